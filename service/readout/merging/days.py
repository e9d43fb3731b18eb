"""Dates as ranges of days, to compare."""

from __future__ import annotations

import functools
from typing import NamedTuple

from readout.values.edtf import days_of_date
from readout_schemas import When

APPROXIMATE = 3
"""Days on either side within which an approximate day counts (reading rules)."""


class Days(NamedTuple):
    """From the first to the last possible day, as proleptic Gregorian ordinals, both included."""

    first: int
    last: int

    def meets(self, other: Days) -> bool:
        """Whether a day may be in both."""
        return self.first <= other.last and other.first <= self.last

    @property
    def exact(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last


@functools.lru_cache(maxsize=65536)
def days_of(edtf: str) -> Days:
    """The days that an EDTF value of the forms in use may mean."""
    parts = [_part(part) for part in edtf.split("/")]
    return Days(parts[0].first, parts[-1].last)


def _part(date: str) -> Days:
    first, last = days_of_date(date)
    slack = APPROXIMATE if first == last and date.endswith("~") else 0
    return Days(first.toordinal() - slack, last.toordinal() + slack)


def when_days(when: When | None) -> Days | None:
    """The days of a date, if its words fix any."""
    return days_of(when.edtf) if when is not None and when.edtf is not None else None
