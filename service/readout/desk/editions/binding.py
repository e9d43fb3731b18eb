"""What people say of which records are one thing, which goes before what rules and models say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from readout.merging import Groups, Merging
from readout.merging.comparable import Comparable
from readout.merging.matchers import MATCHERS
from readout.record_types import RECORD_TYPES
from readout_schemas import RecordType


class Binding(NamedTuple):
    """What one review says of two sets of records: that they are one thing, or two."""

    one_thing: bool
    first: frozenset[str]
    second: frozenset[str]

    def contradicts(self, other: Binding) -> bool:
        """Whether one says of two records that they are one thing, and the other that they are two."""
        if self.one_thing == other.one_thing:
            return False
        return bool(self.first & other.first and self.second & other.second) or bool(
            self.first & other.second and self.second & other.first
        )


def bound(merging: Merging, groups: Groups, bindings: Sequence[Binding]) -> Groups:
    """Groups in which the bindings hold, those of two things after those of one."""
    if not bindings:
        return groups
    return {kind: _bound(kind, groups[kind], merging.records[kind], bindings) for kind in RECORD_TYPES}


def _bound(
    kind: RecordType,
    groups: Sequence[Sequence[Comparable[Any]]],
    records: Sequence[Comparable[Any]],
    bindings: Iterable[Binding],
) -> list[list[Comparable[Any]]]:
    found = [list(group) for group in groups]
    for one in sorted(bindings, key=lambda one: not one.one_thing):
        found = _together(found, one) if one.one_thing else _apart(kind, found, one)
    places = {record.id: at for at, record in enumerate(records)}
    ordered = [sorted(group, key=lambda one: places[one.id]) for group in found]
    return sorted(ordered, key=lambda group: places[group[0].id])


def _together(groups: list[list[Comparable[Any]]], binding: Binding) -> list[list[Comparable[Any]]]:
    """The groups; those that hold records of both sides as one."""
    sides = [[group for group in groups if _has(group, side)] for side in (binding.first, binding.second)]
    if not all(sides):
        return groups
    chosen = {id(group): group for side in sides for group in side}
    joined = [record for group in chosen.values() for record in group]
    return [*(group for group in groups if id(group) not in chosen), joined]


def _apart(kind: RecordType, groups: list[list[Comparable[Any]]], binding: Binding) -> list[list[Comparable[Any]]]:
    """The groups; those that hold records of both sides as two, each other record with those that it is nearest to."""
    found: list[list[Comparable[Any]]] = []
    for group in groups:
        if not (_has(group, binding.first) and _has(group, binding.second)):
            found.append(group)
            continue
        first = [one for one in group if one.id in binding.first]
        second = [one for one in group if one.id in binding.second]
        for one in group:
            if one.id not in binding.first | binding.second:
                (first if _tie(kind, one, first) > _tie(kind, one, second) else second).append(one)
        found += [first, second]
    return found


def _tie(kind: RecordType, one: Comparable[Any], others: Iterable[Comparable[Any]]) -> tuple[bool, float]:
    matcher = MATCHERS[kind]
    told = (matcher.decide(one, other) for other in others)
    return max(((each.verdict == "same", each.strength) for each in told), default=(False, 0.0))


def _has(group: Iterable[Comparable[Any]], names: Collection[str]) -> bool:
    return any(one.id in names for one in group)


def agreed(told: Mapping[int, tuple[str, Binding]]) -> list[Binding]:
    """The bindings that hold, of reviews by their order with who made them.

    A later one of the same person goes before what it contradicts. Of two people's that contradict each other none
    holds.
    """
    last: dict[int, tuple[str, Binding]] = {}
    for place, (by, binding) in sorted(told.items()):
        last = {at: one for at, one in last.items() if one[0] != by or not one[1].contradicts(binding)}
        last[place] = (by, binding)
    return [
        binding for _, binding in last.values() if not any(binding.contradicts(other) for _, other in last.values())
    ]
