"""Reports as they come, into JSON Lines or Parquet."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readout.errors import SettingsError

if TYPE_CHECKING:
    from readout_schemas import Report

Write = Callable[["Report"], None]
PARQUET = ".parquet"
ROWS = 256
"""Reports of a row group: what is held in memory."""


@contextlib.contextmanager
def report_file(output: Path | None) -> Iterator[Write]:
    """What writes reports: to standard output, or to a file that is there when all of them are.

    Raises:
        SettingsError: the place cannot be written to, or Parquet needs a package that is missing.
    """
    from readout.files import whole_bytes, whole_file

    if output is None or str(output) == "-":
        yield lambda report: _line(sys.stdout.write, report)
    elif output.suffix.lower() == PARQUET:
        with whole_bytes(output) as file, _parquet(file) as write:
            yield write
    else:
        with whole_file(output) as text:
            yield lambda report: _line(text.write, report)


def _line(write: Callable[[str], int], report: Report) -> None:
    write(report.model_dump_json() + "\n")


@contextlib.contextmanager
def _parquet(file: Any) -> Iterator[Write]:
    """A report a row: what one filters by in columns of its own, and all of it as JSON."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise SettingsError("Parquet needs pyarrow: install readout[parquet], or write .jsonl") from None
    schema = pa.schema(
        [
            *((name, pa.string()) for name in ("document", "source", "sha256", "error")),
            *((name, pa.int32()) for name in ("meetings", "statements", "commitments", "sanctions")),
            ("report", pa.string()),
        ]
    )
    rows: list[dict[str, Any]] = []
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:

        def flush() -> None:
            writer.write_table(pa.Table.from_pylist(rows, schema))
            rows.clear()

        def write(report: Report) -> None:
            rows.append(_row(report))
            if len(rows) >= ROWS:
                flush()

        yield write
        if rows:
            flush()


def _row(report: Report) -> dict[str, Any]:
    document = report.document
    return {
        "document": document.id,
        "source": document.source,
        "sha256": document.sha256,
        "error": document.error,
        "meetings": len(report.meetings),
        "statements": len(report.statements),
        "commitments": len(report.commitments),
        "sanctions": len(report.sanctions),
        "report": report.model_dump_json(),
    }
