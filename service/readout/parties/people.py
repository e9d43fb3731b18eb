"""Whether two names are of one person: spellings, scripts, nicknames, initials, and names that leave a part out."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from readout.parties.naming import consonants, romanised, words_of
from readout.parties.spellings import beginnings, one_spelling
from readout.parties.word_lists import word_list

SPELT = 85.0
"""Similarity, of 100, from which two words are spellings of one (rapidfuzz's ratio)."""
HEARD = 7
"""Consonants that two names have to share, in order, to be one by their sound alone: shorter ones are often alike."""
HEARD_OF_ONE_SIDE = 5
"""The same of two people who stand for one side: ``Nabil Ferchichi`` has six, ``Ali Hassan`` and ``Ali Hussein`` three.
"""
_FULL = 2
"""Words of a name with a first name and a surname."""
_SHORTEST = 4
"""Letters from which a name can be told by its spelling but for its vowels."""

_VOWELS = str.maketrans("eo", "iu")
_NO_VOWELS = str.maketrans("", "", "aeiouy")
_NO_CONSONANTS = frozenset("eiouyh")
"""Letters beside `a` with which a word ends that has no other ending for women: ``Sara`` and ``Sarah`` are one."""
_ARTICLE = re.compile(r"\b[aeu](sh|th|dh|ch|[stdrnzl])-(?=\1)", re.IGNORECASE)
"""The Arabic article before letters to which it is assimilated: ``as-Sisi``, ``ar-Raschid``."""
_SERVANT = re.compile(r"abd(?:o?u|e|a)l|abd$")
"""``Abd``, with the article or alone."""

Name = tuple[str, ...]


@functools.lru_cache(maxsize=65536)
def name_of(text: str) -> Name:
    """The words of a person's name in Latin letters, without particles: ``al-Ghadamsi`` is ``ghadamsi``."""
    small = word_list("particles", "titles")
    words = _servants([part for word in words_of(_ARTICLE.sub("", text)) for part in word.split("-")])
    latin = [romanised(word) for word in words if word not in small]
    kept = tuple(word for word in latin if word and word not in small)
    return kept or tuple(romanised(word) for word in words)


def _servants(words: list[str]) -> list[str]:
    """Names of a servant of God in one word, without the article: ``Abd al-Fattah``, ``Abdelfattah``."""
    joined: list[str] = []
    rest = iter(words)
    for word in rest:
        begins = _SERVANT.match(word)
        end = word[begins.end() :] if begins else ""
        if begins and not end:
            end = next((each for each in rest if each != "al"), "")
        joined.append(f"abd{end}" if begins and end else word)
    return joined


def keys_of(name: Name) -> Iterable[str]:
    """What names of one person have in common: the first consonants of a word, by its spelling and as it is read."""
    return {key for word in name for key in ((consonants(word)[:2] or word[:1]), *beginnings(word))}


def is_full(name: Name) -> bool:
    """Whether a name has a first name, written out, and a surname."""
    return len(name) >= _FULL and len(name[0]) > 1


@functools.lru_cache(maxsize=262_144)
def one_person(first: Name, second: Name) -> bool:
    """Whether two full names are of one person."""
    if first == second:
        return True
    if "".join(first) == "".join(second):
        return True
    if len(first) != len(second):
        fewer, more = sorted((first, second), key=len)
        return _first_names(fewer[0], more[0]) and all(any(_spelt(word, other) for other in more) for word in fewer[1:])
    if _first_names(first[0], second[0]) and all(map(_spelt, first[1:], second[1:])):
        return True
    return _in_other_letters(first, second) and _heard(first, second, HEARD)


def _in_other_letters(first: Name, second: Name) -> bool:
    """Whether two names write their consonants otherwise: ``Orban`` and ``Urban`` do not."""
    one, other = ("".join(name).translate(_NO_VOWELS) for name in (first, second))
    return one != other


@functools.lru_cache(maxsize=262_144)
def may_be(short: Name, full: Name) -> bool:
    """Whether a surname, or an initial and a surname, may stand for a full name."""
    initial = short[0] if len(short) > 1 else ""
    return short[-1] in surnames(full) and full[0].startswith(initial)


def surnames(full: Name) -> tuple[str, ...]:
    """What a full name may be called by alone; a hyphen may be left out: ``Bat-Erdene`` is ``Baterdene``."""
    return (*full[1:], *map("".join, itertools.pairwise(full[1:])))


def _first_names(one: str, other: str) -> bool:
    return (_spelt(one, other) and not _two_names(one, other)) or bool(_formal(one) & _formal(other))


def _two_names(one: str, other: str) -> bool:
    """Whether first names spelt nearly alike are two by their ends: ``Maria`` and ``Mario``, ``Karin`` and ``Karen``.

    A surname has both ends in two spellings: ``Lukaschenka``, ``Lukashenko``.
    """
    return any(
        first.endswith(this) and second.endswith(that) and first.removesuffix(this) == second.removesuffix(that)
        for this, that in (("a", "o"), ("in", "en"))
        for first, second in ((one, other), (other, one))
    )


def _spelt(one: str, other: str) -> bool:
    like = fuzz.ratio(one, other) >= SPELT and not _of_another_sex(one, other)
    return like or _in_other_vowels(one, other) or one_spelling(one, other)


def _of_another_sex(one: str, other: str) -> bool:
    """Whether one ends as names of women do, and the other does not: ``Ivanov`` and ``Ivanova``."""
    ends = {word[-1:] for word in (one, other)}
    return "a" in ends and len(ends) > 1 and ends.isdisjoint(_NO_CONSONANTS)


def _in_other_vowels(one: str, other: str) -> bool:
    """Whether two words differ only in `e` for `i` or `o` for `u`, which romanisations of one sound do.

    ``Salem`` is ``Salim``, and ``Karam`` is not ``Karim``.
    """
    same = one[:1] == other[:1] and min(len(one), len(other)) >= _SHORTEST
    return same and one.translate(_VOWELS) == other.translate(_VOWELS)


def _heard(first: Name, second: Name, least: int) -> bool:
    """Whether names sound alike word by word, as one does in two romanisations: ``Ferchichi`` and ``Farshishi``."""
    sounds = [consonants(word) for word in first]
    return sounds == [consonants(word) for word in second] and len("".join(sounds)) >= least


def heard_of_one_side(first: Name, second: Name) -> bool:
    """Whether full names are of one person by their sound, of two who are known to stand for one side.

    The first name has to be spelt alike: ``Ali`` is not ``Aliya``.
    """
    return is_full(first) and _first_names(first[0], second[0]) and _heard(first, second, HEARD_OF_ONE_SIDE)


@functools.lru_cache(maxsize=65536)
def _formal(name: str) -> frozenset[str]:
    """A first name, and the formal names that it is short for."""
    return frozenset({name, *_nicknames().canonicals_of(name)})


@functools.cache
def _nicknames():  # type: ignore[no-untyped-def]
    from nicknames import NickNamer

    return NickNamer()
