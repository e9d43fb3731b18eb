"""The days of a call between countries in which it has two dates: an evening in Ottawa is a morning in Tokyo."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import re
import zoneinfo
from collections.abc import Iterable

from readout.merging.days import Days
from readout.merging.word_lists import pattern
from readout.values import capital_country, country_code
from readout_schemas import Document, Meeting

FAR = 7
"""Hours between two clocks from which an evening on one is the next day on the other: 5 p.m. and 7 hours are midnight.
"""
_NOT_IN_ONE_ROOM = {"video", "phone", "unknown"}
"""Forms of a meeting that may be a call."""
_BILATERAL = 2
HEAD = 3
"""Lines of a text of which one begins with the town that it is written from."""

LONGEST = 4
"""Words of the longest name of a country that is looked for: `Democratic Republic of Congo`."""

_NAME = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")


def dated_by_both(meeting: Meeting, document: Document, countries: Iterable[str], days: Days) -> Days:
    """The days of a call on the clocks of both sides: one more before a morning in the east, or after a western night.

    Only where the report tells the part of the day and whose clock it goes by: by the country that its words name
    (``early on Saturday, Japan time``), or by the capital in its dateline.

    Args:
        meeting: its words for the date are read.
        document: the report.
        countries: codes of the two sides; of more or fewer nothing is said.
        days: its date as reported.
    """
    sides = frozenset(countries)
    if not days.exact or meeting.format not in _NOT_IN_ONE_ROOM or len(sides) != _BILATERAL or meeting.when is None:
        return days
    home = _home(meeting.when.text, document.text or "", sides)
    if home is None:
        return days
    ahead = _hours_ahead(home, next(iter(sides - {home})), dt.date.fromordinal(days.first))
    part = part_of_day(meeting.when.text, document.language)
    if part == "early" and ahead >= FAR:
        return Days(days.first - 1, days.last)
    if part == "late" and ahead <= -FAR:
        return Days(days.first, days.last + 1)
    return days


def _home(words: str, text: str, sides: frozenset[str]) -> str | None:
    """The side by whose clock a report goes."""
    named = {code for word in _NAME.findall(words) for code in _codes(word) if code in sides}
    named = named or {code for town in _datelines(text) if (code := capital_country(town)) in sides}
    return next(iter(named)) if len(named) == 1 else None


def _datelines(text: str) -> Iterable[str]:
    """What the first lines of a text begin with."""
    lines = text.lstrip().splitlines()[:HEAD]
    return (town.group() for line in lines if (town := _NAME.match(line)) is not None)


def _codes(words: str) -> Iterable[str]:
    """The countries that a row of words names, by one or some of them in a row: `New Zealand time`."""
    told = words.split()
    rows = (" ".join(told[at : at + size]) for size in range(1, LONGEST + 1) for at in range(len(told) - size + 1))
    return (code for row in rows if (code := country_code(row)) is not None)


def part_of_day(words: str, language: str | None) -> str | None:
    """The part of the day that words name, if it is one alone."""
    told = {part for part in ("early", "late") if pattern("day_parts", language, part).search(words)}
    return next(iter(told)) if len(told) == 1 else None


@functools.lru_cache(maxsize=4096)
def _hours_ahead(one: str, other: str, day: dt.date) -> float:
    """By how many hours at the least the clocks of one country are ahead of another's; negative if they are behind."""
    noon = dt.datetime.combine(day, dt.time(12), dt.UTC)
    gaps = [first - second for first, second in itertools.product(_offsets(one, noon), _offsets(other, noon))]
    if not gaps or min(gaps) < 0 < max(gaps):
        return 0.0
    return min(gaps, key=abs)


@functools.lru_cache(maxsize=4096)
def _offsets(country: str, moment: dt.datetime) -> tuple[float, ...]:
    """The offsets of a country's clocks from UTC in hours, by the zones that CLDR gives it."""
    from babel.core import get_global

    found: set[float] = set()
    for zone in get_global("territory_zones").get(country, ()):
        try:
            offset = moment.astimezone(zoneinfo.ZoneInfo(zone)).utcoffset()
        except zoneinfo.ZoneInfoNotFoundError:
            continue
        found |= set() if offset is None else {offset.total_seconds() / 3600}
    return tuple(sorted(found))
