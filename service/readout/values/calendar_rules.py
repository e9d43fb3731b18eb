"""Rules for dates by day, month and year: ``15 March 2025``, ``March 12-14``, ``early April``, ``2025-03-15``."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from readout.values import periods
from readout.values.nearest import nearest, nearest_months
from readout.values.terms import Context, Part, Rule, Turn, Undated, Unreadable, Unreckoned, Value, portion, rule

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip

MONTH = rf"(?:{'|'.join(f'{name}|{name[:3]}' for name in MONTHS)}|Sept)(?![^\W\d_])"
ORDINAL = r"(?:st|nd|rd|th|er|\.|º|ª|°|[oa](?![^\W_]))?"
TO = r"(?:-|/|&|to|and|or|until|till|through|bis|und|oder|au|et|ou|al|y|e|a|по|до|и|το|έως)"
"""What joins two days: the English words, and those of the languages whose month names are read most."""

TURN = (
    r"(?:(?P<turn>this past|this coming|the coming|the upcoming|this|the current|last|past|next|coming|upcoming)\s+)?"
)
PART = (
    r"(?:(?P<part>early|mid|late|later|earlier|(?:by |before |until )?(?:the )?very end of|"
    r"(?:by |before |until |no later than |not later than )?(?:the )?end of|"
    r"(?:by |before |until )?end(?=-)|"
    r"(?:at |in |by )?(?:the )?(?:beginning|start|middle) of)[\s-]+(?:(?:in|of)\s+)?(?:the\s+)?)?"
)
_DAY = rf"(?P<d>\d{{1,2}})(?!\d){ORDINAL}"
_UNTIL = rf"(?:\s*{TO}\s*(?P<e>\d{{1,2}})(?!\d){ORDINAL})?"
_YEAR = r"(?P<y>(?:1\d|2[01])\d\d)(?![\ds])"
_LATE_YEAR = r"(?P<y>(?:1[89]|2[01])\d\d)(?![\ds])"
"""A year that a number by itself may be; earlier ones need a month, a day or a preposition beside them."""
_SHORT_YEAR = r"\s+'?(?P<yy>\d\d)(?=\s*(?:$|[,;)]))"
_OF = r"\s*(?:of |de |del |di )?(?:the )?"
_SET_APART = r"(?:after|until|since|from|till|by|to|and|or|last|next|this|every) "
"""Before a weekday, what makes it another day than the one that a number before it names."""


_PARTS: dict[str, Part] = {"late": "late", "later": "after", "earlier": "before"}


_DECADE: dict[Part, tuple[int, int]] = {"": (0, 9), "early": (0, 3), "mid": (4, 6), "late": (7, 9)}
_LEAP_YEAR = 2024
_MID_MONTH = 15
_SEASONS: dict[str, tuple[int, int] | None] = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": None}
"""First and last month (meteorological seasons)."""
_PREPOSITIONS = frozenset({"in", "by", "since", "until", "from", "of", "and", "to", "between"})


def turn_of(match: re.Match[str]) -> Turn:
    """Whether the words before a unit say this, last or next."""
    words = (match["turn"] or "").lower()
    if words in {"last", "past", "this past"}:
        return "last"
    if words in {"next", "coming", "upcoming", "this coming", "the coming", "the upcoming"}:
        return "next"
    return "this" if words else ""


def part_of(match: re.Match[str]) -> Part:
    """Which part of a unit the words before it name."""
    words = (match["part"] or "").lower()
    if words.endswith(("end of", "end")):
        return "end" if re.match(r"by|before|until|no", words) else "late"
    if "middle" in words or words == "mid":
        return "mid"
    if words.endswith(("beginning of", "start of")) or words == "early":
        return "early"
    return _PARTS.get(words, "")


def weekday_number(name: str) -> int:
    """0 (Monday) to 6 for an English weekday's name or abbreviation."""
    return next(number for number, full in enumerate(WEEKDAYS) if full.lower().startswith(name.lower()[:3]))


def month_number(name: str) -> int:
    """1 to 12 for an English month's name or abbreviation."""
    return next(number for number, full in enumerate(MONTHS, 1) if full.lower().startswith(name.lower()[:3]))


def _iso_day(match: re.Match[str], _: Context) -> Value:
    return periods.day(dt.date(int(match["y"]), int(match["m"]), int(match["d"]))).stated()


def _iso_month(match: re.Match[str], _: Context) -> Value:
    """``2025-03`` is a month, ``2024-26`` a range of years; ``2010-12`` might be either."""
    year, tail = int(match["y"]), match["t"]
    if len(tail) == len(match["y"]):
        return periods.years(year, int(tail)).stated() if year <= int(tail) else Unreadable()
    rises = int(tail) > year % 100
    if 1 <= int(tail) <= len(MONTHS):
        return Unreadable() if rises else periods.month(year, int(tail)).stated()
    return periods.years(year, year - year % 100 + int(tail)).stated() if rises else Unreadable()


def _dotted(match: re.Match[str], _: Context) -> Value:
    """``15.03.2025``: where dots are written, the day comes first."""
    value = Undated(int(match["b"]), int(match["a"]))
    return value.within(int(match["y"])).stated() if match["y"] else value


def _stroked(match: re.Match[str], _: Context) -> Value:
    """``15/03/2025``: the order differs by country, so one number has to exceed twelve, or both the same."""
    first, second = int(match["a"]), int(match["b"])
    if first != second and max(first, second) <= len(MONTHS):
        return Unreadable()
    value = Undated(first, second) if second > len(MONTHS) else Undated(second, first)
    return value.within(int(match["y"])).stated()


def _day_month(match: re.Match[str], _: Context) -> Value:
    """A day and month, or several days of one: ``12 and 13 March`` are two days, ``12 and 15 March`` no stretch."""
    first, until = int(match["d"]), int(match.groupdict().get("e") or 0)
    gap = until > first + 1 and re.search(r"\d\D*\b(?:and|or|&|und|oder|et|ou|y|e|и)\b\D*\d", match[0]) is not None
    if until and (until <= first or (gap and not _is_span(match))):
        return Unreadable()
    value = Undated(month_number(match["m"]), first, until or None)
    value.within(_LEAP_YEAR)
    year = match["y"] or (match.groupdict().get("yy") and f"20{match['yy']}")
    return value.within(int(year)).stated() if year else value


def _weekday_and_day(match: re.Match[str], _: Context) -> Value:
    """``Friday the 13th``, ``the 2nd, a Saturday``: the nearest thirteenth, and a Friday it must be."""
    return Undated(None, int(match["d"]), weekday=weekday_number(match["w"]))


def _is_span(match: re.Match[str]) -> bool:
    """Whether ``between`` stands before the days, so that ``and`` means up to."""
    return match.string[: match.start()].rstrip().lower().endswith("between")


def _month(match: re.Match[str], _: Context) -> Value:
    value = Undated(month_number(match["m"]), part=part_of(match), turn=turn_of(match))
    if match["y"]:
        return value.within(int(match["y"])).stated()
    if value.part in {"before", "after"}:
        return Unreadable()
    return value if _is_name(match) else Unreadable()


def _is_name(match: re.Match[str]) -> bool:
    """Whether a month without a day is one: ``may`` and ``march`` are verbs unless capital, or after a preposition."""
    before = match.string[: match.start()].lower().split()[-1:]
    return bool(match["part"] or match["turn"]) or match["m"] in MONTHS or not _PREPOSITIONS.isdisjoint(before)


def _fraction(match: re.Match[str], context: Context) -> Value:
    """A half or quarter of a year."""
    number, unit = int(match["n"] or match["q"]), (match["unit"] or "quarter").lower()
    length = 6 if unit == "half" else 3
    first, last, part = (number - 1) * length + 1, number * length, part_of(match)
    if match["y"]:
        return portion(periods.months(int(match["y"]), first, last), part).stated()
    if context.published is None or not match["turn"]:
        return Unreadable()
    step = {"last": -1, "next": 1}.get(match["turn"].lower(), 0)
    return portion(periods.months(context.published.year + step, first, last), part)


def _last_quarter(match: re.Match[str], _: Context) -> Value:
    """``the last quarter of 2024``, which is no quarter before publication."""
    return periods.months(int(match["y"]), 10, 12).stated()


def _decade(match: re.Match[str], _: Context) -> Value:
    """``the late 1980s``: ten years, or four or three of them; ``the 1900s`` may be a century."""
    first = int(match["y"])
    if first % 100 == 0:
        return Unreadable()
    low, high = _DECADE[part_of(match) or ""]
    return periods.years(first + low, first + high).stated()


def _year(match: re.Match[str], _: Context) -> Value:
    return portion(periods.year(int(match["y"])), part_of(match)).stated()


def _half_month(match: re.Match[str], context: Context) -> Value:
    """``the second half of October``: from the sixteenth on."""
    year = int(match["y"]) if match["y"] else None
    month = Undated(month_number(match["m"]), turn=turn_of(match))
    whole = month.within(year).stated() if year else nearest(month, context)
    if whole is None:
        return Unreckoned() if context.published is None else Unreadable()
    middle = whole.first.replace(day=_MID_MONTH)
    if match["n"].lower() in {"first", "1st"}:
        return replace(periods.days(whole.first, middle), basis=whole.basis)
    return replace(periods.days(periods.shift(middle, 1, "day"), whole.last), basis=whole.basis)


def _last_day(match: re.Match[str], _: Context) -> Value:
    value = Undated(month_number(match["m"]), part="end", turn=turn_of(match))
    return value.within(int(match["y"])).stated() if match["y"] else value


def _days_of_month(match: re.Match[str], _: Context) -> Value:
    """``21 and 22 of this month``."""
    return Undated(None, int(match["d"]), int(match["e"]) if match["e"] else None)


def _season(match: re.Match[str], context: Context) -> Value:
    """A season of the northern half of the earth, in three whole months; winter, which two years share, is not read."""
    months = _SEASONS[match["s"].lower()]
    if months is None:
        return Unreadable()
    if match["y"]:
        return periods.months(int(match["y"]), *months).stated()
    if context.published is None:
        return Unreckoned()
    if match["turn"]:
        step = {"last": -1, "next": 1}.get(match["turn"].lower(), 0)
        return periods.months(context.published.year + step, *months)
    if way := match["before"] or match["behind"]:
        return _turned_season(way.lower(), context.published, months)
    return nearest_months(context, *months)


def _turned_season(way: str, published: dt.date, months: tuple[int, int]) -> Value:
    """The season before or after the day of publication: never the one in which that lies."""
    around = [periods.months(published.year + step, *months) for step in (-1, 0, 1)]
    if way == "next":
        return next(one for one in around if one.first > published)
    return next(one for one in reversed(around) if one.last < published)


def _iso_week(match: re.Match[str], context: Context) -> Value:
    """``vecka 20``, ``KW 20``: a week by its number (ISO 8601), of the year of publication if none is named."""
    if context.published is None and not match["y"]:
        return Unreckoned()
    year = int(match["y"]) if match["y"] else context.published.year if context.published else 0
    found = periods.week(dt.date.fromisocalendar(year, int(match["n"]), 1))
    return found.stated() if match["y"] else found


def _unreadable(_: re.Match[str], __: Context) -> Value:
    return Unreadable()


def _day_of_month(match: re.Match[str], _: Context) -> Value:
    return Undated(None, int(match["d"]), int(match["e"]) if match["e"] else None)


CALENDAR_RULES: tuple[Rule, ...] = (
    rule(r"(?P<y>\d{4})[-/](?P<m>\d\d)[-/](?P<d>\d\d)(?!\d)(?:T[\d:.+Z-]*)?", _iso_day),
    rule(r"(?P<y>(?:1[89]|2[01])\d\d)-(?P<t>\d{4}|\d\d)(?![\d-])", _iso_month),
    rule(r"(?<!at )(?P<a>\d{1,2})\.\s?(?P<b>\d{1,2})\.(?:\s?(?P<y>\d{4}))?(?!\d)", _dotted),
    rule(r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{4})(?!\d)", _stroked),
    rule(rf"(?:early |late )?{_DAY}{_UNTIL}{_OF}(?P<m>{MONTH})\.?(?:,?{_OF}\s*{_YEAR}|{_SHORT_YEAR})?", _day_month),
    rule(rf"\d{{1,2}}(?:{ORDINAL})\s+(?:of )?{MONTH},?\s+\d{{4}}(?!\d)", _unreadable),
    rule(rf"{_YEAR}[.,]?\s+(?P<m>{MONTH})\.?\s+{_DAY}", _day_month),
    rule(
        rf"(?:early |late )?(?P<m>{MONTH})\.?\s+(?:the )?{_DAY}(?!:\d)"
        rf"(?:\s*{TO}\s*(?P<e>\d{{1,2}})(?![\d:]){ORDINAL}(?!\s*{MONTH}))?(?:,?\s+{_YEAR})?",
        _day_month,
    ),
    rule(rf"{PART}{TURN}(?P<m>{MONTH})\.?(?!\s+\d{{1,2}}(?!\d))(?:,?{_OF}\s*{_YEAR})?", _month),
    rule(
        rf"{PART}(?:(?P<n>[1-4])(?:st|nd|rd|th) (?P<unit>half|quarter)|Q(?P<q>[1-4]))"
        rf"(?:,?{_OF}\s*(?:{_YEAR}|(?P<turn>this|last|next|the) year))?",
        _fraction,
    ),
    rule(rf"(?:the )?(?:last|final) quarter of {_YEAR}", _last_quarter),
    rule(rf"{PART}(?P<y>(?:1\d|20)\d0)s(?!\w)", _decade),
    rule(rf"{PART}{_LATE_YEAR}", _year),
    rule(rf"(?:in|by|since|until|of) (?P<part>)?{_YEAR}(?=\s*(?:$|[,.;)]))", _year),
    rule(rf"(?P<n>first|second|1st|2nd) half of {TURN}(?P<m>{MONTH})\.?(?:,?{_OF}\s*{_YEAR})?", _half_month),
    rule(rf"(?:the )?last day of {TURN}(?P<m>{MONTH})\.?(?:,?{_OF}\s*{_YEAR})?", _last_day),
    rule(rf"{_DAY}{_UNTIL} (?:of )?(?=(?:this|last|next) month)", _days_of_month),
    rule(
        rf"(?:(?P<before>last|next) )?northern (?P<s>{'|'.join(_SEASONS)})"
        rf"(?:,?{_OF}\s*{_YEAR}| (?:of )?(?P<turn>last|next|this) year| (?P<behind>last|next)(?! \w))?",
        _season,
    ),
    rule(rf"(?:spring|summer|autumn|winter|fall)(?: of)? {_YEAR}", _unreadable),
    rule(rf"(?:fiscal|financial)(?: year)?(?: {_YEAR}(?:-\d\d(?:\d\d)?)?)?", _unreadable),
    rule(rf"ISOWEEK (?P<n>\d{{1,2}})(?:,?{_OF}\s*{_YEAR})?", _iso_week),
    rule(
        r"(?:on|by|since|until|from) the (?P<d>\d{1,2})(?:(?:-| to )(?P<e>\d{1,2}))?(?:st|nd|rd|th)"
        r"(?=\s*(?:$|[,.;)]|of (?:this|last|next|the) month))",
        _day_of_month,
    ),
    rule(
        rf"(?P<w>{'|'.join(WEEKDAYS)})(?:\s*[,(])?\s*(?<!\w)(?:the )?(?P<d>\d{{1,2}})"
        rf"(?:(?:st|nd|rd|th)(?!\s+(?:of\s+)?{MONTH})|(?:e|\.)?(?=\s*(?:$|[,;)]|{TO}\s)))",
        _weekday_and_day,
    ),
    rule(
        rf"(?<!at )(?<![:.])(?:the )?(?P<d>\d{{1,2}})(?!\d)(?:th|{ORDINAL})\s*[,(-]\s*"
        rf"(?:(?!{_SET_APART})\w{{1,5}} )?(?P<w>{'|'.join(WEEKDAYS)})(?!\w)",
        _weekday_and_day,
    ),
    rule(rf"(?:the )?\d(?:st|nd|rd|th) (?:{'|'.join(WEEKDAYS)})(?!\w)(?! (?:of|in) )", _unreadable),
)
"""In order: where two match the same words at the same place, the longer, then the earlier rule counts."""
