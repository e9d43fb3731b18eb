"""Where the words of a list stand in a text: looked for once, and asked for in many ranges."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from typing import NamedTuple

from readout.languages import Words

LETTERS = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_WORD = re.compile(LETTERS)
_TIED = re.compile(r"(?:[^\W\d_]|-){2}")
_PARTS = frozenset(" \n.,\ufffc")
"""What most ranges begin behind and end before, and no word has in it."""


class _Line(NamedTuple):
    """The words of one line, and the same in small letters."""

    end: int
    starts: list[int]
    low: list[str]
    words: list[re.Match[str]]


class WordIndex:
    """The words of one text: runs of letters, with the hyphens between them.

    A line is gone through when a range of it is asked for: of a text with few records that is a part.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines: dict[int, _Line] = {}

    def within(self, words: Words, start: int, end: int) -> list[re.Match[str]]:
        """The words of a range that are on a list, in small letters or not, in order.

        Args:
            words: The list, in small letters.
            start: First code point of the range. A word that it cuts is what is left of it.
            end: One past the last.
        """
        if self._cuts(start) or self._cuts(end):
            return [match for match in _WORD.finditer(self._text, start, end) if match.group().lower() in words]
        return self._beginning(words, start, end)

    def begins_in(self, words: Words, start: int, end: int) -> bool:
        """Whether any word of a list begins in a range."""
        return bool(self._beginning(words, start, end))

    def _cuts(self, at: int) -> bool:
        return at > 0 and self._text[at - 1 : at] not in _PARTS and _TIED.match(self._text, at - 1) is not None

    def _beginning(self, words: Words, start: int, end: int) -> list[re.Match[str]]:
        """The words of a list that begin in a range."""
        found: list[re.Match[str]] = []
        at, last = start, min(end, len(self._text))
        while at < last:
            line = self._line(at)
            numbers = range(bisect_left(line.starts, at), bisect_left(line.starts, last))
            found += [line.words[number] for number in numbers if line.low[number] in words]
            at = line.end + 1
        return found

    def _line(self, at: int) -> _Line:
        """The line that a code point is in; a line's end is in the line before it."""
        start = self._text.rfind("\n", 0, at) + 1
        known = self._lines.get(start)
        if known is None:
            end = self._text.find("\n", at)
            end = len(self._text) if end < 0 else end
            words = list(_WORD.finditer(self._text, start, end))
            low = [word.group().lower() for word in words]
            known = self._lines[start] = _Line(end, [word.start() for word in words], low, words)
        return known


@functools.lru_cache(maxsize=4)
def word_index(text: str) -> WordIndex:
    """The words of a text; of the last few that were asked for, as several answers may be about one document."""
    return WordIndex(text)
