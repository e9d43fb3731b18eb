"""A store's rows as a file keeps them, and put into tables of any revision: what an earlier release left behind.

The file is never made anew: it is what that release wrote. One of a later release stands beside it::

    python -m readout_tests.frozen desk.sqlite3 > tests/desk/stores/0007.json
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import zlib
from collections import defaultdict
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Date, DateTime, LargeBinary, MetaData, Table, insert, select, text

WORDS = ("record_words", "document_words")
Rows = dict[str, list[dict[str, Any]]]


def frozen(connection: Connection) -> Rows:
    """The rows of a store that is a file of SQLite, by table, in values that JSON has."""
    tables = MetaData()
    tables.reflect(connection)
    rows: Rows = {}
    for table in tables.sorted_tables:
        if table.name.startswith(WORDS) or table.name == "alembic_version":
            continue
        found = connection.execute(select(table).order_by(*table.primary_key.columns)).mappings()
        rows[table.name] = [{name: _told(value) for name, value in row.items()} for row in found]
    for name in WORDS:
        found = connection.execute(text(f"SELECT rowid AS entry, words FROM {name} ORDER BY rowid")).mappings()  # noqa: S608
        rows[name] = [dict(row) for row in found]
    return {name: several for name, several in rows.items() if several}


def thawed(connection: Connection, rows: Rows) -> None:
    """Put rows into the tables that there are."""
    tables = MetaData()
    tables.reflect(connection)
    for table in tables.sorted_tables:
        if table.name in rows and table.name not in WORDS:
            values = [{name: _value(table, name, value) for name, value in row.items()} for row in rows[table.name]]
            connection.execute(insert(table), [one for one in values if set(one) <= set(table.columns.keys())])
    for name in WORDS:
        for row in rows[name]:
            _put_words(connection, name, row)
    if connection.dialect.name == "postgresql":
        _count_on(connection, tables)


def _told(value: Any) -> Any:
    if isinstance(value, bytes):
        return zlib.decompress(value).decode()
    return value.isoformat() if isinstance(value, dt.date) else value


def _value(table: Table, name: str, value: Any) -> Any:
    kind = table.columns[name].type if name in table.columns else None
    if value is None:
        return None
    if isinstance(kind, DateTime):
        return dt.datetime.fromisoformat(value).replace(tzinfo=dt.UTC if kind.timezone else None)
    if isinstance(kind, Date):
        return dt.date.fromisoformat(value)
    return zlib.compress(value.encode()) if isinstance(kind, LargeBinary) else value


def _put_words(connection: Connection, name: str, row: dict[str, Any]) -> None:
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"INSERT INTO {name} (rowid, words) VALUES (:entry, :words)"), row)  # noqa: S608
        return
    places = defaultdict(list)
    for place, word in enumerate(row["words"].split(" "), 1):
        if word != "ªª":
            places[word.replace("'", "''")].append(str(place))
    vector = " ".join(f"'{word}':{','.join(several)}" for word, several in places.items())
    statement = text(f"INSERT INTO {name} (entry, words) VALUES (:entry, CAST(:words AS tsvector))")  # noqa: S608
    connection.execute(statement, {"entry": row["entry"], "words": vector})


def _count_on(connection: Connection, tables: MetaData) -> None:
    """Let numbers go on behind the last one, as they would have."""
    for table in tables.sorted_tables:
        column = table.autoincrement_column
        if column is not None and column.server_default is not None:
            last = f'(SELECT coalesce(max("{column.name}"), 0) + 1 FROM "{table.name}")'  # noqa: S608
            connection.execute(
                text(f"SELECT setval(pg_get_serial_sequence('{table.name}', '{column.name}'), {last}, false)")
            )


if __name__ == "__main__":
    from readout.desk import Desk

    with Desk.open(Path(sys.argv[1])) as desk, desk.store.engine.connect() as one:
        json.dump(frozen(one), sys.stdout, ensure_ascii=False, indent=0, sort_keys=True)
