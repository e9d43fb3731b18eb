"""Plain text and Markdown, with or without front matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.ingest.decoding import decode
from readout.ingest.formats.chats import documents_of_chat
from readout.ingest.formats.interface import Format, Opened
from readout.ingest.front_matter import split

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readout_schemas import Document


def _read(file: Opened) -> Iterator[Document]:
    text, metadata = split(decode(file.data(), file.place.where), file.place.where)
    chat = documents_of_chat(text, file)
    if chat is not None:
        yield from chat
    else:
        yield file.document(text, metadata.from_("front matter"))


TEXT = Format(
    title="text",
    suffixes=(".txt", ".md", ".markdown"),
    media_types=("text/plain", "text/markdown"),
    read=_read,
    has_sidecar=True,
)
