"""The main text of a page, and what the page says of itself."""

from __future__ import annotations

from readout.ingest.formats.webpages import _decoded, _page
from readout.ingest.metadata import Metadata


def page(data: bytes, where: str, *, charset: str | None = None) -> tuple[str, Metadata]:
    return _page(_decoded(data, where, charset), where)
