"""Parquet: a document a row, a few hundred of them in memory at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from readout.errors import InputError
from readout.ingest.jsonfiles import item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readout.ingest.documents import Place
    from readout.ingest.metadata import Metadata
    from readout_schemas import Document

ROWS = 256


def read_rows(stream: BinaryIO, place: Place, options: Metadata) -> Iterator[Document]:
    """The documents of a Parquet file: ``text``, and metadata in the columns beside it, named as in JSON.

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
        number = 0
        for batch in file.iter_batches(ROWS):
            for fields in batch.to_pylist():
                number += 1
                yield item(_plain(fields), place.item(number, "row"), options)
    except pa.ArrowException as error:
        why = " ".join(str(error).split())
        raise InputError(f"{place.where}: is no Parquet that can be read ({why}); write it anew") from None


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    """A row as JSON would have it: without what is missing, and days as text."""
    given = {name: value for name, value in fields.items() if value is not None}
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in given.items()}
