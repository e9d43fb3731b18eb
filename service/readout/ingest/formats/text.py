"""Plain text and Markdown, with or without front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from readout.errors import InputError
from readout.ingest.decoding import decode
from readout.ingest.formats.chats import documents_of_chat
from readout.ingest.formats.interface import Format, Opened
from readout.ingest.formats.mail_armour import is_encrypted
from readout.ingest.front_matter import split
from readout.ingest.products import check_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readout_schemas import Document

_PAGE = re.compile(
    r"\s*+<(p|div|h[1-6]|article|section|table|ul|span|body|head)\b[^<>]*>.*</\1>", re.DOTALL | re.IGNORECASE
)
_MAY_HOLD_HTML = (".md", ".markdown")


def _read(file: Opened) -> Iterator[Document]:
    text, metadata = split(decode(file.data(), file.place.where), file.place.where)
    if _PAGE.match(text) and not file.place.source.lower().endswith(_MAY_HOLD_HTML):
        raise InputError(f"{file.place.where}: is a web page or a part of one; give it the ending .html")
    if is_encrypted(text):
        raise InputError(f"{file.place.where}: is an encrypted message; save what it says as text")
    check_text(text, file.place.where)
    chat = documents_of_chat(text, file)
    if chat is not None:
        yield from chat
    else:
        yield file.document(text, metadata.from_("front matter"))


TEXT = Format(
    title="text",
    suffixes=(".txt", ".md", ".markdown", ".text"),
    media_types=("text/plain", "text/markdown"),
    read=_read,
    has_sidecar=True,
)
