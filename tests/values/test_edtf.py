from __future__ import annotations

import datetime as dt

import pytest

from readout.values.edtf import days_of_date


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
