"""What is new between two briefings: the morning's question."""

from __future__ import annotations

from pydantic import Field

from readout_schemas.base import SCHEMA_VERSION, Model, Text
from readout_schemas.records import RecordType


class FieldChange(Model):
    """One field that is not what it was."""

    field: Text
    before: str = Field(description="Empty if there was nothing.")
    after: str = Field(description="Empty if there is nothing.")


class RecordChange(Model):
    """A record of the later briefing, or one of the earlier that is gone."""

    type: RecordType
    id: Text = Field(description="Its id in the later briefing; in the earlier one, if it is gone.")
    line: Text = Field(description="What it says, in one line.")
    fields: tuple[FieldChange, ...] = Field(default=(), description="What has changed.")
    sources: tuple[Text, ...] = Field(default=(), description="Ids of the documents that came to it since.")


class Changes(Model):
    """Everything that the later briefing has otherwise than the earlier one."""

    schema_version: Text = SCHEMA_VERSION
    new: tuple[RecordChange, ...] = Field(description="Told for the first time.")
    changed: tuple[RecordChange, ...] = Field(description="Told otherwise than before.")
    confirmed: tuple[RecordChange, ...] = Field(description="Told as before, by more sources.")
    gone: tuple[RecordChange, ...] = Field(description="No longer told.")
