"""What keeps meetings apart, and what ties them."""

from __future__ import annotations

import itertools
from collections.abc import Hashable
from typing import NamedTuple

from readout.merging import places
from readout.merging.comparable import Comparable, published_apart
from readout.merging.days import Days
from readout.merging.decisions import Keys, Matcher, Rule, Tie, never
from readout.merging.wording import likeness
from readout_schemas import Meeting

REMOTE = {"video", "phone"}
TO_COME = {"planned", "proposed", "cancelled"}
BILATERAL = 2
LISTED = 4
"""Sides from which a list of names is taken to be of the notable ones: shorter lists are taken to be whole."""
NEAR = 4
"""Days between two publications within which undated news of the same sides is of one meeting."""
MONTH = 31
"""Days between two publications within which a meeting that was moved may be the one that was planned."""
LONGEST = 4
"""Days that a meeting lasts at most; a longer stretch is one in which it may be."""
WEEK = 7
"""Days up to which a date is narrow enough to tie by."""
LONG = 40
"""Days up to which a record is found by each day that it may be of."""

M = Comparable[Meeting]


class Moment(NamedTuple):
    """When a meeting may be."""

    window: Days
    stated: bool
    moved: bool
    """Whether the report says that the meeting was moved."""


class MovedFrom(NamedTuple):
    """When and where."""

    moment: Moment
    place: places.Place | None


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


def moment(meeting: M) -> Moment:
    """When a meeting may be."""
    return Moment(meeting.window, meeting.days is not None, meeting.moved)


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
    """Whether one is of two sides alone, and at the other there are more than are named."""
    pairs = ((one, other), (other, one))
    return any(
        whole.closed and len(whole.sides) == BILATERAL and part.more and part.sides <= whole.sides
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


def _other_days(one: Moment, other: Moment) -> bool:
    """Whether two times cannot be one; of a meeting that was moved the day shows nothing."""
    return not (one.window.meets(other.window) or _next_day(one, other) or one.moved or other.moved)


def _other_places(one: MovedFrom, other: MovedFrom) -> bool:
    return places.told_apart(one.place, other.place) and not (one.moment.moved or other.moment.moved)


def moved(one: MovedFrom, other: MovedFrom) -> bool:
    """Whether days or places differ, and a report says that the meeting was moved."""
    said = one.moment.moved or other.moment.moved
    elsewhere = places.told_apart(one.place, other.place)
    return said and (elsewhere or not one.moment.window.meets(other.moment.window))


def _next_day(one: Moment, other: Moment) -> bool:
    """Whether two dates are a day apart, as those of one call are on both sides of midnight."""
    both = one.stated and other.stated
    apart = max(one.window.first, other.window.first) - min(one.window.last, other.window.last)
    return both and apart == 1


def lasts(days: Days) -> bool:
    """Whether a date is a stretch of days that a meeting may have lasted."""
    return 0 < days.last - days.first < LONGEST


def lasted(one: Moment, other: Moment, third: Moment) -> bool:
    """Whether a third report dates a meeting on both of two days: it lasted from the one to the other."""
    return third.stated and lasts(third.window) and all(each.window.meets(third.window) for each in (one, other))


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


RULES: tuple[Rule[Meeting], ...] = (
    Rule("between other sides", "A who met B has not met C: two named sides are a meeting of these two.",
         table, other_sides),
    Rule("of two sides alone, and of more", "At the side of a summit its members meet in pairs.",
         table, with_others, proven=False),
    Rule("on different days", "One meeting has one time; an undated one lies near its report.",
         moment, _other_days),
    Rule("on two days that follow one another", "A call at night has two dates, and a reporter may err by a day.",
         moment, _next_day, proven=False, bridged=lasted),
    Rule("moved, or another", "A meeting that was moved was to be on another day, or in another place.",
         lambda one: MovedFrom(moment(one), one.place), moved, proven=False),
    Rule("in different places", "One meeting has one place; a country may stand for its town.",
         lambda one: MovedFrom(moment(one), one.place), _other_places),
    Rule("one in person, one not", "Who speaks by telephone is not in the room.",
         lambda one: one.record.format, _mixed),
    Rule("of different ranks", "Ministers prepare what leaders sign, in the same town and week.",
         lambda one: one.ranks, _disjoint),
    Rule("of another round", "Rounds of one negotiation have the same sides, place and subject.",
         lambda one: one.ordinals, other_number),
)  # fmt: skip


def _dated(one: M, other: M) -> bool:
    """Whether both have a date, and one of them a narrow one."""
    if one.days is None or other.days is None:
        return False
    return min(one.days.last - one.days.first, other.days.last - other.days.first) < WEEK


def _same_sides(one: M, other: M) -> bool:
    shared = one.parties & other.parties
    return len(shared) >= BILATERAL and (
        one.parties == other.parties or (one.parties ^ other.parties) <= (one.hosts | other.hosts)
    )


def _contained(one: M, other: M) -> bool:
    return len(one.parties & other.parties) >= BILATERAL and (
        one.parties <= other.parties or other.parties <= one.parties
    )


def _in_the_same_place(one: M, other: M) -> bool:
    return places.shared(one.place, other.place)


def _someone(one: M, other: M) -> bool:
    return bool(one.parties & other.parties or one.ranks & other.ranks or one.hosts & other.hosts)


def _in_the_same_news(one: M, other: M) -> bool:
    apart = published_apart(one, other)
    return apart is not None and apart <= NEAR


def _in_one_month(one: M, other: M) -> bool:
    apart = published_apart(one, other)
    return apart is not None and apart <= MONTH


def _planned_alike(one: M, other: M) -> bool:
    """Whether both are plans, for times that overlap, however wide, and are called the same."""
    plans = {one.record.status, other.record.status} <= TO_COME and one.days is not None and other.days is not None
    return plans and likeness(one.wordings[0], other.wordings[0]).shared > 1


def _plan_and_outcome(one: M, other: M) -> bool:
    """Whether one is a plan without a date, which may have come to something else by then."""
    return any(each.days is None and each.record.status in TO_COME for each in (one, other))


def _dated_otherwise(one: M, other: M) -> bool:
    """Whether one is dated by words that fix no day: `after the summit` may be another meeting than the summit."""
    return any(each.days is None and each.record.when is not None for each in (one, other))


TIES: tuple[Tie[Meeting], ...] = (
    Tie("the same sides on the same day", 5.0, lambda one, other: _dated(one, other) and _same_sides(one, other)),
    Tie("sides of one list on the same day", 4.5, lambda one, other: (
        _dated(one, other) and len(one.parties & other.parties) > BILATERAL and _contained(one, other))),
    Tie("in one place on the same day", 4.0, lambda one, other: (
        _dated(one, other) and _in_the_same_place(one, other) and _someone(one, other))),
    Tie("all sides of one are in the other, on the same day", 3.5, lambda one, other: (
        _dated(one, other) and _contained(one, other))),
    Tie("a call of the same host on the same day", 3.0, lambda one, other: (
        _dated(one, other) and bool(one.hosts & other.hosts | one.hosts & other.parties | one.parties & other.hosts)
        and one.more and other.more and {one.record.format, other.record.format} <= REMOTE)),
    Tie("a group of one name on the same day", 2.8, lambda one, other: (
        _dated(one, other) and bool(one.groups & other.groups and one.ranks & other.ranks))),
    Tie("a call of the same host, in the same news", 2.7, lambda one, other: (
        bool(one.hosts & other.hosts) and one.more and other.more and _in_the_same_news(one, other)
        and {one.record.format, other.record.format} <= REMOTE and not _plan_and_outcome(one, other))),
    Tie("the same sides in the same place, in the same news", 2.5, lambda one, other: (
        _same_sides(one, other) and _in_the_same_place(one, other) and _in_the_same_news(one, other)
        and not _dated_otherwise(one, other))),
    Tie("the same sides in the same news", 2.0, lambda one, other: (
        _same_sides(one, other) and _in_the_same_news(one, other) and not _plan_and_outcome(one, other)
        and not _dated_otherwise(one, other))),
    Tie("the same sides, and said to be moved", 1.7, lambda one, other: (
        _same_sides(one, other) and (one.moved or other.moved) and _in_one_month(one, other)), enough=False),
    Tie("the same sides, a day apart", 1.6, lambda one, other: (
        _same_sides(one, other) and _next_day(moment(one), moment(other))), enough=False),
    Tie("planned for one place and time, in like words", 1.9, lambda one, other: (
        _planned_alike(one, other) and _in_the_same_place(one, other) and _in_one_month(one, other))),
    Tie("on the same day, with someone in common", 1.5, lambda one, other: (
        _dated(one, other) and _someone(one, other)), enough=False),
    Tie("the same sides, at about that time", 1.0, lambda one, other: (
        _same_sides(one, other) and likeness(one.wordings[0], other.wordings[0]).shared > 0), enough=False),
)  # fmt: skip


def keys(meeting: M) -> Keys:
    """Each day that it may be on, with each side, host, place and rank; a long window is sought among all days."""
    named: list[Hashable] = [*meeting.parties, *meeting.hosts, *meeting.groups]
    if meeting.days is not None:
        named += meeting.ranks if len(meeting.parties) < BILATERAL else ()
        named += meeting.place.words if meeting.place else ()
    window, short = meeting.window, not meeting.moved and meeting.window.last - meeting.window.first <= LONG
    days: list[Hashable] = list(range(window.first - 1, window.last + 2)) if short else ["long"]
    sought: list[Hashable] = [*days, "long"] if short else ["all"]
    return Keys(frozenset(itertools.product([*days, "all"], named)), frozenset(itertools.product(sought, named)))


def complete(meeting: M) -> int:
    """What clusters begin with: a day, two sides, a place."""
    narrow = 0 if meeting.days is None else max(4 - (meeting.days.last - meeting.days.first), 0)
    closed = len(meeting.parties) >= BILATERAL
    return narrow + 2 * closed + (meeting.place is not None) + (meeting.record.format != "unknown")


def example(meeting: M) -> Hashable:
    """What ties look at, but for the wording, which alone is never enough."""
    call = meeting.record.format in REMOTE
    named = (meeting.parties, meeting.groups, meeting.hosts, meeting.ranks, meeting.place, meeting.more)
    return (*named, meeting.days, call, meeting.published)


MATCHER = Matcher(rules=RULES, ties=TIES, keys=keys, complete=complete, example=example, in_one_report=never)
