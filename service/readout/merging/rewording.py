"""Figures of speech that come back: like words of one speaker that are another utterance."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from readout.merging.comparable import Comparable
from readout.merging.decisions import overlap
from readout.merging.word_lists import load
from readout.merging.wording import Wording, plain_accents, wording
from readout.parties.naming import alike
from readout_schemas import Statement

SHARED = 0.7
"""Share of the words of content of the shorter of two wordings that the other has, if they are two translations of one:
one that comes back with another subject has two of three."""
MANY, OF_MANY = 5, 0.6
"""Words of content that both have from which, on one day, a lower share is enough, and this share."""

_NAMED = re.compile(r"(?<=[\w,;:] )[A-Z][\w’'-]+")

S = Comparable[Statement]


class _Likest(NamedTuple):
    """Two pieces of two utterances, the likest of all."""

    first: Wording
    second: Wording


def reworded(one: S, other: S, *, same_day: bool) -> bool:
    """Whether like words may be two utterances: each says something that the other does not.

    Two translations of one utterance differ by a few words that mean the same. Who takes up a figure of speech again
    speaks of another place or person, or says that he does so: `again`, `too`. A slip in a number alone is none.

    Args:
        one: an utterance.
        other: another of the same speaker.
        same_day: whether they are dated by one day, or reported on one.
    """
    pair = _likest(one, other)
    first, second = _in_one_form(pair.first.content), _in_one_form(pair.second.content)
    both, own, its = first & second, first - second, second - first
    if not own or not its or all(stem[0].isdigit() for stem in own | its):
        return False
    if _another_named(one, other, own, its):
        return True
    shared = len(both) / min(len(first), len(second))
    if same_day and len(both) >= MANY:
        return shared < OF_MANY
    told = own | its
    return shared < SHARED or (not same_day and not told.isdisjoint(_again() | named(one) | named(other)))


def _another_named(one: S, other: S, own: frozenset[str], its: frozenset[str]) -> bool:
    """Whether each names somebody or a place whom the other does not: what a host says to two guests on one day."""
    first, second = named(one) & own, named(other) & its
    return bool(first and second) and not any(alike(name, another) for name in first for another in second)


def _likest(one: S, other: S) -> _Likest:
    pairs = (_Likest(first, second) for first in one.wordings for second in other.wordings)
    return max(pairs, key=lambda pair: overlap(pair.first.content, pair.second.content))


def _in_one_form(stems: frozenset[str]) -> frozenset[str]:
    """Stems, those of irregular forms of verbs by the verb."""
    return frozenset(_forms().get(stem, stem) for stem in stems)


@functools.cache
def _forms() -> dict[str, str]:
    """The stem of each verb, by the stems of its irregular forms."""
    return {_stem(form): _stem(verb) for verb, forms in load("irregular").items() for form in forms}


def _stem(word: str) -> str:
    return wording(word).stems[0]


def named(one: S) -> frozenset[str]:
    """The stems of the proper names in the English words of an utterance, but for those that a sentence begins with."""
    quotes = one.record.quotes
    texts = [quote.text for quote in quotes if one.language == "en"] + [quote.translation or "" for quote in quotes]
    return frozenset(stem for text in texts for stem in _names(text))


@functools.lru_cache(maxsize=65536)
def _names(text: str) -> frozenset[str]:
    return frozenset(stem for name in _NAMED.findall(plain_accents(text)) for stem in wording(name).content)


@functools.cache
def _again() -> frozenset[str]:
    """Stems of the words by which somebody says that he has said so before. Translations are English."""
    return frozenset(stem for word in load("repeating")["words"] for stem in wording(word).content)
