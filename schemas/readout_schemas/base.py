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
