"""Who sits at the table of a merged meeting, where it is, by what means, and which sentences carry that."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from readout.merging import merge
from readout_schemas import Count, Meeting, Mention, Report

Write = Callable[..., Any]


def _represented(made: Any, **people: str) -> Report:
    """The report of a writer, its sides with these representatives."""
    report: Report = made.report()
    (meeting,) = report.meetings
    sides = tuple(side.model_copy(update={"representative": people.get(side.name)}) for side in meeting.participants)
    return report.model_copy(update={"meetings": (meeting.model_copy(update={"participants": sides}),)})


def _carried(meeting: Meeting) -> dict[tuple[str, str], tuple[str, ...]]:
    assert meeting.sourcing
    return {(one.field, one.value): one.documents for one in meeting.sourcing.fields}


def test_each_side_is_there_once_with_whoever_speaks_for_it(writer: Write) -> None:
    day = {"day": "2025-03-15", "place": "Lima"}
    first = _represented(writer("a").meeting("Peru", "Chile", **day), Chile="Berg")
    second = _represented(writer("b").meeting("Chile", "Peru", **day), Peru="Lie", Chile="Rubio")
    (meeting,) = merge([first, second]).meetings
    assert [(side.name, side.representative) for side in meeting.participants] == [("Peru", "Lie"), ("Chile", "Berg")]
    carried = _carried(meeting)
    assert carried["participants", "country-peru"] == carried["participants", "country-chile"] == ("a", "b")


def test_who_was_absent_is_no_side_and_a_group_stands_only_in_the_report_that_leads(
    writer: Write, mention: Callable[[str], Mention]
) -> None:
    day = {"day": "2025-03-15", "place": "Lima"}
    named = writer("a").meeting("Peru", "Chile", "Norway", **day, absent=(mention("Brazil"),)).names_too("Brazil")
    vague = writer("b").meeting("Peru", "coalition", **day)
    more = writer("c").meeting("Peru", "Chile", "Norway", "Brazil", **day)
    (meeting,) = merge([named.report(), vague.report()]).meetings
    assert [side.name for side in meeting.participants] == ["Peru", "Chile", "Norway"]
    assert [one.name for one in meeting.absent] == ["Brazil"]
    assert _carried(meeting)["absent", "country-brazil"] == ("a",)
    for one in merge([named.report(), more.report()]).meetings:
        assert {side.name for side in one.participants}.isdisjoint({gone.name for gone in one.absent})


def test_a_town_is_shown_before_its_country_and_what_more_say_before_what_one_says(writer: Write) -> None:
    sides, day = ("Peru", "Chile"), {"day": "2025-03-15"}
    places = {"a": "Peru", "b": "Lima", "c": "Lima", "d": None}
    (meeting,) = merge([writer(n).meeting(*sides, **day, place=place).report() for n, place in places.items()]).meetings
    assert meeting.place == "Lima"
    assert _carried(meeting)["place", "Lima"] == ("b", "c")
    (alone,) = merge([writer(name).meeting(*sides, **day, place=None).report() for name in "ab"]).meetings
    assert (alone.place, alone.place_as_written) == (None, None)


def test_the_means_that_more_reports_give_is_shown_and_of_equals_the_vaguer(writer: Write) -> None:
    def shown(*means: str) -> str:
        reports = [
            writer(name).meeting("Peru", "Chile", day="2025-03-15", format=each).report()
            for name, each in zip("abc", means, strict=False)
        ]
        (meeting,) = merge(reports).meetings
        return meeting.format

    assert shown("unknown", "unknown") == "unknown"
    assert shown("unknown", "video") == "video"
    assert shown("phone", "video", "video") == "video"
    assert shown("video", "phone") == "phone"


def test_counts_topics_and_outcomes_of_all_reports_are_there_each_once(writer: Write) -> None:
    def told(name: str, count: str, topic: str, outcome: str) -> Report:
        counts = (Count(text=count, value=12, approx=False),)
        fields = {"counts": counts, "topics": (topic, "fish"), "outcomes": (outcome,)}
        report: Report = writer(name).meeting("Peru", "Chile", day="2025-03-15", **fields).report()
        return report

    reports = [told("a", "12 boats", "Trade", "A map"), told("b", "12 Boats", "trade", "a fund")]
    (meeting,) = merge(reports).meetings
    assert [count.text for count in meeting.counts] == ["12 boats"]
    assert (meeting.topics, meeting.outcomes) == (("Trade", "fish"), ("A map", "a fund"))
    assert _carried(meeting)["counts", "12 boats"] == ("a", "b")
