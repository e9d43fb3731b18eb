"""Line breaks: which of them end a paragraph."""

from __future__ import annotations

import functools
import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

BREAK = re.compile(r"\n\s*")
_WORD = re.compile(r"\S+")
_WRAPPED_SHARE = 0.3
"""Lines that go on in lower case, as a share of all: two thirds where lines are wrapped, none where they are whole."""
_LONG_LINE = 40
"""Code points from which a line without a stop at its end was cut, in scripts without capitals."""
_SHORT, _SHORTEST = 0.6, 0.4
"""Share of the width of wrapped lines that a line with a stop at its end would fill with the next word, for it to be
whole; and one without a stop."""
_STOPS = frozenset('.!?…:؟。！？»”"“)*')


@functools.lru_cache(maxsize=8)
def is_wrapped(text: str) -> bool:
    """Tells whether the lines of ``text`` are cut at a width, so that only a blank line ends a paragraph."""
    lines = [line.strip() for line in text.split("\n")]
    pairs = [(before, after) for before, after in pairwise(lines) if before and after]
    going_on = sum(_goes_on(before, after) for before, after in pairs)
    return going_on > _WRAPPED_SHARE * len(pairs)


def _goes_on(before: str, after: str) -> bool:
    """Whether a line goes on in the next: with a small letter, or, where there are none, with any."""
    if after[0].islower() or before[-1] in ",-":
        return True
    return len(before) >= _LONG_LINE and _is_caseless(before[-1]) and _is_caseless(after[0])


def _is_caseless(letter: str) -> bool:
    return letter.isalpha() and letter.lower() == letter.upper()


@functools.lru_cache(maxsize=8)
def _width(text: str) -> int:
    """The width of wrapped lines: that of the middle one of those that go on in the next."""
    lines = [line.strip() for line in text.split("\n")]
    widths = sorted(len(before) for before, after in pairwise(lines) if before and after and _goes_on(before, after))
    return widths[len(widths) // 2] if widths else 0


def breaks(text: str) -> Iterator[re.Match[str]]:
    """The line breaks that end a paragraph, with the white space behind them.

    In a text whose lines are wrapped these are the blank lines, and the ends of lines on which the next words would
    have had room: the questions of an interview for instance, or a signature.
    """
    wrapped = is_wrapped(text)
    for match in BREAK.finditer(text):
        if not wrapped or match.group().count("\n") > 1 or _is_whole(text, match):
            yield match


def _is_whole(text: str, match: re.Match[str]) -> bool:
    """Whether a line of a wrapped text ends although the next word would have had room on it."""
    at = match.start()
    word = _WORD.match(text, match.end())
    if word is None or word.group()[0].islower() or text[at - 1 : at] == "-":
        return False
    share = _SHORT if text[at - 1 : at] in _STOPS else _SHORTEST
    return at - text.rfind("\n", 0, at) + len(word.group()) <= share * _width(text)


@functools.lru_cache(maxsize=8)
def paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """The paragraphs of ``text``, without white space at their ends: half-open ranges of code points, in order."""
    found: list[tuple[int, int]] = []
    at = 0
    for match in breaks(text):
        found.append((at, match.start()))
        at = match.end()
    found.append((at, len(text)))
    return tuple((start, end) for start, end in (_trimmed(text, *piece) for piece in found) if start < end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
