"""Days of the Persian calendar (Solar Hijri), where they are surely the same day of ours.

By the cycle of 33 years, which gives the leap years of 1343 to 1472, in our years 1964 to 2094 (K. M. Borkowski, The
Persian calendar for 3000 years, 1996). A day outside them is not converted.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from readout.values import periods
from readout.values.calendar_rules import PART, part_of
from readout.values.periods import Period
from readout.values.terms import Context, Rule, Unreadable, Unreckoned, Value, portion, rule

MONTHS = ("Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr", "Aban", "Azar", "Dey", "Bahman",
          "Esfand")  # fmt: skip
_YEAR_1400, _NEW_YEAR_1400 = 1400, dt.date(2021, 3, 21)
_KNOWN = range(1343, 1473)
_LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
_LONG_MONTHS, _LAST = 6, 12
_YEARS_BEHIND = 621


def _is_leap(year: int) -> bool:
    return year % 33 in _LEAP


def _first_day(year: int) -> dt.date:
    """Our date of the first of Farvardin of a year."""
    if year not in _KNOWN:
        raise ValueError(f"the calendar is not known for the year {year}")
    days = sum(365 + _is_leap(number) for number in range(*sorted((_YEAR_1400, year))))
    return _NEW_YEAR_1400 + dt.timedelta(days=days if year > _YEAR_1400 else -days)


def _length(year: int, month: int) -> int:
    if month <= _LONG_MONTHS:
        return 31
    return 30 if month < _LAST or _is_leap(year) else 29


def month_of(year: int, month: int) -> Period:
    """The days of a Persian month; raises ``ValueError`` for years that are not surely known."""
    first = _first_day(year) + dt.timedelta(days=sum(_length(year, number) for number in range(1, month)))
    return periods.days(first, first + dt.timedelta(days=_length(year, month) - 1))


def _in_year(match: re.Match[str], year: int) -> Period:
    whole = month_of(year, MONTHS.index(match["m"]) + 1)
    day = match.groupdict().get("d")
    if day is None:
        return portion(whole, part_of(match))
    until = match["e"] or day
    if not 1 <= int(day) <= int(until) <= whole.length:
        raise ValueError("no such day")
    first, last = (whole.first + dt.timedelta(days=int(number) - 1) for number in (day, until))
    return periods.days(first, last) if match["e"] else periods.day(first)


def _read(match: re.Match[str], context: Context) -> Value:
    """A month or day in its year, or in the nearest year that the tense allows."""
    if match["y"]:
        return _in_year(match, int(match["y"])).stated()
    if context.published is None:
        return Unreckoned()
    around = [_in_year(match, context.published.year - _YEARS_BEHIND + step) for step in (-2, -1, 0, 1)]
    if context.tense == "past":
        before = [found for found in around if found.first <= context.published]
        return replace(before[-1]) if before else Unreadable()
    after = [found for found in around if found.last >= context.published]
    return replace(after[0]) if after else Unreadable()


def _years(match: re.Match[str], _: Context) -> Value:
    """A year, or several, from the first of Farvardin to the end of Esfand."""
    first, last = int(match["a"]), int(match["b"] or match["a"])
    return (
        periods.days(month_of(first, 1).first, month_of(last, _LAST).last).stated() if first <= last else Unreadable()
    )


_NAMES = "|".join(MONTHS)
_YEAR = r"(?:(?: of)? (?:PERSIANYEAR )?(?P<y>1[34]\d\d)(?!\d))?"

_UNTIL = r"(?: (?:and|to) (?P<e>\d{1,2})(?:th)?)?"

PERSIAN_RULES: tuple[Rule, ...] = (
    rule(rf"(?P<d>\d{{1,2}})(?:th)?{_UNTIL} (?P<m>{_NAMES})(?: (?:this )?year(?: this)?)?{_YEAR}", _read, flags=0),
    rule(r"PERSIANYEAR (?P<a>\d{4})(?: (?:to|and|-) (?:PERSIANYEAR )?(?P<b>\d{4}))?(?!\d)", _years, flags=0),
    rule(rf"{PART}(?P<m>{_NAMES})(?: this year)?{_YEAR}", _read, flags=0),
)
