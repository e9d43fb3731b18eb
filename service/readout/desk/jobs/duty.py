"""Who works: one process at a time, by a lock that ends with it, however it ends.

Of a file it is SQLite's own lock of an empty file beside it, which the system takes back from a process that is gone;
on PostgreSQL an advisory lock of the server, which ends with its connection. So nobody has to guess from a time that
has passed whether another one is dead, and one that was only slow is never taken for it.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from readout.desk.store.engine import LOCK, Store
from readout.errors import DeskError

_WORKS = LOCK + 1
_TAKE = text(f"SELECT pg_try_advisory_lock({_WORKS})")
_LEAVE = text(f"SELECT pg_advisory_unlock({_WORKS})")
_LOOK = text("SELECT 1")


class Duty(Protocol):
    """The lock of whoever works."""

    def take(self) -> bool:
        """Take it, or find that one has it still; false if another process does."""

    def leave(self) -> None:
        """Let others have it."""


def duty_of(store: Store) -> Duty:
    """The lock of a store."""
    if store.place.file is None:
        return _OfServer(store)
    return _OfFile(store.place.file.with_name(f"{store.place.file.name}-works"))


class _OfFile:
    def __init__(self, file: Path) -> None:
        self._file = file
        self._held: sqlite3.Connection | None = None

    def take(self) -> bool:
        if self._held is not None:
            return True
        try:
            connection = sqlite3.connect(self._file, timeout=0, isolation_level=None, check_same_thread=False)
        except sqlite3.Error as error:
            raise DeskError(f"{self._file} cannot be opened ({error}): whoever works on the desk locks it") from error
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            connection.close()
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise DeskError(f"{self._file} cannot be locked ({error}): give another place with --desk") from error
            return False
        self._held = connection
        return True

    def leave(self) -> None:
        if self._held is not None:
            self._held.close()
            self._held = None


class _OfServer:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._held: Connection | None = None

    def take(self) -> bool:
        if self._held is not None:
            try:
                self._held.execute(_LOOK)
            except DBAPIError:  # the server was restarted, and has forgotten it
                self.leave()
            else:
                return True
        with self._store.told("locked"):
            connection = self._store.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            if connection.execute(_TAKE).scalar():
                self._held = connection
                return True
            connection.close()
            return False

    def leave(self) -> None:
        if self._held is None:
            return
        held, self._held = self._held, None
        with contextlib.suppress(SQLAlchemyError):  # where the connection is gone the lock is too
            held.execute(_LEAVE)  # a server takes a moment to notice that a connection is closed
        with contextlib.suppress(SQLAlchemyError):
            held.invalidate()  # the pool is not to keep it
            held.close()
