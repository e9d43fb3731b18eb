"""Clusters: what judgements of `same` connect and judgements of `different` keep apart.

Invariant: two records in conflict are never in one cluster, and the result does not depend on the order of the records.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from typing import NamedTuple

Conflict = Callable[[int, int], bool]


class Link(NamedTuple):
    """A judgement that two records are the same."""

    strength: float
    first: int
    second: int


class Clusters:
    """Records by position, growing together from the strongest link."""

    def __init__(self, size: int, conflict: Conflict) -> None:
        self._members = [[at] for at in range(size)]
        self._cluster = list(range(size))
        self._conflict = conflict

    def connect(self, links: Iterable[Link]) -> None:
        """Join what links connect, the strongest first, unless members of the two clusters conflict."""
        for link in sorted(links, key=lambda link: (-link.strength, link.first, link.second)):
            self._join(self._cluster[link.first], self._cluster[link.second], {link.first, link.second})

    def _join(self, first: int, second: int, linked: set[int]) -> None:
        if first == second:
            return
        keep, drop = sorted((first, second))
        pairs = itertools.product(self._members[keep], self._members[drop])
        if any(self._conflict(one, other) for one, other in pairs if {one, other} != linked):
            return
        for at in self._members[drop]:
            self._cluster[at] = keep
        self._members[keep] += self._members[drop]
        self._members[drop] = []

    def groups(self) -> list[list[int]]:
        """The clusters, members in order, by their first member."""
        return sorted(sorted(members) for members in self._members if members)

    def together(self, first: int, second: int) -> bool:
        """Whether two records are in one cluster."""
        return self._cluster[first] == self._cluster[second]
