"""The record types, and the one form in which a room says what it does with each.

A room that treats the types differently has one ``PerType`` that names a value for each. A type that is added to
``RecordType`` makes mypy refuse every ``PerType`` that has nothing for it, here and in each room.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar, assert_never, get_args

from readout_schemas import RecordType

T = TypeVar("T")


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


RECORD_TYPES: tuple[RecordType, ...] = get_args(RecordType)
"""All record types, in the order in which they are shown."""

PLURALS = PerType(meeting="meetings", statement="statements", commitment="commitments", sanction="sanctions")
"""The name of the list that holds records of a type, in reports, briefings and answers."""

LETTERS = PerType(meeting="m", statement="s", commitment="c", sanction="x")
"""The letter of a type in the id of a record."""
