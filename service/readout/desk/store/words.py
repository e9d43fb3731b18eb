"""The words of a text as they are looked for: the same for SQLite and PostgreSQL, which split and fold nothing.

Case and marks on letters count nothing. Scripts that are written without spaces (Chinese, Japanese, Thai) give each
two characters that stand together, and the last of a run: so every part of a run is found, of one character too.
Arabic is found with or without its vowel signs, with any carrier of the hamza, and without what is written onto a
word (*and*, *the*, *in*, *to*) as well as with it; Hebrew likewise without its points.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 64
"""Characters of a word that count: what goes on for longer is no word."""
_UNSPACED = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\u1780-\u17ff"  # Burmese, Khmer
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # Chinese, Japanese
    "\U00020000-\U0003ffff"
)
_TOKEN = re.compile(
    rf"[{_UNSPACED}]+|(?:(?![{_UNSPACED}])[^\W_][\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640]*|(?![{_UNSPACED}])[\u0900-\u0dff\u200d])+"
)
_IS_UNSPACED = re.compile(rf"[{_UNSPACED}]")
_ARABIC = re.compile("[\u0620-\u06ff]")
_WRITTEN_ON = re.compile("(?:[وف])?(?:[بكل]?ال|لل)(?=..)|و(?=...)")
_ARABIC_LETTERS = str.maketrans("أإآٱىةکیۀہ", "اااايهكيهه", "\u0640")
_KEPT_MARKS = re.compile("[\u0900-\u0dff]")
"""Scripts of India, whose vowels are marks."""


class Word(NamedTuple):
    """A word as it is looked for, and where it stands."""

    text: str
    start: int
    end: int


def words_in(text: str) -> Iterator[Word]:
    """The words of a text in their order."""
    for found in _TOKEN.finditer(text):
        run, start = found[0], found.start()
        if _IS_UNSPACED.match(run):
            folded = run.casefold()
            for at in range(len(folded)):
                yield Word(folded[at : at + 2], start + at, start + min(at + 2, len(run)))
        else:
            yield Word(folded_word(run), start, found.end())


@functools.lru_cache(maxsize=65536)
def folded_word(word: str) -> str:
    """A word without case and marks; one in Arabic without what is written onto its beginning."""
    if word.isascii():
        return word.lower()[:LONGEST]
    plain = unicodedata.normalize("NFKD", word.casefold())
    if not _KEPT_MARKS.search(plain):
        plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = unicodedata.normalize("NFC", plain)
    if _ARABIC.search(plain):
        plain = _bare(plain.translate(_ARABIC_LETTERS))
    return re.sub(r"\s+", "", plain)[:LONGEST] or word[:1]


def _bare(word: str) -> str:
    return _WRITTEN_ON.sub("", word, count=1) if _WRITTEN_ON.match(word) else word


def is_run(word: str) -> bool:
    """Whether a word is of a script without spaces."""
    return _IS_UNSPACED.match(word) is not None
