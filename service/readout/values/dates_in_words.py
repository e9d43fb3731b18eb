"""Dates for people and calendars: the days that an EDTF value may mean, and how one says them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from readout.values.edtf import days_of_edtf
from readout_schemas import When

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""Names of the months, in English whatever the machine's locale."""

_DAY = 3
_SHORT = 3
"""Letters of a month's short name."""


@dataclass(frozen=True, slots=True)
class Days:
    """From the first to the last day that a date may mean, both included.

    Attributes:
        first: First day.
        last: Last day.
        approximate: Whether it is only about then (``~``).
    """

    first: dt.date
    last: dt.date
    approximate: bool = False

    @property
    def length(self) -> int:
        """Number of days."""
        return (self.last - self.first).days + 1


def days_of(when: When | None) -> Days | None:
    """The days of a date; None if its words fix none, or name a day that no calendar has (31 February)."""
    if when is None or when.edtf is None:
        return None
    try:
        first, last = days_of_edtf(when.edtf)
    except ValueError:
        return None
    return Days(min(first, last), max(first, last), "~" in when.edtf)


def date_words(when: When | None, *, short: bool = False) -> str:
    """A date as one says it: ``15 March 2025``, ``about 1 March 2025``, ``17 to 23 March 2025``, ``March 2025``.

    Words that fix no date stand as they are in the text, in quotation marks; no date at all is empty.
    """
    if when is None:
        return ""
    if when.edtf is None:
        return f"“{when.text}”"
    start, _, end = when.edtf.partition("/")
    return _range_words(start, end, short=short) if end else _part_words(start, short=short)


def deadline_words(when: When | None) -> str:
    """A day by which something is to be done: ``by April 2025``, ``between 17 and 23 March 2025``; or else empty."""
    said = date_words(when)
    if when is not None and when.edtf is not None and "/" in when.edtf:
        return f"between {said.replace(' to ', ' and ', 1)}"
    return f"by {said}" if said else ""


def day_words(day: dt.date, *, short: bool = False) -> str:
    """A day as one says it: ``15 March 2025``."""
    return _part_words(day.isoformat(), short=short)


def span_words(first: dt.date, last: dt.date) -> str:
    """From one day to another, as one says it: ``12 to 16 March 2025``."""
    if first == last:
        return day_words(first)
    return _range_words(first.isoformat(), last.isoformat(), short=False)


def _range_words(start: str, end: str, *, short: bool) -> str:
    """``17 to 23 March 2025``: what both ends share is said once."""
    first, last = start.rstrip("~").split("-"), end.rstrip("~").split("-")
    about = "about " if "~" in start + end else ""
    said = _part_words("-".join(first), short=short)
    if len(first) == len(last) > 1 and first[0] == last[0]:
        said = said.removesuffix(f" {first[0]}")
        if len(first) == _DAY and first[1] == last[1]:
            said = str(int(first[2]))
    dash = "–" if short else " to "
    return f"{about}{said}{dash}{_part_words('-'.join(last), short=short)}"


def _part_words(date: str, *, short: bool) -> str:
    about = "about " if date.endswith("~") else ""
    year, *rest = date.rstrip("~").split("-")
    if not rest:
        return about + year
    month = MONTHS[int(rest[0]) - 1]
    month = month[:_SHORT] if short else month
    day = f"{int(rest[1])} " if len(rest) > 1 else ""
    return f"{about}{day}{month} {year}"
