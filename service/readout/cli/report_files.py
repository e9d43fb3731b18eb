"""Reports as they come, into JSON Lines or Parquet."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from readout_schemas import Report

Write = Callable[["Report"], None]


@contextlib.contextmanager
def report_file(output: Path | None) -> Iterator[Write]:
    """What writes reports: to standard output, or to a file that is there when all of them are.

    Raises:
        SettingsError: the place cannot be written to, or Parquet needs a package that is missing.
    """
    from readout.files import whole_bytes, whole_file
    from readout.report_io import PARQUET

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
    from readout.pipeline.report_rows import parquet_rows, row

    with parquet_rows(file) as write:
        yield lambda report: write(row(report))
