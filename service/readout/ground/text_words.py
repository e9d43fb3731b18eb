"""The words of one text, and those among them that say what a body is, each told once."""

from __future__ import annotations

import functools
import re

from babel import Locale

from readout.ground.body_table import Match, matches_in
from readout.parties.naming import plain, romanised

Word = tuple[int, int, str]
"""Where a word of a text begins and ends, and the word."""
IDEOGRAPH = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
_WORD = re.compile(r"[^\W\d_]+")


@functools.lru_cache(maxsize=4)
def words_of(text: str) -> list[Word]:
    """The words of a text."""
    return [(match.start(), match.end(), match.group()) for match in _WORD.finditer(text)]


@functools.lru_cache(maxsize=4)
def bodies_of(text: str, code: str) -> dict[int, Match]:
    """The words of a text that say what bodies are, by their numbers; several may be one entry."""
    matches = matches_in([word for *_, word in words_of(text)], code)
    return {at: match for match in matches for at in range(match.start, match.end)}


@functools.lru_cache(maxsize=4)
def signs_of(text: str) -> list[str]:
    """How each sign of a text is read, in a script without spaces."""
    return [romanised(sign) if IDEOGRAPH.match(sign) else " " for sign in text]


@functools.cache
def months(code: str) -> frozenset[str]:
    """Names of months, which stand behind prepositions too."""
    return frozenset(plain(name) for name in Locale.parse(code).months["format"]["wide"].values())
