"""What a rule reads in the words of a date, before the readings are put together."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from readout.values import periods
from readout.values.periods import Period

Tense = Literal["past", "future"]
Turn = Literal["", "this", "last", "next", "past", "coming", "of last week"]
"""``past`` and ``coming`` are surely the nearest, *this past Wednesday*; ``of last week`` is `last` that means so."""
Part = Literal["", "early", "mid", "late", "end", "before", "after"]


@dataclass(frozen=True, slots=True)
class Context:
    """What relative words are reckoned from.

    Attributes:
        published: The day of publication, if known.
        tense: Whether what the words date lies behind or ahead of it.
    """

    published: dt.date | None
    tense: Tense


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week (Monday is 0), ``turn`` being the ``last`` or ``next`` before it, ``weeks`` the weeks after."""

    number: int
    turn: Turn = ""
    weeks: int = 0


@dataclass(frozen=True, slots=True)
class Undated:
    """A month or day to which a year, or a month and a year, is still wanting; ``weekday`` is what it has to be."""

    month: int | None
    day: int | None = None
    until: int | None = None
    part: Part = ""
    turn: Turn = ""
    weekday: int | None = None

    def within(self, year: int, month: int | None = None) -> Period:
        """The days meant in ``year`` (and ``month``, where the words give none).

        Raises ``ValueError`` if there is no such day.
        """
        number = self.month or month
        if number is None:
            raise ValueError("a day without a month")
        if self.day is None:
            return portion(periods.month(year, number), self.part)
        first = dt.date(year, number, self.day)
        return periods.day(first) if self.until is None else periods.days(first, first.replace(day=self.until))


class Unreadable:
    """Words that name a date which cannot be known, or none that exists: nothing else in them may stand for it."""


class FromElsewhere(Unreadable):
    """Words that count from another event: ``a week earlier``; a date that is set beside them says which day it is."""


class Unreckoned:
    """Words that are relative to a day of publication which is not known."""


Value = Period | Weekday | Undated | Unreadable | Unreckoned
Read = Callable[[re.Match[str], Context], Value | None]
Rule = tuple[re.Pattern[str], Read]
"""A pattern, and what its match comes to: ``None`` where the match turns out to be no date at all."""


@dataclass(frozen=True, slots=True)
class Term:
    """A value and its place in the words."""

    start: int
    end: int
    value: Value


def portion(whole: Period, part: Part, published: dt.date | None = None) -> Period:
    """The early, middle or late third of a period, its last day (``end``), or what is past or to come of it.

    A year, a half and a quarter are parted by months (``early 2025`` is January to April), a week into Monday to
    Wednesday, Tuesday to Thursday and Thursday to Sunday, all else into thirds of its days.
    """
    if not part:
        return whole
    if part == "end":
        return periods.day(whole.last)
    if part in {"before", "after"}:
        return _side(whole, part, published)
    if whole.precision in {"year", "months"}:
        third = (whole.last.month - whole.first.month + 1) // 3
        first = whole.first.month + third * ("early", "mid", "late").index(part)
        return periods.months(whole.first.year, first, first + third - 1)
    if whole.length == periods.WEEK:
        ends = {"early": (0, 2), "mid": (1, 3), "late": (3, 6)}
    else:
        ends = {"early": (0, 9), "mid": (10, 19), "late": (20, whole.length - 1)}
    low, high = (dt.timedelta(days=count) for count in ends[part])
    return periods.days(whole.first + low, whole.first + high)


def _side(whole: Period, part: Part, published: dt.date | None) -> Period:
    """What of ``whole`` lies before or after the day of publication, that day included.

    A week that ends on the day of publication has nothing left to come: then the next one is meant.
    """
    if published is None or not whole.first <= published <= whole.last:
        return whole
    if part == "before":
        return periods.days(whole.first, published)
    if published == whole.last and whole.length == periods.WEEK:
        return periods.week(published + dt.timedelta(days=1))
    return periods.days(published, whole.last)


def rule(pattern: str, read: Read, flags: int = re.IGNORECASE) -> Rule:
    """A rule whose pattern begins where a word does."""
    return re.compile(rf"(?<![^\W_])(?:{pattern})", flags), read
