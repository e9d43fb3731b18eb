"""What of all that was said counts: what nobody took back, and the same person said nothing later of the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol, TypeVar

BESIDE = {"note", "withdraw"}


class Said(Protocol):
    """A review, as far as it says what counts."""

    @property
    def number(self) -> int: ...  # noqa: D102
    @property
    def reviewer(self) -> str: ...  # noqa: D102
    @property
    def at(self) -> dt.datetime: ...  # noqa: D102
    @property
    def verdict(self) -> str: ...  # noqa: D102
    @property
    def cluster(self) -> str | None: ...  # noqa: D102
    @property
    def takes_back(self) -> int | None: ...  # noqa: D102


class About(Protocol):
    """A record that a review is about."""

    @property
    def review(self) -> int: ...  # noqa: D102
    @property
    def subject(self) -> int: ...  # noqa: D102
    @property
    def record(self) -> str: ...  # noqa: D102


S = TypeVar("S", bound=Said)
A = TypeVar("A", bound=About)


class Counted(NamedTuple):
    """Whether the same person said something later of the same, or took it back; and whether it was taken back."""

    superseded: bool
    taken_back: bool


def counted(rows: Sequence[S], each: Iterable[A]) -> Iterator[tuple[S, list[A], Counted]]:
    """Reviews in their order, each with what it is about and whether it counts."""
    abouts = by_review(each)
    taken_back = {row.takes_back for row in rows if row.takes_back is not None}
    counting = [row for row in rows if row.verdict not in BESIDE and row.number not in taken_back]
    last = {_key(row, abouts[row.number]): row for row in counting}
    last_of = {(row.reviewer, abouts[row.number][0].record): row for row in counting if row.cluster is None}
    for row in rows:
        mine = abouts[row.number]
        gone = row.number in taken_back
        later = row.verdict not in BESIDE and not gone and last[_key(row, mine)].number != row.number
        yield row, mine, Counted(gone or later or _is_rejected(row, mine, last_of), gone)


def by_review(each: Iterable[A]) -> dict[int, list[A]]:
    """What reviews are about, by their numbers."""
    found: dict[int, list[A]] = {}
    for about in each:
        found.setdefault(about.review, []).append(about)
    return found


def subject_of(row: Said, abouts: Sequence[About]) -> str:
    """The same for all reviews of one record, or of one cluster, whatever it was called then."""
    return f"cluster {row.cluster}" if row.cluster else f"record {abouts[0].subject}"


def _is_rejected(row: Said, abouts: Iterable[About], last: Mapping[tuple[str, str], Said]) -> bool:
    """Whether the same person said later of each record of a cluster that it is none."""
    if row.cluster is None or row.verdict not in {"accept", "correct"}:
        return False
    later = [last.get((row.reviewer, one.record)) for one in abouts]
    return all(
        one is not None and one.verdict == "reject" and (one.at, one.number) > (row.at, row.number) for one in later
    )


def _key(row: Said, abouts: Sequence[About]) -> tuple[object, ...]:
    """What one person has one last word on."""
    if row.cluster is None:
        return (row.reviewer, abouts[0].subject)
    own = "value" if row.verdict in {"accept", "correct"} else frozenset(one.subject for one in abouts)
    return (row.reviewer, row.cluster, own)
