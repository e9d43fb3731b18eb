"""Stretches of days, how they are reckoned with, and how EDTF writes them."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

from readout.values.edtf import SLACK

Precision = Literal["day", "month", "year", "days", "months", "years"]
Basis = Literal["stated", "published"]

WEEK = 7
"""Days of a week."""
QUARTER = 3
"""Months of a quarter."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days ``first`` to ``last``, both included.

    Attributes:
        first: First day.
        last: Last day.
        precision: What one value names: a day, month or year, or an interval (``days``, ``months``, ``years``).
        approx: Whether it is only about then.
        basis: ``stated`` in full by the words, or reckoned from the day of publication.
    """

    first: dt.date
    last: dt.date
    precision: Precision
    approx: bool = False
    basis: Basis = "published"

    @property
    def edtf(self) -> str:
        """In EDTF (ISO 8601-2): ``2025-03-15``, ``2025-03-01~``, ``2025-04``, ``2025-03-17/2025-03-23``."""
        width = {"d": 10, "m": 7, "y": 4}[self.precision[0]]
        mark = "~" if self.approx else ""
        first, last = (day.isoformat()[:width] + mark for day in (self.first, self.last))
        return first if first == last else f"{first}/{last}"

    @property
    def length(self) -> int:
        """Number of days."""
        return (self.last - self.first).days + 1

    def covers(self, other: Period) -> bool:
        """Whether every day of ``other`` lies within, an approximate period being three days wider."""
        slack = SLACK if self.approx else dt.timedelta(0)
        return self.first - slack <= other.first and other.last <= self.last + slack

    def stated(self) -> Period:
        """The same, as stated by the words alone."""
        return replace(self, basis="stated")


def day(date: dt.date, *, approx: bool = False) -> Period:
    """One day."""
    return Period(date, date, "day", approx)


def days(first: dt.date, last: dt.date) -> Period:
    """Some day between two, both included."""
    return Period(first, last, "days")


def month(year: int, number: int) -> Period:
    """A whole month; raises ``ValueError`` if there is none such."""
    return months(year, number, number)


def months(year: int, first: int, last: int) -> Period:
    """Whole months of one year; raises ``ValueError`` if there are none such."""
    end = calendar.monthrange(year, last)[1]
    return Period(dt.date(year, first, 1), dt.date(year, last, end), "month" if first == last else "months")


def year(number: int) -> Period:
    """A whole year; raises ``ValueError`` outside the years 1 to 9999."""
    return Period(dt.date(number, 1, 1), dt.date(number, 12, 31), "year")


def years(first: int, last: int) -> Period:
    """Whole years; raises ``ValueError`` outside the years 1 to 9999."""
    return Period(dt.date(first, 1, 1), dt.date(last, 12, 31), "years")


def week(date: dt.date) -> Period:
    """The week, Monday to Sunday, in which ``date`` lies."""
    monday = date - dt.timedelta(days=date.weekday())
    return days(monday, monday + dt.timedelta(days=6))


def around(date: dt.date, unit: str) -> Period:
    """The whole week, month, quarter or year in which ``date`` lies."""
    if unit == "week":
        return week(date)
    if unit == "quarter":
        first = date.month - (date.month - 1) % QUARTER
        return months(date.year, first, first + QUARTER - 1)
    return year(date.year) if unit == "year" else month(date.year, date.month)


def shift(date: dt.date, count: int, unit: str) -> dt.date:
    """``date`` moved by ``count`` days, weeks, fortnights, months, quarters, years or decades.

    The last days of a month that is too short become its last day. Raises ``ValueError`` or ``OverflowError``
    outside the years 1 to 9999.
    """
    lengths = {"day": 1, "week": 7, "fortnight": 14}
    if unit in lengths:
        return date + dt.timedelta(days=count * lengths[unit])
    total = date.year * 12 + date.month - 1 + count * {"month": 1, "quarter": QUARTER, "year": 12, "decade": 120}[unit]
    number, first = divmod(total, 12)
    end = calendar.monthrange(number, first + 1)[1]
    return dt.date(number, first + 1, min(date.day, end))


def weekday_near(date: dt.date, weekday: int) -> dt.date:
    """The day of that name (Monday is 0) that is nearest to ``date``, at most three days off."""
    return date + dt.timedelta(days=(weekday - date.weekday() + 3) % 7 - 3)
