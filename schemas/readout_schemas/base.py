"""What every model of this package shares: frozen, closed, and true to its source."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

SCHEMA_VERSION = "1.0"
"""Version of the published JSON: the major number grows when a reader of the old form would break."""

Text = Annotated[str, StringConstraints(min_length=1)]
"""A string that says something: never empty."""


class Model(BaseModel):
    """Base of all models here: immutable, and closed to fields that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Model):
    """Half-open range ``[start, end)`` of code points in a document's text."""

    start: int = Field(ge=0, description="First code point.")
    end: int = Field(ge=1, description="One past the last code point.")


class Evidence(Span):
    """Words of a source at their place: ``text == document.text[start:end]``, always."""

    document: Text = Field(description="Id of the document.")
    text: Text = Field(description="The source's own words, nothing normalised.")


class Record(Model):
    """What all four record types have: a name of its own, and the words that carry it."""

    id: Text = Field(description="Stable name of the record, unique in a briefing.")
    evidence: tuple[Evidence, ...] = Field(
        min_length=1, description="The sentences that report it, verbatim, in the order of the text."
    )
