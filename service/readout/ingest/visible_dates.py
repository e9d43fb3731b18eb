"""The day that a reader sees above or below a text: a line with a date, a byline, the dateline of an agency.

A date in the text itself is that of an event, and none of these. What may be two days, or lacks its year, is none. So
is a date beside words that nothing here knows: *until 4 March 2025*, *conference, 4 March 2025*.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from readout.ingest.days import day_in
from readout.ingest.languages import language_of
from readout.ingest.word_tables import table
from readout.text.marks import UNSPACED

if TYPE_CHECKING:
    from readout.ingest.metadata import Metadata

_HEAD, _FOOT = 6, 3
"""Lines at the beginning and at the end of a text, blank ones not counted, that may say when it went out."""
_LONGEST = 90
"""Characters of a line that is a date and what stands beside it."""
_ONE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOST_BEFORE = 4
"""Words of a place, or of a person's name, before a date."""
_MOST_AFTER = 3
"""Words behind a date that is marked as the day of publication: *by Ida Berg*."""
_DATELINE = re.compile(r"(.{8,90}?)\s?(?:—|–|―|--|\s-)\s")
_BESIDE_ONE_ANOTHER = re.compile(r"\s*[|•·●▪]\s*")
_BETWEEN = re.compile(r"\s*(?:;|(?<!\d)/|/(?!\d)|\s[—–-]\s)\s*")
_SENTENCE = re.compile(r"[^\W\d_]{3,}[.!?。！？]$")
_HOUR = (
    r"(?<![\d.])(?:\d{1,2}(?:[:.h]|[時时시]\s?)\d{2}(?::\d{2})?(?![\d.]*\d)[分분]?(?:\s*[ap]\.?m\b\.?)?"
    r"|(?:0\d|1[0-8])[0-5]\d(?=\s?(?-i:ZONES)\b))"
    r"(?:\s*\(?(?:(?-i:ZONES)OFFSET|(?:AFTER|(?-i:[A-Z]{2,5}))OFFSET(?!,?\s*\d))\)?)?"
)
"""An hour beside a date, with the zone behind it (*GMT+1*), or one of the words that take the place of AFTER.

Capitals that are no known zone may begin what stands before the date. *0930* is an hour where a zone follows.
"""
_OFFSET = r"(?:[+-]\d{1,2}(?::?\d\d)?)?(?!\w)"
_EAST_ASIAN = re.compile(r"\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]")
_HAS_DAY = re.compile(r"\d(?<!\d\d)(?:\d{3}(?!\d).*(?<!\d)\d{1,2}(?!\d)|\d?(?!\d).*(?<!\d)\d{4}(?!\d))")
"""A year and a day, in figures: most lines have not both, and are not looked at. It begins with a plain figure, to
which the engine runs at full speed."""
_UNSPACED = re.compile(f"[{UNSPACED}]")
_MARKED = ("published", "changed")
"""What the words of a mark may say of the date behind them; after others is where the text comes from."""
_AGENCY = re.compile(r"\s*[(（/][^()（）/]{2,30}[)）/]\s*$|(?<=[.,])\s*[^\W\d]{2,}(?:[./][^\W\d]+)*\s*$")
_ANY_DAY = datetime.date(2025, 1, 1)
_NUMBER = re.compile(r"\d[\d/-]*,?")
"""What a press release is counted by."""
_PLACE_ENDS = ",.،，"
_EDGES = " \t,.،，:：;()（）[]-–—"


class VisibleDay(NamedTuple):
    """A day, and what shows it."""

    day: datetime.date
    shown_by: str


class _Dated(NamedTuple):
    """A date among other words."""

    day: datetime.date
    before: list[str]
    after: list[str]


def visible_day(text: str, language: str | None = None) -> VisibleDay | None:
    """The day on which a text went out, as it says itself to its readers.

    A line that says *published* counts first, then a line with a date alone or beside a name, then a dateline, and
    last a line that says *updated*. Two days of one kind are none.

    Args:
        text: The text, a paragraph a line.
        language: Its BCP 47 tag, if it is known; else it is found from the text.
    """
    lines = [line for line in (one.strip() for one in text.split("\n")) if line]
    looked_at = [(line, number == 0) for number, line in enumerate(lines[:_HEAD]) if _HAS_DAY.search(line[:_LONGEST])]
    below = [line for line in lines[_HEAD:][-_FOOT:] if _HAS_DAY.search(line[:_LONGEST])]
    if not (looked_at or below):
        return None
    language = language or language_of(text)
    found: dict[str, set[datetime.date]] = {}
    for line, is_first in looked_at:
        for kind, day in _days_of(line, language, is_first=is_first):
            found.setdefault(kind, set()).add(day)
    for line in below:
        for kind, day in _days_of(line, language, is_first=False):
            if kind in _MARKED:
                found.setdefault(kind, set()).add(day)
    for kind, shown_by in _KINDS.items():
        if kind in found:
            return VisibleDay(found[kind].pop(), shown_by) if len(found[kind]) == 1 else None
    return None


def with_visible_day(metadata: Metadata, text: str) -> Metadata:
    """The metadata, with the day that the text shows if they have none."""
    found = None if metadata.published is not None else visible_day(text, metadata.language)
    if found is None:
        return metadata
    return metadata.model_copy(update={"published": found.day, "published_from": found.shown_by})


_KINDS = {
    "published": "line with its date",
    "line": "line with its date",
    "placed": "line with its date",
    "dateline": "dateline",
    "changed": "line of an update",
}
"""What a reader is told for each kind of date, in the order in which they count."""


def _days_of(line: str, language: str | None, *, is_first: bool) -> Iterator[tuple[str, datetime.date]]:
    """The days in a line that may be the text's own, and of which kind each would be."""
    if len(line) > _LONGEST or _SENTENCE.search(line):
        yield from _in_dateline(line, language)
    if len(line) > _LONGEST:
        return
    pieces = [
        piece
        for group in _BESIDE_ONE_ANOTHER.split(line)
        if not _SENTENCE.search(group)
        for piece in _BETWEEN.split(group)
    ]
    for piece in pieces:
        for kind, day in _in_piece(piece, language):
            is_headline = is_first and (kind == "placed" or (kind == "line" and len(pieces) > 1))
            if not is_headline:  # a headline may have the day of what it tells
                yield kind, day


def _in_dateline(line: str, language: str | None) -> Iterator[tuple[str, datetime.date]]:
    head = _DATELINE.match(line)
    dated = _dated(_without_agency(_clock().sub(" ", head[1]), language), language) if head else None
    if dated and _is_place(dated, language) and _is_known(dated.after, dated.day, language):
        yield "dateline", dated.day


def _without_agency(head: str, language: str | None) -> str:
    """The head of a dateline without the agency at its end; a word there that names a day is no agency."""
    from readout.values import resolve

    found = _AGENCY.search(head)
    last = found[0].strip(_EDGES) if found else ""
    if found is None or any(resolve(last, _ANY_DAY, "past", one).edtf for one in dict.fromkeys((language, None))):
        return head
    return head[: found.start()]


def _in_piece(piece: str, language: str | None) -> Iterator[tuple[str, datetime.date]]:
    """The days in a piece of a line: one alone, after a word that says *published*, or after a place or a name."""
    segments = _segments(_clock().sub(" ", piece))
    for at, (kind, words) in enumerate(segments):
        dated = _dated(words, language)
        if dated is None:
            continue
        if kind in _MARKED:
            before = [word for word in dated.before if not _NUMBER.fullmatch(word)]
            if _is_known(before, dated.day, language) and len(dated.after) <= _MOST_AFTER:
                yield kind, dated.day
            continue
        if not _is_known(dated.after, dated.day, language):
            continue
        if kind == "source":
            yield from [("line", dated.day)] if len(dated.before) <= 1 else []
            continue
        following = segments[at + 1] if at + 1 < len(segments) else (None, "")
        if _is_known(dated.before, dated.day, language):
            yield (following[0] if following[0] and not following[1].strip(_EDGES) else "line"), dated.day
        elif _is_place(dated, language):
            yield "placed", dated.day


def _segments(piece: str) -> list[tuple[str | None, str]]:
    """A piece cut where a word says what the date behind it is; what stands before the first such word has no kind."""
    found: list[tuple[str | None, str]] = []
    kind, start = None, 0
    for match in _markers().finditer(piece):
        before = piece[: match.start()].rstrip()
        if before and before[-1].isalpha() and before[-1] not in "日일":
            continue  # a word of a sentence
        found.append((kind, piece[start : match.start()]))
        kind, start = _kind_of()[match[0].casefold()], match.end()
    return [*found, (kind, piece[start:])]


def _dated(words: str, language: str | None) -> _Dated | None:
    """The date in some words, and the words before and behind it."""
    rest = " ".join(words.split()).strip(_EDGES)
    if not (_HAS_DAY.search(rest) and len(rest) <= _LONGEST):
        return None
    if match := _EAST_ASIAN.search(rest):
        day = _stated(match[0], language)
        return _Dated(day, rest[: match.start()].split(), rest[match.end() :].split()) if day else None
    if not any(char.isalpha() for char in rest):
        day = day_in(rest)
        return _Dated(day, [], []) if day else None
    day, left = _stated(rest, language), rest.split()
    if day is None:
        return None
    first, last = 0, len(left)
    while last - first > 1 and _stated(" ".join(left[first + 1 : last]), language) == day:
        first += 1
    while last - first > 1 and _stated(" ".join(left[first : last - 1]), language) == day:
        last -= 1
    return _Dated(day, left[:first], left[last:])


def _stated(words: str, language: str | None) -> datetime.date | None:
    """The one day that words state in full, in this language or in any."""
    from readout.values import resolve

    for one in dict.fromkeys((language, None)):
        found = resolve(words, None, "past", one)
        if found.basis == "stated" and found.edtf and _ONE_DAY.fullmatch(found.edtf):
            return day_in(found.edtf)
    return None


def _is_known(words: list[str], day: datetime.date, language: str | None) -> bool:
    """Whether words beside a date say nothing but it: its weekday, an article, *year*."""
    left = [word for word in (one.strip(_EDGES) for one in words) if word and not _says_nothing(word)]
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
    return word.casefold() in _listed("beside") or f"{word.casefold()}." in _listed("beside")


def _is_place(dated: _Dated, language: str | None) -> bool:
    """Whether the words before a date are a place or a name, as far as that can be seen, and what may follow it."""
    name = dated.before
    while name and name[-1][-1] not in _PLACE_ENDS and _is_known(name[-1:], dated.day, language):
        name = name[:-1]
    while len(name) > 1 and _is_known(name[-1:], dated.day, language):
        name = name[:-1]
    return (
        0 < len(name) <= _MOST_BEFORE
        and name[-1][-1] in _PLACE_ENDS
        and not any(char.isdigit() or char in ":：" for word in name for char in word)
        and not name[-1][0].islower()
    )


@cache
def _kind_of() -> dict[str, str]:
    return {word: kind for kind in ("source", *_MARKED) for word in _listed(kind)}


@cache
def _markers() -> re.Pattern[str]:
    """What says of which kind a date is; where words are written with spaces, a whole word or several."""
    words = sorted(_kind_of(), key=len, reverse=True)
    before = ("" if _UNSPACED.match(word) else r"(?<!\w)" for word in words)
    any_of = "|".join(f"{start}{re.escape(word)}" for start, word in zip(before, words, strict=True))
    return re.compile(rf"(?:{any_of})(?![^\W\d_])", re.IGNORECASE)


@cache
def _clock() -> re.Pattern[str]:
    """An hour, with the word before it."""
    before, after, zones = (
        "|".join(map(re.escape, _listed(kind))) for kind in ("before_an_hour", "after_an_hour", "zones")
    )
    hour = _HOUR.replace("ZONES", zones).replace("AFTER", after).replace("OFFSET", _OFFSET)
    return re.compile(rf"(?:(?<!\w)(?:{before})\s?)?{hour}", re.IGNORECASE)


@cache
def _listed(kind: str) -> tuple[str, ...]:
    """The phrases of all languages, the longest first."""
    by_language: dict[str, list[str]] = table("publication_words")[kind]
    words = {word for several in by_language.values() for word in several}
    return tuple(sorted(words, key=lambda one: (-len(one), one)))
