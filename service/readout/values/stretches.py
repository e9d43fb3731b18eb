"""A stretch between two named ends: ``12 March to 3 April``, ``Monday and Tuesday``, ``from Friday to today``."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from readout.values.nearest import day_within, nearest, nearest_weekday
from readout.values.periods import WEEK, Basis, Period, Precision, day, shift
from readout.values.terms import Context, Undated, Unreadable, Unreckoned, Weekday

End = Period | Weekday | Undated | Unreadable | Unreckoned

_INTERVALS: dict[Precision, Precision] = {"day": "days", "month": "months", "year": "years"}


def stretch(first: End, last: End, frame: Period | None, context: Context, *, tight: bool) -> Period | None:
    """The days from ``first`` to ``last``.

    Args:
        first: One end.
        last: The other.
        frame: The week or year in which both lie, where one is named.
        context: Day of publication and tense.
        tight: Whether the second has to follow the first directly, as in ``Monday and Tuesday``.

    Returns:
        The stretch; ``None`` where an end cannot be reckoned, or the second lies before the first.

    Raises:
        ValueError: If an end does not exist.
    """
    if isinstance(first, Weekday) and isinstance(last, Weekday) and frame is None:
        one, other = _weekdays(first, last, context)
    elif isinstance(first, Undated) and isinstance(last, Undated) and frame is None:
        one, other = _undated(first, last, context)
    else:
        one, other = _settle(first, frame, context), _settle(last, frame, context)
        if one and isinstance(last, Undated) and frame is None:
            other = _beside(last, one, after=True)
        if other and isinstance(first, Undated) and frame is None:
            one = _beside(first, other, after=False)
    return _join(one, other, tight=tight) if one and other else None


def _join(one: Period, other: Period, *, tight: bool) -> Period | None:
    gap = other.first - one.last
    if one.first > other.first or gap < dt.timedelta(0) or (tight and gap > dt.timedelta(days=1)):
        return None
    same = one.precision == other.precision
    precision = _INTERVALS.get(one.precision, one.precision) if same else "days"
    basis: Basis = "stated" if one.basis == other.basis == "stated" else "published"
    return Period(one.first, other.last, precision, one.approx or other.approx, basis)


def _settle(value: End, frame: Period | None, context: Context) -> Period | None:
    """One end by itself, within the frame if there is one."""
    if isinstance(value, Weekday):
        return nearest_weekday(value, context) if frame is None else day_within(value, frame)
    if isinstance(value, Undated):
        return nearest(value, context, frame)
    return value if isinstance(value, Period) else None


def _weekdays(first: Weekday, last: Weekday, context: Context) -> tuple[Period | None, Period | None]:
    """Two weekdays, the second being the first of that name after the first."""
    one = nearest_weekday(first, context)
    return one, one and day(shift(one.first, (last.number - first.number) % WEEK, "day"))


def _undated(first: Undated, last: Undated, context: Context) -> tuple[Period | None, Period | None]:
    """Two days or months without a year: of what is past the first is the nearest, of what is to come the last."""
    if context.tense == "past":
        one = nearest(first, context)
        return one, one and _beside(last, one, after=True)
    other = nearest(last, context)
    return other and _beside(first, other, after=False), other


def _beside(value: Undated, known: Period, *, after: bool) -> Period | None:
    """The first such day or month after a known one, or the last before it."""
    for step in (0, 1):
        year = known.last.year + step if after else known.first.year - step
        found = replace(value.within(year, known.first.month), basis=known.basis)
        if (found.first > known.last) if after else (found.last < known.first):
            return found if value.weekday in {None, found.first.weekday()} else None
    return None
