"""A briefing: what all the documents say together."""

from __future__ import annotations

import datetime
from typing import Literal, Self

from pydantic import Field, model_validator

from readout_schemas.base import SCHEMA_VERSION, Evidence, Model, Text
from readout_schemas.document import Document
from readout_schemas.report import Coverage, Findings, Run, check_spans
from readout_schemas.sourcing import Judgement

DisagreementKind = Literal["number", "date", "status", "attendance", "place", "format", "speaker", "wording"]


class KeyPoint(Model):
    """One line of the summary, with the records that carry it."""

    text: Text
    records: tuple[Text, ...] = Field(min_length=1, description="Ids of the records that it rests on.")


class Summary(Model):
    """The briefing in a headline and a few lines."""

    headline: Text
    points: tuple[KeyPoint, ...]


class Claim(Model):
    """What one source says of a disputed matter."""

    value: Text = Field(description="In a few words.")
    document: Text = Field(description="Id of the document.")
    record: Text = Field(description="Id of the record.")
    evidence: Evidence


class Disagreement(Model):
    """A matter on which sources, or one source with itself, differ."""

    id: Text
    record: Text = Field(description="Id of the briefing's record that it is about.")
    subject: Text = Field(description="What it is about, in a few words.")
    field: Text = Field(description="Field of the records that it bears on.")
    kind: DisagreementKind
    claims: tuple[Claim, ...] = Field(min_length=2)


class Step(Model):
    """What a matter was at one time."""

    value: Text = Field(description="In a few words: `planned`.")
    date: datetime.date | None = Field(description="Day of publication of the report that has it first.")
    document: Text = Field(description="Id of that report's document.")
    record: Text = Field(description="Id of its record.")
    evidence: Evidence


class Development(Model):
    """A matter that changed from an earlier report to a later one: proposed, then agreed, then in force."""

    id: Text
    record: Text = Field(description="Id of the briefing's record that it is about.")
    subject: Text = Field(description="What it is about, in a few words.")
    field: Text = Field(description="Field of the records that changed.")
    steps: tuple[Step, ...] = Field(min_length=2, description="The values in the order of time; the last is shown.")


class Briefing(Findings):
    """What the documents say together. Everything outside ``run`` is the same for the same documents and answers."""

    schema_version: Text = SCHEMA_VERSION
    documents: tuple[Document, ...]
    summary: Summary | None = Field(default=None, description="Null where no model wrote one.")
    disagreements: tuple[Disagreement, ...] = Field(default=(), description="What the sources differ on.")
    developments: tuple[Development, ...] = Field(
        default=(), description="What changed from earlier reports to later ones."
    )
    unsure: tuple[Judgement, ...] = Field(default=(), description="Records that may be one thing, and are kept apart.")
    notes: tuple[Text, ...] = Field(default=(), description="What the briefing does without, and why.")
    coverage: Coverage
    run: Run

    def document(self, name: str) -> Document:
        """The document of an id, which evidence names.

        Raises:
            KeyError: there is none.
        """
        for document in self.documents:
            if document.id == name:
                return document
        raise KeyError(f"no document has the id {name!r}")

    @model_validator(mode="after")
    def _spans_are_true(self) -> Self:
        check_spans(self, self.documents)
        return self
