"""Tables as files: CSV, JSON Lines, Parquet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

from readout.exporting.frames import arrow
from readout.exporting.tables import Cell, Table, tables
from readout.files import whole_bytes, write_whole
from readout_schemas import Briefing

BYTE_ORDER_MARK = "\ufeff"
"""What tells Excel that a CSV is in UTF-8; other readers skip it."""
BETWEEN = "; "
"""Between the items of a list in a cell of a CSV."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet takes for a formula, which a hostile text could use (OWASP, CSV injection)."""


def write_tables(briefing: Briefing, folder: Path, form: str) -> list[Path]:
    """Write each table of a briefing to a file of its own, ``FOLDER/meetings.csv`` and so on; returns the files.

    Args:
        briefing: what is exported.
        folder: where; it is made if it is not there.
        form: ``csv`` (UTF-8 with a byte order mark, lists joined by ``; ``, cells that a spreadsheet would take for a
            formula led by an apostrophe), ``jsonl`` (a row a line) or ``parquet`` (needs ``readout[parquet]``).

    Raises:
        SettingsError: the folder cannot be written to, or the library for the form is not installed.
    """
    writer = _WRITERS[form]
    written = []
    for table in tables(briefing):
        place = folder / f"{table.name}.{form}"
        writer(table, place)
        written.append(place)
    return written


def csv_text(table: Table) -> str:
    """A table as CSV, as ``write_tables`` has it, without a byte order mark."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(table.columns)
    writer.writerows([_plain(cell) for cell in row.values()] for row in table.rows)
    return text.getvalue()


def jsonl_text(table: Table) -> str:
    """A table as JSON Lines: a row a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in table.rows)


def _write_csv(table: Table, place: Path) -> None:
    write_whole(place, BYTE_ORDER_MARK + csv_text(table))


def _plain(cell: Cell) -> str | int | float | bool | None:
    text = BETWEEN.join(cell) if isinstance(cell, list) else cell
    return f"'{text}" if isinstance(text, str) and text.startswith(_FORMULA) else text


def _write_jsonl(table: Table, place: Path) -> None:
    write_whole(place, jsonl_text(table))


def _write_parquet(table: Table, place: Path) -> None:
    data = arrow(table)
    import pyarrow as pa
    import pyarrow.parquet as pq

    stream = pa.BufferOutputStream()
    pq.write_table(data, stream)
    with whole_bytes(place) as file:
        file.write(stream.getvalue().to_pybytes())


_WRITERS: dict[str, Callable[[Table, Path], None]] = {
    "csv": _write_csv,
    "jsonl": _write_jsonl,
    "parquet": _write_parquet,
}
FORMS: tuple[str, ...] = tuple(_WRITERS)
"""The forms in which tables can be written."""
