"""One text becomes one ``Document``: its name, its checks, its boilerplate; or a ``Document`` that says what failed."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, replace
from pathlib import PurePath

from readout.errors import InputError
from readout.ingest.boilerplate import boilerplate
from readout.ingest.decoding import tidy
from readout.ingest.languages import language_of
from readout.ingest.metadata import NO_METADATA, Metadata
from readout_schemas import Document, Position

_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9_.-]+")
_HASH_LENGTH = 8


@dataclass(frozen=True)
class Place:
    """Where a document comes from.

    Attributes:
        source: The file as the user named it.
        name: The document's id, before it is made unique.
        part: Which part of the file, for messages: ``line 3``; empty for all of it.
    """

    source: str
    name: str
    part: str = ""

    @property
    def where(self) -> str:
        """The file and the part, for messages."""
        return f"{self.source}, {self.part}" if self.part else self.source

    def item(self, number: int, part: str) -> Place:
        """The place of one of several documents in the file, counted from 1."""
        return replace(self, name=f"{self.name}-{number}", part=f"{part} {number}")


def slug(text: str) -> str:
    """The text as a document id: ASCII letters, digits, ``_``, ``.`` and ``-``; a hash where nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _NOT_IN_A_NAME.sub("-", plain).strip("-.") or f"document-{digest(text)[:_HASH_LENGTH]}"


def digest(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def build(text: str, place: Place, metadata: Metadata, positions: tuple[Position, ...] = ()) -> Document:
    """The document with this text; its language is looked for in the text if nothing says it.

    Raises:
        InputError: The text is blank or binary.
    """
    text = tidy(text, place.where)
    if metadata.language is None:
        metadata = metadata.model_copy(update={"language": language_of(text)})
    return Document(
        id=place.name,
        source=place.source,
        **metadata.settled(),
        sha256=digest(text),
        text=text,
        furniture=boilerplate(text),
        positions=positions,
    )


def failed(error: InputError, place: Place, metadata: Metadata) -> Document:
    """The document that stands for what could not be read, with the one line that says why."""
    line = " ".join(str(error).split())
    return Document(id=place.name, source=place.source, **metadata.settled(), error=line)


def document(text: str, *, source: str = "text", metadata: Metadata = NO_METADATA) -> Document:
    r"""A document from a string.

    Args:
        text: The article. Line ends become ``\n`` and a leading byte order mark goes; nothing else is changed.
        source: What it is called: a file name, an address. The id is made from its last part.
        metadata: What is known about it.

    Returns:
        The document; one without text, with its ``error`` set, if the string is blank or binary.
    """
    place = Place(source=source, name=slug(PurePath(source).stem))
    try:
        return build(text, place, metadata)
    except InputError as error:
        return failed(error, place, metadata)
