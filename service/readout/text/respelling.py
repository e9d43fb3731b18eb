"""The same words in another spelling of the page: capitals without accents, and words broken at the end of a line."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from readout.text.normalised_query import NormalisedQuery
from readout.text.typography import OffsetMap, apply, fold, original

_HYPHEN = re.compile(r"-(?<=[^\W\d_]-)(?=[^\W\d_])")
_BROKEN = re.compile(r"(?<=[^\W\d_])[-‐\u2010]\s*\n[\s>]*(?=[^\W\d_])")
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_CAPITALS = 2
"""Letters of a word that shows it to be written in capitals; a single one counts beside such a word."""


@lru_cache(maxsize=1 << 12)
def _plain(letter: str) -> str:
    """A letter without its accent; the dotless i of Turkish, whose capital is I, as i."""
    if letter == "ı":
        return "i"
    base = unicodedata.normalize("NFD", letter)[0]
    return base if base.isalpha() else letter


def bare(folded: str) -> tuple[str, OffsetMap]:
    """A folded text without accents, and without the hyphens inside its words.

    Returns:
        The text, and the map of its offsets back into ``folded``.
    """
    plain = folded
    if "ı" in folded or not unicodedata.is_normalized("NFD", folded):  # else no letter has an accent
        for letter in set(folded):
            plain = plain.replace(letter, _plain(letter)) if letter > "\x7f" else plain
    return apply(plain, [(*match.span(), "") for match in _HYPHEN.finditer(folded)])


def same_words(piece: str, quote: str) -> bool:
    """Tells whether a piece of a text and a quote that are bare the same have the same words, too.

    An accent may be missing in a word that the one or the other has in capitals (`ΔΕΝ ΘΑ` for `Δεν θα`); a hyphen may
    be missing that stands at the end of a line of the text (`negotia-` and `tions`). Nothing else differs.
    """
    mine, theirs = _Letters(piece), _Letters(quote)
    i = j = 0
    while i < len(mine.text) and j < len(theirs.text):
        one, other = mine.text[i], theirs.text[j]
        if one == other or (_plain(one) == _plain(other) and (mine.in_capitals(i) or theirs.in_capitals(j))):
            i, j = i + 1, j + 1
        elif one == "-" and mine.at_line_end(i):
            i += 1
        else:
            return False
    return i == len(mine.text) and j == len(theirs.text)


class _Letters:
    """The folded words of a text, and how each of their letters is written."""

    def __init__(self, text: str) -> None:
        words = NormalisedQuery(text).words
        folded, self._maps = fold(text)
        self._shift = folded.index(words)
        self.text = words
        self._capitals = set(_capitals(text))
        self._breaks = {match.start() for match in _BROKEN.finditer(text)}

    def _place(self, at: int) -> int:
        return original(self._maps, at + self._shift, at + self._shift + 1)[0]

    def in_capitals(self, at: int) -> bool:
        """Whether a letter stands in a word written in capitals."""
        return self._place(at) in self._capitals

    def at_line_end(self, at: int) -> bool:
        """Whether a hyphen breaks a word at the end of a line."""
        return self._place(at) in self._breaks


def _capitals(text: str) -> list[int]:
    """The places of letters in words written in capitals."""
    words = [match for match in _WORD.finditer(text) if match.group().isupper()]
    if not any(len(match.group()) >= _LEAST_CAPITALS for match in words):
        return []
    return [at for match in words for at in range(*match.span())]
