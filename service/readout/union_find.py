"""Items that links make one."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any, Generic, Protocol, TypeVar


class Sortable(Hashable, Protocol):
    """What can be put in order."""

    def __lt__(self, other: Any, /) -> bool: ...


T = TypeVar("T", bound=Sortable)


class UnionFind(Generic[T]):
    """Groups of items, each known by its first item in order; an item without a link is a group of itself."""

    def __init__(self, links: Iterable[tuple[T, T]] = ()) -> None:
        self._parent: dict[T, T] = {}
        for first, second in links:
            self.join(first, second)

    def root(self, item: T) -> T:
        """The first item of the group that an item is in."""
        parent = self._parent
        while parent.get(item, item) != item:
            parent[item] = parent.get(parent[item], parent[item])
            item = parent[item]
        return item

    def join(self, first: T, second: T) -> None:
        """Make the groups of two items one."""
        one, other = self.root(first), self.root(second)
        if other < one:
            one, other = other, one
        if one != other:
            self._parent[other] = one
