"""How firm a status is, and what comes of it in time: a plan is held, an offer accepted, a proposal agreed."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from readout.merging.actions import action_of
from readout.merging.comparable import Comparable
from readout.merging.voting import Origin, most
from readout.merging.word_lists import load
from readout.merging.zones import part_of_day
from readout.record_types import PerRecord, PerType, type_of
from readout_schemas import AnyRecord, Commitment, Meeting

MEETING: Mapping[str, int] = {"proposed": 0, "planned": 1, "ongoing": 2, "held": 3, "cancelled": 3}
SANCTION: Mapping[str, int] = {"proposed": 0, "agreed": 1, "in_force": 2, "lifted": 3}
COMMITMENT: Mapping[str, int] = {
    "reserved": 0,
    "acknowledged": 0,
    "proposed": 0,
    "offered": 1,
    "refused": 1,
    "announced": 2,
    "reaffirmed": 4,
    "agreed": 3,
    "ongoing": 3,
    "implemented": 5,
}
"""Stages, the earlier the lower."""
STATEMENT: Mapping[str, int] = {"": 0}
"""Words once said stay what they are."""

PLANS = frozenset({"planned", "proposed"})
REPEATED = "reaffirmed"
"""The status that says by itself that it comes after another."""
STEP: PerType[int] = PerType(meeting=1, statement=1, commitment=2, sanction=1)
"""How far apart two stages are at least that are two: reports of one promise call it offered or announced, announced or
agreed."""
ALTERED = frozenset({"raise", "cut"})
"""Rows of verbs by which an action says that a sum was another one before."""
SETTLED = 4
"""Days between two publications after which also the next stage is a development, and no other word for the same."""
OPEN = 1
"""The stage up to which a commitment binds nobody."""

WEAKER: PerType[tuple[str, ...]] = PerType(
    meeting=("proposed", "planned", "cancelled", "ongoing", "held"),
    statement=(),
    commitment=(
        "reserved",
        "proposed",
        "acknowledged",
        "offered",
        "announced",
        "ongoing",
        "reaffirmed",
        "agreed",
        "implemented",
        "refused",
    ),
    sanction=("proposed", "agreed", "lifted", "in_force"),
)
"""Statuses, the weaker first: of two that as many sources give, this one is shown."""

C = Comparable[Any]

status_of: PerRecord[str] = PerRecord(
    meeting=lambda one: one.status,
    statement=lambda _: "",
    commitment=lambda one: one.status,
    sanction=lambda one: one.status,
)
"""The status of a record; a statement has none."""


class Course(NamedTuple):
    """What became of a status.

    Attributes:
        value: the status to show.
        steps: the members that first give each status of a development, in order; empty if it stayed what it was.
        disputed: the members whose statuses cannot both be true of one moment; empty if none are.
    """

    value: str
    steps: tuple[C, ...]
    disputed: tuple[C, ...]


def course(members: Sequence[C], origin: Origin) -> Course:
    """The course of the status of one thing, by reports in the order of their publication."""
    record = members[0].record
    if len(members) == 1:
        return Course(status_of(record), (), ())
    stages, weaker = _stages(record), WEAKER[type_of(record)]
    steps = _steps(members, stages, weaker)
    start = steps[-1].published if len(steps) > 1 else None
    moment = [one for one in members if start is None or (one.published is not None and one.published >= start)]
    if isinstance(record, Meeting):
        moment = _outcomes(moment)
    elif start is not None and steps[-1].record.status == REPEATED:
        moment = [one for one in moment if one.published != start or one.record.status == REPEATED]
    value = most([(one.record.status, one) for one in moment], origin, weaker.index)
    if len(steps) > 1 and stages[value] < stages[steps[-1].record.status]:  # most have not heard of it, or deny it
        steps = tuple(step for step in steps if stages[step.record.status] <= stages[value])
    return Course(value, steps if len(steps) > 1 else (), _disputed(members, stages))


def changed(one: C, other: C) -> bool:
    """Whether what two reports say is of two moments, so that both may be true: a plan and what came of it.

    It is when the thing went a stage further from the earlier report to the later one, and when both are of plans of a
    meeting. Reports of one day tell their order only by that one of them is of a plan.
    """
    if one.published is None or other.published is None:
        return False
    stages = _stages(one.record)
    first, second = sorted((one, other), key=lambda each: (each.published, stages[status_of(each.record)]))
    apart = stages[status_of(second.record)] - stages[status_of(first.record)]
    if isinstance(first.record, Meeting):
        plans = first.record.status in {"planned", "proposed"} and first.published != second.published
        return plans or (first.record.status in {"planned", "proposed", "ongoing"} and apart > 0)
    return first.published != second.published and apart >= _step(first, second)


def planned_in_turn(one: C, other: C) -> bool:
    """Whether two reports give the place of a meeting at two moments: a plan is not changed from one day to the next.

    Unless a report says that it was moved, or the same house reports it otherwise.
    """
    plans = {one.record.status, other.record.status} <= {"planned", "proposed"}
    if not plans or one.moved or other.moved or one.document.publisher == other.document.publisher is not None:
        return changed(one, other)
    return changed(one, other) and abs((one.published or 0) - (other.published or 0)) > 1


def counted_in_turn(one: C, other: C) -> bool:
    """Whether two reports count those who take part in a meeting at two moments, so that both may be right.

    A plan may come to more or fewer. While a meeting goes on they still arrive: in the course of one day, or of the
    part of a day that the report names. Otherwise both count who takes part in the whole of it.
    """
    if not changed(one, other):
        return False
    first, second = sorted((one, other), key=in_time)
    arriving = first.published == second.published or part_of_day(_when(first), first.language) is not None
    return first.record.status in {"planned", "proposed"} or arriving


def _when(one: C) -> str:
    when = one.record.when
    return when.text if when is not None else ""


def raised_in_turn(one: C, other: C) -> bool:
    """Whether two sums of one commitment are of two moments, also because the later report is of a raise or a cut."""
    if changed(one, other):
        return True
    if one.published is None or other.published is None:
        return False
    tells, told_of = (_alters(each.record.action) for each in (one, other))
    return tells is not told_of and (one.published >= other.published if tells else other.published >= one.published)


def _alters(action: str) -> bool:
    """Whether an action changes a sum that there was: `raise its aid` does, and `raise 11 million` collects them."""
    verb, following, *_ = (*action.casefold().split(), "", "")
    collects = verb in load("verbs")["collecting"] and following not in load("verbs")["of_what_there_was"]
    return not collects and bool(action_of(action).verbs & ALTERED)


def _step(one: C, other: C) -> int:
    """How far apart the stages of two reports are at least that are two."""
    near = abs((one.published or 0) - (other.published or 0)) <= SETTLED
    return STEP[type_of(one.record)] if near else 1


def in_time(one: C) -> tuple[int, int]:
    """Where a report stands in the course of a thing."""
    return one.published or 0, _stages(one.record)[status_of(one.record)]


def _steps(members: Sequence[C], stages: Mapping[str, int], weaker: Sequence[str]) -> tuple[C, ...]:
    """The first report of each stage that came later than all that was said before it.

    What reports of one day say is of one moment: nothing shows which of them came later, and the furthest of it is no
    news afterwards. Only a plan and its outcome tell their order by themselves.
    """
    natural = isinstance(members[0].record, Meeting)
    days: dict[tuple[int, int], list[C]] = {}
    for one in members:
        if one.published is not None:
            days.setdefault((one.published, stages[one.record.status] if natural else 0), []).append(one)
    steps: list[C] = []
    for day in sorted(days):
        furthest = max(days[day], key=lambda one: (stages[one.record.status], -weaker.index(one.record.status)))
        reached = stages[steps[-1].record.status] if steps else None
        if reached is None or stages[furthest.record.status] - reached >= _step(steps[-1], furthest):
            steps.append(furthest)
    return tuple(steps)


def _disputed(members: Sequence[C], stages: Mapping[str, int]) -> tuple[C, ...]:
    """The members of which two give statuses that cannot both be true of one moment; empty if there are none.

    Reports of one day that give one status are compared once, however many they are.
    """
    told: dict[tuple[str, int | None], C] = {}
    for one in members:
        told.setdefault((one.record.status, one.published), one)
    disputed = {
        key
        for (first, one), (second, other) in itertools.combinations(told.items(), 2)
        if _exclude(one, other, stages)
        for key in (first, second)
    }
    if isinstance(members[0].record, Meeting):
        disputed |= _planned_in_spite(told)
    return tuple(one for one in members if (one.record.status, one.published) in disputed)


def _planned_in_spite(told: Iterable[tuple[str, int | None]]) -> set[tuple[str, int | None]]:
    """The plans that are told after the meeting was called off and not after the last word of that, and these words."""
    dated = [(status, day) for status, day in told if day is not None]
    off = [day for status, day in dated if status == "cancelled"]
    plans = {(status, day) for status, day in dated if status in PLANS and off and min(off) < day <= max(off)}
    return plans | {("cancelled", day) for day in off if plans}


def _exclude(one: C, other: C, stages: Mapping[str, int]) -> bool:
    """Whether two reports exclude one another: the firmer is not the later one, and both bear on one moment."""
    weak, firm = sorted((one, other), key=lambda each: stages[each.record.status])
    statuses = {one.record.status, other.record.status}
    later = weak.published is not None and firm.published is not None and firm.published > weak.published
    match one.record:
        case Meeting():
            return statuses == {"held", "cancelled"}
        case Commitment() if one.record.stance != other.record.stance:
            return not (one.published and other.published) or one.published == other.published
        case Commitment():
            apart = stages[firm.record.status] - stages[weak.record.status]
            settled = stages[weak.record.status] <= OPEN and apart >= STEP.commitment
            return settled and not later and weak.record.status != "acknowledged" and firm.record.status != REPEATED
        case _:
            return len(statuses) > 1 and not later


def _outcomes(members: Sequence[C]) -> list[C]:
    """Of a meeting's reports those that know what came of it, if any does: a plan is no denial of it."""
    known = [one for one in members if one.record.status in {"held", "cancelled"}]
    return known or list(members)


def _stages(record: AnyRecord) -> Mapping[str, int]:
    return _STAGES[type_of(record)]


_STAGES: PerType[Mapping[str, int]] = PerType(
    meeting=MEETING, statement=STATEMENT, commitment=COMMITMENT, sanction=SANCTION
)
