"""Each rule that keeps two records apart, and each figure that it goes by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from readout.merging import merge
from readout_schemas import Amount, Briefing, Count, When

Write = Callable[..., Any]


def members(briefing: Briefing) -> list[tuple[str, ...]]:
    return [record.sourcing.records for record in briefing.records() if record.sourcing]


def due(day: str) -> When:
    return When(text="then", edtf=day, basis="stated")


def test_who_met_b_has_not_met_c(writer: Write, mention: Callable[[str], Any]) -> None:
    """Two releases of one day: A and B, and A and C, in one city; one commitment of each pair."""
    first = writer("a").meeting("Norway", "Chile", day="2025-03-11", place="Oslo")
    first.commitment("Norway", "share data of satellites", actors=(mention("Norway"), mention("Chile")))
    second = writer("b").meeting("Norway", "Peru", day="2025-03-11", place="Oslo")
    second.commitment("Norway", "share data of satellites", actors=(mention("Norway"), mention("Peru")))
    first.names.add("Chile")
    second.names.add("Peru")
    briefing = merge([first.report(), second.report()])
    assert members(briefing) == [("a.m1",), ("b.m1",), ("a.c1",), ("b.c1",)]
    assert [len(one.participants) for one in briefing.meetings] == [2, 2]
    assert briefing.unsure == ()


def test_a_third_report_of_one_side_joins_no_two_that_are_apart(writer: Write) -> None:
    reports = [
        writer("a").meeting("Norway", "Chile", day="2025-03-11", place="Oslo").report(),
        writer("b").meeting("Norway", "Peru", day="2025-03-11", place="Oslo").report(),
        writer("c").meeting("Norway", day="2025-03-11", place="Oslo").report(),
    ]
    briefing = merge(reports)
    assert members(briefing) == [("a.m1",), ("b.m1",), ("c.m1",)]
    assert {(one.first, one.second) for one in briefing.unsure} == {("a.m1", "c.m1"), ("b.m1", "c.m1")}


def test_a_host_who_brings_two_others_together_may_be_left_out(writer: Write, mention: Callable[[str], Any]) -> None:
    told = writer("a").meeting("Mali", "Chad", "Togo", day="2025-03-11", hosts=(mention("Togo"),)).report()
    left_out = writer("b").meeting("Mali", "Chad", day="2025-03-11").report()
    assert members(merge([told, left_out])) == [("a.m1", "b.m1")]


def test_three_sides_are_not_two_of_them(writer: Write) -> None:
    three = writer("a").meeting("Mali", "Chad", "Togo", day="2025-03-11", place="Accra").report()
    two = writer("b").meeting("Mali", "Chad", day="2025-03-11", place="Accra").report()
    assert len(merge([three, two]).meetings) == 2


def test_a_list_of_four_is_seldom_whole(writer: Write) -> None:
    one = writer("a").meeting("Mali", "Chad", "Togo", "Benin", "Ghana", day="2025-03-11", place="Accra").report()
    other = writer("b").meeting("Mali", "Chad", "Togo", "Benin", "Niger", day="2025-03-11", place="Accra").report()
    assert members(merge([one, other])) == [("a.m1", "b.m1")]


def test_a_pair_at_the_side_of_a_summit_is_not_the_summit(writer: Write) -> None:
    summit = writer("a").meeting("Norway", "coalition", day="2025-03-11", place="Oslo", title="Summit in Oslo")
    pair = writer("b").meeting("Norway", "Chile", day="2025-03-11", place="Oslo", title="Talks of Berg and Lie")
    assert len(merge([summit.report(), pair.report()]).meetings) == 2


@pytest.mark.parametrize(("apart", "meetings"), [(4, 1), (5, 2)])
def test_undated_news_of_the_same_sides_is_of_one_meeting_for_four_days(
    writer: Write, apart: int, meetings: int
) -> None:
    one = writer("a", "2025-03-10").meeting("Norway", "Chile").report()
    other = writer("b", f"2025-03-{10 + apart}").meeting("Norway", "Chile").report()
    assert len(merge([one, other]).meetings) == meetings


@pytest.mark.parametrize(("day", "meetings"), [("2025-03-05", 1), ("2025-03-04", 2)])
def test_what_a_report_tells_without_a_date_happened_in_the_ten_days_before(
    writer: Write, day: str, meetings: int
) -> None:
    one = writer("a", "2025-03-08").meeting("Norway", "Chile", day=day, place="Oslo").report()
    other = (
        writer("b", "2025-03-15" if meetings == 2 else "2025-03-12").meeting("Norway", "Chile", place="Oslo").report()
    )
    assert len(merge([one, other]).meetings) == meetings


def test_dates_a_day_apart_are_left_to_a_model(writer: Write) -> None:
    one = writer("a").meeting("Norway", "Chile", day="2025-03-11", format="phone").report()
    other = writer("b").meeting("Norway", "Chile", day="2025-03-12", format="phone").report()
    briefing = merge([one, other])
    assert (len(briefing.meetings), len(briefing.unsure)) == (2, 1)
    assert len(merge([one, other], {("a.m1", "b.m1"): "same"}).meetings) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Second round of talks", "Third round of talks"),
        ("Round two of talks", "3rd round of talks"),
        ("First call on fish", "Second call on fish"),
    ],
)
def test_another_round_is_another_meeting(writer: Write, first: str, second: str) -> None:
    one = writer("a").meeting("Norway", "Chile", day="2025-03-11", title=first).report()
    other = writer("b").meeting("Norway", "Chile", day="2025-03-11", title=second).report()
    assert len(merge([one, other]).meetings) == 2


def test_a_promise_to_another_is_another_promise(writer: Write, mention: Callable[[str], Any]) -> None:
    one = writer("a").commitment("Norway", "finance a radar station", beneficiary=(mention("Chile"),))
    other = writer("b").commitment("Norway", "finance a radar station", beneficiary=(mention("Peru"),))
    one.names.add("Chile")
    other.names.add("Peru")
    briefing = merge([one.report(), other.report()])
    assert (len(briefing.commitments), briefing.unsure) == (2, ())


@pytest.mark.parametrize(("year", "promises"), [("2025", 1), ("2026", 2)])
def test_the_same_sum_is_the_same_promise_in_one_news_only(writer: Write, year: str, promises: int) -> None:
    sum_ = Amount(text="4 million euros", value=4e6, currency="EUR", approx=False)
    one = writer("a", "2025-03-15").commitment("Norway", "give money for schools", amount=sum_).report()
    other = writer("b", f"{year}-03-16").commitment("Norway", "provide funds for schools", amount=sum_).report()
    assert len(merge([one, other]).commitments) == promises


@pytest.mark.parametrize(
    ("first", "second", "promises"),
    [
        ("send two ships to the gulf", "dispatch two ships to the gulf of the north", 1),
        ("send two ships to the gulf", "sell two ships to the gulf of the north", 2),
        ("open a consulate in Chile", "open a consulate in Peru", 2),
        ("inspect the hull of the Aurora", "examine the hull of the Aurora", 1),
        ("inspect the hull of the Aurora", "inspect the hull of the Boreas", 2),
    ],
)
def test_a_promise_is_known_by_verb_object_and_names(writer: Write, first: str, second: str, promises: int) -> None:
    reports = [writer("a").commitment("Norway", first).report(), writer("b").commitment("Norway", second).report()]
    assert len(merge(reports).commitments) == promises


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"measure": "fifth package: ban on jade"}, {"measure": "sixth package: ban on jade"}),
        ({"measure": "ban on jade of 2025"}, {"measure": "ban on jade of 2028"}),
        ({"measure": "ban on jade"}, {"measure": "ban on jet fuel"}),
        ({"measure_kind": "asset_freeze"}, {"measure_kind": "travel_ban"}),
        ({"when": due("2025-03-10")}, {"when": due("2025-03-14")}),
    ],
)
def test_another_package_year_good_kind_or_day_is_another_sanction(
    writer: Write, first: dict[str, Any], second: dict[str, Any]
) -> None:
    common = {"measure_kind": "trade", "measure": "ban on jade"}
    one = writer("a").sanction("Chile", **{**common, **first}).report()
    other = writer("b").sanction("Chile", **{**common, **second}).report()
    assert len(merge([one, other]).sanctions) == 2


@pytest.mark.parametrize(("apart", "sanctions"), [(14, 1), (15, 2)])
def test_sanctions_without_details_are_the_same_ones_for_a_fortnight(writer: Write, apart: int, sanctions: int) -> None:
    one = writer("a", "2025-03-01").sanction("Chile").report()
    other = writer("b", f"2025-03-{1 + apart:02}").sanction("Chile").report()
    assert len(merge([one, other]).sanctions) == sanctions


def test_one_word_that_two_reports_quote_is_one_utterance(writer: Write) -> None:
    reports = [writer("a").statement("Berg", "Enough!").report(), writer("b").statement("Berg", "enough").report()]
    assert len(merge(reports).statements) == 1


def test_the_same_proverb_in_two_places_is_two_utterances(writer: Write) -> None:
    words = "One hand alone does not clap in the square"
    first = writer("a", "2025-03-14").statement("Berg", words)
    second = writer("b", "2025-03-15").statement("Berg", words)
    for one, place in ((first, "Oslo"), (second, "Lima")):
        one.records["statements"][0] = one.records["statements"][0].model_copy(update={"occasion": f"talks in {place}"})
    assert len(merge([first.report(), second.report()]).statements) == 2


def test_ten_percent_is_the_slack_of_an_approximate_number(writer: Write) -> None:
    def kinds(value: int) -> list[str]:
        counts = [Count(text=f"{number} nations", value=number, approx=number == 100) for number in (100, value)]
        reports = [
            writer(name).meeting("Norway", "Chile", "Peru", day="2025-03-11", counts=(count,)).report()
            for name, count in zip("ab", counts, strict=True)
        ]
        return [one.kind for one in merge(reports).disagreements]

    assert (kinds(111), kinds(112)) == ([], ["number"])


def test_sixty_one_reports_of_one_meeting_are_one_meeting(writer: Write) -> None:
    reports = [
        writer(f"d{number:02}", text=f"Told by number {number}.\n")
        .meeting("Norway", "Chile", day="2025-03-11")
        .report()
        for number in range(61)
    ]
    (meeting,) = merge(reports).meetings
    assert (meeting.sourcing.independent, len(meeting.sourcing.records)) == (61, 61)
