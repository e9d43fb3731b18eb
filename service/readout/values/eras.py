"""Years that are counted from another event than ours: ``Reiwa 7``, ``B.E. 2568``."""

from __future__ import annotations

import re
from functools import cache

from readout.values import periods
from readout.values.calendar_rules import MONTH, month_number
from readout.values.language_data import forms, shared_section
from readout.values.terms import Context, Rule, Undated, Value, rule


@cache
def eras() -> dict[str, int]:
    """How each era is written, without case, and the year before its first."""
    return {written: int(year) for written, year in forms(shared_section("eras")["eras"]).items()}


@cache
def lunar() -> str:
    """Alternatives of a regular expression: words before a day of the Chinese calendar."""
    return "|".join(shared_section("eras")["lunar"].split())


def _within(match: re.Match[str], year: int) -> Value:
    """The year, or the day and month of it that stand beside it."""
    if match["m"] is None:
        return periods.year(year).stated()
    return Undated(month_number(match["m"]), int(match["d"])).within(year).stated()


def _of_era(match: re.Match[str], _: Context) -> Value:
    return _within(match, eras()[match["era"].lower()] + int(match["n"]))


def _buddhist(match: re.Match[str], _: Context) -> Value:
    return _within(match, int(match["y"] or match["z"]) - int(shared_section("eras")["buddhist"]))


_ROMAN = "|".join(name for name in eras() if name.isascii() or (name[0].isalpha() and name[0] < "\u0370"))
_DAY_BEFORE = rf"(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?P<m>{MONTH}),? (?:of )?)?"
_YEAR = r"2[45]\d\d"
_MARK = r"(?:B\.?E\.?|พ\.ศ\.)"

ERA_RULES: tuple[Rule, ...] = (
    rule(rf"{_DAY_BEFORE}(?P<era>{_ROMAN}) (?P<n>\d{{1,2}})(?!\d)", _of_era),
    rule(rf"{_DAY_BEFORE}(?:{_MARK} ?(?P<y>{_YEAR})(?!\d)|(?P<z>{_YEAR}) ?{_MARK}(?!\w))", _buddhist, flags=0),
)
