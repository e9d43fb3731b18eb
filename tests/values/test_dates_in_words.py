"""Dates as one says them, and the days that they may mean."""

from __future__ import annotations

import datetime as dt

import pytest
from readout_tests.briefings.pieces import when

from readout.values.dates_in_words import Days, date_words, day_words, days_of, deadline_words, span_words


@pytest.mark.parametrize(
    ("edtf", "said", "short"),
    [
        ("2025-03-15", "15 March 2025", "15 Mar 2025"),
        ("2025-03-02~", "about 2 March 2025", "about 2 Mar 2025"),
        ("2025-03", "March 2025", "Mar 2025"),
        ("2025", "2025", "2025"),
        ("2025-03-17/2025-03-23", "17 to 23 March 2025", "17–23 Mar 2025"),
        ("2025-02-28/2025-03-02", "28 February to 2 March 2025", "28 Feb–2 Mar 2025"),
        ("2024-12-30/2025-01-05", "30 December 2024 to 5 January 2025", "30 Dec 2024–5 Jan 2025"),
        ("2025-03~/2025-05~", "about March to May 2025", "about Mar–May 2025"),
        ("2025/2026", "2025 to 2026", "2025–2026"),
        (None, "“then”", "“then”"),
    ],
)
def test_a_date_is_said_in_words(edtf: str | None, said: str, short: str) -> None:
    assert date_words(when(edtf)) == said
    assert date_words(when(edtf), short=True) == short


def test_no_date_is_said_with_nothing() -> None:
    assert date_words(None) == ""


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2025-03-15", (2025, 3, 15), (2025, 3, 15)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2025", (2025, 1, 1), (2025, 12, 31)),
        ("2025-03-17/2025-04", (2025, 3, 17), (2025, 4, 30)),
        ("2025-04-01/2025-03-01", (2025, 3, 1), (2025, 4, 1)),
    ],
)
def test_a_date_has_its_days(edtf: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert days_of(when(edtf)) == Days(dt.date(*first), dt.date(*last))


@pytest.mark.parametrize("edtf", ["2025-02-31", "0000-01-01", None])
def test_what_no_calendar_has_has_no_days(edtf: str | None) -> None:
    assert days_of(when(edtf)) is None


def test_a_period_of_one_day_is_that_day() -> None:
    assert span_words(dt.date(2025, 3, 1), dt.date(2025, 3, 1)) == "1 March 2025"


def test_a_period_of_several_days_has_both_ends() -> None:
    assert span_words(dt.date(2025, 3, 12), dt.date(2025, 3, 16)) == "12 to 16 March 2025"
    assert span_words(dt.date(2024, 12, 30), dt.date(2025, 1, 5)) == "30 December 2024 to 5 January 2025"


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2025-03-15", "by 15 March 2025"),
        ("2025-04", "by April 2025"),
        ("2025-03-17/2025-03-23", "between 17 and 23 March 2025"),
        (None, "by “then”"),
    ],
)
def test_a_deadline_is_said_with_by_or_between(edtf: str | None, said: str) -> None:
    assert deadline_words(when(edtf)) == said


def test_no_deadline_is_said_with_nothing() -> None:
    assert deadline_words(None) == ""


def test_days_say_how_many_they_are_and_whether_they_are_about() -> None:
    assert Days(dt.date(2025, 2, 27), dt.date(2025, 3, 2)).length == 4
    assert day_words(dt.date(2025, 3, 1), short=True) == "1 Mar 2025"
    assert days_of(when("2025-03-02~")) == Days(dt.date(2025, 3, 2), dt.date(2025, 3, 2), approximate=True)
