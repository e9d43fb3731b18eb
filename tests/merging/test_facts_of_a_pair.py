"""Facts about two or three records that no broader test states."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from readout.merging import Merging, compare, merge
from readout.merging.changes import _by_words
from readout.merging.counted_things import thing_of
from readout.merging.credits import houses_of
from readout.merging.developing import told_otherwise
from readout.merging.disagreements import _which
from readout.merging.independence import Independence
from readout.merging.places import place_of
from readout.merging.ranks import rank_words
from readout.merging.sentences import sentence
from readout.merging.sides import Sides, identities_of
from readout.merging.told_numbers import numbers_in
from readout.merging.voting import date
from readout_schemas import Amount, Document, When

Write = Callable[..., Any]
Compared = Callable[..., tuple[list[str], list[str]]]
SIDES = ("Norway", "Chile")


def test_of_two_that_show_the_same_it_was_the_one_with_more_sentences_in_common(writer: Write) -> None:
    several = writer("a").commitment("Chile", "lend ships").commitment("Chile", "lend ships").report().commitments
    first, second = (one.evidence[0] for one in several)
    few, many, later = (
        several[0].model_copy(update={"id": name, "evidence": spans})
        for name, spans in (("few", (second,)), ("many", (first, second)), ("later", (first, second)))
    )
    assert _by_words([few, many], [later]) == [(later, many), (later, few)]


def test_what_is_denied_is_so_since_the_later_report_and_was_nothing_before(writer: Write) -> None:
    old = merge([writer("a", "2025-03-12").meeting(*SIDES, day="2025-03-11", place="Lima").report()])
    told = writer("b", "2025-03-13").meeting(*SIDES, day="2025-03-11", status="cancelled", place="Lima").report()
    (entry,) = compare(old, merge([told])).disputed
    assert [(one.before, one.after, one.since) for one in entry.fields] == [
        ("", "held / cancelled", datetime.date(2025, 3, 13))
    ]
    undated = told.model_copy(update={"document": told.document.model_copy(update={"published": None})})
    (entry,) = compare(old, merge([undated])).disputed
    assert [one.since for one in entry.fields] == [None]


def test_what_is_newly_disputed_within_todays_reports_was_nothing_before(writer: Write) -> None:
    first, other = writer("a").sanction("Peru", "agreed").report(), writer("b").sanction("Peru", "proposed").report()
    (entry,) = compare(merge([first]), merge([first, other])).disputed
    assert [one.before for one in entry.fields] == [""]


@pytest.mark.parametrize(("day", "developed"), [("2025-03-05", []), ("2025-03-10", ["deadline"])])
def test_another_day_that_an_older_report_gives_is_no_news(writer: Write, day: str, developed: list[str]) -> None:
    def due(name: str, published: str, deadline: str) -> Any:
        when = When(text="then", edtf=deadline, basis="stated")
        return merge([writer(name, published).commitment("Chile", "lend two icebreakers", deadline=when).report()])

    changes = compare(due("a", "2025-03-09", "2025-04-20"), due("b", day, "2025-04-21"))
    assert [one.field for entry in changes.developed for one in entry.fields] == developed


@pytest.mark.parametrize(("status", "disputed"), [("planned", False), ("held", True)])
def test_who_was_there_is_in_dispute_only_when_it_is_over(
    writer: Write, mention: Any, status: str, disputed: bool
) -> None:
    went = {"day": "2025-03-11", "status": status}
    first = writer("a").meeting(*SIDES, "Peru", **went).report()
    other = writer("b").meeting(*SIDES, absent=(mention("Peru"),), **went).names_too("Peru").report()
    identities = identities_of([first, other])
    for one, two in ((first, other), (other, first)):
        (told,) = told_otherwise(one.meetings[0], two.meetings[0], identities)
        assert (told.field, told.disputed) == ("participants", disputed)


def test_the_third_finding_on_one_thing_has_its_number() -> None:
    assert [_which("hour", 0), _which("hour", 2), _which("", 2), _which("", 0)] == ["hour", "hour.3", "3", ""]


@pytest.mark.parametrize("head", ["OSLO (March 3) - They met.", "OSLO (our own reporter) - They met."])
def test_a_day_and_a_person_in_a_dateline_are_no_house(head: str) -> None:
    assert houses_of(Document(id="a", source="a", sha256="a", text=head)) == ()


def test_a_copy_of_what_a_longer_text_adds_is_a_copy_of_it() -> None:
    """A longer text that takes over a shorter one has words of its own, which others may take over in their turn."""
    told, added = (" ".join(f"{word}{number}" for number in range(160)) for word in ("told", "added"))
    texts = {"a": told, "b": f"{told} {added}", "c": added}
    documents = [Document(id=name, source=name, sha256=name, text=text) for name, text in texts.items()]
    assert Independence(documents).count(texts) == 1


def test_the_place_of_a_plan_that_was_moved_tells_it_from_other_plans(writer: Write) -> None:
    """Which of two plans is moved is not shown where neither place is named; of one place they are one plan."""
    moved = "The talks of Norway and Chile were moved to Friday."
    for places, kept in ((("Lima", "Oslo"), 3), (("Lima", "Lima"), 1)):
        plans = [
            writer(name, "2025-03-08").meeting(*SIDES, status="planned", day="2025-03-11", place=place).report()
            for name, place in zip("ab", places, strict=True)
        ]
        last = writer("c", "2025-03-10", language="en")
        last.meeting(*SIDES, status="planned", day="2025-03-14", place="Bergen", told=moved)
        assert len(merge([*plans, last.report()]).meetings) == kept, places


@pytest.mark.parametrize(
    ("text", "ranks"),
    [("leaders of Peru", {"leader"}), ("a leadership course", set()), ("Ministertreffen", {"minister"})],
)
def test_an_english_rank_is_a_whole_word_and_a_german_one_may_begin_one(text: str, ranks: set[str]) -> None:
    assert rank_words(text) == ranks


def _spoken_for(writer: Write, name: str, representative: str) -> Any:
    report = writer(name).meeting(*SIDES, day="2025-03-11").names_too("Berg").report()
    (meeting,) = report.meetings
    first, *others = meeting.participants
    sides = (first.model_copy(update={"representative": representative}), *others)
    return report.model_copy(update={"meetings": (meeting.model_copy(update={"participants": sides}),)})


def test_a_person_is_himself_or_the_side_for_which_he_stands(writer: Write, mention: Any) -> None:
    report = _spoken_for(writer, "a", "Berg")
    identities = identities_of([report])
    sides = Sides(identities, [report])
    (berg,) = (party.id for party in report.parties if party.name == "Berg")
    norway = report.meetings[0].participants[0].party
    spoken = [mention("Berg")]
    assert sides.split(spoken, through_people=False) == ({berg}, frozenset())
    assert sides.split(spoken, through_people=True) == ({norway}, frozenset())


def test_who_stands_for_whom_is_heard_from_the_meetings(writer: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[Any] = []
    monkeypatch.setattr("readout.merging.sides.Identities", lambda parties, stands: heard.append(stands) or parties)
    identities_of([_spoken_for(writer, "a", "Berg"), _spoken_for(writer, "b", "Nobody")])
    assert heard == [{"person-berg": {"country-norway"}}]


def test_a_short_quotation_within_another_may_be_one_with_it(writer: Write, compared: Compared) -> None:
    few = "a few words of the other, in one piece"
    whole = "We shall not pay a single krone for this bridge of theirs, now or ever."
    for part, tied in (("not pay a single krone", True), ("not pay a single euro", False), ("pay", False)):
        _, ties = compared("statement", writer("a").statement("Berg", whole).report(),
                           writer("b").statement("Berg", part).report())  # fmt: skip
        assert (few in ties) is tied, part


def test_the_date_of_more_sources_is_shown_before_a_narrower_one(writer: Write) -> None:
    given = (("a", "2025-03-10"), ("b", "2025-03-11/2025-03-12"), ("c", "2025-03-11/2025-03-12"))
    reports = [writer(name).meeting(*SIDES, day=day).report() for name, day in given]
    members = Merging(reports).records["meeting"]
    shown = date([(one.record.when, one) for one in members], str)
    assert shown is not None
    assert shown.edtf == "2025-03-11/2025-03-12"


def test_a_translated_quotation_has_the_speaker_of_its_correction(writer: Write) -> None:
    head = "LIMA, May 1 (Agencia Sur) - "
    english = "The cod fleet cannot wait for ministers without boats"
    wrong = writer("a", "2027-05-01", text=f"{head}So it was said.\n", language="en").statement("Berg", english)
    right = writer("b", "2027-05-02", text=f"{head}Korrektur: Sprecherin\n", language="de")
    right.statement("Lie", "Die Dorschflotte kann nicht auf Minister ohne Boote warten")
    report = right.report()
    (said,) = report.statements
    spoken = (said.quotes[0].model_copy(update={"translation": english}),)
    report = report.model_copy(update={"statements": (said.model_copy(update={"quotes": spoken}),)})
    assert len(merge([wrong.report(), report]).statements) == 1


def test_what_was_moved_or_corrected_is_not_itself_a_move(writer: Write) -> None:
    head = "LIMA, May 1 (Agencia Sur) - "
    wrong = writer("a", "2027-05-01", text=f"{head}They met.\n").meeting(*SIDES, day="2027-05-01", place="Tacna")
    right = writer("b", "2027-05-02", text=f"{head}Correction: in Salto.\n", language="en")
    right.meeting(*SIDES, day="2027-05-01", place="Salto")
    records = Merging([wrong.report(), right.report()]).records["meeting"]
    assert [(one.place, one.moved) for one in records] == [(place_of("Salto"), False)] * 2


def test_what_is_counted_stands_within_three_words_of_its_number() -> None:
    (near,) = numbers_in("12 large blue ferries", "en")
    (far,) = numbers_in("12 large blue rusty old ferries", "en")
    assert "ferri" in near.stems
    assert "ferri" not in far.stems


def test_the_words_of_a_sum_do_not_tell_what_it_is_for(writer: Write, compared: Compared) -> None:
    text = "40 million kroner in cash grants"
    grants = Amount(text=text, value=40_000_000, currency="NOK", approx=False)
    for purpose, tied in (("schools", True), ("hospitals", False)):
        reports = [
            writer(name).commitment("Chile", f"give {text} to {whom}", amount=grants).report()
            for name, whom in (("a", "schools"), ("b", purpose))
        ]
        _, ties = compared("commitment", *reports)
        assert ("the same sum, for the same" in ties) is tied, purpose


def test_a_package_for_somebody_else_is_another(writer: Write, compared: Compared, mention: Any) -> None:
    for to, tied in (("Peru", True), ("Mali", False)):
        reports = [
            writer(name)
            .commitment("Chile", "send the 3rd package of aid", beneficiary=(mention(whom),))
            .names_too(whom)
            .report()
            for name, whom in (("a", "Peru"), ("b", to))
        ]
        _, ties = compared("commitment", *reports)
        assert ("of the same package" in ties) is tied, to


def test_a_report_that_has_one_meeting_in_lima_means_the_one_in_oslo_by_its_other(writer: Write) -> None:
    """One report tells its own apart: the other that it has is no rival of what another report has."""
    both = writer("a").meeting(*SIDES, day="2025-03-11", place="Lima").meeting(*SIDES, day="2025-03-11")
    other = writer("b").meeting(*SIDES, day="2025-03-11", place="Oslo")
    found = [one.sourcing.records for one in merge([both.report(), other.report()]).meetings if one.sourcing]
    assert sorted(map(sorted, found)) == [["a.m1"], ["a.m2", "b.m1"]]


def test_a_group_of_a_country_stands_for_it_and_one_of_nobody_does_not(writer: Write) -> None:
    report = writer("a").meeting(*SIDES, day="2025-03-11").names_too("negotiators of Chile", "big companies").report()
    parties = tuple(
        one.model_copy(update={"kind": "group" if one.name in {"negotiators of Chile", "big companies"} else one.kind,
                               "country": "CL" if one.name == "Chile" else None})
        for one in report.parties
    )  # fmt: skip
    report = report.model_copy(update={"parties": parties})
    sides = Sides(identities_of([report]), [report])
    assert sides.named_in(report) == {"country-chile", "country-norway", "country-big-companies"}


@pytest.mark.parametrize(("actor", "told"), [("Rubio", "their"), ("Chile", "its")])
def test_a_person_reserves_their_position_and_a_state_its(writer: Write, actor: str, told: str) -> None:
    (promise,) = writer("a").commitment(actor, "lend two ships", "reserved").report().commitments
    assert sentence(promise) == f"{actor} has reserved {told} position on whether to lend two ships."


def test_a_measure_keeps_its_letters_before_a_full_stop(writer: Write) -> None:
    (ban,) = writer("a").sanction("Peru", measure="a ban on flights of AeroX.").report().sanctions
    assert sentence(ban).endswith("a ban on flights of AeroX.")


@pytest.mark.parametrize(
    ("language", "text", "counted", "beside"),
    [("en", "12 mills for Peru", "mill", "peru"), ("de", "12 Räder an Peru", "rad", "-")],
)
def test_what_stands_behind_an_english_preposition_is_not_counted(
    language: str, text: str, counted: str, beside: str
) -> None:
    (number,) = numbers_in(text, language)
    assert any(stem.startswith(counted) for stem in number.stems)
    assert beside not in number.stems


def test_a_thing_is_counted_in_the_end_of_a_compound_too() -> None:
    for told in ("12 Frachtschiffe", "12 Schiffe"):
        thing = thing_of(told)
        assert thing is not None
        assert thing.name == "boats"
