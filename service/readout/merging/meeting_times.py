"""When and where meetings are, and whether two times or places can be of one."""

from __future__ import annotations

from typing import NamedTuple

from readout.merging import places
from readout.merging.comparable import BILATERAL, Comparable
from readout.merging.days import Days
from readout_schemas import Meeting

REMOTE = {"video", "phone"}
TO_COME = {"planned", "proposed", "cancelled"}
"""Statuses of a meeting that is yet to come, or was: its day, place and form may change."""
LONGEST = 4
"""Days that a meeting lasts at most; a longer stretch is one in which it may be."""

M = Comparable[Meeting]


class Moment(NamedTuple):
    """When a meeting may be."""

    window: Days
    stated: bool
    moved: bool
    """Whether the report says that the meeting was moved."""


class MovedFrom(NamedTuple):
    """When and where, and between whom."""

    moment: Moment
    place: places.Place | None
    sides: frozenset[str] = frozenset()


def moment(meeting: M) -> Moment:
    """When a meeting may be."""
    return Moment(meeting.window, meeting.days is not None, meeting.moved)


def other_days(one: Moment, other: Moment) -> bool:
    """Whether two times cannot be one; of a meeting that was moved the day shows nothing."""
    return not (one.window.meets(other.window) or next_day(one, other) or one.moved or other.moved)


def other_places(one: MovedFrom, other: MovedFrom) -> bool:
    """Whether two places cannot be one; of a meeting that was moved the place shows nothing.

    The same sides do not meet in two towns on one day: there one of two reports errs, or a plan was changed.
    """
    said = one.moment.moved or other.moment.moved
    return places.told_apart(one.place, other.place) and not (said or _one_day_of_the_same(one, other))


def elsewhere_on_one_day(one: MovedFrom, other: MovedFrom) -> bool:
    """Whether reports tell of the same sides in two places on one day."""
    return places.told_apart(one.place, other.place) and _one_day_of_the_same(one, other)


def _one_day_of_the_same(one: MovedFrom, other: MovedFrom) -> bool:
    days = one.moment.window, other.moment.window
    dated = one.moment.stated and other.moment.stated and days[0] == days[1] and days[0].exact
    return dated and one.sides == other.sides and len(one.sides) >= BILATERAL


def moved(one: MovedFrom, other: MovedFrom) -> bool:
    """Whether days or places differ, and a report says that the meeting was moved."""
    said = one.moment.moved or other.moment.moved
    elsewhere = places.told_apart(one.place, other.place)
    return said and (elsewhere or not one.moment.window.meets(other.moment.window))


def next_day(one: Moment, other: Moment) -> bool:
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
