"""Moving a store: all of it as lines of JSON, row by row, in a compressed file, and back into any store.

The first line says what it is, the last how many rows there are: a file that was cut off is told from a whole one.
Into an empty store everything comes as it was; how it comes beside what a store has: ``readout.desk.receiving``.
"""

from __future__ import annotations

import datetime as dt
import gzip
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Table, insert, select, true
from sqlalchemy.orm import Session

from readout.desk.store import access
from readout.desk.store.base import Base
from readout.desk.store.migrating import HEAD
from readout.desk.store.movable import Staying, moved_rows, staying
from readout.desk.store.tables import DocumentRow
from readout.errors import InputError
from readout.files import whole_bytes

VERSION = 2
"""Of the file; a store's own version is beside it. A file of another one of either is refused."""
MARK = "readout_desk"
_AT_ONCE = 200
Row = dict[str, Any]


class Exported(NamedTuple):
    """How many rows were written, and what stays."""

    rows: int
    staying: Staying


def write_export(session: Session, file: Path) -> Exported:
    """Write all rows of all tables, but what stays.

    Raises:
        SettingsError: the file cannot be written.
    """
    with whole_bytes(file) as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0) as packed:
        _line(packed, {MARK: VERSION, "revision": HEAD})
        count = 0
        for name, row in rows(session):
            _line(packed, {"table": name, "row": row})
            count += 1
        _line(packed, {"rows": count})
    return Exported(count, staying(session))


def rows(session: Session) -> Iterator[tuple[str, Row]]:
    """All rows: those of runs, then each document with its reports, then the others, table by table."""
    yield from _of_table(session, _table("runs"), true())
    numbers = session.scalars(select(DocumentRow.number).order_by(DocumentRow.number)).all()
    reports = _table("reports")
    for number in numbers:
        document = _table("documents")
        told = session.execute(select(document).where(document.c.number == number)).mappings().one()
        yield "documents", _plain(told)
        of_it = select(reports).where(reports.c.document == told["id"]).order_by(reports.c.current, reports.c.added_at)
        for report in session.execute(of_it).mappings():
            yield "reports", _plain(report)
    chosen, watches = moved_rows(session), set[int]()
    for table in moved_tables():
        if table.name in {"runs", "documents", "reports"}:
            continue
        for name, row in _of_table(session, table, chosen.get(table.name, true())):
            watches |= {row["number"]} if name == "watches" else set()
            is_left = name == "jobs" and row["watch"] not in watches  # a turn of a watch that stays is one of none
            yield name, {**row, "watch": None} if is_left else row


def _of_table(session: Session, table: Table, chosen: ColumnElement[bool]) -> Iterator[tuple[str, Row]]:
    ordered = select(table).where(chosen).order_by(*table.primary_key.columns)
    found = session.execute(ordered.execution_options(yield_per=_AT_ONCE))
    return ((table.name, _plain(row)) for row in found.mappings())


def _plain(row: Any) -> Row:
    return {name: value.isoformat() if isinstance(value, dt.date) else value for name, value in row.items()}


def moved_tables() -> list[Table]:
    """The tables that go into an export, each behind those that it refers to."""
    return [table for table in Base.metadata.sorted_tables if table.name not in access.STAYS]


def _table(name: str) -> Table:
    return Base.metadata.tables[name]


def _line(file: gzip.GzipFile, told: object) -> None:
    file.write(json.dumps(told, ensure_ascii=True, separators=(",", ":")).encode() + b"\n")


def read_export(file: Path) -> Iterator[tuple[str, Row]]:
    """The rows of a file, each checked against its table.

    Raises:
        InputError: the file cannot be read, is none of a desk, of a newer release, or not whole.
    """
    count = 0
    for number, told in _told(file):
        if number == 1:
            _check_head(told, file)
        elif "rows" in told:
            if told["rows"] != count:
                raise InputError(f"{file} has {count} rows where {told['rows']} were written: export anew")
            return
        else:
            yield _row(told, file, number)
            count += 1
    raise InputError(f"{file} is cut off after {count} rows: export anew")


def _told(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    wrong = f"{file} is no export of a desk"
    number = 0
    try:
        with gzip.open(file, "rb") as lines:
            for number, line in enumerate(lines, 1):
                told = json.loads(line)
                if not isinstance(told, dict):
                    raise InputError(f"{wrong} (line {number}): give a file that readout desk export wrote")
                yield number, told
    except gzip.BadGzipFile:
        raise InputError(f"{wrong}: give a file that readout desk export wrote") from None
    except (EOFError, zlib.error):
        raise InputError(f"{file} is cut off after line {number}: export anew") from None
    except (OSError, ValueError, RecursionError) as error:
        why = getattr(error, "strerror", None) or " ".join(str(error).split())
        raise InputError(f"{wrong} ({why}): give a file that readout desk export wrote") from None


def _check_head(told: dict[str, Any], file: Path) -> None:
    if MARK not in told:
        raise InputError(f"{file} is no export of a desk: give a file that readout desk export wrote")
    version, revision = told[MARK], told.get("revision")
    if not isinstance(version, int) or not isinstance(revision, str):
        raise InputError(f"{file} is no export of a desk: give a file that readout desk export wrote")
    if version > VERSION or revision > HEAD:
        raise InputError(f"{file} was written by a newer readout: update readout")
    if version < VERSION or revision != HEAD:
        raise InputError(f"{file} was written by an older readout ({revision}): export anew with this one")


def _row(told: dict[str, Any], file: Path, number: int) -> tuple[str, Row]:
    table = {one.name: one for one in moved_tables()}.get(str(told.get("table")))
    row = told.get("row")
    if table is None or not isinstance(row, dict) or set(row) != set(table.c.keys()):
        raise InputError(f"{file}, line {number} is no row of this release's tables: export anew")
    try:
        return table.name, {name: _value(table, name, value) for name, value in row.items()}
    except (TypeError, ValueError) as error:
        raise InputError(f"{file}, line {number}: {' '.join(str(error).split())}: export anew") from None


def _value(table: Table, name: str, value: object) -> object:
    column = table.c[name]
    if value is None:
        if not column.nullable:
            raise ValueError(f"{table.name}.{name} has no value")
        return None
    kind = column.type.python_type
    parse: Callable[[Any], object] | None = _PARSERS.get(kind)
    if parse is not None:
        return parse(value)
    if kind is float and isinstance(value, int):
        return float(value)
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise ValueError(f"{table.name}.{name} is no {kind.__name__}")
    return value


_PARSERS: dict[type, Callable[[Any], object]] = {
    dt.date: dt.date.fromisoformat,
    dt.datetime: dt.datetime.fromisoformat,
}


def put_rows(session: Session, name: str, several: Iterable[Row]) -> None:
    """Put rows into a table as they are."""
    found = list(several)
    if found:
        session.execute(insert(_table(name)), found)
