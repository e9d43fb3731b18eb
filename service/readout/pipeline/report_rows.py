"""Reports as rows of Parquet: what one filters by in columns of its own, and all of a report as JSON."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from readout.errors import SettingsError
from readout.record_types import PLURALS
from readout_schemas import Report

Row = dict[str, Any]
ROWS = 256
"""Reports of a row group: what is held in memory."""
TEXTS = ("document", "source", "sha256", "error")
COUNTS = tuple(name for _, name in PLURALS.items())


def row(report: Report) -> Row:
    """The row of a report."""
    document = report.document
    return {
        "document": document.id,
        "source": document.source,
        "sha256": document.sha256,
        "error": document.error,
        **{name: len(report.of(kind)) for kind, name in PLURALS.items()},
        "report": report.model_dump_json(),
    }


@contextlib.contextmanager
def parquet_rows(file: BinaryIO) -> Iterator[Callable[[Row], None]]:
    """What writes rows into a file of Parquet, which is whole when the context ends.

    Raises:
        SettingsError: pyarrow is missing.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise SettingsError("Parquet needs pyarrow: install readout[parquet], or write .jsonl") from None
    kinds = {**dict.fromkeys(TEXTS, pa.string()), **dict.fromkeys(COUNTS, pa.int32()), "report": pa.string()}
    schema = pa.schema(list(kinds.items()))
    rows: list[Row] = []
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:

        def flush() -> None:
            writer.write_table(pa.Table.from_pylist(rows, schema))
            rows.clear()

        def write(row: Row) -> None:
            rows.append(row)
            if len(rows) >= ROWS:
                flush()

        yield write
        if rows:
            flush()
