"""The words around a place in a text, by which one place of a repeated phrase is told from another."""

from __future__ import annotations

import re
from functools import cached_property

from readout.text.marks import WORD
from readout.text.typography import folded_alone

_REACH = 300
"""Code points on either side of a place in which words are looked for."""
_PLAINLY_PARTED = re.compile("[\t\n -)+-Z\\\\^-~\xa0\xab\xbb\xc0-\xff\u0400-\u045f–—‘’“”„…]*")
"""What folding makes the same words of as small letters do: no signs of links and emphasis, nothing invisible, no
letters that are composed or become two."""


class Surroundings:
    """The words around places of one text, each found once.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[tuple[int, int], tuple[set[str], set[str]]] = {}

    def words(self, start: int, end: int) -> tuple[set[str], set[str]]:
        """The words of the line of a place, and all around it."""
        if (start, end) not in self._found:
            self._found[start, end] = self._around(start, end)
        return self._found[start, end]

    def _around(self, start: int, end: int) -> tuple[set[str], set[str]]:
        before = self._text[max(start - _REACH, 0) : start]
        after = self._text[end : end + _REACH]
        above, _, head = before.rpartition("\n")
        tail, _, below = after.partition("\n")
        if not self._plainly_parted:
            return words_in(f"{head} {tail}"), words_in(f"{before} {after}")
        line = set(WORD.findall(f"{head} {tail}".casefold()))  # a break between lines is one between words
        return line, line.union(WORD.findall(f"{above} {below}".casefold()))

    @cached_property
    def _plainly_parted(self) -> bool:
        return _PLAINLY_PARTED.fullmatch(self._text) is not None


def words_in(text: str) -> set[str]:
    """The words of a text, folded."""
    return set(WORD.findall(text.casefold() if _PLAINLY_PARTED.fullmatch(text) else folded_alone(text)))
