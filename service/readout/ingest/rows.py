"""Parquet: a document a row, a few hundred of them in memory at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from readout.errors import InputError
from readout.ingest.jsonfiles import item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readout.ingest.documents import Place
    from readout.ingest.metadata import Metadata
    from readout_schemas import Document

ROWS = 256


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows of some row groups, by their numbers in the file, counted from 1."""

    groups: range
    first: int
    last: int


def read_rows(stream: BinaryIO, place: Place, options: Metadata, wanted: Rows | None = None) -> Iterator[Document]:
    """The documents of a Parquet file: ``text``, and metadata in the columns beside it, named as in JSON.

    Args:
        stream: The file.
        place: What it is called.
        options: What is known of its documents.
        wanted: The rows that are wanted, if not all of them are.

    Raises:
        InputError: pyarrow is missing, or the file is no Parquet, is empty or has no column ``text``.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise InputError(f"{place.where}: Parquet needs pyarrow; install readout[parquet]") from None
    try:
        file = parquet.ParquetFile(stream)
        if "text" not in file.schema_arrow.names:
            raise InputError(f'{place.where}: has no column "text"; put the articles under that name')
        if file.metadata.num_rows == 0:
            raise InputError(f"{place.where}: is empty; leave it out")
        for number, fields in _numbered(file, wanted):
            yield item(_plain(fields), place.item(number, "row"), options)
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
