"""Small facts of a merged briefing: which name, sentence and sum stand where, and what is not taken for another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from readout.merging import Merging, merge
from readout.merging.contradicting import sized
from readout.merging.matchers import MATCHERS
from readout.merging.places import place_of
from readout.merging.sentences import sentence
from readout_schemas import Amount, Escalation, Evidence, Mention, Tokens, When

Write = Callable[..., Any]
Compared = Callable[..., tuple[list[str], list[str]]]
ACTION = "observe a truce of thirty days"


def _amount(text: str) -> Amount:
    return Amount(text=text, value=None, currency=None, approx=False)


def test_an_unsure_pair_is_named_by_the_first_records_of_its_clusters(writer: Write) -> None:
    """Calls of three days in a row: the second is said to be the first, and may be the third."""
    merging = Merging(
        [
            writer(name, f"2025-03-{day}").meeting("Norway", "Chile", day=f"2025-03-{day}", format="phone").report()
            for name, day in (("a", 10), ("b", 11), ("c", 12))
        ]
    )
    assert [(one.first, one.second) for one in merging.unsure()] == [("a.m1", "b.m1"), ("b.m1", "c.m1")]
    (left,) = merging.briefing({("a.m1", "b.m1"): "same"}).unsure
    assert (left.first, left.second, left.by) == ("a.m1", "c.m1", "rule")


@pytest.mark.parametrize(
    ("text", "language", "value", "approx"),
    [
        ("about 20 transformers", "en", 20.0, True),
        ("20 transformers", "en", 20.0, False),
        ("vingt transformateurs", "fr", 20.0, False),
        ("some transformers", "en", None, False),
    ],
)
def test_what_is_counted_has_a_size_and_may_be_rough(
    text: str, language: str, value: float | None, approx: bool
) -> None:
    found = sized(_amount(text), language)
    assert (found.text, found.value, found.approx) == (text, value, approx)


def test_counts_of_what_is_promised_are_read_in_the_language_of_their_report(writer: Write) -> None:
    reports = [
        writer(name).commitment("Chile", ACTION, amount=_amount(text)).report()
        for name, text in (("a", "vingt navires"), ("b", "trente navires"))
    ]
    french = [
        one.model_copy(update={"document": one.document.model_copy(update={"language": "fr"})}) for one in reports
    ]
    (found,) = merge(french).disagreements
    assert (found.field, [claim.value for claim in found.claims]) == ("amount", ["vingt navires", "trente navires"])


def test_a_date_is_cited_by_the_sentence_that_has_it(writer: Write) -> None:
    made = writer("a")
    other = made.evidence("Nothing was said of money.")
    report = made.meeting("Peru", "Chile", when=When(text="on Monday", edtf="2025-03-10", basis="published"),
                          told="They met on Monday.").report()  # fmt: skip
    (meeting,) = report.meetings
    spans = (*meeting.evidence, other)
    assert all(isinstance(span, Evidence) for span in spans)
    report = report.model_copy(update={"meetings": (meeting.model_copy(update={"evidence": spans}),)})
    (told,) = merge([report]).meetings
    assert [span.text for span in told.sourcing.carrying("when", "2025-03-10")] == ["They met on Monday."]


def test_topics_outcomes_counts_and_who_was_absent_come_from_all_reports(
    writer: Write, mention: Callable[[str], Mention]
) -> None:
    def told(name: str, absent: str, *topics: str) -> Any:
        made = writer(name).names_too(absent)
        return made.meeting(
            "Peru", "Chile", day="2025-03-11", topics=topics, outcomes=topics, absent=(mention(absent),)
        )

    reports = [told("a", "Mali", "Fish", "Copper").report(), told("b", "Togo", "copper", "Ports").report()]
    (meeting,) = merge(reports).meetings
    assert meeting.topics == meeting.outcomes == ("Fish", "Copper", "Ports")
    assert [one.name for one in meeting.absent] == ["Mali", "Togo"]


def test_who_promises_is_cited(writer: Write) -> None:
    reports = [writer(name).commitment("Chile", ACTION, told=f"Chile, says {name}.").report() for name in "ab"]
    (promise,) = merge(reports).commitments
    assert [span.text for span in promise.sourcing.carrying("actors", "country-chile")] == [
        "Chile, says a.", "Chile, says b.",
    ]  # fmt: skip


def test_a_tie_says_why_two_are_one(writer: Write) -> None:
    first, second = Merging(
        [writer(name).meeting("Peru", "Chile", day="2025-03-11").report() for name in "ab"]
    ).records["meeting"]
    matcher: Any = MATCHERS["meeting"]
    decision = matcher.decide(first, second, matcher.aspects(first), matcher.aspects(second))
    assert (decision.verdict, decision.reasons) == ("same", ("the same sides on the same day",))


def test_groups_that_meet_on_one_day_under_a_title_of_one_word_are_tied_by_it(
    writer: Write, compared: Compared
) -> None:
    """A word of the group's name, of the place, or that any meeting may have, is no such word."""

    def told(name: str, title: str) -> Any:
        return writer(name).meeting("coalition", day="2025-03-11", place="Lima", title=title).report()

    tie = "a group of one name on the same day, in like words"
    for titles, tied in (
        (("Fisheries talks", "Summit on fisheries"), True),
        (("Harbour talks", "Summit on fisheries"), False),
        (("Talks in Lima", "Meeting in Lima"), False),
        (("Coalition talks", "The coalition at a meeting"), False),
    ):
        _, ties = compared("meeting", told("a", titles[0]), told("b", titles[1]))
        assert (tie in ties) is tied, titles


def test_one_side_alone_is_not_the_same_sides(writer: Write, compared: Compared, mention: Any) -> None:
    one = writer("a").meeting("Peru", day="2025-03-11").report()
    other = writer("b").meeting("Peru", "Chile", day="2025-03-11", hosts=(mention("Chile"),)).report()
    _, ties = compared("meeting", one, other)
    assert not [tie for tie in ties if tie.startswith("the same sides")]


@pytest.mark.parametrize("days", [("2027-05-01", None), (None, "2027-05-02"), (None, None)])
def test_a_correction_without_a_day_corrects_nobody_and_what_has_none_is_not_corrected(
    writer: Write, days: tuple[str | None, str | None]
) -> None:
    first, second = days
    head = "LIMA, May 1 (Agencia Sur) - "
    wrong = writer("a", first, text=f"{head}They met.\n").meeting("Peru", "Chile", day="2027-05-01", place="Tacna")
    right = writer("b", second, text=f"{head}Correction: in Salto.\n")
    right.meeting("Peru", "Chile", day="2027-05-01", place="Salto")
    assert len(merge([wrong.report(), right.report()]).meetings) == 2


def test_a_correction_is_of_the_meeting_of_its_own_sides(writer: Write) -> None:
    head = "LIMA, May 1 (Agencia Sur) - "
    wrong = writer("a", "2027-05-01", text=f"{head}They met.\n")
    wrong.meeting("Peru", "Chile", day="2027-05-01", place="Tacna")
    right = writer("b", "2027-05-02", text=f"{head}Correction: in Salto.\n")
    right.meeting("Mali", "Togo", day="2027-05-01", place="Salto")
    records = Merging([wrong.report(), right.report()]).records["meeting"]
    assert [one.place for one in records] == [place_of("Tacna"), place_of("Salto")]


def test_what_a_stronger_model_cost_is_added_up(writer: Write) -> None:
    reports = []
    for name, asked in (("a", 3), ("b", 4), ("c", 0)):
        report = writer(name).sanction("Peru").report()
        spent = Escalation(model="large", asked=asked, mended=1, calls=2, tokens=Tokens(prompt=5), cost_usd=0.25)
        run = report.run.model_copy(update={"escalation": spent if asked else None})
        reports.append(report.model_copy(update={"run": run}))
    found = merge(reports).run.escalation
    assert found == Escalation(model="large", asked=7, mended=2, calls=4, tokens=Tokens(prompt=10), cost_usd=0.5)


def test_a_promise_is_a_sentence_with_one_full_stop(writer: Write) -> None:
    for action in ("to send two ships.", "send  two\nships", "...send two ships"):
        (promise,) = writer("a").commitment("Chile", action, "offered").report().commitments
        dots = "..." if action.startswith(".") else ""
        assert sentence(promise) == f"Chile has offered to {dots}send two ships."


@pytest.mark.parametrize(("sides", "named"), [(2, True), (4, True), (5, False)])
def test_a_sentence_names_who_stood_for_up_to_four_sides(writer: Write, sides: int, named: bool) -> None:
    countries = ("Peru", "Chile", "Mali", "Togo", "Chad")[:sides]
    (meeting,) = writer("a").meeting(*countries, day="2025-03-11").report().meetings
    first, *others = meeting.participants
    spoken = (first.model_copy(update={"representative": "Ida Berg"}), *others)
    told = sentence(meeting.model_copy(update={"participants": spoken}))
    assert ("Peru (Ida Berg)" in told) is named
    assert "Peru" in told
