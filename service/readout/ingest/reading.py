"""Reading what the user named: one document after the other, each opened when it is its turn."""

from __future__ import annotations

import re
import sys
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from readout.errors import InputError
from readout.ingest.decoding import decode
from readout.ingest.documents import Place, build, failed, slug
from readout.ingest.frontmatter_text import split
from readout.ingest.jsonfiles import read_json, read_lines
from readout.ingest.metadata import NO_METADATA, Metadata
from readout.ingest.rows import read_rows
from readout.ingest.sidecar import is_sidecar, owner, sidecar
from readout.ingest.sources import KINDS_TEXT, STDIN, Source, expand
from readout.ingest.uniqueness import unique
from readout.ingest.webpage import page

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator

    from readout_schemas import Document

DEFAULT_LIMIT = 20_000_000
"""Bytes of a file, or of a line of JSON Lines, above which it is not read."""
_PAGE = re.compile(rb"(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?<(!doctype\s+html|html)\b", re.IGNORECASE)
_OBJECT = re.compile(rb'(\xef\xbb\xbf)?\s*\[?\s*\{\s*"')


def read(
    sources: Iterable[str | os.PathLike[str]], metadata: Metadata = NO_METADATA, *, limit_bytes: int = DEFAULT_LIMIT
) -> Iterator[Document]:
    """The documents in files, folders and patterns, in order, each read when it is asked for.

    Args:
        sources: Files (.txt and .md with or without YAML front matter, .html, .json, .jsonl, .parquet), folders (all
            such files at any depth, in sorted order, none that is hidden), patterns that the shell did not expand, or
            ``-`` for standard input: a web page or JSON if it begins like one, text otherwise.
        metadata: What the caller knows; it wins over a sidecar ``NAME.json`` beside the file, and that over what the
            file itself holds.
        limit_bytes: A file, or a line of JSON Lines, that is longer is an error.

    Returns:
        The documents, with ids that occur once. What cannot be used (missing, empty, binary, of unknown type or
        encoding, too long, a copy of an earlier text) is a document without text and with its ``error``.

    Raises:
        InputError: There is nothing to read: no source, an empty folder, a pattern that matches nothing. It is raised
            by the call itself, before anything is read.
    """
    found = expand(sources)
    return unique(document for source in found for document in read_source(source, metadata, limit_bytes))


def read_source(source: Source, options: Metadata, limit: int) -> Iterator[Document]:
    """The documents of one file, whatever their names; what cannot be read is one with an error."""
    name = "stdin" if source.name == STDIN else slug(source.path.stem)
    place = Place(source=source.name, name=name)
    if source.problem:
        yield failed(InputError(f"{place.where}: {source.problem}"), place, options)
        return
    yield from told(_open(source, place, options, limit), place, options)


def told(documents: Iterator[Document], place: Place, options: Metadata) -> Iterator[Document]:
    """The documents, and one more with an error if the file cannot be read, or not to its end."""
    try:
        yield from documents
    except OSError as error:
        yield failed(InputError(f"{place.where}: {_reason(error)}"), place, options)
    except InputError as error:
        yield failed(error, place, options)


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file; check the path"
    if isinstance(error, PermissionError):
        return "may not be read; check its permissions"
    return f"cannot be read ({error.strerror or error}); check the file"


def _open(source: Source, place: Place, options: Metadata, limit: int) -> Iterator[Document]:
    if source.name == STDIN:
        data = _bytes(sys.stdin.buffer, place, limit)
        yield from _READERS[_kind_of(data)](data, place, options)
        return
    text = owner(source.path)
    if text is not None and is_sidecar(source.path):
        raise InputError(f"{place.where}: holds only the metadata of {text.name}; name that file")
    with source.path.open("rb") as stream:
        if source.kind is None:
            ending = source.path.suffix or "no ending"
            raise InputError(f"{place.where}: files of this type ({ending}) are not read; convert it to {KINDS_TEXT}")
        if source.kind == "lines":
            yield from read_lines(stream, place, options, limit)
            return
        if source.kind == "rows":
            yield from read_rows(stream, place, options)
            return
        data = _bytes(stream, place, limit)
    known = options if source.kind == "json" else options.over(sidecar(source.path, place.where))
    yield from _READERS[source.kind](data, place, known)


def _bytes(stream: BinaryIO, place: Place, limit: int) -> bytes:
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise InputError(f"{place.where}: is longer than the limit of {limit} bytes; split it or raise the limit")
    return data


def _kind_of(data: bytes) -> str:
    """What standard input holds, which has no name to tell it."""
    if _PAGE.match(data):
        return "html"
    if not _OBJECT.match(data):
        return "text"
    first, _, more = data.strip().partition(b"\n")
    return "lines" if more and first.startswith(b"{") and first.rstrip().endswith(b"}") else "json"


def _text(data: bytes, place: Place, options: Metadata) -> Iterator[Document]:
    text, metadata = split(decode(data, place.where), place.where)
    yield build(text, place, options.over(metadata))


def _lines(data: bytes, place: Place, options: Metadata) -> Iterator[Document]:
    return read_lines(BytesIO(data), place, options, len(data))


def _html(data: bytes, place: Place, options: Metadata) -> Iterator[Document]:
    text, metadata = page(data, place.where)
    yield build(text, place, options.over(metadata))


_READERS: dict[str, Callable[[bytes, Place, Metadata], Iterator[Document]]] = {
    "text": _text,
    "html": _html,
    "json": read_json,
    "lines": _lines,
}
