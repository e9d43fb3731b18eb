"""One text becomes one ``Document``: its name, its checks, its boilerplate; or a ``Document`` that says what failed."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import PurePath

from anyascii import anyascii

from readout.errors import InputError
from readout.ingest.boilerplate import boilerplate
from readout.ingest.decoding import tidy
from readout.ingest.languages import language_of
from readout.ingest.metadata import NO_METADATA, Metadata
from readout.writable import writable
from readout_schemas import Document, Position, Span

_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9_.-]+")
_JOINED = re.compile(r"[._-]+")
_HASH_LENGTH = 8
_WITHIN = 60
"""Characters of an article from which the words of its id are taken."""
_LONGEST = 32
"""Characters of an id before its hash."""


@dataclass(frozen=True)
class Place:
    """Where a document comes from.

    Attributes:
        source: The file as the user named it.
        name: The id of a document that cannot be read, before it is made unique.
        part: Which part of the file, for messages: ``line 3``; empty for all of it.
        given: The id that the file itself gives the document, which is kept; empty if it gives none.
    """

    source: str
    name: str
    part: str = ""
    given: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "source", writable(self.source))  # frozen for everybody else

    @property
    def where(self) -> str:
        """The file and the part, for messages."""
        return f"{self.source}, {self.part}" if self.part else self.source

    def item(self, number: int, part: str) -> Place:
        """The place of one of several documents in the file, counted from 1."""
        return replace(
            self, name=f"{self.name}-{number}", part=f"{f'{self.part}, ' if self.part else ''}{part} {number}"
        )


def slug(text: str) -> str:
    """The text as a document id: ASCII letters, digits, ``_``, ``.`` and ``-``; a hash where nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _NOT_IN_A_NAME.sub("-", plain).strip("-.") or f"document-{digest(text)[:_HASH_LENGTH]}"


def content_id(text: str, words: str) -> str:
    """The id of a document with this text: the same wherever it lies and whatever its file is called.

    Some words, for the reader, and the beginning of the text's SHA-256: ``kyiv-agrees-to-a-truce-3fa9c1d2``.

    Args:
        text: The whole text.
        words: The first words of the article.
    """
    name = _JOINED.sub("-", slug(anyascii(words))).lower()
    short = name[:_LONGEST].rsplit("-", 1)[0] if len(name) > _LONGEST else name
    return f"{short.strip('-')}-{digest(text)[:_HASH_LENGTH]}"


def _opening(text: str, spans: Iterable[Span]) -> str:
    """The first words that are no page furniture."""
    at = 0
    for span in sorted(spans, key=lambda span: span.start):
        if text[at : span.start].strip():
            break
        at = max(at, span.end)
    return " ".join(text[at : at + _WITHIN].split()) or text


def digest(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hexadecimal."""
    return hashlib.sha256(writable(text).encode()).hexdigest()


def build(text: str, place: Place, metadata: Metadata, positions: tuple[Position, ...] = ()) -> Document:
    """The document with this text; its language is looked for in the text if nothing says it.

    Raises:
        InputError: The text is blank or binary.
    """
    text = tidy(text, place.where)
    language = language_of(text) if metadata.language is None else metadata.language
    spans = boilerplate(text, language)
    return Document(
        id=place.given or content_id(text, _opening(text, spans)),
        source=place.source,
        **metadata.settled() | {"language": language},
        sha256=digest(text),
        text=text,
        furniture=spans,
        positions=positions,
    )


def failed(error: InputError, place: Place, metadata: Metadata) -> Document:
    """The document that stands for what could not be read, with the one line that says why."""
    line = writable(" ".join(str(error).split()))
    return Document(id=place.name, source=place.source, **metadata.settled(), error=line)


def document(text: str, *, source: str = "text", metadata: Metadata = NO_METADATA) -> Document:
    r"""A document from a string.

    Args:
        text: The article. Line ends become ``\n`` and a leading byte order mark goes; nothing else is changed.
        source: What it is called: a file name, an address.
        metadata: What is known about it.

    Returns:
        The document; one without text, with its ``error`` set, if the string is blank or binary.
    """
    place = Place(source=source, name=slug(PurePath(source).stem))
    try:
        return build(text, place, metadata)
    except InputError as error:
        return failed(error, place, metadata)
