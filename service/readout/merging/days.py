"""Dates as ranges of days, to compare."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from readout.merging.word_lists import load
from readout.values.edtf import days_of_edtf
from readout_schemas import When

FEW = 7
"""Days up to which a stretch that is told by both its ends is how long something lasted."""
_DIGITS = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_JOINED = re.compile("|".join(load("both_ends")["words"]), re.IGNORECASE)


class Days(NamedTuple):
    """From the first to the last possible day, as proleptic Gregorian ordinals, both included."""

    first: int
    last: int

    def meets(self, other: Days) -> bool:
        """Whether a day may be in both."""
        return self.first <= other.last and other.first <= self.last

    def overlap(self, other: Days) -> float:
        """The share of the days of both of those of either, or of what lies between."""
        both = min(self.last, other.last) - max(self.first, other.first) + 1
        return max(both, 0) / (max(self.last, other.last) - min(self.first, other.first) + 1)

    @property
    def exact(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last


@functools.lru_cache(maxsize=65536)
def days_of(edtf: str) -> Days:
    """The days that an EDTF value of the forms in use may mean."""
    first, last = days_of_edtf(edtf, slack=True)
    return Days(first.toordinal(), last.toordinal())


def names_two_days(when: When) -> bool:
    """Whether words tell a stretch of a few days by both its ends: `5 and 6 May`, `on Monday and Tuesday`.

    A stretch that is told by one word, as a weekend is, holds the day that is meant.
    """
    days = when_days(when)
    if days is None or not 0 < days.last - days.first < FEW or "/" not in (when.edtf or ""):
        return False
    return len(_DIGITS.findall(when.text)) > 1 or _JOINED.search(when.text) is not None


def when_days(when: When | None) -> Days | None:
    """The days of a date, if its words fix any."""
    return days_of(when.edtf) if when is not None and when.edtf is not None else None
