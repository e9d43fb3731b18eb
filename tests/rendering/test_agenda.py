"""The calendar holds planned and held meetings, each once, however often it is made."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from icalendar import Calendar
from readout_tests.briefings.pieces import Texts, documents, meeting, when
from readout_tests.briefings.small import small_briefing

from readout.rendering import calendar_feed, left_out
from readout_schemas import Briefing, Coverage, Run

NOW = dt.datetime(2025, 3, 16, 8, 30, tzinfo=dt.UTC)


def events(briefing: Briefing, now: dt.datetime = NOW) -> list[Any]:
    return Calendar.from_ical(calendar_feed(briefing, now)).walk("VEVENT")


def with_meeting(**given: Any) -> Briefing:
    texts = Texts()
    sentence = texts.say("a", "They meet.")
    return Briefing(
        documents=documents(texts),
        meetings=(meeting("m", given.pop("title", "Talks"), (sentence,), **given),),
        coverage=Coverage(quotations=0, covered=0, labels=0, unexplained=()),
        run=Run(model="m", plan="p"),
    )


def test_a_dated_meeting_is_an_entry_of_its_days(small: Briefing) -> None:
    """The range of days in which a meeting falls is all of them, and tentative; what has no date is left out."""
    summit, lima = events(small)
    assert (summit["SUMMARY"], summit["LOCATION"], summit["STATUS"]) == ("Oslo summit", "Oslo", "CONFIRMED")
    assert (summit["DTSTART"].dt, summit["DTEND"].dt) == (dt.date(2025, 3, 15), dt.date(2025, 3, 16))
    assert (lima["DTSTART"].dt, lima["DTEND"].dt) == (dt.date(2025, 3, 17), dt.date(2025, 3, 24))
    assert lima["STATUS"] == "TENTATIVE"
    assert "With: Norway (Ida Berg), Peru" in summit["DESCRIPTION"]
    assert left_out(small) == 1


@pytest.mark.parametrize(
    ("edtf", "status", "expected"),
    [
        ("2025-03-15", "held", "CONFIRMED"),
        ("2025-03-15~", "held", "TENTATIVE"),
        ("2025-03-15", "planned", "TENTATIVE"),
        ("2025-03", "held", "TENTATIVE"),
        ("2025-03", "cancelled", "CANCELLED"),
        ("2025-03-15", "proposed", None),
        ("2025", "held", None),
        ("2025-02-30", "held", None),
        ("9999-12-31", "held", None),
        (None, "held", None),
    ],
)
def test_the_status_says_how_sure_the_day_is(edtf: str | None, status: str, expected: str | None) -> None:
    found = events(with_meeting(when=when(edtf), status=status))
    assert [event["STATUS"] for event in found] == ([expected] if expected else [])


def test_a_later_calendar_moves_an_entry_and_makes_no_second_one() -> None:
    first = with_meeting(when=when("2025-03-15"), status="planned")
    moved = with_meeting(when=when("2025-03-18"), status="planned")
    (before,), (after,) = events(first), events(moved, NOW + dt.timedelta(days=1))
    assert before["UID"] == after["UID"]
    assert before["SEQUENCE"] < after["SEQUENCE"]
    assert before["DTSTAMP"].dt < after["DTSTAMP"].dt


def test_the_same_briefing_and_time_give_the_same_calendar() -> None:
    assert calendar_feed(small_briefing(), NOW) == calendar_feed(small_briefing(), NOW)


@pytest.mark.parametrize("harm", ["a\r\nEND:VEVENT\r\nBEGIN:VALARM", "a\nATTACH:file", "a;b,c\\d", "a\x00\x1bb\u202ec"])
def test_words_of_others_stay_within_their_line(harm: str) -> None:
    briefing = with_meeting(when=when("2025-03-15", harm), title=harm, place=harm, topics=(harm,))
    assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\u202e]", calendar_feed(briefing, NOW))
    (event,) = events(briefing)
    assert set(event) == {
        "UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "STATUS", "TRANSP", "LOCATION", "DESCRIPTION",
    }  # fmt: skip


def test_lines_are_folded_at_75_octets(hostile: Briefing) -> None:
    lines = calendar_feed(hostile, NOW).encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75


def test_an_entry_cites_the_page_of_its_sentence() -> None:
    briefing = with_meeting(when=when("2025-03-15"))
    (held,) = briefing.meetings
    paged = held.model_copy(update={"evidence": tuple(one.model_copy(update={"page": 3}) for one in held.evidence)})
    (event,) = events(briefing.model_copy(update={"meetings": (paged,)}))
    assert "“They meet.” (a.txt, p. 3)" in event["DESCRIPTION"]
