"""What is due, and what a party did: each thing once, with the documents that tell of it."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from readout_schemas.base import Evidence
from readout_schemas.desk.answers import Answer, Next
from readout_schemas.document import Document
from readout_schemas.records import AnyRecord, Commitment, RecordType

DueState = Literal["open", "overdue", "kept", "withdrawn"]


class Later(Answer):
    """What a later report says otherwise of a commitment: that it was agreed, moved, done, refused."""

    field: str = Field(description="What changed: `status`, `deadline`, `amount`.")
    before: str
    after: str
    day: dt.date | None = Field(description="Day of publication of the report that has it first.")
    type: RecordType = Field(description="Type of the record that says so.")
    record: str = Field(description="Id of that record.")
    document: str = Field(description="Id of its document.")
    evidence: Evidence


class Due(Answer):
    """A commitment that has a deadline."""

    id: str = Field(description="Id of its cluster, which stays; of a record that is in none yet, the record's.")
    day: dt.date = Field(description="The last day on which it is in time.")
    state: DueState = Field(
        description="open: there is time; overdue: the day is past, and no report says that it was done; kept: a "
        "report says so; withdrawn: what is told last is that it is refused."
    )
    record: Commitment
    later: tuple[Later, ...] = Field(default=(), description="What became of it, in the order of time.")
    documents: tuple[str, ...] = Field(description="Ids of the documents that tell of it.")


class DueList(Answer):
    """What is due in a stretch of days."""

    today: dt.date = Field(description="The day, by UTC, by which it is open or overdue.")
    first: dt.date | None
    last: dt.date | None
    commitments: tuple[Due, ...] = Field(description="By their days, the earliest first.")
    documents: tuple[Document, ...] = Field(description="Those that are named, without their texts.")
    next: Next = None


class PartyEntry(Answer):
    """A thing in which the party has a part."""

    id: str = Field(description="Id of its cluster, which stays; of a record that is in none yet, the record's.")
    type: RecordType
    day: dt.date | None = Field(description="The day on which it was, or else was published.")
    roles: tuple[str, ...] = Field(description="The party's parts in it: `speaker`, `targets`.")
    record: AnyRecord
    documents: tuple[str, ...] = Field(description="Ids of the documents that tell of it.")


class PartyPage(Answer):
    """A page of a party's record."""

    key: str
    name: str
    counts: dict[RecordType, int] = Field(description="How many things of each type there are in all.")
    entries: tuple[PartyEntry, ...] = Field(description="The latest day first.")
    documents: tuple[Document, ...] = Field(description="Those that are named, without their texts.")
    next: Next
