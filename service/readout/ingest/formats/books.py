"""EPUB: a book, or a report that was published as one, chapter after chapter in its reading order."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from readout.errors import InputError
from readout.ingest.days import day_in
from readout.ingest.decoding import decode
from readout.ingest.formats.blocks import text_of
from readout.ingest.formats.interface import Format, Opened
from readout.ingest.formats.packed_xml import Parts, local
from readout.ingest.formats.webpages import declared_encoding
from readout.ingest.metadata import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from readout_schemas import Document

_CONTAINER = "META-INF/container.xml"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def _read(file: Opened) -> Iterator[Document]:
    parts = Parts(file, "EPUB")
    package = next(
        (one.get("full-path") or "" for one in parts.tree(_CONTAINER).iter() if local(one) == "rootfile"), ""
    )
    book = parts.tree(package)
    texts = (_text(parts, name) for name in _chapters(book, posixpath.dirname(package)) if name in parts)
    text = "\n".join(one for one in texts if one)
    if not text:
        raise InputError(f"{file.place.where}: holds no words that can be read: protected, or pictures; leave it out")
    yield file.document(text, _said(book))


def _chapters(book: _Element, folder: str) -> Iterator[str]:
    """The names of the chapters in reading order (EPUB 3.3, 5.7), without the table of contents."""
    items = {one.get("id"): one for one in book.iter() if local(one) == "item"}
    for reference in book.iter():
        item = items.get(reference.get("idref")) if local(reference) == "itemref" else None
        if item is not None and "nav" not in (item.get("properties") or "").split():
            yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))


def _text(parts: Parts, name: str) -> str:
    data = parts.data(name)
    return text_of(re.sub(r"^\s*<\?xml[^>]*\?>", "", decode(data, parts.where, declared=declared_encoding(data))))


def _said(book: _Element) -> Metadata:
    """What the package says of the book (EPUB 3.3, 5.5.3); the first of each."""
    said: dict[str, str] = {}
    for one in book.iter():
        if local(one) in ("title", "creator", "publisher", "date", "language") and one.text:
            said.setdefault(local(one), one.text.strip())
    language = said.get("language", "")
    return Metadata(
        title=said.get("title"),
        author=said.get("creator"),
        publisher=said.get("publisher"),
        published=day_in(said.get("date", "")),
        published_from="the book",
        language=language if _LANGUAGE.fullmatch(language) else None,
    )


EPUB = Format(
    title="EPUB",
    suffixes=(".epub",),
    media_types=("application/epub+zip",),
    begins=re.compile(rb"PK\x03\x04.{26}mimetypeapplication/epub\+zip", re.DOTALL),
    read=_read,
    has_sidecar=True,
    is_whole=False,
)
