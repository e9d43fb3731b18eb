"""Dates as ranges of days."""

from __future__ import annotations

import pytest

from readout.merging.days import days_of


@pytest.mark.parametrize(
    ("edtf", "other", "meets"),
    [
        ("2025-03-15", "2025-03-16", False),
        ("2025-03-15~", "2025-03-18", True),
        ("2025-03-15~", "2025-03-19", False),
        ("2025-03", "2025-03-31", True),
        ("2025-03~", "2025-04-01", False),  # a month is wide as it is
        ("2025-03-10/2025-03-12", "2025-03-12", True),
        ("2025-03-10/2025-03-12", "2025-03-13", False),
    ],
)
def test_two_dates_meet_where_a_day_may_be_in_both(edtf: str, other: str, meets: bool) -> None:
    assert days_of(edtf).meets(days_of(other)) is meets
    assert days_of(other).meets(days_of(edtf)) is meets
