"""Reading what a command wrote: reports and briefings."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from readout.errors import InputError
from readout.faults import first_fault_of
from readout.references import first_fault
from readout_schemas import SCHEMA_VERSION, Briefing, Report

M = TypeVar("M", Report, Briefing)

PARQUET = ".parquet"
"""How files of reports end that are no JSON Lines."""
ROWS = 256
"""Reports that are read from a Parquet file at once."""


def read_briefing(file: Path) -> Briefing:
    """The briefing in a file of JSON; ``-`` is standard input.

    Raises:
        InputError: the file cannot be read, or holds no briefing.
    """
    try:
        text = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise InputError(f"{file} cannot be read ({error.strerror}): give a briefing that readout wrote") from None
    return _parsed(Briefing, text, f"{file} is not a briefing", "make it with readout brief")


def read_reports(file: Path) -> Iterator[Report]:
    """Reports as ``readout extract`` writes them: a file of JSON Lines or Parquet, or a folder of Parquet files.

    Raises:
        InputError: the file cannot be read, or a line or row is no report.
    """
    if file.is_dir():
        parts = sorted(file.glob(f"*{PARQUET}"))
        if not parts:
            raise InputError(f"{file} has no {PARQUET} files: give a folder that readout extract wrote")
        for part in parts:
            yield from _rows(part)
    elif file.suffix.lower() == PARQUET:
        yield from _rows(file)
    else:
        yield from _lines(file)


def _rows(file: Path) -> Iterator[Report]:
    """The reports of a Parquet file, some rows of which are in memory at a time."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise InputError(f"{file}: Parquet needs pyarrow; install readout[parquet]") from None
    number = 0
    try:
        with parquet.ParquetFile(file) as table:
            for batch in table.iter_batches(ROWS, columns=["report"]):
                for text in batch.column("report").to_pylist():
                    number += 1
                    yield _parsed(Report, text, f"{file}, row {number} is not a report", "make it with readout extract")
    except (OSError, KeyError, pa.ArrowException) as error:
        why = " ".join(str(error).split())
        raise InputError(f"{file} cannot be read ({why}): give a file that readout extract wrote") from None


def _lines(file: Path) -> Iterator[Report]:
    try:
        with file.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    where = f"{file}, line {number} is not a report"
                    yield _parsed(Report, line, where, "make it with readout extract")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file} cannot be read ({error}): give a file that readout extract wrote") from None


def _version(text: str | bytes) -> str | None:
    """The version that a JSON says of itself, if it is JSON and says one."""
    try:
        told = json.loads(text)
    except ValueError:
        return None
    version = told.get("schema_version") if isinstance(told, dict) else None
    return version if isinstance(version, str) else None


def _parsed(model: type[M], text: str | bytes, wrong: str, remedy: str) -> M:
    version = _version(text)
    if version is not None and version != SCHEMA_VERSION:
        raise InputError(
            f"{wrong} that this release reads: its schema_version is {version!r}, not {SCHEMA_VERSION!r}: "
            f"{remedy} again"
        )
    try:
        read = model.model_validate_json(text)
    except ValidationError as error:
        raise InputError(f"{wrong} ({first_fault_of(error)}): {remedy}") from None
    fault = first_fault(read)
    if fault is not None:
        raise InputError(f"{wrong} ({fault}): {remedy} again")
    return read
