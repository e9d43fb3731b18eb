"""Whether two names of places can be one place."""

from __future__ import annotations

import functools
from typing import NamedTuple

from rapidfuzz import fuzz

from readout.merging.wording import wording
from readout.values import capital_country, country_code

SPELLINGS = 80.0
"""Similarity, of 100, from which two names may be spellings of one town (rapidfuzz's ratio): they are not told apart
then, and something else has to tie what is told of them."""


class Place(NamedTuple):
    """A place as named."""

    words: frozenset[str]
    """Stems of the words that say something."""
    country: str | None
    """Code of the country that it is, or is the capital of."""
    whole: bool
    """Whether it is a country, and not a town."""
    side: str = ""
    """Canonical id of that country, if it is a party."""


@functools.lru_cache(maxsize=4096)
def place_of(name: str | None) -> Place | None:
    """A place by its name; none without a name."""
    if not name:
        return None
    country = country_code(name)
    return Place(wording(name).content, country or capital_country(name), country is not None)


@functools.lru_cache(maxsize=65536)
def told_apart(one: Place | None, other: Place | None) -> bool:
    """Whether two places cannot be one.

    A country and a town are told apart only if the town is known to be in another country.
    """
    if one is None or other is None or one.words & other.words:
        return False
    if one.whole or other.whole:
        return one.country is not None and other.country is not None and one.country != other.country
    if one.country is not None and one.country == other.country:
        return False
    return not any(fuzz.ratio(word, spelling) >= SPELLINGS for word in one.words for spelling in other.words)


def shared(one: Place | None, other: Place | None) -> bool:
    """Whether two places are said to be one: a word in common, or one country and its town."""
    if one is None or other is None:
        return False
    return bool(one.words & other.words) or (one.country is not None and one.country == other.country)
