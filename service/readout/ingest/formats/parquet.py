"""Parquet: a document a row, a few hundred of them in memory at a time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from readout.errors import InputError
from readout.ingest.formats.interface import Format, Opened
from readout.ingest.formats.jsonfiles import item
from readout.ingest.metadata import text_key
from readout.ingest.products import ProductError, check_columns

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from readout_schemas import Document

ROWS = 256


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows of some row groups, by their numbers in the file, counted from 1."""

    groups: range
    first: int
    last: int


def _read(file: Opened) -> Iterator[Document]:
    """The documents of a Parquet file: ``text``, and metadata in the columns beside it, named as in JSON.

    Raises:
        InputError: pyarrow is missing, or the file is no Parquet, is empty or has no column ``text``.
    """
    yield from _rows(file, None)


def _rows(opened: Opened, wanted: Rows | None) -> Iterator[Document]:
    place = opened.place
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise InputError(f"{place.where}: Parquet needs pyarrow; install readout[parquet]") from None
    try:
        file = parquet.ParquetFile(opened.stream)
        check_columns(file.schema_arrow.names, place.where)
        key = text_key(file.schema_arrow.names)
        if key is None:
            if "report" in file.schema_arrow.names:
                raise ProductError(place.where, "reports")
            raise InputError(f'{place.where}: has no column "text"; rename the one of the articles to text')
        if file.metadata.num_rows == 0:
            raise InputError(f"{place.where}: is empty; leave it out")
        for number, fields in _numbered(file, wanted):
            fields["text"] = fields.pop(key)
            yield item(_plain(fields), place.item(number, "row"), opened.options)
    except pa.ArrowException as error:
        why = " ".join(str(error).split())
        raise InputError(f"{place.where}: is no Parquet that can be read ({why}); write it anew") from None


def _numbered(file: Any, wanted: Rows | None) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows, with their numbers in the file from 1."""
    number, groups = (0, None) if wanted is None else (_rows_before(file, wanted.groups.start), list(wanted.groups))
    for batch in file.iter_batches(ROWS, row_groups=groups):
        after = number + batch.num_rows
        if wanted is None or after >= wanted.first:
            for row, fields in enumerate(batch.to_pylist(), number + 1):
                if wanted is None or wanted.first <= row <= wanted.last:
                    yield row, fields
        number = after
        if wanted is not None and number >= wanted.last:
            return


def _rows_before(file: Any, group: int) -> int:
    return sum(file.metadata.row_group(before).num_rows for before in range(group))


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    """A row as JSON would have it: without what is missing, and days as text."""
    given = {name: value for name, value in fields.items() if value is not None}
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in given.items()}


class _Parts:
    """How the rows of a file are read in parts."""

    def count(self, path: Path) -> int:
        """How many rows it has."""
        from pyarrow import parquet

        with parquet.ParquetFile(path) as file:
            return int(file.metadata.num_rows)

    def cut(self, path: Path, size: int) -> Iterator[Rows]:
        """The rows of a file, so many at a time: small row groups together, and a large one in several parts."""
        from pyarrow import parquet

        with parquet.ParquetFile(path) as file:
            if text_key(file.schema_arrow.names) is None:
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

    def read(self, file: Opened, part: Rows) -> Iterator[Document]:
        """The documents of these rows."""
        yield from _rows(file, part)


PARQUET = Format(
    title="Parquet",
    suffixes=(".parquet",),
    media_types=("application/vnd.apache.parquet",),
    begins=re.compile(rb"PAR1"),
    read=_read,
    is_whole=False,
    parts=_Parts(),
)
