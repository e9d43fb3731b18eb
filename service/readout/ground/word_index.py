"""Where the words of a list stand in a text: looked for once, and asked for in many ranges."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator

from readout.languages import Words

LETTERS = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_WORD = re.compile(LETTERS)
_WHOLE_WORD = re.compile(rf"(?<![^\W\d_])(?<![^\W\d_]-){LETTERS}")
_TIED = re.compile(r"(?:[^\W\d_]|-){2}")
_PARTS = frozenset(" \n.,\ufffc")
"""What most ranges begin behind and end before, and no word has in it."""


class WordIndex:
    """The words of one text: runs of letters, with the hyphens between them.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._low = text.lower()
        self._words = _words_in(self._low)
        self._places: dict[Words, tuple[list[int], list[re.Match[str]]]] = {}

    def within(self, words: Words, start: int, end: int) -> list[re.Match[str]]:
        """The words of a range that are on a list, in small letters or not, in order.

        Args:
            words: The list, in small letters.
            start: First code point of the range. A word that it cuts is what is left of it.
            end: One past the last.
        """
        if self._cuts(start) or self._cuts(end):
            return [match for match in _WORD.finditer(self._text, start, end) if match.group().lower() in words]
        starts, matches = self._of(words)
        return matches[bisect_left(starts, start) : bisect_left(starts, end)]

    def begins_in(self, words: Words, start: int, end: int) -> bool:
        """Whether any word of a list begins in a range."""
        starts, _ = self._of(words)
        first = bisect_left(starts, start)
        return first < len(starts) and starts[first] < end

    def _cuts(self, at: int) -> bool:
        return at > 0 and self._text[at - 1 : at] not in _PARTS and _TIED.match(self._text, at - 1) is not None

    def _of(self, words: Words) -> tuple[list[int], list[re.Match[str]]]:
        known = self._places.get(words)
        if known is None:
            found = sorted(self._find(words), key=re.Match.start)
            known = self._places[words] = [match.start() for match in found], found
        return known

    def _find(self, words: Words) -> Iterator[re.Match[str]]:
        """Every place of the few words of a list that the text has at all."""
        if len(self._low) != len(self._text):  # `İ` in small letters is two code points
            yield from (match for match in _WORD.finditer(self._text) if match.group().lower() in words)
            return
        for word in self._words & words:
            at = self._low.find(word)
            while at >= 0:
                match = _WHOLE_WORD.match(self._text, at)
                if match is not None and match.end() == at + len(word):
                    yield match
                at = self._low.find(word, at + len(word))


def _words_in(text: str) -> frozenset[str]:
    """All words of a text: most stand alone between white space, and only what does not is looked through."""
    pieces = set(text.split())
    mixed = {piece for piece in pieces if not piece.isalpha()}
    return frozenset((pieces - mixed).union(_WORD.findall(" ".join(mixed))))


@functools.lru_cache(maxsize=4)
def word_index(text: str) -> WordIndex:
    """The words of a text; of the last few that were asked for, as several answers may be about one document."""
    return WordIndex(text)
