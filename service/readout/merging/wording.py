"""How alike two wordings are: in order, by their stems, the words that say something counting most."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence
from typing import Any, NamedTuple

from rapidfuzz.distance import LCSseq

from readout.merging.word_lists import main_language
from readout.values.grammar import function_words

FUNCTION_WEIGHT = 0.3
"""What a word of grammar counts beside a word of content."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*(?:-\w+)?|[^\W\d_]+(?:-[^\W\d_]+)*")
_SPELT_OUT = (
    (re.compile(r"\bcannot\b"), "can not"),
    (re.compile(r"\bcan['’]t\b"), "can not"),
    (re.compile(r"\bwon['’]t\b"), "will not"),
    (re.compile(r"(?<=\w)n['’]t\b"), " not"),
    (re.compile(r"(?<=\w)['’](re|ve|ll|m|d|s)\b"), ""),
    (re.compile(r"\bunited states\b|\bu\.s\.?|\bamericans?\b"), "us"),
    (re.compile(r"\bunited kingdom\b|\bu\.k\.?|\bbritain\b|\bbritish\b"), "uk"),
)
"""Contractions, and the two countries that English texts abbreviate as often as not."""

_TOGETHER = re.compile(r"([^\W\d_])-([^\W\d_])")


class Wording(NamedTuple):
    """A wording, ready to compare."""

    stems: tuple[str, ...]
    content: frozenset[str]
    weight: float
    head: str
    """The first word of content: of an action, its verb."""


def wording(text: str, language: str | None = None) -> Wording:
    """The stems of a text, and which of them say something."""
    return _wording(text, main_language(language))


@functools.lru_cache(maxsize=65536)
def plain_accents(text: str) -> str:
    """An English text without the accents that it gives to names or not: `Itaipú` is `Itaipu`."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", "".join(char for char in decomposed if not unicodedata.combining(char)))


@functools.lru_cache(maxsize=200_000)
def _wording(text: str, language: str) -> Wording:
    lowered = (plain_accents(text) if language == "en" else text).casefold()
    for pattern, replacement in _SPELT_OUT:
        lowered = pattern.sub(replacement, lowered)
    words = _WORD.findall(lowered)
    grammar = function_words(language)
    pairs = [(_stem(word, language), word not in grammar) for word in words]
    weight = sum(1.0 if tells else FUNCTION_WEIGHT for _, tells in pairs)
    content = [stem for stem, tells in pairs if tells]
    return Wording(tuple(stem for stem, _ in pairs), frozenset(content), weight, next(iter(content), ""))


@functools.lru_cache(maxsize=200_000)
def _stem(word: str, language: str) -> str:
    stemmer = _stemmer(language)
    return word if stemmer is None else str(stemmer.stemWord(word))


@functools.cache
def _stemmer(language: str) -> Any:
    """The stemmer of a language by its English name, as CLDR has it; ``None`` where snowball has none."""
    import snowballstemmer
    from babel import Locale, UnknownLocaleError

    try:
        name = (Locale(language).get_language_name("en") or "").split()[-1].lower()
    except (UnknownLocaleError, ValueError):
        return None
    return snowballstemmer.stemmer(name) if name in snowballstemmer.algorithms() else None


class Likeness(NamedTuple):
    """How alike two wordings are."""

    score: float
    """Weight of the words in common, in order, of the lighter wording's weight: 0 to 1."""
    shared: int
    """Words of content in common."""
    within: bool
    """Whether all of one stands in the other, in one piece."""


NOTHING = Likeness(0.0, 0, within=False)


def likeness(first: Wording, second: Wording) -> Likeness:
    """Compare two wordings."""
    shared = first.content & second.content
    if not shared:
        return NOTHING
    common = _common(first.stems, second.stems)
    weight = sum(1.0 if stem in shared else FUNCTION_WEIGHT for stem in common)
    lighter = min(first.weight, second.weight) or 1.0
    ordered = len({stem for stem in common if stem in shared})
    return Likeness(min(weight / lighter, 1.0), ordered, within=_within(first.stems, second.stems))


def _common(first: Sequence[str], second: Sequence[str]) -> list[str]:
    blocks = LCSseq.opcodes(first, second)
    return [stem for block in blocks if block.tag == "equal" for stem in first[block.src_start : block.src_end]]


def _within(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    short, long = sorted((first, second), key=len)
    size = len(short)
    return any(long[at : at + size] == short for at in range(len(long) - size + 1))


@functools.lru_cache(maxsize=65536)
def spelt_numbers(text: str) -> str:
    """An English text with its number words in digits: `ten ships` is `10 ships`."""
    from text_to_num import alpha2digit  # type: ignore[import-untyped]

    return str(alpha2digit(_TOGETHER.sub(r"\1 \2", text), "en", threshold=0))
