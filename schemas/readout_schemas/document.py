"""A document: the text that all spans point into, and what is known about it."""

from __future__ import annotations

import datetime

from pydantic import Field

from readout_schemas.base import Model, Span, Text


class Document(Model):
    r"""One report or readout.

    ``text`` is what the file holds, decoded (see ``readout.ingest``), with line ends as ``\n`` and without a byte
    order mark. Nothing else is changed: not a space, not a mark, no Unicode normalisation.
    """

    id: Text = Field(description="Short name, unique in a briefing: from the file's name.")
    source: Text = Field(description="File name or address that it came from.")
    title: str | None = Field(default=None, description="Headline.")
    publisher: str | None = Field(default=None, description="Who published it.")
    url: str | None = Field(default=None, description="Where it was published.")
    published: datetime.date | None = Field(
        default=None, description="Day of publication; without it relative days stay unresolved."
    )
    language: str | None = Field(
        default=None, description="BCP 47 tag: `en`, `de`; found from the text if nothing says it."
    )
    sha256: str | None = Field(default=None, description="SHA-256 of the text in UTF-8; null if it was not read.")
    text: str | None = Field(
        default=None, description="The text that spans point into; null if it was not read, or was left out."
    )
    furniture: tuple[Span, ...] = Field(
        default=(), description="Page furniture (calls to register, links, credits): no record comes from it."
    )
    error: str | None = Field(default=None, description="Why nothing, or not everything, was got from it.")
