"""What is written as a calendar reads back as it was given, by a library for calendars."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from readout.rendering.calendar_lines import address_line, component, day_line, moment_line, text_line, written

WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), include_characters="\n"), max_size=400)


def read_back(*lines: str) -> dict[str, object]:
    (event,) = Calendar.from_ical(written(component("VCALENDAR", component("VEVENT", lines)))).walk("VEVENT")
    return dict(event)


@given(WORDS)
def test_any_words_read_back_as_they_were(words: str) -> None:
    assert str(read_back(text_line("DESCRIPTION", words))["DESCRIPTION"]) == words


@given(WORDS)
def test_no_line_has_more_than_75_octets_and_no_character_is_divided(words: str) -> None:
    text = written([text_line("SUMMARY", words)])
    assert all(len(line.encode()) <= 75 for line in text.removesuffix("\r\n").split("\r\n"))
    assert text.replace("\r\n ", "") == f"{text_line('SUMMARY', words)}\r\n"


@pytest.mark.parametrize("day", [dt.date(2025, 3, 4), dt.date(987, 1, 2), dt.date(9999, 12, 31)])
def test_a_day_reads_back_as_it_was(day: dt.date) -> None:
    assert read_back(day_line("DTSTART", day))["DTSTART"].dt == day  # type: ignore[attr-defined]


def test_a_moment_is_told_in_universal_time() -> None:
    moment = dt.datetime(2025, 3, 4, 1, 30, 59, tzinfo=dt.timezone(dt.timedelta(hours=5, minutes=30)))
    assert moment_line("DTSTAMP", moment) == "DTSTAMP:20250303T200059Z"
    assert read_back(moment_line("DTSTAMP", moment))["DTSTAMP"].dt == moment  # type: ignore[attr-defined]


def test_an_address_ends_no_line() -> None:
    """Commas and semicolons stand in an address as they are; what would end the line is percent-encoded."""
    line = address_line("URL", "https://a.example/x,y;z?q=ü ü\r\nATTACH:file\u2028")
    assert line == "URL:https://a.example/x,y;z?q=ü%20ü%0D%0AATTACH:file%E2%80%A8"
