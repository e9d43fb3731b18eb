"""What ties two meetings into one: sides, day, place, host, name."""

from __future__ import annotations

import functools

from readout.merging import places
from readout.merging.comparable import BILATERAL, MONTH, Comparable, in_one_news, published_apart
from readout.merging.decisions import Tie
from readout.merging.meeting_times import REMOTE, TO_COME, moment, next_day
from readout.merging.relative_days import part_of_a_day
from readout.merging.word_lists import load
from readout.merging.wording import likeness, wording
from readout_schemas import Meeting

WEEK = 7
"""Days up to which a date is narrow enough to tie by."""

M = Comparable[Meeting]


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
    return in_one_news(one.published, other.published)


def _in_one_month(one: M, other: M) -> bool:
    apart = published_apart(one, other)
    return apart is not None and apart <= MONTH


def _called_alike(one: M, other: M) -> bool:
    """Whether the titles share a word that is not of a group's name or of the place."""
    groups = (stem for each in (one, other) for mention in each.record.participants for stem in _stems(mention.name))
    places_named = (stem for each in (one, other) if each.place for stem in each.place.words)
    shared = _stems(one.record.title) & _stems(other.record.title)
    return bool(shared - frozenset(groups) - frozenset(places_named) - _anything())


def _called_much_alike(one: M, other: M) -> bool:
    """Whether most of what one title says stands in the other: a summit has a name."""
    first, second = (_stems(each.record.title) - _anything() for each in (one, other))
    return len(first & second) >= BILATERAL and 2 * len(first & second) > min(len(first), len(second))


def _stems(text: str) -> frozenset[str]:
    return wording(text).content


@functools.cache
def _anything() -> frozenset[str]:
    """Stems of the words that any meeting may be called by."""
    return frozenset(stem for word in load("delegations")["any"] for stem in _stems(word))


def _both_to_come(one: M, other: M) -> bool:
    return {one.record.status, other.record.status} <= TO_COME


def _planned_alike(one: M, other: M) -> bool:
    """Whether both are plans, for times that overlap, however wide, and are called the same."""
    plans = {one.record.status, other.record.status} <= TO_COME and one.days is not None and other.days is not None
    return plans and likeness(one.wordings[0], other.wordings[0]).shared > 1


def _plan_and_outcome(one: M, other: M) -> bool:
    """Whether one is a plan without a date, which may have come to something else by then."""
    return any(each.days is None and each.record.status in TO_COME for each in (one, other))


def _dated_otherwise(one: M, other: M) -> bool:
    """Whether one is dated by words that fix no day: `after the summit` may be another meeting than the summit."""
    return any(
        each.days is None and each.record.when is not None and not part_of_a_day(each.record.when.text, each.language)
        for each in (one, other)
    )


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
        and one.more and other.more and {one.form, other.form} <= REMOTE)),
    Tie("a group of one name on the same day", 2.8, lambda one, other: (
        _dated(one, other) and bool(one.groups & other.groups and one.ranks & other.ranks))),
    Tie("a group of one name on the same day, in like words", 2.75, lambda one, other: (
        _dated(one, other) and bool(one.groups & other.groups) and _called_alike(one, other))),
    Tie("a call of the same host, in the same news", 2.7, lambda one, other: (
        bool(one.hosts & other.hosts) and one.more and other.more and _in_the_same_news(one, other)
        and {one.form, other.form} <= REMOTE and not _plan_and_outcome(one, other))),
    Tie("the same sides in the same place, in the same news", 2.5, lambda one, other: (
        _same_sides(one, other) and _in_the_same_place(one, other) and _in_the_same_news(one, other)
        and not _dated_otherwise(one, other))),
    Tie("the same sides in the same news", 2.0, lambda one, other: (
        _same_sides(one, other) and _in_the_same_news(one, other) and not _plan_and_outcome(one, other)
        and not _dated_otherwise(one, other))),
    Tie("the same sides, and said to be moved", 1.7, lambda one, other: (
        _same_sides(one, other) and (one.moved or other.moved) and _in_one_month(one, other)), enough=False),
    Tie("the same sides, a day apart", 1.6, lambda one, other: (
        _same_sides(one, other) and next_day(moment(one), moment(other))), enough=False),
    Tie("planned for one place and time, in like words", 1.9, lambda one, other: (
        _planned_alike(one, other) and _in_the_same_place(one, other) and _in_one_month(one, other))),
    Tie("in one place on the same day, in like words", 1.55, lambda one, other: (
        _dated(one, other) and _in_the_same_place(one, other) and _called_alike(one, other)), enough=False),
    Tie("planned for one place, in like words", 1.52, lambda one, other: (
        _both_to_come(one, other) and _in_the_same_place(one, other) and _called_alike(one, other)
        and _in_one_month(one, other)), enough=False),
    Tie("of many, in one place and news, in like words", 1.51, lambda one, other: (
        one.more and other.more and _in_the_same_place(one, other) and _in_the_same_news(one, other)
        and _called_much_alike(one, other)), enough=False),
    Tie("on the same day, with someone in common", 1.5, lambda one, other: (
        _dated(one, other) and _someone(one, other)), enough=False),
    Tie("the same sides, at about that time", 1.0, lambda one, other: (
        _same_sides(one, other) and likeness(one.wordings[0], other.wordings[0]).shared > 0), enough=False),
)  # fmt: skip
