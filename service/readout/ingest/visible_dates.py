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

from readout.ingest.dated_words import EDGES, HAS_DAY, LONGEST, clock, dated_in, is_known, is_place, listed
from readout.ingest.datelines import DASH_AT_THE_END, in_dateline, with_agency
from readout.ingest.languages import language_of
from readout.text.marks import UNSPACED

if TYPE_CHECKING:
    from readout.ingest.metadata import Metadata

_HEAD, _FOOT = 6, 3
"""Lines at the beginning and at the end of a text, blank ones not counted, that may say when it went out."""
_MOST_AFTER = 3
"""Words behind a date that is marked as the day of publication: *by Ida Berg*."""
_BESIDE_ONE_ANOTHER = re.compile(r"\s*[|•·●▪]\s*")
_BETWEEN = re.compile(r"\s*(?:;|(?<!\d)/|/(?!\d)|\s[—–-]\s)\s*")
_SENTENCE = re.compile(r"[^\W\d_]{3,}[.!?。！？]$")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_MARKED = ("published", "changed")
"""What the words of a mark may say of the date behind them; after others is where the text comes from."""
_NUMBER = re.compile(r"\d[\d/-]*,?")
"""What a press release is counted by."""


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
        language: Its BCP 47 tag, if it is known; else it is found from the text.
    """
    lines = [line for line in (one.strip() for one in text.split("\n")) if line]
    looked_at = [(line, number == 0) for number, line in enumerate(lines[:_HEAD]) if HAS_DAY.search(line[:LONGEST])]
    below = [line for line in lines[_HEAD:][-_FOOT:] if HAS_DAY.search(line[:LONGEST])]
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
    if len(line) > LONGEST or _SENTENCE.search(line) or DASH_AT_THE_END.search(line):
        yield from in_dateline(line, language)
    yield from with_agency(line, language, is_first=is_first)
    if len(line) > LONGEST:
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


def _in_piece(piece: str, language: str | None) -> Iterator[tuple[str, datetime.date]]:
    """The days in a piece of a line: one alone, after a word that says *published*, or after a place or a name."""
    segments = _segments(clock().sub(" ", piece))
    for at, (kind, words) in enumerate(segments):
        dated = dated_in(words, language)
        if dated is None:
            continue
        if kind in _MARKED:
            before = [word for word in dated.before if not _NUMBER.fullmatch(word)]
            if is_known(before, dated.day, language) and len(dated.after) <= _MOST_AFTER:
                yield kind, dated.day
            continue
        if not is_known(dated.after, dated.day, language):
            continue
        if kind == "source":
            yield from [("line", dated.day)] if len(dated.before) <= 1 else []
            continue
        following = segments[at + 1] if at + 1 < len(segments) else (None, "")
        if is_known(dated.before, dated.day, language):
            yield (following[0] if following[0] and not following[1].strip(EDGES) else "line"), dated.day
        elif is_place(dated, language):
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


@cache
def _kind_of() -> dict[str, str]:
    return {word: kind for kind in ("source", *_MARKED) for word in listed(kind)}


@cache
def _markers() -> re.Pattern[str]:
    """What says of which kind a date is; where words are written with spaces, a whole word or several."""
    words = sorted(_kind_of(), key=len, reverse=True)
    before = ("" if _UNSPACED.match(word) else r"(?<!\w)" for word in words)
    any_of = "|".join(f"{start}{re.escape(word)}" for start, word in zip(before, words, strict=True))
    return re.compile(rf"(?:{any_of})(?![^\W\d_])", re.IGNORECASE)
