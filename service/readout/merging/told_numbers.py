"""The numbers in the words of a report, in its own language, each with what it counts."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from readout.languages import UNSPACED
from readout.merging.counted_things import Thing, thing_of
from readout.merging.word_lists import load, main_language
from readout.merging.wording import wording
from readout.parties.naming import plain
from readout.values.folding import fold
from readout.values.number_words import in_figures
from readout.values.numerals import is_approximate, quantities

_BESIDE = 3
"""Words after a number in which what it counts is named."""
_TOGETHER = 6
"""The same in letters, for scripts without spaces."""
_ORDINAL = re.compile(r"(?:st|nd|rd|th|e|er|re|ère|ème|º|ª|\.?[oa]|-?(?:й|я|е|го|му|м|ю)|\.(?= [^\W\d_]))\b")
"""What makes a number in figures an ordinal: `the 5th chapter` counts none."""
_WORDS = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


class Number(NamedTuple):
    """A number, and what it counts.

    Attributes:
        value: the number.
        approx: whether it is called approximate.
        thing: what is counted, if it is something that has several nouns.
        stems: the stems of the words for it.
        language: of the words.
    """

    value: float
    approx: bool
    thing: Thing | None
    stems: frozenset[str]
    language: str

    def of_the_same(self, other: Number) -> bool:
        """Whether both count the same."""
        if self.thing is not None and other.thing is not None:
            return self.thing.may_be(other.thing)
        return self.language == other.language and bool(self.stems & other.stems)


@functools.lru_cache(maxsize=65536)
def numbers_in(text: str, language: str | None) -> tuple[Number, ...]:
    """The numbers of a text, but for those that count nothing: years, hours, percentages."""
    code = main_language(language)
    told = in_figures(fold(text), code)
    found = quantities(told, code)
    ends = [*(one.start for one in found[1:]), len(told)]
    approx = is_approximate(told, code) if len(found) == 1 else False
    numbers = (
        _number(float(one.value), told[one.end : end], code, approx=approx)
        for one, end in zip(found, ends, strict=False)
        if one.value is not None and not _ORDINAL.match(told[one.end : end])
    )
    return tuple(number for number in numbers if number.thing is not None or number.stems)


def _number(value: float, after: str, language: str, *, approx: bool) -> Number:
    beside = after[:_TOGETHER] if language in UNSPACED else " ".join(_beside(after, language))
    sides = any(word in plain(beside) for word in _sides())
    thing = Thing("sides", frozenset()) if sides else thing_of(f"1 {beside}")
    return Number(value, approx, thing, wording(beside, language).content, language)


def _beside(after: str, language: str) -> list[str]:
    words = _WORDS.findall(re.split(r"[.;:,()]", after, maxsplit=1)[0])[:_BESIDE]
    stop = set(load("prepositions")["words"]) if language == "en" else set()
    ends = (at for at, word in enumerate(words) if at > 0 and word.casefold() in stop)
    return words[: next(ends, len(words))]


@functools.cache
def _sides() -> tuple[str, ...]:
    return tuple({plain(word) for words in load("states")["countries"].values() for word in words})


def numbered_otherwise(one: Sequence[Number], other: Sequence[Number], roughly: float) -> bool:
    """Whether two texts count the same and have two numbers of it, neither of which stands in both.

    Args:
        one: the numbers of a text.
        other: those of the other.
        roughly: share by which a number that is called approximate may differ.
    """
    return any(
        first.of_the_same(second)
        and _apart(first, second, roughly)
        and not any(first.of_the_same(each) and first.value == each.value for each in other)
        and not any(second.of_the_same(each) and second.value == each.value for each in one)
        for first in one
        for second in other
    )


def _apart(one: Number, other: Number, roughly: float) -> bool:
    slack = roughly * max(one.value, other.value) if one.approx or other.approx else 0
    return abs(one.value - other.value) > slack
