"""Which values of a field exclude one another: another day, another number of the same, another place or means."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from readout.merging.counted_things import Thing, thing_of
from readout.merging.counting import differing
from readout.merging.days import Days
from readout.merging.places import Place, told_apart
from readout.merging.ranks import rank_words
from readout.merging.told_numbers import Number, numbered_otherwise, numbers_in
from readout.merging.word_lists import load, main_language
from readout.merging.wording import spelt_numbers, wording
from readout.parties.naming import plain, words_of
from readout.values import parse_count
from readout_schemas import Amount, Count, Meeting, Mention, When

COUNTED = "counted"
"""Stands for the currency of an amount that is no money."""
ROUGHLY = 0.1
"""Share by which a number that is called approximate may differ."""


class Dated(NamedTuple):
    """A date as worded, and the days that it may mean."""

    when: When
    days: Days | None


def other_days(one: Dated, other: Dated) -> bool:
    """Whether two dates have no day in common; a month does not exclude a day of it."""
    return one.days is not None and other.days is not None and not one.days.meets(other.days)


def other_count(one: Count, other: Count) -> bool:
    """Whether two counts are of the same, and differ: one and seven others are eight."""
    return (
        _of_others(one.text) == _of_others(other.text)
        and _same_unit(one.text, other.text)
        and _other_number((one.value, one.approx), (other.value, other.approx))
    )


class Sized(NamedTuple):
    """An amount as worded, and its number: of a sum of money, or of what is counted."""

    text: str
    value: float | None
    currency: str | None
    approx: bool
    numbers: tuple[Number, ...] = ()
    """What is counted, where it is not one thing alone: `14 persons and three companies`."""


def sized(amount: Amount, language: str | None = None) -> Sized:
    """An amount with its number: `20 transformers` is twenty, and no sum of money."""
    if amount.value is not None:
        return Sized(amount.text, amount.value, amount.currency, amount.approx)
    count = parse_count(amount.text, language)
    if count is None:
        return Sized(amount.text, None, None, approx=False, numbers=numbers_in(amount.text, language))
    return Sized(amount.text, float(count.value), COUNTED, count.approx)


def other_sum(one: Sized, other: Sized) -> bool:
    """Whether two amounts differ; those in two currencies are not compared, nor is money with what is counted."""
    if one.numbers and other.numbers:
        return numbered_otherwise(one.numbers, other.numbers, ROUGHLY)
    if one.value is None or other.value is None or (one.currency and other.currency and one.currency != other.currency):
        return False
    return _other_number((one.value, one.approx), (other.value, other.approx))


class Hit(NamedTuple):
    """Whom a sanction is against or who promises, and how many they are in the words of the report."""

    party: str
    name: str
    written: Count | None

    def __str__(self) -> str:
        return self.written.text if self.written else self.name


def hits(mentions: Sequence[Mention], language: str | None) -> tuple[Hit, ...]:
    """Those named in a field; where that is one group, with its number: `douze pétroliers du même réseau`."""
    alone = len(mentions) == 1
    return tuple(
        Hit(one.party, one.name, _whole(one.as_written, language) if alone and one.kind == "group" else None)
        for one in mentions
    )


def other_hits(one: Hit, other: Hit) -> bool:
    """Whether two counts of those whom a sanction is against differ, by their names or as they are written."""
    if differing(one.name, other.name):
        return True
    first, second = one.written, other.written
    if first is None or second is None or one.party != other.party:
        return False
    return _other_number((first.value, first.approx), (second.value, second.approx))


def _whole(written: str | None, language: str | None) -> Count | None:
    """The number of all of a group: `two of the tankers` are a part of it."""
    words = words_of(written or "")
    part = load("partitives").get(main_language(language), ())
    return None if len(words) > 1 and words[1] in part else parse_count(written or "", language)


def other_place(one: Place, other: Place) -> bool:
    """Whether two places cannot be one; a country does not exclude a town of it."""
    return told_apart(one, other)


def other_format(one: str, other: str) -> bool:
    """Whether two means of meeting exclude one another."""
    return one != other


def means_of(meeting: Meeting) -> Iterable[str]:
    """How a meeting took place, if its report says so outright: a `call` may be of either kind."""
    if meeting.format in {"phone", "video"}:
        told = plain(" ".join((meeting.title, *(span.text for span in meeting.evidence))))
        said = {means for means in ("phone", "video") if any(word in told for word in _words(means))}
        return (meeting.format,) if said == {meeting.format} else ()
    return (meeting.format,) if meeting.format == "in_person" else ()


def _other_number(one: tuple[float, bool], other: tuple[float, bool]) -> bool:
    slack = ROUGHLY * max(one[0], other[0]) if one[1] or other[1] else 0
    return abs(one[0] - other[0]) > slack


def _same_unit(one: str, other: str) -> bool:
    """Whether two counts count the same: one thing, in whatever language, not told apart by the words beside it."""
    first, second = thing_of(one), thing_of(other)
    if first is not None and second is not None and first.may_be(second):
        return True
    unit, another = _unit(one), _unit(other)
    return bool(unit.name) and unit.may_be(another)


@functools.lru_cache(maxsize=65536)
def _unit(text: str) -> Thing:
    """What is counted: a rank, the sides of a meeting, a thing under whatever noun, or the last word of content."""
    told = wording(spelt_numbers(text))
    content = [stem for stem in told.stems if stem in told.content and not stem[0].isdigit()]
    ranks = rank_words(text)
    if len(ranks) == 1:
        return Thing(next(iter(ranks)), frozenset(content[:-1]))
    if any(word in plain(text) for word in _sides()):
        return Thing("sides", frozenset())
    return thing_of(text) or Thing(content[-1] if content else "", frozenset(content[:-1]))


@functools.lru_cache(maxsize=65536)
def _of_others(text: str) -> bool:
    """Whether a count leaves out the one who is named beside it: `seven other states`."""
    lists = load("others")
    apart = {plain(word) for words in lists.values() if isinstance(words, list) for word in words}
    together = (word for words in lists["together"].values() for word in words)
    return not apart.isdisjoint(words_of(text)) or any(word in text for word in together)


@functools.cache
def _words(means: str) -> tuple[str, ...]:
    return tuple({plain(word) for words in load("formats")[means].values() for word in words})


@functools.cache
def _sides() -> tuple[str, ...]:
    """Words for states, and for the delegations that each sends one of."""
    rows = (load("states")[row] for row in ("countries", "delegations"))
    return tuple({plain(word) for row in rows for words in row.values() for word in words})
