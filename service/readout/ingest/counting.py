"""How many documents there are, as file names and line ends tell it, without reading one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from readout.errors import InputError
from readout.ingest.sources import STDIN, Source, expand

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

_CHUNK = 1 << 20


def how_many(sources: Iterable[str | os.PathLike[str]]) -> int | None:
    """The number of documents that the sources hold; blank lines count, and a file of JSON counts as one document.

    Returns:
        None where it cannot be told: standard input, or sources that cannot be read.
    """
    try:
        return sum(map(_in_file, expand(sources)))
    except (InputError, OSError, ValueError, ImportError):
        return None


def _in_file(source: Source) -> int:
    if source.name == STDIN:
        raise InputError("standard input has no length")
    if source.problem is None and source.kind == "lines":
        return _lines(source.path)
    return _rows(source.path) if source.problem is None and source.kind == "rows" else 1


def _lines(path: Path) -> int:
    number, last = 0, b"\n"
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            number += chunk.count(b"\n")
            last = chunk[-1:]
    return number + (last != b"\n")


def _rows(path: Path) -> int:
    from pyarrow import parquet

    with parquet.ParquetFile(path) as file:
        return int(file.metadata.num_rows)
