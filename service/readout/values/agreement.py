"""One date out of several terms: readings that agree, a weekday that fits, the two ends of a stretch."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from readout.values import periods
from readout.values.calendar_rules import TO, WEEKDAYS, weekday_number
from readout.values.language_data import known_languages, listed, section
from readout.values.nearest import day_within, nearest, nearest_weekday
from readout.values.periods import Period
from readout.values.stretches import End, stretch
from readout.values.terms import Context, FromElsewhere, Term, Undated, Unreadable, Weekday

_JOINED = re.compile(rf"(?:'s)?,?\s*(?P<to>{TO})\s*(?:on |the |am |le )*", re.IGNORECASE)
_APPOSED = re.compile(r"\s*[,،(-]\s*(?:(?!(?:and|or|not|to) )\w{1,4} )?")
"""Between words and the date that says the same: a mark, and a preposition in any language."""
_WEEKDAY = re.compile("|".join(WEEKDAYS), re.IGNORECASE)
_LOOSE = {"and", "&", "or", "und", "oder", "et", "ou", "y", "e", "и", "/"}
_BARE_DAY = r"(?<![\w.,:])(?P<day>\d{1,2})(?!\s?(?:[:.]\d|[ap]\.?m))(?:[.ºª°]|-?[^\W\d]{1,3})?(?!\w)"
"""The number of a day, with the sign of an ordinal in whatever language; no hour."""
_OUTSIDE = re.compile(
    r"\b(?:before|after|ahead of|prior to|following|beyond|postponed from|moved from)(?: the| late| early| on)*$",
    re.IGNORECASE,
)
_BY_THE_END = re.compile(r"before (?:the )?(?:very )?end of|before (?:the )?(?:year|month)", re.IGNORECASE)
_NIGHT_TO = re.compile(r"\bnight to(?: the)?$", re.IGNORECASE)
_WEEK_OF = re.compile(
    r"\bweek (?:of|beginning|commencing|starting|from|(?P<until>ending))(?: on| the)*$", re.IGNORECASE
)


def agree(words: str, terms: Sequence[Term], context: Context) -> Period | None:
    """The period that the terms of ``words`` name together.

    Args:
        words: The folded words in which the terms were found.
        terms: Their terms, in order.
        context: Day of publication and tense.

    Returns:
        The period, or ``None`` where the terms name none, name different ones, or one cannot be read.
    """
    terms = _told_beside(words, terms)
    if any(isinstance(term.value, Unreadable) or _is_outside(words, term) for term in terms):
        return None
    kept = [term for term in terms if isinstance(term.value, Period | Undated | Weekday)]
    if any(isinstance(term.value, Weekday) and _is_one_of_two(words, term, kept) for term in kept):
        return None
    try:
        found = _joined(words, kept, context) if _joints(words, kept) else _together(kept, context)
        return found and _widened(words, kept, found)
    except (ValueError, OverflowError):
        return None


def _told_beside(words: str, terms: Sequence[Term]) -> Sequence[Term]:
    """The terms without what counts from elsewhere, where a day is set beside it: ``a week earlier, on 5 May``.

    Of ``the following Monday, 11 May`` the weekday stays.
    """
    kept: list[Term] = []
    for one, other in pairwise([*terms, None]):
        if one and other and _is_told(words, one, other):
            day = _WEEKDAY.search(words, one.start, one.end)
            kept += [replace(one, value=Weekday(weekday_number(day[0])))] if day else []
        elif one:
            kept.append(one)
    return kept


def _is_told(words: str, one: Term, other: Term) -> bool:
    """Whether the first term counts from elsewhere, and the second is the day that it comes to."""
    return (
        isinstance(one.value, FromElsewhere)
        and isinstance(other.value, Period | Undated)
        and _is_day(other.value)
        and _APPOSED.fullmatch(words, one.end, other.start) is not None
    )


def _is_one_of_two(words: str, weekday: Term, terms: Sequence[Term]) -> bool:
    """Whether a bare number of a day is joined to a day of the week, ``the 2nd and Friday``: these are two days."""
    before, after = _day_and().search(words[: weekday.start]), _and_day().match(words, weekday.end)
    found = [match.start("day") for match in (before, after) if match]
    return any(not any(term.start <= start < term.end for term in terms) for start in found)


@cache
def _day_and() -> re.Pattern[str]:
    return re.compile(rf"{_BARE_DAY}\s+(?:{_joining()})\s+(?:\w{{1,4}}\s+){{0,3}}\Z", re.IGNORECASE)


@cache
def _and_day() -> re.Pattern[str]:
    return re.compile(
        rf"\s+(?:{_joining()})\s+(?:\w{{1,4}}\s+){{0,3}}{_BARE_DAY}(?!\s?(?:[:.]\d|[ap]\.?m))", re.IGNORECASE
    )


@cache
def _joining() -> str:
    """Words for `and` in all languages, as alternatives."""
    words = {word for code in known_languages() for word in listed(section(code, "numbers").get("and", ""))}
    return "|".join(map(re.escape, sorted(words | _LOOSE | {"to"})))


def _widened(words: str, terms: Sequence[Term], found: Period) -> Period:
    """The whole week of a day on which it begins (``the week of 10 March``) or ends; both days of a night to one."""
    if found.precision == "day" and any(_NIGHT_TO.search(words[: term.start].rstrip()) for term in terms):
        return replace(periods.days(periods.shift(found.first, -1, "day"), found.last), basis=found.basis)
    match = next((match for term in terms if (match := _WEEK_OF.search(words[: term.start].rstrip()))), None)
    if match is None or found.precision != "day":
        return found
    first = periods.shift(found.first, 1 - periods.WEEK, "day") if match["until"] else periods.week(found.first).first
    return replace(periods.days(first, periods.shift(first, periods.WEEK - 1, "day")), basis=found.basis)


def _is_outside(words: str, term: Term) -> bool:
    """Whether the words say before or after the term, which leaves open when; ``before the end of`` is ``by``."""
    before_end = _BY_THE_END.match(words, term.start)
    return before_end is None and _OUTSIDE.search(words[: term.start].rstrip()) is not None


def _joints(words: str, terms: Sequence[Term]) -> list[tuple[int, bool]]:
    """Where two terms are the ends of a stretch: the index of the first, and whether they must follow each other.

    ``Monday and Tuesday`` is a stretch, ``Monday and Thursday`` is two days; ``between`` makes it one again.
    """
    joints = []
    for index, (one, other) in enumerate(pairwise(terms)):
        match = _JOINED.fullmatch(words[one.end : other.start])
        if match and not ("," in match[0] and match["to"].lower() == "a"):
            between = re.search(r"\bbetween(?: late| early| the)?$", words[: one.start].rstrip(), re.IGNORECASE)
            joints.append((index, match["to"].lower() in _LOOSE and not between))
    return joints


def _joined(words: str, terms: Sequence[Term], context: Context) -> Period | None:
    """The stretch between two ends, each on the weekday that may stand before it; what is left frames them."""
    joints = _joints(words, terms)
    if len(joints) != 1:
        return None
    index, tight = joints[0]
    first, first_day, before = _end(terms[index::-1])
    last, last_day, after = _end(terms[index + 1 :])
    rest = [*before, *after]
    frame = _together(rest, context) if rest else None
    found = stretch(first, last, frame, context, tight=tight) if frame or not rest else None
    return found if found and _fits(found, first_day, last_day) else None


def _end(terms: Sequence[Term]) -> tuple[End, int | None, Sequence[Term]]:
    """One end of a stretch, nearest to the joint first: its value, the weekday beside a date, and the other terms."""
    value, rest = terms[0].value, terms[1:]
    beside = rest[0].value if rest else None
    if isinstance(beside, Weekday) and isinstance(value, Undated | Period):
        return value, beside.number, rest[1:]
    if isinstance(value, Weekday) and isinstance(beside, Undated | Period) and _is_day(beside):
        return beside, value.number, rest[1:]
    return value, None, rest


def _is_day(value: Undated | Period) -> bool:
    return value.day is not None if isinstance(value, Undated) else value.precision == "day"


def _fits(found: Period, first_day: int | None, last_day: int | None) -> bool:
    return first_day in {None, found.first.weekday()} and last_day in {None, found.last.weekday()}


def _together(terms: Sequence[Term], context: Context) -> Period | None:
    """The narrowest of the readings, if all others hold it, on the weekday that is named."""
    values = [term.value for term in terms]
    fixed = [value for value in values if isinstance(value, Period)]
    frame = narrowest(fixed)
    if fixed and frame is None:
        return None
    undated = [nearest(value, context, frame) for value in values if isinstance(value, Undated)]
    known = [reading for reading in undated if reading]
    if known:
        frame = narrowest([*known, *fixed])
    elif undated:
        return None
    weekdays = {value for value in values if isinstance(value, Weekday)}
    if not weekdays or (known and frame is None):
        return frame
    return _on_weekday(weekdays, frame, context)


def narrowest(readings: Sequence[Period]) -> Period | None:
    """The shortest reading, preferably exact and stated, if every other one covers it."""
    if not readings:
        return None
    first = min(readings, key=lambda one: (one.length, one.approx, one.basis != "stated"))
    return first if all(other.covers(first) for other in readings) else None


def _on_weekday(weekdays: set[Weekday], frame: Period | None, context: Context) -> Period | None:
    """The day of that name: by the tense, or within the frame; a day must bear the name."""
    if len({weekday.number for weekday in weekdays}) != 1:
        return None
    weekday = max(weekdays, key=lambda one: bool(one.turn))
    if frame is None or (context.published and frame == periods.week(context.published)):
        return nearest_weekday(weekday, context)
    if frame.precision == "day":
        near = periods.weekday_near(frame.first, weekday.number)
        if frame.approx:
            return periods.day(near)
        return frame if near == frame.first else None
    if frame.length > periods.WEEK:
        return frame
    return day_within(weekday, frame)
