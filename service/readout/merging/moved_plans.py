"""The plans of meetings that a later report says to be moved to another day or place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from readout.merging.comparable import BILATERAL, MONTH, Comparable, R
from readout.merging.days import Days
from readout.merging.places import Place, told_apart
from readout.parties.naming import alike
from readout_schemas import Meeting

C = Comparable[Any]


class _Plan(NamedTuple):
    """What is looked at of a plan: reports that tell the same are compared once, however many they are."""

    published: int
    days: Days
    place: Place | None
    called: str | None
    """The place in the words of the report."""
    ranks: frozenset[str]


Plans = Mapping[_Plan, Sequence[C]]


def moved_plans(records: Sequence[Comparable[R]]) -> dict[str, C]:
    """Each plan of a meeting that a report says to be moved, by its id, with the meeting of the last such report.

    The report has to name the old place, or there has to be no other plan of these sides that was still to come.
    """
    plans = _plans(records)
    moving: dict[tuple[frozenset[str], _Plan], list[C]] = defaultdict(list)
    for one in records:
        if one.moved and one.days is not None and len(one.parties) >= BILATERAL:
            for plan in _moved_by(one, plans.get(one.parties, {})):
                moving[one.parties, plan].append(one)
    return {
        one.id: last
        for (parties, plan), reports in moving.items()
        for one in plans[parties][plan]
        if (last := next((each for each in reversed(reports) if _by_another(each, one)), None)) is not None
    }


def _plans(records: Sequence[Comparable[R]]) -> dict[frozenset[str], dict[_Plan, list[C]]]:
    """The plans with a day, by their sides and by what is looked at of them."""
    found: dict[frozenset[str], dict[_Plan, list[C]]] = defaultdict(lambda: defaultdict(list))
    for one in records:
        if not isinstance(one.record, Meeting) or one.record.status not in {"planned", "proposed"} or one.moved:
            continue
        if one.days is not None and one.published is not None:
            plan = _Plan(one.published, one.days, one.place, one.record.place, one.ranks)
            found[one.parties][plan].append(one)
    return found


def _moved_by(moved: C, plans: Plans) -> list[_Plan]:
    """The plans that a report may mean, if they are of one day and place."""
    earlier = [plan for plan in plans if _before(plan, moved) and any(_by_another(moved, one) for one in plans[plan])]
    named = [plan for plan in earlier if plan.called is not None and _names(moved, plan.called)]
    chosen = named or earlier
    return chosen if len({(plan.days, plan.place and plan.place.words) for plan in chosen}) == 1 else []


def _before(plan: _Plan, moved: C) -> bool:
    """Whether a plan was published before it was moved, for another day or place that was still to come.

    Who tells of a meeting that was held may say that it had been moved: then the plan was told before it.
    """
    if moved.published is None or moved.days is None or (plan.ranks and moved.ranks and not plan.ranks & moved.ranks):
        return False
    elsewhere = told_apart(plan.place, moved.place) or not plan.days.meets(moved.days)
    held = moved.record.status in {"held", "ongoing"}
    to_come = plan.published < moved.days.first if held else plan.days.last >= moved.published
    return 0 <= moved.published - plan.published <= MONTH and to_come and elsewhere


def _by_another(one: C, other: C) -> bool:
    """Whether two records are of two reports: one report tells its own apart."""
    return one.document.id != other.document.id


def _names(moved: C, place: str) -> bool:
    """Whether the sentences that tell of the move name a place, in whatever script."""
    return any(alike(place, word) for span in moved.record.evidence for word in span.text.split())
