"""Ids of clusters, given once and kept: what was cited yesterday is found under the same id tomorrow.

Invariant: an id is given to one cluster and never to another. When two become one, the older id stays. When one parts,
the part with most of its records keeps the id, of equal parts the one of the older report. When what had become one
parts again, each part gets back the id that it had before; so does what was rejected, when it is accepted again.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from typing import NamedTuple

Words = tuple[str, str, int, int]
"""The type of a record, and the document and the place in it of words that it cites."""


class Named(NamedTuple):
    """A cluster that has an id, the ids of its members, and its age: the older the smaller.

    Attributes:
        lives: whether it is a cluster now; else it has become one with another or ended, and may come back.
    """

    id: str
    records: frozenset[str]
    age: int
    lives: bool = True


class Before(NamedTuple):
    """What a cluster was before others became one with it, or it with another, or nothing was left of it.

    Attributes:
        id: its id.
        age: the older the smaller.
        lives: whether it is a cluster now.
        records: ids of its members then.
        words: what these cited: a document that is read again may give other records the same ids.
    """

    id: str
    age: int
    lives: bool
    records: frozenset[str]
    words: frozenset[Words]


def shares(before: Collection[Before], citing: Mapping[str, Iterable[Words]]) -> dict[str, frozenset[str]]:
    """For each cluster, by its id, which of the records now were of it then.

    Args:
        before: what clusters were.
        citing: for each record now what it cites.
    """
    found: dict[str, set[str]] = {one.id: set() for one in before}
    for record, words in citing.items():
        homes = [one for one in before if not one.words.isdisjoint(words)]
        home = next((one for one in homes if record in one.records), homes[0] if homes else None)
        if home is not None:
            found[home.id].add(record)
    return {name: frozenset(several) for name, several in found.items()}


def lasting_names(
    groups: Sequence[Sequence[str]], named: Collection[Named], taken: Container[str] = frozenset()
) -> Mapping[str, str]:
    """The id of each group, by its first record.

    Args:
        groups: ids of the records that are one thing now, in the order of their documents.
        named: what had an id; what lives chooses first.
        taken: other ids that were ever given.
    """
    at = {record: number for number, group in enumerate(groups) for record in group}
    chosen: dict[int, str] = {}
    for one in sorted(named, key=lambda one: (not one.lives, one.age, one.id)):
        number = _largest(one, at)
        if number is not None and number not in chosen:
            chosen[number] = one.id
    given = {one.id for one in named}
    for number, group in enumerate(groups):
        if number not in chosen:
            chosen[number] = _new(group, given, taken)
            given.add(chosen[number])
    return {group[0]: chosen[number] for number, group in enumerate(groups)}


def _largest(one: Named, at: Mapping[str, int]) -> int | None:
    """The group that has most of a cluster's records; of equals the first."""
    shares: dict[int, int] = {}
    for record in one.records:
        if record in at:
            shares[at[record]] = shares.get(at[record], 0) + 1
    best = max(shares.values(), default=0)
    equals = [number for number, share in shares.items() if share == best]
    return min(equals, default=None)


def _new(group: Sequence[str], given: Container[str], taken: Container[str]) -> str:
    """The id of a record of the group that no cluster was ever called by; one with a number where there is none."""
    first = group[0]
    numbered = (f"{first}~{number}" for number in itertools.count(2))
    return next(name for name in itertools.chain(group, numbered) if name not in given and name not in taken)
