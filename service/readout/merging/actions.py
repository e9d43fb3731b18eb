"""What an action says: the verb, its object, the names and the numbers in it. Actions and measures are English."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from readout.merging.word_lists import load
from readout.merging.wording import spelt_numbers, wording
from readout.values import country_code

_NAME = re.compile(r"(?<=\s)[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:-[^\W\d_]+)*")
_DEMONYMS = {"us", "uk"}
"""What ``wording`` has for the names of countries that texts abbreviate."""
_UNIT = 2
"""Words of content after a number in which what it counts is named: `nine gold traders`."""


class Action(NamedTuple):
    """An action, taken apart."""

    verbs: frozenset[str]
    """The verb's stem, and the rows of verbs in which it stands."""
    thing: frozenset[str]
    """Stems of the words of its object."""
    names: frozenset[str]
    """Stems of the proper names in it, but for those of countries."""
    countries: frozenset[str]
    """Codes of the countries in it."""
    counts: frozenset[tuple[float, frozenset[str]]]
    """The numbers in it, each with the stems of what it counts."""

    @property
    def numbers(self) -> frozenset[float]:
        """The numbers alone."""
        return frozenset(number for number, _ in self.counts)


@functools.lru_cache(maxsize=65536)
def action_of(text: str) -> Action:
    """Take an action apart."""
    words = _TOKEN.findall(text)
    verb, rest = (words[0].casefold(), words[1:]) if words else ("", [])
    names = frozenset(
        stem for name in _NAME.findall(text) if country_code(name) is None for stem in wording(name).content - _DEMONYMS
    )
    rows = {row for row, verbs in load("verbs").items() if verb in verbs}
    countries = frozenset(code for name in _NAME.findall(text) if (code := country_code(name)))
    return Action(frozenset({verb, *rows}), _thing(rest), names, countries, frozenset(counts_of(text)))


def counts_of(text: str) -> Iterator[tuple[float, frozenset[str]]]:
    """The numbers of an English text, in digits or words, each with what it counts."""
    words = _TOKEN.findall(spelt_numbers(text))
    for at, word in enumerate(words):
        if word[0].isdigit():
            unit = [stem for later in words[at + 1 : at + 1 + _UNIT] for stem in wording(later).content]
            yield float(word.replace(",", "")), frozenset(stem for stem in unit if not stem[0].isdigit())


def differing(one: str, other: str) -> list[tuple[str, str]]:
    """What two texts count differently, as each has it: (`12 years`, `10 years`)."""
    return [
        (_told(number, unit), _told(another, same))
        for number, unit in sorted(action_of(one).counts, key=str)
        for another, same in sorted(action_of(other).counts, key=str)
        if unit & same and number != another and not _elsewhere(number, unit, other)
    ]


def _elsewhere(number: float, unit: frozenset[str], text: str) -> bool:
    """Whether a text has this number of it too."""
    return any(number == same and unit & kind for same, kind in action_of(text).counts)


def _told(number: float, unit: frozenset[str]) -> str:
    return " ".join((f"{number:g}", *sorted(unit)))


def _thing(words: list[str]) -> frozenset[str]:
    """The object of the verb: what stands before the first preposition, or after it where nothing stands before."""
    chunks: list[list[str]] = [[]]
    for word in words:
        if word.casefold() in load("prepositions")["words"]:
            chunks.append([])
        else:
            chunks[-1].append(word)
    for chunk in chunks:
        found = frozenset(stem for word in chunk for stem in wording(word).content if not stem[0].isdigit())
        if found:
            return found
    return frozenset()
