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

from readout.ingest.agency_signatures import may_be_signed, signed_day
from readout.ingest.dated_words import EDGES, HAS_DAY, LONGEST, clock, dated_in, is_known, is_place, listed
from readout.ingest.datelines import AGENCY_AND_DASH, in_dateline, with_agency
from readout.ingest.languages import language_of
from readout.text.marks import UNSPACED
from readout.text.turns import unmarked

if TYPE_CHECKING:
    from readout.ingest.metadata import Metadata

_HEAD, _LETTERHEAD, _FOOT = 6, 20, 3
"""Lines at the beginning and at the end of a text, blank ones not counted, that may say when it went out.

A head goes on as long as its lines are short: a ministry's letterhead takes a dozen.
"""
_MOST_AFTER = 3
"""Words behind a date that is marked as the day of publication: *by Ida Berg*."""
_BESIDE_ONE_ANOTHER = re.compile(r"\s*[|•·●▪]\s*")
_LONGEST_LINE = 200
"""Characters of a line with several things beside one another."""
_IN_A_HEADLINE = 2
"""Things beside one another in a headline: what it tells, and the house. More, and an hour with its zone, are an
agency's slug; an hour without one may be when a concert begins."""
_ZONE = re.compile(r"[A-Z]{2,5}(?:[+-]\d{1,2}(?::?\d\d)?)?\)?$")
_EMPHASIS = "*_ "
"""How Markdown sets off the line below a headline."""
_BETWEEN = re.compile(r"\s*(?:;|(?<!\d)/|/(?!\d)|\s[—–-]\s)\s*")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_BESIDE = re.compile(
    r"【[^【】]*】|(?:[«“„][^«»“”„]{2,40}[»”“]|\"[^\"]{2,40}\")\s*(?:,\s*(?:№|[Nn][ro]?\.?º?°?)\s*\d{1,5}\b)?"
)
"""What a page offers beside a date (*【字体：大 中 小】*), and the house between marks, with the number of an issue."""
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
    head = _length_of_head(lines)
    above = [(line, at == 0) for at, line in enumerate(lines[:head]) if HAS_DAY.search(line[:_LONGEST_LINE])]
    below = [line for line in lines[head:][-_FOOT:] if HAS_DAY.search(line[:LONGEST])]
    signed = [line for line in lines[-_FOOT:] if may_be_signed(line)]
    if not (above or below or signed):
        return None
    language = language or language_of(text)
    found: dict[str, set[datetime.date]] = {}
    for kind, day in _all_days(above, below, signed, language):
        found.setdefault(kind, set()).add(day)
    held = set() if found else {one for line, _ in above for one in [_held_on(line, language)] if one}
    if held and _has_turns(text):
        found["line"] = held
    for kind, shown_by in _KINDS.items():
        if kind in found:
            return VisibleDay(found[kind].pop(), shown_by) if len(found[kind]) == 1 else None
    return None


def _length_of_head(lines: list[str]) -> int:
    """How many lines stand before the first paragraph of the text, as far as that may be told."""
    long = next((number for number, line in enumerate(lines) if len(line) > LONGEST), len(lines))
    return min(max(long, _HEAD), _LETTERHEAD)


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


def _all_days(
    above: list[tuple[str, bool]], below: list[str], signed: list[str], language: str | None
) -> Iterator[tuple[str, datetime.date]]:
    """The days of the lines above and below a text; below it only those that are marked count, and a signature."""
    for line, is_first in above:
        yield from _days_of(line, language, is_first=is_first)
    for line in below:
        yield from (dated for dated in _days_of(line, language, is_first=False) if dated[0] in _MARKED)
    yield from (("published", day) for line in signed for day in [signed_day(line, language)] if day)


def _days_of(line: str, language: str | None, *, is_first: bool) -> Iterator[tuple[str, datetime.date]]:
    """The days in a line that may be the text's own, and of which kind each would be."""
    if len(line) > LONGEST or _SENTENCE.search(line) or AGENCY_AND_DASH.search(line):
        yield from in_dateline(line, language)
    yield from with_agency(line, language, is_first=is_first)
    groups = _BESIDE_ONE_ANOTHER.split(line) if len(line) <= _LONGEST_LINE else [line]
    if any(len(group) > LONGEST for group in groups):
        return
    pieces = [piece for group in groups if not _SENTENCE.search(group) for piece in _BETWEEN.split(group)]
    for piece in pieces:
        hour = clock().search(piece)
        is_slug = len(groups) > _IN_A_HEADLINE and hour is not None and _ZONE.search(hour[0]) is not None
        for kind, day in _in_piece(piece.strip(_EMPHASIS), language):
            is_headline = is_first and not is_slug and (kind == "placed" or (kind == "line" and len(pieces) > 1))
            if not is_headline:  # a headline may have the day of what it tells
                yield kind, day


def _held_on(line: str, language: str | None) -> datetime.date | None:
    """The day with which the line of a session begins: ``Tuesday, 4 March 2025, 10 a.m., Press Room, Bern``."""
    head = clock().split(line, maxsplit=1)[0] if len(line) <= LONGEST else ""
    dated = dated_in(head, language)
    return dated.day if dated and not dated.after and is_known(dated.before, dated.day, language) else None


def _has_turns(text: str) -> bool:
    """Whether a text is a transcript: labels say who speaks."""
    return any(turn.mark == "label" for turn in unmarked(text))


def _in_piece(piece: str, language: str | None) -> Iterator[tuple[str, datetime.date]]:
    """The days in a piece of a line: one alone, after a word that says *published*, or after a place or a name."""
    segments = _segments(clock().sub(" ", _without_other_hours(_BESIDE.sub(" ", piece))))
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


def _without_other_hours(piece: str) -> str:
    """A piece without brackets that have an hour and no day: the day of *17:20 (updated 17:44)* is the first's."""
    return _IN_BRACKETS.sub(
        lambda match: match[0] if HAS_DAY.search(match[0]) or not clock().search(match[0]) else " ", piece
    )


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
