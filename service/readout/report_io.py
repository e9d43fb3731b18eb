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
LINES = ".jsonl"
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
    try:
        return _parsed(Briefing, text, f"{file} is not a briefing", "make it with readout brief")
    except InputError:
        if _holds(text) == "document" or file.suffix.lower() == PARQUET:
            raise InputError(f"{file} holds reports: make a briefing of them with readout merge") from None
        raise


def read_reports(file: Path) -> Iterator[Report]:
    """Reports as ``readout extract`` writes them: a file of JSON Lines or Parquet, or a folder of such files.

    Raises:
        InputError: the file cannot be read, or a line or row is no report.
    """
    for part in report_files(file):
        yield from _rows(part) if part.suffix.lower() == PARQUET else _lines(part)


def report_of(text: bytes) -> Report:
    """The report in JSON, checked as one in a file is; from a stranger, no text is taken for a number.

    Raises:
        InputError: it is none.
    """
    return _parsed(Report, text, "this is not a report", "make it with readout extract", strict=True)


def report_files(file: Path) -> list[Path]:
    """The files of a folder of reports, in order; of a file, itself.

    Raises:
        InputError: the folder has none.
    """
    if not file.is_dir():
        return [file]
    parts = sorted(part for part in file.iterdir() if part.suffix.lower() in {PARQUET, LINES})
    parts = [part for part in parts if not part.name.startswith(".")]
    if not parts:
        raise InputError(f"{file} has no {LINES} or {PARQUET} files: give a folder of what readout extract wrote")
    return parts


def holds_reports(file: Path) -> bool:
    """Whether a file holds reports, by its first line or its columns."""
    if file.suffix.lower() == PARQUET:
        return _has_column(file)
    try:
        with file.open("rb") as lines:
            first = next((line for line in lines if line.strip()), b"")
    except OSError:
        return False
    return b'"schema_version"' in first and _holds(first) == "document"


def _has_column(file: Path) -> bool:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        return True  # whoever reads it says what is missing
    try:
        return "report" in parquet.read_schema(file).names
    except (OSError, pa.ArrowException):
        return False


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
                    yield _in_line(line, number, file)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file} cannot be read ({error}): give a file that readout extract wrote") from None


def _in_line(line: str, number: int, file: Path) -> Report:
    try:
        return _parsed(Report, line, f"{file}, line {number} is not a report", "make it with readout extract")
    except InputError:
        if number == 1 and _holds(file.read_bytes()) == "documents":
            raise InputError(f"{file} is a briefing: give it to readout show, diff or export") from None
        raise


def _holds(data: bytes) -> str | None:
    """What readout wrote, whole or in a first line: ``document`` for a report, ``documents`` for a briefing."""
    for one in (data, data.partition(b"\n")[0]):
        try:
            told = json.loads(one)
        except (ValueError, RecursionError):
            continue
        if isinstance(told, dict) and "schema_version" in told:
            return next((field for field in ("documents", "document") if field in told), None)
    return None


def _version(text: str | bytes) -> str | None:
    """The version that a JSON says of itself, if it is JSON and says one."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return None
    version = told.get("schema_version") if isinstance(told, dict) else None
    return version if isinstance(version, str) else None


def _parsed(model: type[M], text: str | bytes, wrong: str, remedy: str, *, strict: bool | None = None) -> M:
    version = _version(text)
    if version is not None and version != SCHEMA_VERSION:
        raise InputError(
            f"{wrong} that this release reads: its schema_version is {version!r}, not {SCHEMA_VERSION!r}: "
            f"{remedy} again"
        )
    try:
        read = model.model_validate_json(text, strict=strict)
    except ValidationError as error:
        raise InputError(f"{wrong} ({first_fault_of(error)}): {remedy}") from None
    fault = first_fault(read)
    if fault is not None:
        raise InputError(f"{wrong} ({fault}): {remedy} again")
    return read
