"""What is new between two briefings: the morning's question."""

from __future__ import annotations

import datetime

from pydantic import Field

from readout_schemas.base import SCHEMA_VERSION, Evidence, Model, Text
from readout_schemas.document import Document
from readout_schemas.records import RecordType


class FieldChange(Model):
    """One field that is not what it was."""

    field: Text
    before: str = Field(description="Empty if there was nothing.")
    after: str = Field(description="Empty if there is nothing.")
    since: datetime.date | None = Field(
        default=None, description="Day of publication of the first report that has it so; null if no report is dated."
    )
    evidence: tuple[Evidence, ...] = Field(default=(), description="The words that say so, of each side of a dispute.")


class RecordChange(Model):
    """A record of the later briefing, or one of the earlier that is gone."""

    type: RecordType
    id: Text = Field(description="Its id in the later briefing; in the earlier one, if it is gone.")
    line: Text = Field(description="What it says, in one sentence.")
    fields: tuple[FieldChange, ...] = Field(default=(), description="What has changed, or is disputed now.")
    documents: tuple[Text, ...] = Field(
        default=(),
        description="Ids of the documents that say so: of a new record all, of a change those that brought it, of what "
        "is gone those that no longer have it.",
    )
    evidence: tuple[Evidence, ...] = Field(
        default=(),
        description="The words that say so: of a new record those of its claim, of a corroborated one those "
        "of each document that has come to it.",
    )


class Changes(Model):
    """What is new in the later briefing, whether or not it holds the reports of the earlier one again."""

    schema_version: Text = SCHEMA_VERSION
    new: tuple[RecordChange, ...] = Field(description="Told for the first time.")
    developed: tuple[RecordChange, ...] = Field(description="Told otherwise than before: from, to, since when.")
    corroborated: tuple[RecordChange, ...] = Field(description="Told by an independent source more than before.")
    disputed: tuple[RecordChange, ...] = Field(description="Disputed now, and not before.")
    gone: tuple[RecordChange, ...] = Field(description="No longer told, though all of its documents were read again.")
    documents: tuple[Document, ...] = Field(
        default=(), description="The documents that are named, without their texts, oldest first."
    )
