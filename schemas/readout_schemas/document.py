"""A document: the text that all spans point into, and what is known about it."""

from __future__ import annotations

import datetime
import operator
from bisect import bisect_right

from pydantic import Field

from readout_schemas.base import Model, Span, Text, unknown


class Position(Model):
    """From where in the text on a page is, or a second of a recording, or a post of a live blog."""

    start: int = Field(ge=0, description="First code point.")
    page: int | None = Field(default=None, ge=1, exclude_if=unknown, description="Number of the page, from 1.")
    time: float | None = Field(default=None, ge=0, exclude_if=unknown, description="Seconds from the beginning.")
    posted: datetime.datetime | None = Field(
        default=None, exclude_if=unknown, description="When the post went out, on a page of dated posts."
    )


class Document(Model):
    r"""One report or readout.

    ``text`` is what the file holds, decoded (see ``readout.ingest``), with line ends as ``\n`` and without a byte
    order mark. Nothing else is changed: not a space, not a mark, no Unicode normalisation.
    """

    id: Text = Field(
        description="Short name, unique in a briefing: the first words of the text and the beginning of its SHA-256."
    )
    source: Text = Field(description="File name or address that it came from.")
    title: str | None = Field(default=None, description="Headline.")
    author: str | None = Field(default=None, exclude_if=unknown, description="Who wrote it, as it says itself.")
    publisher: str | None = Field(default=None, description="Who published it.")
    url: str | None = Field(default=None, description="Where it was published.")
    published: datetime.date | None = Field(
        default=None, description="Day of publication; without it relative days stay unresolved."
    )
    published_from: str | None = Field(
        default=None, exclude_if=unknown, description="What says so: `front matter`, `mail header`, `the options`."
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
    positions: tuple[Position, ...] = Field(
        default=(), exclude_if=unknown, description="Where pages, moments and posts begin, in the text's order."
    )
    error: str | None = Field(default=None, description="Why nothing, or not everything, was got from it.")
    is_copy: bool = Field(
        default=False,
        exclude_if=operator.not_,
        description="Whether its text is the very text of an earlier document, and is read there alone.",
    )

    def position(self, place: int) -> Position | None:
        """The page, moment or post in which a code point of the text is; none if the source has none of these."""
        before = bisect_right(self.positions, place, key=lambda one: one.start)
        return self.positions[before - 1] if before else None
