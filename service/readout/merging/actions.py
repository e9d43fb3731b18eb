"""What an action says: the verbs, their object, the names and the numbers in it. Actions and measures are English."""

from __future__ import annotations

import functools
import itertools
import re
from typing import NamedTuple

from readout.merging.counting import TOKEN, Counted, counts_of
from readout.merging.word_lists import load
from readout.merging.wording import plain_accents, wording
from readout.values import country_code, demonym_country

_NAME = re.compile(r"(?<=\s)[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*")
_DEMONYMS = {"us", "uk"}
"""What ``wording`` has for the names of countries that texts abbreviate."""
_POSSESSIVE = re.compile(r"[’']s?$")


COORDINATED = 3
"""Words from which an action may begin with two verbs."""
_IT = {"it", "them"}


class Action(NamedTuple):
    """An action, taken apart."""

    verbs: frozenset[str]
    """The verbs, and the rows of verbs in which they stand."""
    thing: frozenset[str]
    """Stems of the words of its object."""
    head: frozenset[str]
    """Stems of the object itself: of `the dredging of the river` not the river."""
    names: frozenset[str]
    """Stems of the proper names in it, but for those of countries."""
    named: frozenset[str]
    """Those of them that the object itself bears: of `the crew of the Aral` none."""
    countries: frozenset[str]
    """Codes of the countries in it."""
    counts: tuple[Counted, ...]
    """The numbers in it, each with what it counts."""

    @property
    def numbers(self) -> frozenset[float]:
        """The numbers alone."""
        return frozenset(counted.number for counted in self.counts)


@functools.lru_cache(maxsize=65536)
def action_of(text: str) -> Action:
    """Take an action apart."""
    words = TOKEN.findall(plain_accents(text))
    verbs, rest = _verbs(words[1:] if words[:1] == ["to"] else words)
    called = [_POSSESSIVE.sub("", name) for name in _NAME.findall(plain_accents(text))]
    of = {name: _country(name) for name in called}
    names = frozenset(stem for name, code in of.items() if code is None for stem in wording(name).content - _nameless())
    countries = frozenset(code for code in of.values() if code)
    named = names & frozenset(stem for word in _object(rest) for stem in wording(word).content)
    thing = _thing(rest)
    return Action(frozenset(verbs), thing, _head(rest, thing), names, named, countries, counts_of(text))


def _object(words: list[str]) -> list[str]:
    """The words of the object, up to a preposition."""
    ends = (at for at, word in enumerate(words) if word.casefold() in {"of", *load("prepositions")["words"]})
    return words[: next(ends, len(words))]


def _head(words: list[str], thing: frozenset[str]) -> frozenset[str]:
    """The stems of an object that stand before what it is of; all of them where nothing does."""
    at = next((at for at, word in enumerate(words) if thing & wording(word).content), 0)
    ends = next((end for end in range(at, len(words)) if words[end].casefold() == "of"), len(words))
    before = frozenset(stem for word in words[at:ends] for stem in wording(word).content)
    return thing & before or thing


def _country(name: str) -> str | None:
    """The country that a name is of, or whose people: `Moldova`, `Moldovan`."""
    return country_code(name) or (demonym_country(name, "en") if " " not in name else None)


@functools.cache
def _nameless() -> frozenset[str]:
    """Stems of what is written large and tells no two promises apart: currencies, continents, units of money."""
    from babel import Locale

    codes = (str(code).casefold() for code in Locale("en").currencies)
    return frozenset(
        (*codes, *_DEMONYMS, *(stem for word in load("verbs")["nameless"] for stem in wording(word).content))
    )


@functools.cache
def money_words() -> frozenset[str]:
    """Stems of the words for sums and currencies: what is paid says nothing of what it is for."""
    return frozenset(stem for word in load("verbs")["money"] for stem in wording(word).content)


def _verbs(words: list[str]) -> tuple[set[str], list[str]]:
    """The verbs of an action with the rows in which they stand, and what follows the first of them.

    `build and pay for a station` has two, and so has `pay for the station and build it`.
    """
    lowered = [word.casefold() for word in words]
    found = [lowered[:2]]
    rest = words[1:]
    if len(words) > COORDINATED and lowered[1] == "and":
        found.append(lowered[2:4])
        rest = words[3:]
    found += [
        lowered[at + 1 : at + 3] for at in range(len(words) - 2) if lowered[at] == "and" and lowered[at + 2] in _IT
    ]
    caused = _caused(lowered)
    found = [[caused]] if caused else found
    told = [_verb(several, lowered) for several in found if several]
    rows = {row for verb in told for row, verbs in load("verbs")["same"].items() if verb in verbs}
    return {verb for verb in told if verb} | rows, rest


def _caused(words: list[str]) -> str | None:
    """What somebody is let do: `let the consul visit the crew` is to visit it. It stands before another determiner."""
    lists = load("verbs")["causing"]
    if words[:1] and words[0] in lists["verbs"]:
        stop = {"of", "and", *load("prepositions")["words"], *lists["determiners"]}
        for before, word in itertools.pairwise(words[1:]):
            if word in lists["determiners"] and before not in stop:
                return before
    return None


def _verb(words: list[str], action: list[str]) -> str:
    """A verb with what changes its sense: `put up`, `make … available`."""
    changed: dict[str, list[str]] = load("verbs")["changed"]
    if len(words) > 1 and " ".join(words) in changed["together"]:
        return " ".join(words)
    apart = (f"{words[0]} {word}" for word in action if f"{words[0]} {word}" in changed["apart"])
    return next(apart, words[0])


def _thing(words: list[str]) -> frozenset[str]:
    """The object of the verbs: what stands before the first preposition, or after it where nothing stands before."""
    chunks: list[list[str]] = [[]]
    for word in words:
        if word.casefold() in load("prepositions")["words"]:
            chunks.append([])
        else:
            chunks[-1].append(word)
    for chunk in chunks:
        told = frozenset(stem for word in chunk for stem in wording(word).content if not stem[0].isdigit())
        found = told - money_words()
        if found:
            return found
    return frozenset()
