"""Who meets, by the words of titles and offices: meetings of different ranks are different meetings."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable

from readout.merging.word_lists import load
from readout.parties.naming import plain
from readout_schemas import Meeting, Participant

_WRITTEN_TOGETHER = re.compile(r"[\u0590-\u074f\u3040-\u30ff\u3400-\u9fff]")
"""Scripts in which a word may have a prefix, or no space before it."""


ORDER = ("military", "working", "leader", "minister")
"""In the order in which words are taken: `deputy minister` before `prime minister`, and this before `minister`."""


def ranks_of(meeting: Meeting, offices: Callable[[str], Iterable[str]] = lambda _: ()) -> frozenset[str]:
    """The ranks of a meeting: military, working, leader, minister.

    Who prepares a summit is of his own rank: `summit` tells the rank only where nothing else does. Military leaders are
    military, and a prime minister is a leader. One of many may send a deputy: below ministers is a meeting that is
    called so, or at which half of the sides are; where the other half is above, it is of both ranks. ``offices`` are
    what other reports call those who come, by the name: a chancellor may head a government, or a foreign ministry.
    """
    sides = [_side(side, offices) for side in meeting.participants]
    told = [meeting.title, *sides]
    for rank in ("military", "working"):
        low = [text for text in told if rank in rank_words(text)]
        if low and (meeting.title in low or 2 * len(low) >= len(sides)):
            above = (
                rank_words(" | ".join(text for text in sides if text not in low)) if 2 * len(low) == len(sides) else ()
            )
            return frozenset({rank, *above} if meeting.title not in low else {rank})
        told = [text for text in told if text not in low]
    found, words = _taken(" | ".join(told))
    return frozenset(found or {rank for rank, names in _unless_told().items() if any(name in words for name in names)})


def _side(side: Participant, offices: Callable[[str], Iterable[str]]) -> str:
    """What a report calls a side, and other reports who comes for it."""
    own = " ".join(filter(None, (side.name, side.role)))
    further = offices(side.representative) if side.representative else ()
    return " | ".join((own, *(office for office in further if plain(office) not in plain(own))))


def rank_words(text: str) -> frozenset[str]:
    """The ranks that a text's words name: `12 foreign ministers` are ministers."""
    return _taken(text)[0]


@functools.lru_cache(maxsize=65536)
def _taken(text: str) -> tuple[frozenset[str], str]:
    """The ranks whose words a text has, and the text without them."""
    words = plain(text).replace("ß", "ss")
    found: set[str] = set()
    for rank in ORDER:
        words, hits = _patterns()[rank].subn(" ", words)
        found |= {rank} if hits else set()
    return frozenset(found), words


@functools.cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {rank: re.compile("|".join(_terms(load("ranks")[rank]))) for rank in ORDER}


def _unless_told() -> dict[str, list[str]]:
    told: dict[str, list[str]] = load("ranks")["unless_told"]
    return told


def _terms(lists: dict[str, list[str]]) -> list[str]:
    """The longest first, so that a part of a title does not stand for the whole."""
    terms = {_term(plain(word), language) for language, words in lists.items() for word in words}
    return sorted(terms, key=lambda term: (-len(term), term))


def _term(word: str, language: str) -> str:
    if _WRITTEN_TOGETHER.search(word):
        return re.escape(word)
    return rf"\b{re.escape(word)}s?\b" if language == "en" else rf"\b{re.escape(word)}"
