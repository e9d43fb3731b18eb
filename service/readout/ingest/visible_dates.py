"""The day that a reader sees above or below a text: a line with a date, a byline, the dateline of an agency.

A date in the text itself is that of an event, and none of these. What may be two days, or lacks its year, is none.
"""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from readout.ingest.days import day_in
from readout.ingest.word_tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readout.ingest.metadata import Metadata

_HEAD, _FOOT = 6, 3
"""Lines at the beginning and at the end of a text, blank ones not counted, that may say when it went out."""
_LONGEST = 90
"""Characters of a line that is a date and what stands beside it."""
_ONE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOST_WORDS = 12
"""Words of such a line."""
_MOST_BEFORE = 4
"""Words of a place, or of a person's name, before a date."""
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DATELINE = re.compile(r"(.{8,90}?)\s?(?:—|–|―|--|\s-)\s")
_BETWEEN = re.compile(r"\s*(?:[|•·●▪/;]|\s[—–-]\s)\s*")
_SENTENCE = re.compile(r"[^\W\d_]{3,}[.!?。！？]$")
_HOUR = r"(?<![\d.])\d{1,2}[:.h时時]\d{2}(?::\d{2})?(?![\d.]*\d)(?:\s*[ap]\.?m\.?)?(?:\s*[a-z]{2,4}\b)?"
"""An hour beside a date, with the zone or the word behind it (*GMT*, *Uhr*)."""
_EAST_ASIAN = re.compile(r"\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]")
_HAS_DAY = re.compile(r"(?<!\d)\d{4}(?!\d).*(?<!\d)\d{1,2}(?!\d)|(?<!\d)\d{1,2}(?!\d).*(?<!\d)\d{4}(?!\d)")
"""A year and a day, in figures: most lines have not both, and are not looked at."""
_BESIDE, _BESIDE_MARKED = 1, 3
"""Words, such as that of the weekday, beside a date that stands alone, and beside one that is marked as a date."""
_PLACE = re.compile(r"[^\d,.]{2,40}[,.]\s+")
_AGENCY = re.compile(r"\s*[(（][^()（）]{2,30}[)）]\s*$|(?<=[.,])\s*[^\W\d]{2,}(?:[./][^\W\d]+)*\s*$")


class VisibleDay(NamedTuple):
    """A day, and what shows it."""

    day: datetime.date
    shown_by: str


def visible_day(text: str, language: str | None = None) -> VisibleDay | None:
    """The day on which a text went out, as it says itself to its readers.

    A line that says *published* counts first, then a line with a date alone or beside a name, then a dateline, and
    last a line that says *updated*. Two days of one kind are none.

    Args:
        text: The text, a paragraph a line.
        language: Its BCP 47 tag, if it is known.
    """
    lines = [line for line in (one.strip() for one in text.split("\n")) if line]
    found: dict[str, set[datetime.date]] = {}
    for number, line in enumerate(lines[:_HEAD]):
        for kind, words in _candidates(line, is_first=number == 0):
            _add(found, kind, words, language)
    for line in lines[_HEAD:][-_FOOT:]:
        for kind, words in _candidates(line, is_first=False):
            if kind in {"published", "changed"}:
                _add(found, kind, words, language)
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


def _add(found: dict[str, set[datetime.date]], kind: str, words: str, language: str | None) -> None:
    day = _day(words, language, _BESIDE if kind == "line" else _BESIDE_MARKED)
    if day is not None:
        found.setdefault(kind, set()).add(day)


def _candidates(line: str, *, is_first: bool) -> Iterator[tuple[str, str]]:
    """What in a line may be the date of the text, and of which kind it would be."""
    if not _HAS_DAY.search(line[:_LONGEST]):
        return
    dateline = _DATELINE.match(line)
    if len(line) <= _LONGEST and len(line.split()) <= _MOST_WORDS and not _SENTENCE.search(line):
        for piece in _BETWEEN.split(line):
            yield from _in_piece(piece, is_first=is_first)
    elif dateline and _YEAR.search(dateline[1]):
        head = _AGENCY.sub("", dateline[1])
        place = _PLACE.match(head)
        if place and len(place[0].split()) <= _MOST_BEFORE and not head[place.end()].islower():  # "In Oslo, on 4 March"
            yield "dateline", head[place.end() :].strip(" .,")


def _in_piece(piece: str, *, is_first: bool) -> Iterator[tuple[str, str]]:
    """A piece of a line: a date alone, after a word that says *published*, or after a place or a name."""
    plain = piece.casefold()
    for kind, words in _publication_words().items():
        for word in words:
            rest = piece[len(word) :] if plain.startswith(word) else ""
            if rest and not rest[0].isalpha():
                yield kind, _changed_cut_off(rest.strip(" :：-–—,"))
                return
    if is_first and _day(piece, None, _BESIDE) is None:
        return  # a headline may have the day of what it tells
    place = _PLACE.match(piece)
    if east_asian := _EAST_ASIAN.match(piece):
        yield "line", east_asian[0]
    elif place and len(place[0].split()) <= _MOST_BEFORE and _YEAR.search(piece, place.end()):
        yield "placed", piece[place.end() :]
    else:
        yield "line", piece


def _changed_cut_off(words: str) -> str:
    plain = words.casefold()
    ends = [plain.find(word) for word in _publication_words()["changed"] if plain.find(word) > 0]
    return words[: min(ends)].strip(" ,(") if ends else words


def _day(words: str, language: str | None, most_beside: int) -> datetime.date | None:
    """The day that the words name, with at most so many words beside it."""
    rest = " ".join(_clock().sub(" ", words).split()).strip(" ,.()[]")
    if not (_HAS_DAY.search(rest) and len(rest) <= _LONGEST):
        return None
    if not any(char.isalpha() for char in rest):
        return day_in(rest)
    found, left = _stated(rest, language), rest.split()
    if found is None:
        return None
    for cut in (slice(1, None), slice(None, -1)):
        while len(left) > 1 and _stated(" ".join(left[cut]), language) == found:
            left, most_beside = left[cut], most_beside - 1
    return found if most_beside >= 0 else None


def _stated(words: str, language: str | None) -> datetime.date | None:
    from readout.values import resolve

    found = resolve(words, None, "past", language)
    return day_in(found.edtf) if found.basis == "stated" and found.edtf and _ONE_DAY.fullmatch(found.edtf) else None


@cache
def _publication_words() -> dict[str, tuple[str, ...]]:
    """The phrases of all languages, by what they say, the longest first."""
    return {kind: _longest_first(table("publication_words")[kind]) for kind in ("published", "changed")}


@cache
def _clock() -> re.Pattern[str]:
    """An hour, with the word before it."""
    before = "|".join(map(re.escape, _longest_first(table("publication_words")["before_an_hour"])))
    return re.compile(rf"(?:\b(?:{before})\s)?{_HOUR}", re.IGNORECASE)


def _longest_first(by_language: dict[str, list[str]]) -> tuple[str, ...]:
    return tuple(
        sorted({words for several in by_language.values() for words in several}, key=lambda one: (-len(one), one))
    )
