"""Which dates are right."""

from __future__ import annotations

import pytest

from readout.evaluation.date_agreement import right_date


@pytest.mark.parametrize(
    ("gold", "system", "right"),
    [
        ("2025-03-15", "2025-03-15", True),
        ("2025-03-15", "2025-03-16", False),
        ("2025-03-15", None, False),
        ("2025-03-15", "2025-03", False),
        ("2025-03-15", "2025-03-15~", True),
        ("2025-03-01~", "2025-02-26", True),
        ("2025-03-01~", "2025-03-04~", True),
        ("2025-03-01~", "2025-03-05", False),
        ("2025-03-01~", "2025-02-24/2025-03-02", False),
        ("2025-03-17/2025-03-23", "2025-03-17", True),
        ("2025-03-17/2025-03-23", "2025-03-23", True),
        ("2025-03-17/2025-03-23", "2025-03-24", False),
        ("2025-03-17/2025-03-23", "2025-03-17/2025-03-23", True),
        ("2025-03-20", "2025-03-17/2025-03-23", False),
    ],
)
def test_a_date_is_right_if_every_day_it_allows_is(gold: str, system: str | None, right: bool) -> None:
    assert right_date(gold, system) is right
