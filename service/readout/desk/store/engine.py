"""The connection to the store, its transactions, and its faults in one line.

SQLite: write-ahead log, so that readers never wait; ``synchronous=FULL``, so that what was added outlives a loss of
power (https://www.sqlite.org/pragma.html#pragma_synchronous); foreign keys. A transaction that writes takes the lock at
its beginning: one that reads first and writes later could not wait for another's end. What is deleted is overwritten.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVarTuple, cast

from sqlalchemy import Connection, Engine, Row, Select, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from readout.desk.store.erasing import erase, is_waiting, note_removal
from readout.desk.store.migrating import HEAD, bring_up_to_date, revision_of
from readout.desk.store.parsing import let_go
from readout.desk.store.places import Place
from readout.desk.store.stamping import Stamps
from readout.errors import DeskError
from readout.extras import require

APPLICATION = 0x4465736B
"""SQLite's ``application_id`` of a store: "Desk"."""
PATIENCE = 60.0
"""Seconds to wait for another process that writes."""
LOCK = 0x7265_6164_6465_736B
"""PostgreSQL's advisory lock, under which a store is brought up to date and written."""
Ts = TypeVarTuple("Ts")
_WRITING = "readout_writing"
_ONE_STATE = "REPEATABLE READ"
_PRAGMAS = (
    "foreign_keys = ON",
    "synchronous = FULL",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "cache_size = -16384",
)
_ONE_WRITER = text(f"SELECT pg_advisory_xact_lock({LOCK})")


class _Joined(threading.local):
    """The transaction that a thread has open for all that it reads and writes, if it has one."""

    def __init__(self) -> None:
        self.connection: Connection | None = None
        self.afterwards: list[Callable[[], None]] = []


class Store:
    """An open store: threads may share it.

    Raises:
        DeskError: it cannot be opened, or is something else.
    """

    def __init__(self, place: Place) -> None:
        self.place = place
        self.engine = _postgres(place.address) if place.address is not None else _sqlite(place.file or Path())
        # PostgreSQL's usual transactions see what others commit meanwhile: what is read has to fit together.
        self._reader = self.engine.execution_options(**({} if self.is_sqlite else {"isolation_level": _ONE_STATE}))
        self._writer = self.engine.execution_options(**{_WRITING: True})
        self._stamps = Stamps(self.engine)
        self._joined = _Joined()
        try:
            with self.told("opened"):
                self._bring_up_to_date()
            self._finish_erasing()
        except BaseException:
            self.close()
            raise

    def _bring_up_to_date(self) -> None:
        """Make or change the tables, if need be: else nobody waits for who writes."""
        with self._reader.connect() as connection:
            if revision_of(connection) == HEAD:
                return
        with self._writer.begin() as connection:
            if self.is_sqlite:
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
            else:
                connection.execute(_ONE_WRITER)
            bring_up_to_date(connection, str(self.place))

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file of SQLite."""
        return self.place.address is None

    @contextlib.contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one state of the store.

        Raises:
            DeskError: the store cannot be read.
        """
        with self.told("read"), self._session(self._reader) as session:
            yield session

    def one(self, wanted: Select[*Ts], values: Mapping[str, object]) -> Row[*Ts] | None:
        """The one row of a question, if there is one: a session takes four times as long, and each request asks.

        Raises:
            DeskError: the store cannot be read.
        """
        with self.told("read"), self._reader.connect() as connection:
            return connection.execute(wanted, values).one_or_none()

    @contextlib.contextmanager
    def writing(self) -> Iterator[Session]:
        """A session in one transaction, which is on disk when it ends, or undone.

        Raises:
            DeskError: the store cannot be written.
        """
        with self.told("written"), self._session(self._writer) as session, session.begin():
            if not self.is_sqlite:  # one writer at a time, as there: two that add one document would fail
                session.execute(_ONE_WRITER)
            yield session

    def _session(self, engine: Engine) -> Session:
        """A session of its own transaction; within ``one_transaction`` it is part of that one."""
        return Session(self._joined.connection or engine, expire_on_commit=False)

    @contextlib.contextmanager
    def one_transaction(self) -> Iterator[None]:
        """Let all that this thread reads and writes be one transaction, which is on disk when it ends, or undone.

        Who reads within it sees what was written within it. It holds the lock of who writes from its beginning, so that
        what takes long belongs before it.

        Raises:
            DeskError: the store cannot be written.
        """
        joined = self._joined
        try:
            with self.told("written"), self._writer.begin() as joined.connection:
                yield
            afterwards = joined.afterwards
        finally:
            joined.connection, joined.afterwards = None, []
        for work in afterwards:
            work()

    def afterwards(self, work: Callable[[], None]) -> None:
        """Do something when what was written is on disk: now, or when ``one_transaction`` has ended well."""
        if self._joined.connection is None:
            work()
        else:
            self._joined.afterwards.append(work)

    @contextlib.contextmanager
    def removing(self) -> Iterator[Session]:
        """As ``writing``; when it is on disk, what was deleted is left nowhere, in memory or in the file.

        Raises:
            DeskError: the store cannot be written.
        """
        with self.writing() as session:
            yield session
            if self.is_sqlite:  # PostgreSQL's VACUUM sees to that by itself
                note_removal(session)
        self.afterwards(let_go)
        if self.is_sqlite:
            self.afterwards(self._erase)

    def _erase(self) -> None:
        with self.told("written"), contextlib.closing(self.engine.raw_connection()) as pooled:
            erase(cast("sqlite3.Connection", pooled.driver_connection))

    def _finish_erasing(self) -> None:
        """Overwrite what was removed by who was killed before he could; nobody waits for it."""
        if self.place.file is None:
            return
        # Who writes now, or an error, leaves it to the next.
        with contextlib.suppress(sqlite3.Error), contextlib.closing(_connected(self.place.file)) as connection:
            connection.execute("PRAGMA busy_timeout = 0")
            if is_waiting(connection):
                erase(connection)

    @contextlib.contextmanager
    def told(self, what: str) -> Iterator[None]:
        """Tell of the database's faults in one line.

        Raises:
            DeskError: there was one.
        """
        try:
            yield
        except (DBAPIError, PoolTimeout, sqlite3.Error) as error:
            reason = _reason(error)
            raise DeskError(f"the desk {self.place} cannot be {what} ({reason}): {_advice(reason)}") from error

    def stamp(self) -> str:
        """What is the same as long as nobody, this process or another, has changed anything.

        Raises:
            DeskError: the store cannot be read.
        """
        with self.told("read"):
            return self._stamps.stamp()

    def close(self) -> None:
        """Close all connections."""
        self._stamps.close()
        self.engine.dispose()


def _reason(error: Exception) -> str:
    """The driver's own words: SQLAlchemy's go on with the statement, and with texts in it."""
    own = getattr(error, "orig", None) or error
    return " ".join(str(own).split("\n", 1)[0].split()) or type(own).__name__


def _advice(reason: str) -> str:
    if "is full" in reason or "No space" in reason:
        return "nothing of this step was kept; make room on its disk and do it again"
    return "see to that, or give another place with --desk"


def _postgres(address: str) -> Engine:
    require("psycopg", "postgres", "a desk on PostgreSQL")
    return create_engine(address, pool_pre_ping=True)


def _sqlite(file: Path) -> Engine:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):  # its owner's alone; one that is there is left to SQLite
            os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        with contextlib.closing(_connected(file)) as connection:
            _set_up(connection, file)
    except OSError as error:
        raise DeskError(
            f"the desk {file} cannot be opened ({error.strerror}): give another place with --desk"
        ) from error
    except sqlite3.Error as error:
        raise DeskError(f"the desk {file} cannot be opened ({error}): give another place with --desk") from error
    # A creator, and no address, in which not every name of a file could be written.
    engine = create_engine("sqlite://", creator=lambda: _connected(file), poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


def _connected(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _set_up(connection: sqlite3.Connection, file: Path) -> None:
    """Make sure that a file is empty or ours, and keep a log beside it."""
    # Another process may be setting it up: its tables are there with its name, so they are looked for first.
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (name,) = connection.execute("PRAGMA application_id").fetchone()
    if tables and name != APPLICATION:
        raise DeskError(f"{file} is a database of another program: give another place with --desk")
    last = time.monotonic() + PATIENCE
    while connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:  # SQLite does not wait by itself where the mode changes
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > last:
                raise
            time.sleep(0.01)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
