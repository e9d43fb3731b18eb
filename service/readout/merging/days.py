"""Dates as ranges of days, to compare."""

from __future__ import annotations

import functools
from typing import NamedTuple

from readout.values.edtf import days_of_edtf
from readout_schemas import When


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
    first, last = days_of_edtf(edtf, slack=True)
    return Days(first.toordinal(), last.toordinal())


def when_days(when: When | None) -> Days | None:
    """The days of a date, if its words fix any."""
    return days_of(when.edtf) if when is not None and when.edtf is not None else None
