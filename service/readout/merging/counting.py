"""The numbers in an English action or measure, each with what it counts."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from readout.merging.counted_things import thing_of
from readout.merging.days import Days
from readout.merging.word_lists import load
from readout.merging.wording import spelt_numbers, wording

TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:-[^\W\d_]+)*")
_UNIT = 3
"""Words after a number in which what it counts is named: `nine high-voltage transformers`."""


class Counted(NamedTuple):
    """A number, and what it counts."""

    number: float
    unit: frozenset[str]
    """Stems of the words for what is counted."""
    words: str
    """Both, as they are shown: `9 high voltage transformers`."""

    def same_unit(self, other: Counted) -> bool:
        """Whether both count the same."""
        thing, another = thing_of(self.words), thing_of(other.words)
        named_alike = thing is not None and another is not None and thing.may_be(another)
        return named_alike or bool(self.unit & other.unit)


@functools.cache
def _a_time() -> re.Pattern[str]:
    """`a week`, which is one."""
    return re.compile(rf"\ban? (?=(?:{'|'.join(load('lengths')['times'])})\b)", re.IGNORECASE)


@functools.cache
def _half_a_dozen() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('lengths')['half_a_dozen'])})\b", re.IGNORECASE)


@functools.lru_cache(maxsize=65536)
def counts_of(text: str) -> tuple[Counted, ...]:
    """The numbers of an English text, in digits or words."""
    return tuple(_counts(text))


class Added(NamedTuple):
    """How many come on top of what there was, and when that was reported."""

    numbers: frozenset[float]
    published: int | None
    day: int | None = None
    """On which they were added, if that is told."""


def added(text: str, published: int | None, days: Days | None = None) -> Added:
    """What a text says to come on top: of `two more ships` two."""
    more = _additional().search(spelt_numbers(text)) is not None
    numbers = frozenset(counted.number for counted in counts_of(text)) if more else frozenset[float]()
    return Added(numbers, published, days.first if days is not None and days.exact else None)


def added_again(one: Added, other: Added) -> bool:
    """Whether both add, on two days, and not the same number: two more and then four more are six more."""
    both = bool(one.numbers and other.numbers) and None not in (one.published, other.published)
    one_day = one.day is not None and one.day == other.day
    return both and one.published != other.published and not one.numbers & other.numbers and not one_day


def added_at_once(one: Added, other: Added, third: Added) -> bool:
    """Whether a third report has the number of one of them, and the day of the other."""
    pairs = ((one, other), (other, one))
    return any(
        bool(first.numbers & third.numbers) and second.day is not None and second.day == third.day
        for first, second in pairs
    )


@functools.cache
def _additional() -> re.Pattern[str]:
    before, after = ("|".join(load("additional")[place]) for place in ("before", "after"))
    return re.compile(rf"\b(?:{before}) \d|\d (?:{after})\b", re.IGNORECASE)


def _counts(text: str) -> Iterator[Counted]:
    words = TOKEN.findall(spelt_numbers(_a_time().sub("1 ", _half_a_dozen().sub("six", text))))
    names: dict[str, str] = load("lengths")["scales"]
    scales = [at > 0 and word in names and words[at - 1][0].isdigit() for at, word in enumerate(words)]
    for at, word in enumerate(words):
        if word[0].isdigit() and not scales[at]:
            scaled = at + 1 < len(words) and scales[at + 1]
            times, name = (float(words[at + 1]), names[words[at + 1]]) if scaled else (1, "")
            beside = _beside(words[at + 1 + scaled :])
            stems = frozenset(stem for each in beside for stem in wording(each).content if not stem[0].isdigit())
            told = " ".join(filter(None, (word, name, *beside)))
            yield _in_short_times(Counted(float(word.replace(",", "")) * times, stems, told))


def _beside(words: list[str]) -> list[str]:
    """The words after a number in which what it counts is named: up to a preposition."""
    ends = (n for n, word in enumerate(words) if word.casefold() in load("prepositions")["words"] and n > 0)
    return words[: min(next(ends, _UNIT), _UNIT)]


def _in_short_times(counted: Counted) -> Counted:
    for long, short in load("lengths")["in_shorter"].items():
        if long in counted.unit:
            return counted._replace(
                number=counted.number * short["times"], unit=counted.unit - {long} | {short["unit"]}
            )
    return counted


def differing(one: str, other: str) -> list[tuple[str, str]]:
    """What two texts count differently, as each has it: (`12 years`, `10 years`)."""
    first, second = counts_of(one), counts_of(other)
    return [
        (each.words, another.words)
        for each in first
        for another in second
        if each.same_unit(another) and each.number != another.number and not _has(second, each)
    ]


def _has(counts: tuple[Counted, ...], one: Counted) -> bool:
    """Whether there is this number of it too."""
    return any(one.number == each.number and one.same_unit(each) for each in counts)
