"""A date and the words beside it: which of them say nothing but the day, a place or a name, or an hour."""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import NamedTuple

from readout.ingest.days import day_in
from readout.ingest.word_tables import table

_ONE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOST_BEFORE = 4
"""Words of a place, or of a person's name, before a date."""
_HOUR = (
    r"(?<![\d.])(?:\d{1,2}(?:[:.]|\s?h\s?|[時时시]\s?)\d{2}(?::\d{2})?(?![\d.]*\d)[分분]?(?:\s*[ap]\.?m\b\.?)?"
    r"|(?:0\d|1[0-8])[0-5]\d(?=\s?(?-i:ZONES)\b))"
    r"(?:\s*\(?(?:(?-i:ZONES)OFFSET|(?:AFTER|(?-i:[A-Z]{2,5}))OFFSET(?!,?\s*\d))\)?)?"
)
"""An hour beside a date, with the zone behind it (*GMT+1*), or one of the words that take the place of AFTER.

Capitals that are no known zone may begin what stands before the date. *0930* is an hour where a zone follows.
"""
_OFFSET = r"(?:[+-]\d{1,2}(?::?\d\d)?)?(?!\w)"
_EAST_ASIAN = re.compile(r"\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]")
HAS_DAY = re.compile(r"\d(?<!\d\d)(?:\d{3}(?!\d).*(?<!\d)\d{1,2}(?!\d)|\d?(?!\d).*(?<!\d)\d{4}(?!\d))")
"""A year and a day, in figures: most lines have not both, and are not looked at. It begins with a plain figure, to
which the engine runs at full speed."""
_PLACE_ENDS = ",.،，"
EDGES = " \t,.،，:：;()（）[]-–—"
LONGEST = 90
"""Characters of a line that is a date and what stands beside it."""


class Dated(NamedTuple):
    """A date among other words."""

    day: datetime.date
    before: list[str]
    after: list[str]


def dated_in(words: str, language: str | None) -> Dated | None:
    """The date in some words, and the words before and behind it."""
    rest = " ".join(words.split()).strip(EDGES)
    if not (HAS_DAY.search(rest) and len(rest) <= LONGEST):
        return None
    if match := _EAST_ASIAN.search(rest):
        day = stated(match[0], language)
        return Dated(day, rest[: match.start()].split(), rest[match.end() :].split()) if day else None
    if not any(char.isalpha() for char in rest):
        day = day_in(rest)
        return Dated(day, [], []) if day else None
    day, left = stated(rest, language), rest.split()
    if day is None:
        return None
    first, last = 0, len(left)
    while last - first > 1 and stated(" ".join(left[first + 1 : last]), language) == day:
        first += 1
    while last - first > 1 and stated(" ".join(left[first : last - 1]), language) == day:
        last -= 1
    return Dated(day, left[:first], left[last:])


def stated(words: str, language: str | None) -> datetime.date | None:
    """The one day that words state in full, in this language or in any."""
    from readout.values import resolve

    for one in dict.fromkeys((language, None)):
        found = resolve(words, None, "past", one)
        if found.basis == "stated" and found.edtf and _ONE_DAY.fullmatch(found.edtf):
            return day_in(found.edtf)
    return None


def is_known(words: list[str], day: datetime.date, language: str | None) -> bool:
    """Whether words beside a date say nothing but it: its weekday, an article, *year*."""
    left = [word for word in (one.strip(EDGES) for one in words) if word and not _says_nothing(word)]
    return not left or any(_are_that_day(left, day, one) for one in dict.fromkeys((language, None)))


def _are_that_day(words: list[str], day: datetime.date, language: str | None) -> bool:
    """Whether words name a day and nothing beside it: of *Tuesday summit* one word may be left out."""
    from readout.values import resolve, weekday_name

    def named(some: list[str]) -> bool:
        return resolve(" ".join(some), day, "past", language).edtf == day.isoformat()

    if not named(words):
        return False
    without = [words[:at] + words[at + 1 :] for at in range(len(words))] if words[1:] else []
    return " ".join(words).casefold() == weekday_name(day.weekday(), language) or not any(map(named, without))


def _says_nothing(word: str) -> bool:
    return word.casefold() in listed("beside") or f"{word.casefold()}." in listed("beside")


def is_place(dated: Dated, language: str | None) -> bool:
    """Whether the words before a date are a place or a name, as far as that can be seen, and what may follow it."""
    name = dated.before
    while name and name[-1][-1] not in _PLACE_ENDS and is_known(name[-1:], dated.day, language):
        name = name[:-1]
    while len(name) > 1 and is_known(name[-1:], dated.day, language):
        name = name[:-1]
    return (
        0 < len(name) <= _MOST_BEFORE
        and name[-1][-1] in _PLACE_ENDS
        and not any(char.isdigit() or char in ":：" for word in name for char in word)
        and not name[-1][0].islower()
    )


@cache
def clock() -> re.Pattern[str]:
    """An hour, with the word before it."""
    before, after, zones = (
        "|".join(map(re.escape, listed(kind))) for kind in ("before_an_hour", "after_an_hour", "zones")
    )
    hour = _HOUR.replace("ZONES", zones).replace("AFTER", after).replace("OFFSET", _OFFSET)
    return re.compile(rf"(?:(?<!\w)(?:{before})\s?)?{hour}", re.IGNORECASE)


@cache
def listed(kind: str) -> tuple[str, ...]:
    """The phrases of all languages, the longest first."""
    by_language: dict[str, list[str]] = table("publication_words")[kind]
    words = {word for several in by_language.values() for word in several}
    return tuple(sorted(words, key=lambda one: (-len(one), one)))
