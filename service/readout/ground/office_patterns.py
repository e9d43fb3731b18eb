"""Names of offices of states as the data has them, taken apart once for each language that texts are written in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from readout.languages import Language
from readout.values import StateBody, body_of_kind, state_body_names
from readout.values.folding import fold_name

PARTS = re.compile(r"[\s:'’-]+")
"""What parts the words of a name."""
IGNORED = str.maketrans({"\u200c": None, ",": " ", "(": " ", ")": " ", ".": None})
"""Signs in a name that say nothing."""
SHORTEST_STEM = 3
"""Letters of a word that are left without its ending."""
_CAPITAL = "^"
"""Before a name in the data that is one only with a capital: ``Interior`` is a ministry, ``interior`` is not."""


class OfficePattern(NamedTuple):
    """The folded words of a name, and what it is a name of."""

    words: tuple[str, ...]
    body: StateBody
    acronym: bool
    """Whether it counts in capitals alone."""
    capital: bool = False
    """Whether it counts with a capital alone."""


@cache
def patterns(known: Language) -> dict[str, list[OfficePattern]]:
    """Names of offices by the first two letters of a word with which they begin."""
    found: dict[str, list[OfficePattern]] = {}
    for one in (*generic(known), *_pattern_list(state_body_names().items(), known)):
        found.setdefault(one.words[0][:2], []).append(one)
    return found


@cache
def generic(known: Language) -> list[OfficePattern]:
    """Names that every state's office may have."""
    names = [(name, body_of_kind(kind)) for kind, several in known.state_offices.items() for name in several]
    return sorted(_pattern_list(names, known), key=lambda one: -len(one.words))


@cache
def signs(known: Language) -> list[OfficePattern]:
    """All names of offices in a script without spaces, the longest first."""
    names = [(name, body_of_kind(kind)) for kind, several in known.state_offices.items() for name in several]
    own = [(name, body) for name, body in state_body_names().items() if not name.isascii()]
    found = [OfficePattern((name.replace(" ", ""),), body, acronym=False) for name, body in (*names, *own)]
    return sorted(found, key=lambda one: -len(one.words[0]))


def _pattern_list(names: Iterable[tuple[str, StateBody]], known: Language) -> list[OfficePattern]:
    return [
        _pattern(name.removeprefix(_CAPITAL), body, known, capital=name.startswith(_CAPITAL)) for name, body in names
    ]


def _pattern(name: str, body: StateBody, known: Language, *, capital: bool) -> OfficePattern:
    return OfficePattern(folded(name, known), body, acronym=name.isupper() and len(name) > 1, capital=capital)


@cache
def portfolios(known: Language) -> list[tuple[tuple[str, ...], str]]:
    """The folded words of each portfolio with its key, the longest first."""
    found = [(folded(name, known), field) for field, names in known.portfolios.items() for name in names]
    return sorted(found, key=lambda one: (-len(one[0]), -len(one[0][0])))


@cache
def folded_ministries(known: Language) -> tuple[str, ...]:
    """The words for a ministry as forms are compared with them."""
    return tuple(folded(word, known)[0] for word in sorted(known.ministries))


def folded(name: str, known: Language) -> tuple[str, ...]:
    """The words of a name of the data as forms are compared with them."""
    words, article = _folded_words(name), "".join(known.prefixes[:1])
    if not article:
        return words
    return tuple(word.removeprefix(article) if len(word) > SHORTEST_STEM + 1 else word for word in words)


@lru_cache(maxsize=4096)
def _folded_words(name: str) -> tuple[str, ...]:
    return tuple(fold_name(word) for word in PARTS.split(name.translate(IGNORED)) if word)
