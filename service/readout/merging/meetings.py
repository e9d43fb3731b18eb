"""What keeps meetings apart; what ties them is in ``meeting_ties``."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Hashable
from typing import NamedTuple

from readout.merging.comparable import BILATERAL, Comparable
from readout.merging.decisions import Keys, Matcher, Rule, always, never, overlap
from readout.merging.meeting_ties import TIES
from readout.merging.meeting_times import (
    REMOTE,
    MovedFrom,
    elsewhere_on_one_day,
    lasted,
    moment,
    moved,
    next_day,
    other_days,
    other_places,
)
from readout.merging.ranks import rank_words
from readout.merging.word_lists import load
from readout.parties.naming import alike
from readout.parties.people import is_full, name_of
from readout_schemas import Meeting

LISTED = 4
"""Sides from which a list of names is taken to be of the notable ones: shorter lists are taken to be whole."""
LONG = 40
"""Days up to which a record is found by each day that it may be of."""
ANY_DAY = "all"
"""What stands for a day in the keys under which a meeting is found whatever its day."""

M = Comparable[Meeting]


class Table(NamedTuple):
    """Who sits at the table."""

    sides: frozenset[str]
    hosts: frozenset[str]
    absent: frozenset[str]
    more: bool
    """Whether there are more than are named."""

    @property
    def closed(self) -> bool:
        """Whether all sides are named."""
        return len(self.sides) >= BILATERAL and not self.more


def table(meeting: M) -> Table:
    """Who sits at the table of a meeting."""
    at_home = frozenset(side for side in meeting.parties if meeting.place and side == meeting.place.side)
    return Table(meeting.parties, meeting.hosts | at_home, meeting.absent, meeting.more)


def other_sides(one: Table, other: Table) -> bool:
    """Whether two tables cannot be one.

    A host who brings two others together is named in one report and left out in another. A list of four and more names
    is seldom whole; a shorter one is. Where not all sides are named, those who are may be among the rest.
    """
    first, second = one.sides, other.sides
    if first == second or not first or not second or _but_for_a_host(one, other):
        return False
    if one.closed and other.closed:
        return _other_lists(first, second)
    if one.closed or other.closed:
        whole, part = (first, second) if one.closed else (second, first)
        return not part <= whole if len(whole) == BILATERAL else not part & whole
    return min(len(first), len(second)) >= BILATERAL and not first & second


def with_others(one: Table, other: Table) -> bool:
    """Whether one is of two sides alone, and at the other there are more than are named, one of these or both."""
    pairs = ((one, other), (other, one))
    return any(
        whole.closed
        and len(whole.sides) == BILATERAL
        and part.more
        and (part.sides <= whole.sides or whole.sides <= part.sides)
        for whole, part in pairs
    )


def _but_for_a_host(one: Table, other: Table) -> bool:
    """Whether they differ only in who brought the others together, or is said to have been absent."""
    beside = one.hosts | other.hosts | one.absent | other.absent
    return one.sides ^ other.sides <= beside and len(one.sides & other.sides) >= BILATERAL


def _other_lists(first: frozenset[str], second: frozenset[str]) -> bool:
    fewer, more = sorted((first, second), key=len)
    if fewer < more:
        return len(fewer) == BILATERAL
    return len(fewer) < LISTED or 2 * len(first & second) < len(fewer)


class Delegates(NamedTuple):
    """Who came to a meeting of two sides for each of them."""

    people: frozenset[tuple[str, str]]
    sides: frozenset[str]


def _other_people(one: Delegates, other: Delegates) -> bool:
    """Whether one guest sat with two hosts: of a side of a meeting of two another person came, by a full name."""
    if one.sides != other.sides or len(one.sides) != BILATERAL:
        return False
    return any(
        not any(_may_be_one(name, another) for name in _of(side, one) for another in _of(side, other))
        for side in {side for side, _ in one.people} & {side for side, _ in other.people}
    )


def _of(side: str, delegates: Delegates) -> list[str]:
    return [name for party, name in delegates.people if party == side]


@functools.lru_cache(maxsize=65536)
def _may_be_one(one: str, other: str) -> bool:
    """Whether two names may be of one person: spelt alike by their last words, or no full names of people."""
    first, second = name_of(one), name_of(other)
    if not (is_full(first) and is_full(second)) or rank_words(one) or rank_words(other):
        return True
    return alike(first[-1], other) or alike(second[-1], one)


@functools.lru_cache(maxsize=65536)
def occasions(title: str) -> frozenset[str]:
    """The kinds of meeting that a title says it to be: a signing, a talk alone or at table."""
    return frozenset(kind for kind, words in _kinds().items() if words.search(title))


@functools.lru_cache(maxsize=65536)
def _at_table(title: str) -> bool:
    """Whether a title says that it was a meal."""
    return any(words.search(title) for words in _kinds("meals").values())


def _unlike(one: bool, other: bool) -> bool:
    return one != other


@functools.lru_cache(maxsize=65536)
def size(title: str) -> frozenset[str]:
    """Whether a title says that few meet, or many: a trilateral summit is of both."""
    return frozenset(kind for kind, words in _kinds("sizes").items() if words.search(title))


@functools.cache
def _kinds(row: str = "kinds") -> dict[str, re.Pattern[str]]:
    kinds: dict[str, list[str]] = load("occasions")[row]
    return {
        kind: re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE) for kind, words in kinds.items()
    }


def _mixed(one: str, other: str) -> bool:
    return "in_person" in {one, other} and bool({one, other} & REMOTE)


def _disjoint(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and not one & other)


def other_number(one: frozenset[tuple[str, int]], other: frozenset[tuple[str, int]]) -> bool:
    """Whether two records number the same kind of thing differently."""
    kinds = {kind for kind, _ in one} & {kind for kind, _ in other}
    return any(
        not {at for name, at in one if name == kind} & {at for name, at in other if name == kind} for kind in kinds
    )


def where(meeting: M) -> MovedFrom:
    """When and where a meeting may be, and between whom."""
    return MovedFrom(moment(meeting), meeting.place, meeting.parties)


RULES: tuple[Rule[Meeting], ...] = (
    Rule("between other sides", "A who met B has not met C: two named sides are a meeting of these two.",
         table, other_sides),
    Rule("of two sides alone, and of more", "At the side of a summit its members meet in pairs.",
         table, with_others, proven=False),
    Rule("on different days", "One meeting has one time; an undated one lies near its report.",
         moment, other_days),
    Rule("on two days that follow one another", "A call at night has two dates, and a reporter may err by a day.",
         moment, next_day, proven=False, bridged=lasted),
    Rule("moved, or another", "A meeting that was moved was to be on another day, or in another place.",
         where, moved, proven=False),
    Rule("in different places", "One meeting has one place; a country may stand for its town.",
         where, other_places),
    Rule("in two places on one day", "A reporter may err; or they met twice.",
         where, elsewhere_on_one_day, proven=False),
    Rule("one in person, one not", "Who speaks by telephone is not in the room.",
         lambda one: one.form, _mixed),
    Rule("of different ranks", "Ministers prepare what leaders sign, in the same town and week.",
         lambda one: one.ranks, _disjoint),
    Rule("of other people", "A guest is received by one minister, and then by another.",
         lambda one: Delegates(one.people, one.parties), _other_people, proven=False),
    Rule("a talk alone, and a signing", "On one day the same people sign, and talk alone or at table.",
         lambda one: occasions(one.record.title), _disjoint, proven=False),
    Rule("at table, and not", "After talks there is a dinner, with the same people or with more.",
         lambda one: _at_table(one.record.title), _unlike, proven=False),
    Rule("of few, and of many", "At the side of a conference three of its members meet.",
         lambda one: size(one.record.title), _disjoint, proven=False),
    Rule("numbered otherwise", "The first meeting is not the second round.",
         lambda one: frozenset(number for _, number in one.ordinals), _disjoint, proven=False),
    Rule("of another round", "Rounds of one negotiation have the same sides, place and subject.",
         lambda one: one.ordinals, other_number),
)  # fmt: skip


def keys(meeting: M) -> Keys:
    """Each day that it may be on, with each side, host, place and rank; a long window is sought among all days."""
    named: list[Hashable] = [*meeting.parties, *meeting.hosts, *meeting.groups]
    if meeting.days is not None:
        named += meeting.ranks if len(meeting.parties) < BILATERAL else ()
        named += meeting.place.words if meeting.place else ()
    window, short = meeting.window, not meeting.moved and meeting.window.last - meeting.window.first <= LONG
    days: list[Hashable] = list(range(window.first - 1, window.last + 2)) if short else ["long"]
    sought: list[Hashable] = [*days, "long"] if short else [ANY_DAY]
    return Keys(frozenset(itertools.product([*days, ANY_DAY], named)), frozenset(itertools.product(sought, named)))


def complete(meeting: M) -> int:
    """What clusters begin with: a day, two sides, a place."""
    narrow = 0 if meeting.days is None else max(4 - (meeting.days.last - meeting.days.first), 0)
    closed = len(meeting.parties) >= BILATERAL
    return narrow + 2 * closed + (meeting.place is not None) + (meeting.record.format != "unknown")


def example(meeting: M) -> Hashable:
    """What ties look at, but for the wording, which alone is never enough."""
    call = meeting.form in REMOTE
    named = (meeting.parties, meeting.groups, meeting.hosts, meeting.ranks, meeting.place, meeting.more)
    return (*named, meeting.days, call, meeting.published)


def nearness(one: M, other: M) -> float:
    """How near two meetings are by who came, by the days that their dates leave open, and by what they are called."""
    words = overlap(one.wordings[0].content, other.wordings[0].content)
    people, ranks = overlap(one.people, other.people), overlap(one.ranks, other.ranks)
    days = one.days.overlap(other.days) if one.days is not None and other.days is not None else 0.0
    return 0.35 * people + 0.3 * days + 0.25 * words + 0.1 * ranks


MATCHER = Matcher(
    rules=RULES,
    ties=TIES,
    keys=keys,
    complete=complete,
    example=example,
    in_one_report=never,
    told_apart=always,
    nearness=nearness,
)
