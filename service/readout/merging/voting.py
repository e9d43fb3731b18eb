"""What most independent sources say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, TypeVar

from readout.merging.comparable import Comparable
from readout.merging.days import Days, names_two_days, when_days
from readout_schemas import When

V = TypeVar("V", bound=Hashable)
Origin = Callable[[str], str]
"""The origin of a document: those of one origin have one vote."""


def tally(votes: Iterable[tuple[V, Comparable[Any]]], origin: Origin) -> dict[V, int]:
    """How many independent sources give each value, in the order in which the values came."""
    voters: dict[V, set[str]] = defaultdict(set)
    for value, member in votes:
        voters[value].add(origin(member.document.id))
    return {value: len(origins) for value, origins in voters.items()}


def most(votes: Sequence[tuple[V, Comparable[Any]]], origin: Origin, weaker: Callable[[V], int]) -> V:
    """The value of most independent sources; of equals the weaker, by its rank, and then the first."""
    counts = tally(votes, origin)
    return min(counts, key=lambda value: (-counts[value], weaker(value)))


def date(votes: Sequence[tuple[When, Comparable[Any]]], origin: Origin) -> When | None:
    """The date that most independent sources give or leave open; of equals the narrowest, and then the first.

    A stretch of days that is told by both its ends (`on Monday and Tuesday`) is how long it lasted, and no doubt.
    """
    if not votes:
        return None

    voters: dict[Days | None, set[str]] = defaultdict(set)
    for when, member in votes:
        voters[when_days(when)].add(origin(member.document.id))

    def agreeing(days: Days | None) -> int:
        met = (own for other, own in voters.items() if days is not None and other is not None and days.meets(other))
        return len(set[str]().union(*met))

    def breadth(days: Days | None) -> int:
        return days.last - days.first if days else 10**9

    spans = [when_days(when) for when, _ in votes]
    stretches = {when_days(when) for when, _ in votes if names_two_days(when)}
    scores = {days: (-agreeing(days), days not in stretches, breadth(days)) for days in voters}
    best = min(scores, key=lambda days: scores[days])
    told = [when for (when, _), days in zip(votes, spans, strict=True) if days == best]
    return told[0]
