"""The figures that rules of merging rest on, each by the case on either side of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from readout.merging import merge
from readout.merging.counting import differing
from readout.merging.days import names_two_days
from readout.merging.independence import Independence
from readout.merging.meetings import Table, other_sides
from readout_schemas import Amount, When


def _table(sides: str) -> Table:
    return Table(frozenset(sides), frozenset(), frozenset(), more=False)


def test_a_list_of_three_is_whole_and_one_of_four_may_leave_somebody_out() -> None:
    assert other_sides(_table("ABC"), _table("ABD"))
    assert not other_sides(_table("ABCD"), _table("ABCE"))


@pytest.mark.parametrize(("shared", "sources"), [(60, 1), (40, 2)])
def test_a_text_of_which_half_stands_in_another_is_no_source_of_its_own(
    writer: Callable[..., Any], shared: int, sources: int
) -> None:
    def words(name: str, count: int) -> str:
        return " ".join(f"{name}{number}" for number in range(count * 10))

    common = words("c", shared)
    documents = [
        writer(name, text=f"{common} {words(name, 100 - shared)}").report().document for name in ("alpha", "beta")
    ]
    assert Independence(documents).count(document.id for document in documents) == sources


@pytest.mark.parametrize(("day", "records"), [("2025-03-16", 1), ("2025-03-17", 2)])
def test_another_number_is_of_one_promise_only_in_the_same_news(
    writer: Callable[..., Any], day: str, records: int
) -> None:
    first = writer("a", "2025-03-15").commitment("Peru", "lend two icebreakers to the Chile coast guard")
    second = writer("b", day).commitment("Peru", "lend three icebreakers to the Chile coast guard")
    assert len(merge([first.report(), second.report()]).commitments) == records


@pytest.mark.parametrize(("day", "lists"), [("2030-03-08", 1), ("2030-03-09", 2)])
def test_another_length_of_a_list_is_of_one_list_only_in_the_same_news(
    writer: Callable[..., Any], day: str, lists: int
) -> None:
    """A list and its extension share sender, target and kind; a miscount is told at the same time."""

    def told(name: str, published: str, count: str) -> Any:
        measure = {"measure": f"asset freeze for {count} gold traders", "measure_kind": "asset_freeze"}
        return writer(name, published).sanction("Chile", "in_force", **measure).report()

    assert len(merge([told("a", "2030-03-04", "nine"), told("b", day, "ten")]).sanctions) == lists


@pytest.mark.parametrize(("day", "steps"), [("2025-03-19", 0), ("2025-03-20", 2)])
def test_the_next_stage_of_a_promise_is_a_development_only_after_four_days(
    writer: Callable[..., Any], day: str, steps: int
) -> None:
    """Reports of one news call one promise offered or announced."""
    first = writer("a", "2025-03-15").commitment("Peru", "lend two icebreakers to the coast guard", "offered")
    second = writer("b", day).commitment("Peru", "lend two icebreakers to the coast guard", "announced")
    briefing = merge([first.report(), second.report()])
    assert sum(len(one.steps) for one in briefing.developments) == steps


@pytest.mark.parametrize(("day", "records"), [("2027-05-08", 1), ("2027-05-09", 2)])
def test_a_house_corrects_what_it_published_in_the_week_before(
    writer: Callable[..., Any], day: str, records: int
) -> None:
    line = "LIMA, May (Agencia Sur) -"
    wrong = writer("a", "2027-05-01", text=f"{line} They met.\n").meeting(
        "Peru", "Chile", day="2027-05-01", place="Tacna"
    )
    right = writer("b", day, text=f"{line} Correction: it was Salto.\n").meeting(
        "Peru", "Chile", day="2027-05-01", place="Salto"
    )
    assert len(merge([wrong.report(), right.report()]).meetings) == records


@pytest.mark.parametrize(("words", "records"), [("the sea is ours", 1), ("it is ours", 2)])
def test_four_words_are_known_as_one_quotation_under_another_name(
    writer: Callable[..., Any], words: str, records: int
) -> None:
    line = "LIMA, May (Agencia Sur) -"
    wrong = writer("a", "2027-05-01", text=f"{line} So it was.\n").statement("Berg", words)
    right = writer("b", "2027-05-02", text=f"{line} Correction: it was Lie.\n").statement("Lie", words)
    assert len(merge([wrong.report(), right.report()]).statements) == records


@pytest.mark.parametrize(("published", "meetings"), [("2028-05-06", 1), ("2028-05-05", 2)])
def test_a_plan_that_is_moved_was_published_in_the_month_before(
    writer: Callable[..., Any], published: str, meetings: int
) -> None:
    said = "The talks in Tacna were postponed to 22 June."
    plan = writer("a", published).meeting("Peru", "Chile", status="planned", day="2028-06-08", place="Tacna")
    moved = writer("b", "2028-06-06").meeting("Peru", "Chile", status="planned", day="2028-06-22", told=said)
    assert len(merge([plan.report(), moved.report()]).meetings) == meetings


@pytest.mark.parametrize(
    ("words", "edtf", "lasted"),
    [
        ("on 5 and 6 May", "2029-05-05/2029-05-06", True),
        ("am Montag und Dienstag", "2029-05-14/2029-05-15", True),
        ("5–6 mai", "2029-05-05/2029-05-06", True),
        ("du lundi au mercredi", "2029-05-14/2029-05-16", True),
        ("måndag och tisdag", "2029-05-14/2029-05-15", True),
        ("в понедельник и вторник", "2029-05-14/2029-05-15", True),
        ("周一至周二", "2029-05-14/2029-05-15", True),
        ("at the weekend", "2029-05-12/2029-05-13", False),
        ("at a weekend", "2029-05-12/2029-05-13", False),
        ("au week-end", "2029-05-12/2029-05-13", False),
        ("i helgen", "2029-05-12/2029-05-13", False),
        ("till helgen", "2029-05-12/2029-05-13", False),
        ("bis zum Wochenende", "2029-05-12/2029-05-13", False),
        ("po południu i w weekend", "2029-05-12/2029-05-13", False),
        ("from 1 to 20 May", "2029-05-01/2029-05-20", False),
        ("on Monday", "2029-05-14", False),
    ],
)
def test_a_stretch_of_a_few_days_is_told_by_both_its_ends(words: str, edtf: str, lasted: bool) -> None:
    assert names_two_days(When(text=words, edtf=edtf, basis="published")) is lasted


def test_a_stretch_that_a_report_tells_by_both_ends_is_how_long_a_meeting_lasted(writer: Callable[..., Any]) -> None:
    """Of a weekend and a Sunday the Sunday is shown, of Saturday and Sunday both."""

    def shown(words: str) -> str:
        stretch = When(text=words, edtf="2029-05-12/2029-05-13", basis="published")
        one = writer("a", "2029-05-14").meeting("Peru", "Chile", day="2029-05-13", place="Lima").report()
        other = writer("b", "2029-05-14").meeting("Peru", "Chile", when=stretch, place="Lima").report()
        (meeting,) = merge([one, other]).meetings
        return str(meeting.when and meeting.when.edtf)

    assert shown("at the weekend") == "2029-05-13"
    assert shown("on Saturday and Sunday") == "2029-05-12/2029-05-13"


def test_a_ministry_that_is_told_of_is_not_given_credit(writer: Callable[..., Any]) -> None:
    """A house that is named in the first lines for what it did is no source of the report; one that only reports is."""
    release = writer("a", text="Release of the day.\n").report().document.model_copy(update={"publisher": "Nordmark"})
    report = writer("b", text="Nordmark said that the bridge is open.\n").report().document
    names = [release.id, report.id]
    assert Independence([release, report]).count(names) == 1
    assert Independence([release, report], actors=["Nordmark"]).count(names) == 2


@pytest.mark.parametrize(
    ("first", "second", "kinds"),
    [("twelve", "fifteen", ["number"]), ("12 boats", "twelve boats", []), ("many", "fifteen", [])],
)
def test_an_amount_that_is_no_sum_of_money_is_compared_as_a_count(
    writer: Callable[..., Any], first: str, second: str, kinds: list[str]
) -> None:
    def told(name: str, words: str) -> Any:
        amount = Amount(text=words, value=None, currency=None, approx=False)
        return writer(name).commitment("Peru", "give mobile clinics to the towns", amount=amount).report()

    assert [one.kind for one in merge([told("a", first), told("b", second)]).disagreements] == kinds


def test_a_week_is_not_ten_days_and_is_seven() -> None:
    assert differing("give 10 million euros", "give 12 million euros") == [("10 million euros", "12 million euros")]
    assert differing("give 3 million euros", "give 3000000 euros") == []
    assert differing("open the dam for a week", "open the dam for ten days") == [("1 week", "10 days")]
    assert differing("open the dam for a week", "open the dam for seven days") == []
    assert differing("lend ships for two years", "lend ships for 24 months") == []
    assert differing("build nine high-voltage transformers", "pay for eight large transformers") == [
        ("9 high voltage transformers", "8 large transformers")
    ]
