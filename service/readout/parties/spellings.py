"""Whether two words are spellings of one name from another script: ``Gorbatschow``, ``Gorbachev``, ``Gorbatchev``.

Each word is read by the orthographies of the languages of news. Two words are one if two of the readings have the same
consonants in the same order, with vowels between them that may stand for one another.
"""

from __future__ import annotations

import functools
import itertools
import re
import tomllib
from collections.abc import Callable
from importlib import resources
from typing import Any

LEAST = 4
"""Letters from which a word may be told by its sound: `Jan` is not `Ian`."""

_VOWELS = "aeiouy"
_NEAR = ({"e", "i"}, {"o", "u"})
"""Vowels that romanisations of one sound write for one another."""
_HUSHING = frozenset("CXQ")
"""Sounds after which Russian `ё` is written as `e` or `o`."""
_SILENT = "h"
"""A letter that only lengthens the vowel before it, where no vowel follows: `Jehuda` has none, `Brahms` has one."""

Sounds = tuple[tuple[str, str], ...]
"""Each consonant with the vowels after it; the first has none before the vowels with which a word begins."""


@functools.lru_cache(maxsize=65536)
def one_spelling(one: str, other: str) -> bool:
    """Whether two words in Latin letters, without accents, are spellings of one name."""
    if one == other:
        return True
    if not _listed().get(one, frozenset()).isdisjoint({other}):
        return True
    if min(len(one), len(other)) < LEAST:
        return False
    pairs = itertools.product(readings(one), readings(other))
    return any(_sound_alike(first, second) for first, second in pairs)


@functools.lru_cache(maxsize=65536)
def readings(word: str) -> frozenset[Sounds]:
    """How a word is read in each of the languages."""
    return frozenset(_sounds(spelling.sub(sounds, word)) for spelling, sounds in _tables())


def beginnings(word: str) -> frozenset[str]:
    """The first two consonants of each reading: spellings of one name have one in common."""
    begun = ("".join(consonant for consonant, _ in told)[:2] for told in readings(word))
    return frozenset(filter(None, begun))


def _sounds(read: str) -> Sounds:
    found: list[list[str]] = [["", ""]]
    for letter in read:
        if letter in _VOWELS:
            found[-1][1] += letter.replace("y", "i")
        elif found[-1] != [letter, ""]:  # letters that are doubled sound once
            found.append(["H" if letter == _SILENT else letter, ""])
    return tuple((consonant, vowels) for consonant, vowels in found)


def _sound_alike(one: Sounds, other: Sounds) -> bool:
    return len(one) == len(other) and all(
        first == second and _may_be(vowels, others, first, last=at == len(one) - 1)
        for at, ((first, vowels), (second, others)) in enumerate(zip(one, other, strict=True))
    )


def _may_be(one: str, other: str, after: str, *, last: bool) -> bool:
    """Whether two runs of vowels may stand for one another: by their first, and where a word ends also by their last.

    A glide before them may be left out: ``Yeltsin`` and ``Eltsine``.
    """
    if one == other:
        return True
    if not one or not other:
        return False
    first, second = (vowels.lstrip("i") or "i" for vowels in (one, other))
    near = [{first[0], second[0]}, *([{first[-1], second[-1]}] if last else [])]
    allowed = (*(_NEAR if after else ()), *([{"e", "o"}] if after in _HUSHING else ()), *([{"a", "o"}] if last else ()))
    return all(len(pair) == 1 or pair in allowed for pair in near)


@functools.cache
def _tables() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]:
    """For each language what finds its spellings, and their sounds."""
    return tuple(_table(dict(row.split(">") for row in rows.split())) for rows in _data()["sounds"].values())


def _table(sounds: dict[str, str]) -> tuple[re.Pattern[str], Callable[[re.Match[str]], str]]:
    of = {spelling.removesuffix("$"): sound for spelling, sound in sounds.items()}
    words = (re.escape(spelling).replace(r"\$", "$") for spelling in sorted(sounds, key=len, reverse=True))
    return re.compile("|".join(words)), lambda match: of[match[0]]


@functools.cache
def _listed() -> dict[str, frozenset[str]]:
    rows = [frozenset(row.split()) for row in _data()["first_names"]["same"]]
    return {name: row for row in rows for name in row}


@functools.cache
def _data() -> dict[str, Any]:
    text = resources.files("readout.parties").joinpath("data", "spellings.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
