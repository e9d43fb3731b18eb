"""The nearest day, month or year in the direction of the tense."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from readout.values import periods
from readout.values.periods import Period
from readout.values.terms import Context, Tense, Undated, Weekday

_YEARS_TO_LEAP = 8
"""From one 29 February to the next there are at most eight years."""
_BACK = frozenset({"last", "past", "of last week"})
_AHEAD = frozenset({"next", "coming"})


def nearest_weekday(weekday: Weekday, context: Context) -> Period | None:
    """The day of that name before or after publication, publication itself included unless last or next is said.

    Yesterday is called so, and not *last Wednesday*; nor is tomorrow *next Wednesday*. Where *last* is of last week
    (`в прошлую среду`), it is that week's, if the day has already been in this one too. What may be either is ``None``.
    """
    if context.published is None:
        return None
    today = context.published.weekday()
    ahead = _days_ahead(weekday, today, context.tense)
    if (weekday.turn, ahead) in {("last", -1), ("next", 1)}:
        return None
    if weekday.turn == "of last week" and (ahead == -1 or today + ahead >= 0):
        if not today or ahead < -1:
            return None
        ahead -= 7
    return periods.day(periods.shift(context.published, ahead + 7 * weekday.weeks, "day"))


def _days_ahead(weekday: Weekday, today: int, tense: Tense) -> int:
    """Days to the nearest of that name on the side that the turn or the tense says: -7 to 7."""
    ahead = (weekday.number - today) % 7
    if weekday.turn in _BACK:
        return ahead - 7
    if weekday.turn in _AHEAD:
        return ahead or 7
    return ahead - 7 if tense == "past" and ahead and not weekday.weeks else ahead


def day_within(weekday: Weekday, frame: Period) -> Period | None:
    """The day of that name in a period of a week or less; ``None`` if it has none."""
    inside = periods.day(frame.first + dt.timedelta(days=(weekday.number - frame.first.weekday()) % 7))
    return replace(inside, basis=frame.basis) if frame.covers(inside) else None


def nearest(value: Undated, context: Context, frame: Period | None = None) -> Period | None:
    """A month or day in the year of ``frame``, where that is one, or else in the nearest year that the tense allows.

    Raises ``ValueError`` if the frame's year has no such day.
    """
    if value.month is None:
        found = _in_month(value, context, frame)
        return found if found and value.weekday in {None, found.first.weekday()} else None
    if frame is not None and frame.precision == "year" and not frame.approx:
        return replace(value.within(frame.first.year), basis=frame.basis)
    return _pick(value, context)


def _in_month(value: Undated, context: Context, frame: Period | None) -> Period | None:
    """A day without a month (``on the 15th``): in the month of ``frame``, or the nearest that the tense allows."""
    if frame is not None and frame.precision == "month" and not frame.approx:
        return replace(value.within(frame.first.year, frame.first.month), basis=frame.basis)
    if context.published is None:
        return None
    sign = 1 if context.tense == "future" else -1
    for step in range(12):
        there = periods.shift(context.published.replace(day=1), sign * step, "month")
        found = _try(value, there.year, there.month)
        if found and _is_on_side(found, value, context):
            return found
    return None


def _pick(value: Undated, context: Context) -> Period | None:
    """The first year, counted in the direction of the tense or the turn, in which the day lies on the right side."""
    if context.published is None:
        return None
    back = value.turn == "last" or (value.turn != "next" and context.tense == "past")
    for step in range(_YEARS_TO_LEAP + 1):
        found = _try(value, context.published.year + (-step if back else step))
        if found and _is_on_side(found, value, context):
            return found
    return None


def _try(value: Undated, year: int, month: int | None = None) -> Period | None:
    try:
        return value.within(year, month)
    except ValueError:
        return None


def _is_on_side(found: Period, value: Undated, context: Context) -> bool:
    """Whether the period is not wholly on the other side of publication; beyond it altogether for last and next."""
    published = context.published
    if published is None:
        return False
    if value.turn == "last":
        return found.last < published
    if value.turn == "next":
        return found.first > published
    return found.first <= published if context.tense == "past" else found.last >= published


def nearest_months(context: Context, first: int, last: int) -> Period:
    """So many months of the year of publication, or of the year beside it where the tense rules that out.

    Raises ``ValueError`` if the day of publication is not known.
    """
    if context.published is None:
        raise ValueError("no day to reckon from")
    found = periods.months(context.published.year, first, last)
    if context.tense == "past" and found.first > context.published:
        return periods.months(context.published.year - 1, first, last)
    if context.tense == "future" and found.last < context.published:
        return periods.months(context.published.year + 1, first, last)
    return found
