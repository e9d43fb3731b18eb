"""A copy of an SQLite database while it is in use, by SQLite's own online backup: https://www.sqlite.org/backup.html."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from readout.files import check_place

DRAFT = ".part"


def write_copy(source: sqlite3.Connection, file: Path, check: Callable[[sqlite3.Connection, Path], None]) -> int:
    """Copy a database into a file, its owner's alone, which takes its place when it is whole; its size in bytes.

    Args:
        source: the database.
        file: where the copy goes; what is there is overwritten.
        check: raises where a copy, open and at the given place, is not what it should be.

    Raises:
        SettingsError: the file cannot be written.
        sqlite3.DatabaseError: the database cannot be read, or the copy not be written to its end.
        OSError: the copy cannot be put in its place.
    """
    check_place(file)
    draft = file.with_name(f"{file.name}{DRAFT}")
    draft.unlink(missing_ok=True)
    try:
        with opened(draft) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, that can be carried away
            check(copy, draft)
        draft.chmod(0o600)
        draft.replace(file)
    finally:
        for left in (draft, draft.with_name(f"{draft.name}-journal"), draft.with_name(f"{draft.name}-wal")):
            left.unlink(missing_ok=True)
    return file.stat().st_size


@contextlib.contextmanager
def opened(file: Path, *, read_only: bool = False) -> Iterator[sqlite3.Connection]:
    """A database that is closed again; what writes to it commits by itself.

    Raises:
        sqlite3.DatabaseError: it cannot be opened.
    """
    uri = f"{file.absolute().as_uri()}?mode=ro" if read_only else file.absolute().as_uri()
    connection = sqlite3.connect(uri, uri=True, timeout=60, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()
