"""Which of several: the round, package or phase that a title, action or measure numbers, and the year it names."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from readout.merging.word_lists import load

BETWEEN = 3
"""Words that may stand between an ordinal and what it numbers: `fifth EU sanctions package`."""

_YEAR = re.compile(r"(?<![\d/.])(?:1[5-9]|20)\d\d(?![\d/.%])")
_INSTRUMENT = re.compile(
    r"\b(?:regulation|decision|directive|resolution|order|decree|act|law)\b\D{0,20}?(\d[\d/.-]*\d|\d+)", re.IGNORECASE
)

Ordinal = tuple[str, int]
"""The kind of thing, and its number: ``("package", 5)``."""


def ordinals(text: str) -> frozenset[Ordinal]:
    """What an English text numbers: `fifth package`, `round two`, `2nd call`, `phase III`."""
    return frozenset(_ordinals(text))


def years(text: str) -> frozenset[str]:
    """The years that a text names."""
    return frozenset(_YEAR.findall(text))


def instruments(text: str) -> frozenset[str]:
    """The numbers of the legal acts that an English text names: `Regulation 833/2014`, `Resolution 2231`."""
    return frozenset(_INSTRUMENT.findall(text))


def _ordinals(text: str) -> Iterator[Ordinal]:
    before, after = _patterns()
    for match in before.finditer(text):
        yield _kinds()[match["noun"].casefold()], _number(match["number"])
    for match in after.finditer(text):
        yield _kinds()[match["noun"].casefold()], _number(match["number"])


@functools.cache
def _kinds() -> dict[str, str]:
    return {noun: kind for kind, nouns in load("ordinals")["nouns"].items() for noun in nouns}


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = load("ordinals")
    nouns = "|".join(sorted(map(re.escape, _kinds()), key=len, reverse=True))
    words = "|".join(lists["words"])
    counted = "|".join((*lists["cardinals"], *sorted(lists["roman"], key=len, reverse=True)))
    gap = rf"(?:[\w’'-]+\s+){{0,{BETWEEN}}}?"
    return (
        re.compile(rf"\b(?P<number>{words}|\d+(?:st|nd|rd|th))\s+{gap}(?P<noun>{nouns})\b", re.IGNORECASE),
        re.compile(rf"\b(?P<noun>{nouns})\s+(?:no\.?\s*|number\s+)?(?P<number>{counted}|\d{{1,3}})\b", re.IGNORECASE),
    )


def _number(word: str) -> int:
    lists = load("ordinals")
    for row in ("words", "cardinals"):
        if word.casefold() in lists[row]:
            return int(lists[row].index(word.casefold())) + 1
    if word.upper() in lists["roman"]:
        return int(lists["roman"].index(word.upper())) + 1
    return int(re.sub(r"\D", "", word))
