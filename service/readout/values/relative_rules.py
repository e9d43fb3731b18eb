"""Rules for words that count from the day of publication: ``yesterday``, ``two weeks ago``, ``next week``."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from readout.values import periods
from readout.values.calendar_rules import PART, TURN, WEEKDAYS, part_of, turn_of, weekday_number
from readout.values.periods import Period
from readout.values.terms import (
    Context,
    FromElsewhere,
    Part,
    Read,
    Rule,
    Tense,
    Turn,
    Unreadable,
    Unreckoned,
    Value,
    Weekday,
    portion,
    rule,
)

_UNIT = r"(?P<unit>day|week|fortnight|month|year|decade|hour)(?:'s|s'|s)?(?![^\W_])"
_COUNT = r"(?:(?P<n>\d{1,3})|(?P<one>an?)|(?P<two>a couple(?: of)?))\s+"
_FULL = rf"(?P<w>{'|'.join(WEEKDAYS)})"
_SHORT = r"(?P<w>Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)"
_TIME_OF_DAY = r"(?:(?:'s)?\s+(?:early |late )?(?:morning|afternoon|evening|night|lunchtime|midday|noon))?"
_NEARBY = {
    "the day before yesterday": -2, "day before yesterday": -2, "yesterday": -1, "last night": -1, "last evening": -1,
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "this lunchtime": 0,
    "tomorrow": 1, "the day after tomorrow": 2, "day after tomorrow": 2,
}  # fmt: skip

_AFTER: dict[str, Turn] = {"next": "next", "last": "last", "this": "this"}
_SURELY_NEAREST: dict[str, Turn] = {
    "this past": "past", "coming": "coming", "upcoming": "coming", "the coming": "coming", "the upcoming": "coming",
    "this coming": "coming",
}  # fmt: skip
Reckon = Callable[[re.Match[str], dt.date, Tense], Value | None]


def _reckoned(read: Reckon) -> Read:
    """A reading that needs the day of publication: without it, the words are not reckoned at all."""

    def with_day(match: re.Match[str], context: Context) -> Value | None:
        return Unreckoned() if context.published is None else read(match, context.published, context.tense)

    return with_day


def _nearby(match: re.Match[str], published: dt.date, _: Tense) -> Value:
    return periods.day(periods.shift(published, _NEARBY[match["day"].lower()], "day"))


def _overnight(_: re.Match[str], published: dt.date, __: Tense) -> Value:
    """The night before publication touches two days."""
    return periods.days(periods.shift(published, -1, "day"), published)


def _amount(match: re.Match[str]) -> int:
    return 1 if match["one"] else int(match["n"] or 2)


def _away(match: re.Match[str], published: dt.date, direction: int) -> Period:
    """So many units from publication: days exact, hours and weeks to about a day, months and years to about one.

    In ``two weeks ago`` nobody counts fourteen days, in ``three days ago`` everybody counts three.
    """
    count, unit = direction * _amount(match), match["unit"].lower()
    about = bool(match["about"] or match["two"])
    if unit == "hour":
        return periods.day(periods.shift(published, int(count / 24), "day"), approx=True)
    there = periods.shift(published, count, unit)
    if unit == "month":
        return Period(there.replace(day=1), periods.month(there.year, there.month).last, "month", approx=True)
    if unit in {"year", "decade"}:
        return Period(dt.date(there.year, 1, 1), dt.date(there.year, 12, 31), "year", approx=True)
    return periods.day(there, approx=about or unit != "day")


def _ago(match: re.Match[str], published: dt.date, _: Tense) -> Value:
    if match["today"]:
        return periods.day(periods.shift(published, -_amount(match), match["unit"].lower()))
    return _away(match, published, -1)


def _ahead(match: re.Match[str], published: dt.date, tense: Tense) -> Value | None:
    """``in three days`` lies ahead; said of the past it is how long something took, and no date."""
    return _away(match, published, 1) if tense == "future" else None


def _from_now(match: re.Match[str], published: dt.date, _: Tense) -> Value:
    return _away(match, published, 1)


def _within(match: re.Match[str], published: dt.date, tense: Tense) -> Value | None:
    """``within 30 days``, ``within the past three days``: some day between publication and then."""
    if match["of"]:
        return Unreadable()
    direction = -1 if (match["way"] or "").lower() in {"last", "past"} else 1
    return _stretch(_amount(match), match["unit"], published, direction) if tense == "future" or match["way"] else None


def _rolling(match: re.Match[str], published: dt.date, _: Tense) -> Value | None:
    """``over the past 2 weeks``, ``in the next month``; ``in the coming weeks`` fixes nothing."""
    if match["n"] is None and match[0].lower().endswith("s"):
        return None
    direction = -1 if match["way"].lower() in {"last", "past"} else 1
    return _stretch(int(match["n"] or 1), match["unit"], published, direction)


def _stretch(count: int, unit: str, published: dt.date, direction: int) -> Period:
    """The days between publication and a number of units before (-1) or after (1) it."""
    unit = unit.lower()
    if unit == "hour":
        count, unit = -(-count // 24), "day"
    first, last = sorted((published, periods.shift(published, direction * count, unit)))
    return periods.days(first, last)


def _unit(match: re.Match[str], published: dt.date, tense: Tense) -> Value | None:
    """This, last or next week (Monday to Sunday), month, year or weekend, or a part of it; ``a week`` is none."""
    unit, turn, part = match["unit"].lower(), turn_of(match), part_of(match)
    if not (turn or part or unit == "weekend"):
        return None
    if unit == "weekend":
        return portion(_weekend(published, turn, tense), part, published)
    step = {"last": -1, "next": 1}.get(turn, 0)
    there = periods.shift(published, step, unit)
    return portion(periods.around(there, unit), part, published)


def _weekend(published: dt.date, turn: Turn, tense: Tense) -> Period:
    """Saturday and Sunday, found as a weekday is: the one under way, or the nearest as the tense or the turn says."""
    saturday = published + dt.timedelta(days=5 - published.weekday())
    inside = published >= saturday
    back = turn == "last" or (turn != "next" and tense == "past")
    if back and not (inside and turn != "last"):
        saturday -= dt.timedelta(days=7)
    if turn == "next" and inside:
        saturday += dt.timedelta(days=7)
    return periods.days(saturday, saturday + dt.timedelta(days=1))


def _next_but_one(match: re.Match[str], published: dt.date, _: Tense) -> Value:
    """``the week after next``, ``the year before last``."""
    there = periods.shift(published, 2 if match["way"] == "after next" else -2, match["unit"].lower())
    return periods.around(there, match["unit"].lower())


def _end_of_unit(match: re.Match[str], published: dt.date, _: Tense) -> Value:
    """``by the year's end``, ``by year-end``: the last day; ``at month's end``: the last third."""
    part: Part = "end" if match["by"] else "late"
    return portion(periods.around(published, match["unit"].lower()), part)


def _weekend_of_week(match: re.Match[str], published: dt.date, _: Tense) -> Value:
    """``the weekend of next week``: the Saturday and Sunday of that week, whatever day it is today."""
    week = periods.week(periods.shift(published, {"last": -1, "next": 1}.get(match["turn"].lower(), 0), "week"))
    return periods.days(week.last - dt.timedelta(days=1), week.last)


def _weekday(match: re.Match[str], _: Context) -> Value:
    groups = match.groupdict()
    sure = _SURELY_NEAREST.get((groups.get("turn") or "").lower())
    if sure:
        return Weekday(weekday_number(match["w"]), sure)
    after: Turn = _AFTER.get((groups.get("after") or "").lower(), "")
    return Weekday(weekday_number(match["w"]), after or (turn_of(match) if "turn" in groups else ""))


def _of_last_week(match: re.Match[str], _: Context) -> Value:
    return Weekday(weekday_number(match["w"]), "of last week")


def _week_later(match: re.Match[str], _: Context) -> Value:
    return Weekday(weekday_number(match["w"]), weeks=1)


def _unreadable(_: re.Match[str], __: Context) -> Value:
    return Unreadable()


def _from_elsewhere(_: re.Match[str], __: Context) -> Value:
    return FromElsewhere()


_ABOUT = (
    r"(?P<about>(?:(?:just )?(?:about|around|some|roughly|nearly|almost|over|under)|(?:more|less) than|at least)\s+)?"
)
_WAY = r"(?:(?P<way>next|coming|last|past)\s+)"
_ANY_DAY = rf"(?:day|morning|evening|night|afternoon|{'|'.join(WEEKDAYS)})"
_ANY_UNIT = r"(?:minute|hour|day|night|morning|evening|week(?:end)?|month|year)"
_DAYS = "|".join(sorted(_NEARBY, key=len, reverse=True))

RELATIVE_RULES: tuple[Rule, ...] = (
    rule(rf"(?:earlier |later |early |late )?(?P<day>{_DAYS}){_TIME_OF_DAY}(?!\w)", _reckoned(_nearby)),
    rule(r"overnight(?!\w)(?!\s+on\b)", _reckoned(_overnight)),
    rule(rf"{_ABOUT}{_COUNT}{_UNIT} ago\b(?P<today> (?:today|to the day))?", _reckoned(_ago)),
    rule(r"half an? \w+ ago\b", _unreadable),
    rule(rf"(?<!time )in {_ABOUT}{_COUNT}{_UNIT}(?:\s+time)?(?!\s+of\b)", _reckoned(_ahead)),
    rule(rf"{_ABOUT}{_COUNT}{_UNIT} from (?:now|today)\b", _reckoned(_from_now)),
    rule(rf"within (?:the )?{_WAY}?{_ABOUT}{_COUNT}{_UNIT}(?P<of>\s+of\b)?", _reckoned(_within)),
    rule(rf"(?:in|over|during|for) the {_WAY}(?:(?P<n>\d{{1,3}})\s+)?{_UNIT}", _reckoned(_rolling)),
    rule(rf"the (?P<way>past|coming)\s+(?:(?P<n>\d{{1,3}})\s+)?{_UNIT}", _reckoned(_rolling)),
    rule(
        rf"{PART}{TURN}(?:the )?(?P<unit>week|month|quarter|year|weekend)(?:'s)?(?![^\W_]|-| of \d)", _reckoned(_unit)
    ),
    rule(r"(?:the )?weekend (?:of )?(?P<turn>last|this|next) week(?!\w)", _reckoned(_weekend_of_week)),
    rule(r"(?P<by>by |before )?(?:the )?(?P<unit>week|month|quarter|year)(?:'s |-)end\b", _reckoned(_end_of_unit)),
    rule(rf"{TURN}{_FULL}(?:(?:'s)?\s+(?P<after>next|last|this)(?!\s+(?:week|month|year)))?(?![^\W_])", _weekday),
    # Sat and Sun are other words too: only capital, and before a stop, a comma or a figure, or at the end.
    rule(rf"{_SHORT}(?:\.|,|(?=\s+\d)|$)", _weekday, flags=0),
    rule(rf"LASTWEEKS {_FULL}(?!\w)", _of_last_week, flags=0),
    rule(rf"a week (?:on|from) {_FULL}(?!\w)", _week_later),
    rule(rf"{_FULL} week(?!\w)", _week_later),
    rule(rf"(?:Easter|Good|Whit|Ash|Maundy|Shrove|Palm|Holy|Bloody|Black|Cyber|Super) {_FULL}", _unreadable),
    # What follows counts from another event than publication, or recurs.
    rule(rf"(?:the )?(?:following|previous|preceding|ensuing|subsequent|same) {_ANY_DAY}", _from_elsewhere),
    rule(rf"(?:the )?(?:other|every|each) {_ANY_DAY}", _unreadable),
    rule(r"(?:the )?(?:following|previous|preceding|ensuing|same) (?:week|month|quarter|year)", _from_elsewhere),
    rule(r"(?:the )?(?:every|each) (?:week|month|quarter|year)", _unreadable),
    rule(rf"(?:the )?(?:{_ANY_DAY}|week|month|quarter|year|weekend) following(?!\w)", _from_elsewhere),
    rule(r"(?:the )?(?P<unit>week|month|quarter|year) (?P<way>after next|before last)", _reckoned(_next_but_one)),
    rule(rf"(?:the )?(?:{_ANY_UNIT}|{_ANY_DAY}) (?:after next|before last)", _unreadable),
    rule(r"(?:the )?next (?:day|morning|evening|night)(?!\w)", _from_elsewhere),
    rule(
        rf"(?:\w+ )?{_ANY_UNIT}s? (?:before|after|later|earlier|prior|into|ahead|since|from(?! now| today))\b"
        r"(?! yesterday| tomorrow)",
        _from_elsewhere,
    ),
    rule(r"\d{1,3} \w+ (?:earlier|later)\b", _from_elsewhere),
    rule(r"(?:the )?eve of\b|(?:\w+ )?anniversary\b", _unreadable),
)
"""In order: where two match the same words at the same place, the longer, then the earlier rule counts."""
