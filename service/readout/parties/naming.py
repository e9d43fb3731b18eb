"""Names: made plain to compare, and how alike two of them are in whatever scripts they are written."""

from __future__ import annotations

import functools
import re
import unicodedata

from anyascii import anyascii
from rapidfuzz import fuzz

from readout.parties.word_lists import word_list

LIKE = 75.0
"""Likeness, of 100, from which two words are spellings of one name in two scripts or languages.

``Макрона`` has 77 of ``Macron``, ``斯托尔滕贝格`` 77 of ``Stoltenberg``; ``Putin`` has 40 of ``Biden``."""
LIKE_UNPOINTED = 85.0
"""The same where one of them is written without vowels, so that only its consonants can be compared."""
_SHORTEST = 3
"""Letters from which a word of a name says anything: shorter ones are particles and initials."""
_PARTS = re.compile(r"[\s.-]+")
_TELLING = 2
"""Consonants from which a run of them says anything."""
_STEM = 4
"""Consonants from which one word may be the stem of another: ``African``, ``Afrikanischen``."""
_OF_STEM = 90.0
"""How alike a word is to its stem, of 100: of ``Vladimir`` and ``Volodymyr`` it makes no one name."""

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
_NOT_LATIN = re.compile(r"[^a-z]+")
_UNPOINTED = re.compile("[\u0590-\u05ff\u0600-\u06ff\u0750-\u077f]")
"""Scripts that leave vowels out: Hebrew and Arabic."""
_UNSPACED = re.compile("[\u2e80-\u9fff\uac00-\ud7af]")
"""Scripts whose syllables cannot tell ``l`` from ``r`` or ``b`` from ``p``: Chinese, Japanese, Korean."""

_SOUNDS = tuple(
    pair.split(">")
    for pair in (
        "tsch>s dsch>s shch>s tch>s dzh>s sch>s zh>s sh>s ch>s cz>s sz>s ts>s tz>s dj>s "
        "kh>k gh>g ph>f th>t ck>k qu>k q>k x>ks w>v ce>se ci>si cy>sy c>k z>s"
    ).split()
)
"""Spellings of one sound in the romanisations of news: ``Gorbatschow``, ``Gorbachev``, ``Gorbaczow``."""
_MERGED = str.maketrans("lvbdg", "rfptk")
_DROPPED = str.maketrans("", "", ".'")


def initials(name: str) -> str:
    """The first letters of the parts of a name that begin with a capital: ``TWM`` of ``Thea-Wilma Moe``."""
    return "".join(part[0] for part in _PARTS.split(name) if part[:1].isupper())


@functools.lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """A word or name without accents, case, apostrophes and full stops."""
    if word.isascii():
        return word.lower().translate(_DROPPED)
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char) and char not in ".'’")


@functools.lru_cache(maxsize=65536)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, plain."""
    return tuple(words_in(name))


def words_in(text: str) -> list[str]:
    """The words of a text that is looked at once, plain."""
    return [plain(word) for word in written_words(text)]


def written_words(text: str) -> list[str]:
    """The words of a text as they are written."""
    return _WORD.findall(text)


@functools.lru_cache(maxsize=16384)
def slug(name: str) -> str:
    """A name in letters, digits and hyphens, of any script."""
    return re.sub(r"[\W_]+", "-", plain(name)).strip("-") or "unnamed"


@functools.lru_cache(maxsize=65536)
def romanised(word: str) -> str:
    """A word in the letters a to z alone: ``李强`` is ``liqiang``, ``Путин`` is ``putin``."""
    return _NOT_LATIN.sub("", anyascii(unicodedata.normalize("NFKC", word)).lower())


def alike(name: str, form: str) -> bool:
    """Whether a word of a form spells a word of a name, in any two scripts.

    Words are compared by their romanisation and by its consonants, so that endings of cases and other countries'
    spellings count little. Names that share no sound (``Kishida`` and ``岸田``, ``Germany`` and ``Deutschland``) are
    not alike, and may be one all the same.
    """
    return likeness(name, form) >= (LIKE_UNPOINTED if _UNPOINTED.search(name + form) else LIKE)


@functools.lru_cache(maxsize=16384)
def likeness(name: str, form: str) -> float:
    """How alike the likest two words of a name and a form are, of 100; names written without spaces count whole."""
    return max((_word_likeness(one, other) for one in _parts(name) for other in _parts(form)), default=0.0)


@functools.lru_cache(maxsize=16384)
def _parts(name: str) -> tuple[str, ...]:
    words, small = _PART.findall(name), word_list("particles", "particles_or_names", "joining")
    kept = [word for word in words if len(romanised(word)) >= _SHORTEST and plain(word) not in small]
    return (*kept, "".join(words)) if len(words) > 1 else tuple(words)


def _word_likeness(first: str, second: str) -> float:
    one, other = romanised(first), romanised(second)
    if not one:
        return 0.0
    whole = fuzz.ratio(one, other)
    if _UNPOINTED.search(first + second):
        return max(whole, _ratio(consonants(one, unpointed=True), consonants(other, unpointed=True)))
    merged = _UNSPACED.search(first + second) is not None
    return max(whole, (whole + _ratio(consonants(one, merged=merged), consonants(other, merged=merged))) / 2)


def _ratio(one: str, other: str) -> float:
    """Likeness of two runs of consonants; a single one says nothing, endings behind a long one count little."""
    shortest = min(len(one), len(other))
    if shortest < _TELLING:
        return 0.0
    ratio = fuzz.ratio(one, other)
    stem = shortest >= _STEM and (one.startswith(other) or other.startswith(one))
    return max(_OF_STEM, ratio) if stem else ratio


@functools.lru_cache(maxsize=65536)
def consonants(word: str, *, unpointed: bool = False, merged: bool = False) -> str:
    """The consonants of a romanised word, one letter a sound; letters that may stand for vowels are left out."""
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    word = re.sub("[aeiouyvw]" if unpointed else "[aeiouyhj]", "", word)
    return re.sub(r"(.)\1+", r"\1", word.translate(_MERGED) if merged else word)
