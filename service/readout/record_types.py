"""The record types, and the two forms in which a room says what it does with each.

``PerType`` holds a value for each type; ``PerRecord`` holds a function for each, and is called with a record. A type
that is added to ``RecordType`` and ``AnyRecord`` makes mypy point here, and a field that is added here makes it point
to every room that has nothing for the new type.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar, assert_never, get_args

from readout_schemas import AnyRecord, Commitment, Meeting, RecordType, Sanction, Statement

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class PerType(Generic[T]):
    """One value for each record type."""

    meeting: T
    statement: T
    commitment: T
    sanction: T

    def __getitem__(self, kind: RecordType) -> T:
        match kind:
            case "meeting":
                return self.meeting
            case "statement":
                return self.statement
            case "commitment":
                return self.commitment
            case "sanction":
                return self.sanction
            case _:
                assert_never(kind)

    def items(self) -> Iterator[tuple[RecordType, T]]:
        """Each type with its value, meetings first."""
        return ((kind, self[kind]) for kind in RECORD_TYPES)


@dataclass(frozen=True, slots=True, kw_only=True)
class PerRecord(Generic[T_co]):
    """One function for each record type, called with a record of that very type.

    >>> title = PerRecord(
    ...     meeting=lambda one: one.title,
    ...     statement=lambda one: one.gist,
    ...     commitment=lambda one: one.action,
    ...     sanction=lambda one: one.measure,
    ... )
    """

    meeting: Callable[[Meeting], T_co]
    statement: Callable[[Statement], T_co]
    commitment: Callable[[Commitment], T_co]
    sanction: Callable[[Sanction], T_co]

    def __call__(self, record: AnyRecord) -> T_co:
        """What the record's type is registered with, done to it."""
        match record:
            case Meeting():
                return self.meeting(record)
            case Statement():
                return self.statement(record)
            case Commitment():
                return self.commitment(record)
            case Sanction():
                return self.sanction(record)
            case _:
                assert_never(record)


type_of: PerRecord[RecordType] = PerRecord(
    meeting=lambda _: "meeting",
    statement=lambda _: "statement",
    commitment=lambda _: "commitment",
    sanction=lambda _: "sanction",
)
"""The type of a record."""


def listed(records: Iterable[AnyRecord]) -> dict[str, tuple[AnyRecord, ...]]:
    """Records in the lists of a report or briefing, by the lists' names, each in the order given."""
    lists: dict[str, list[AnyRecord]] = {plural: [] for _, plural in PLURALS.items()}
    for one in records:
        lists[PLURALS[type_of(one)]].append(one)
    return {plural: tuple(several) for plural, several in lists.items()}


RECORD_TYPES: tuple[RecordType, ...] = get_args(RecordType)
"""All record types, in the order in which they are shown."""

PLURALS = PerType(meeting="meetings", statement="statements", commitment="commitments", sanction="sanctions")
"""The name of the list that holds records of a type, in reports, briefings and answers."""

LETTERS = PerType(meeting="m", statement="s", commitment="c", sanction="x")
"""The letter of a type in the id of a record."""
