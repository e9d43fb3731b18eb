"""Sources cut into portions of about equal size, which may be read apart, in any order and on other machines.

A portion is some hundreds of whole files, or some lines or rows of one file. All portions in their order give the
documents that ``read`` gives, before copies and names that occur twice are looked for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readout.errors import InputError
from readout.ingest.documents import Place, slug
from readout.ingest.jsonfiles import read_some_lines
from readout.ingest.reading import DEFAULT_LIMIT, read_source, told
from readout.ingest.rows import Rows, read_rows
from readout.ingest.sources import STDIN, Source, expand

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    from readout.ingest.metadata import Metadata
    from readout_schemas import Document

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Lines:
    """Some lines of a file."""

    offset: int
    """The byte with which the first one begins."""
    first: int
    """Its number in the file, counted from 1."""
    last: int


@dataclass(frozen=True, slots=True)
class Portion:
    """Whole files, or a part of one."""

    sources: tuple[Source, ...]
    part: Lines | Rows | None = None


def files(sources: Iterable[str | os.PathLike[str]]) -> list[Source]:
    """The files that the sources name, in order, by places that mean the same in whatever folder one is.

    Raises:
        InputError: There is nothing to read, or standard input is among the sources, which one process alone can read.
    """
    found = expand(sources)
    if any(source.name == STDIN for source in found):
        raise InputError("standard input cannot be read by several workers; write it to a file, and name that")
    return [replace(source, path=Path(source.path).absolute(), named=source.name) for source in found]


def portions(sources: Iterable[Source], size: int) -> Iterator[Portion]:
    """The files cut into portions of at most so many files, lines or rows; a file of JSON is one by itself."""
    whole: list[Source] = []
    for source in sources:
        if source.kind in {"text", "html", None} or source.problem:
            whole.append(source)
            if len(whole) < size:
                continue
        if whole:
            yield Portion(tuple(whole))
            whole = []
        if source.kind not in {"text", "html", None} and not source.problem:
            yield from _parts(source, size)
    if whole:
        yield Portion(tuple(whole))


def _parts(source: Source, size: int) -> Iterator[Portion]:
    """A file that cannot be cut is one portion: reading it says what is wrong with it."""
    try:
        parts: list[Any] = list(_CUTS[source.kind](source.path, size)) if source.kind in _CUTS else []
    except (OSError, ValueError, NotImplementedError, ImportError):
        parts = []
    if len(parts) < 2:  # noqa: PLR2004  (what is read whole is found empty, or not fit to be read)
        yield Portion((source,))
    else:
        yield from (Portion((source,), part) for part in parts)


def _lines(path: Path, size: int) -> Iterator[Lines]:
    """The lines of a file, so many at a time; no line need fit into memory."""
    number = offset = position = 0
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            end = -1
            while (end := chunk.find(b"\n", end + 1)) >= 0:
                number += 1
                if number % size == 0:
                    yield Lines(offset, number - size + 1, number)
                    offset = position + end + 1
            position += len(chunk)
    if position > offset:
        first = number // size * size + 1
        yield Lines(offset, first, first + size - 1)


def _rows(path: Path, size: int) -> Iterator[Rows]:
    """The rows of a file, so many at a time: small row groups together, and a large one in several parts."""
    from pyarrow import parquet

    with parquet.ParquetFile(path) as file:
        if "text" not in file.schema_arrow.names:
            return
        counts = [file.metadata.row_group(group).num_rows for group in range(file.num_row_groups)]
    begin = before = rows = 0  # the first group that waits, how many rows come before it, and how many wait
    for group, count in enumerate(counts):
        if rows and rows + count > size:
            yield Rows(range(begin, group), before + 1, before + rows)
            begin, before, rows = group, before + rows, 0
        rows += count
        if rows > size:
            for first in range(before + 1, before + rows + 1, size):
                yield Rows(range(group, group + 1), first, min(first + size - 1, before + rows))
            begin, before, rows = group + 1, before + rows, 0
    if rows:
        yield Rows(range(begin, len(counts)), before + 1, before + rows)


_CUTS: dict[str | None, Any] = {"lines": _lines, "rows": _rows}


def read_portion(portion: Portion, metadata: Metadata, *, limit_bytes: int = DEFAULT_LIMIT) -> Iterator[Document]:
    """The documents of a portion, as ``read`` gives them, but with ids that may occur twice, and with copies."""
    if portion.part is None:
        for source in portion.sources:
            yield from read_source(source, metadata, limit_bytes)
    else:
        (source,) = portion.sources
        place = Place(source=source.name, name=slug(source.path.stem))
        yield from told(_some(source, portion.part, place, metadata, limit_bytes), place, metadata)


def _some(source: Source, part: Lines | Rows, place: Place, metadata: Metadata, limit: int) -> Iterator[Document]:
    with source.path.open("rb") as stream:
        if isinstance(part, Rows):
            yield from read_rows(stream, place, metadata, part)
        else:
            stream.seek(part.offset)
            yield from read_some_lines(stream, place, metadata, limit, range(part.first, part.last + 1))
