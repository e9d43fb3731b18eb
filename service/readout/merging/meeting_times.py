"""When and where meetings are, and whether two times or places can be of one."""

from __future__ import annotations

from typing import NamedTuple

from readout.merging import places
from readout.merging.comparable import Comparable
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
    """When and where."""

    moment: Moment
    place: places.Place | None


def moment(meeting: M) -> Moment:
    """When a meeting may be."""
    return Moment(meeting.window, meeting.days is not None, meeting.moved)


def other_days(one: Moment, other: Moment) -> bool:
    """Whether two times cannot be one; of a meeting that was moved the day shows nothing."""
    return not (one.window.meets(other.window) or next_day(one, other) or one.moved or other.moved)


def other_places(one: MovedFrom, other: MovedFrom) -> bool:
    """Whether two places cannot be one; of a meeting that was moved the place shows nothing."""
    return places.told_apart(one.place, other.place) and not (one.moment.moved or other.moment.moved)


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
