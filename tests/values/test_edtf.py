from __future__ import annotations

import datetime as dt

import pytest

from readout.values.edtf import days_of_date, days_of_edtf


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2025-03-15", dt.date(2025, 3, 15), dt.date(2025, 3, 15)),
        ("2025-03-15~", dt.date(2025, 3, 15), dt.date(2025, 3, 15)),
        ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("2025-12~", dt.date(2025, 12, 1), dt.date(2025, 12, 31)),
        ("2025", dt.date(2025, 1, 1), dt.date(2025, 12, 31)),
    ],
)
def test_a_date_has_a_first_and_a_last_day(date: str, first: dt.date, last: dt.date) -> None:
    assert days_of_date(date) == (first, last)


@pytest.mark.parametrize("date", ["2025-02-31", "2025-13", "15 March", "2025-03-15/2025-03-16", ""])
def test_what_no_calendar_has_is_refused(date: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        days_of_date(date)


def test_an_interval_reaches_from_its_first_day_to_its_last() -> None:
    assert days_of_edtf("2024-02/2024-03-05") == (dt.date(2024, 2, 1), dt.date(2024, 3, 5))


def test_an_approximate_day_is_three_days_wider_on_either_side() -> None:
    assert days_of_edtf("2025-03-10~", slack=True) == (dt.date(2025, 3, 7), dt.date(2025, 3, 13))
    assert days_of_edtf("2025-03-10~") == (dt.date(2025, 3, 10), dt.date(2025, 3, 10))


def test_an_approximate_month_is_no_wider() -> None:
    assert days_of_edtf("2025-03~", slack=True) == (dt.date(2025, 3, 1), dt.date(2025, 3, 31))


def test_each_end_of_an_interval_is_as_wide_as_it_says() -> None:
    assert days_of_edtf("2025-03-10/2025-03-12~", slack=True) == (dt.date(2025, 3, 10), dt.date(2025, 3, 15))
