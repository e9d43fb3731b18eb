"""The ledger's file: SQLite, which several processes may share and a killed one leaves whole.

Write-ahead log with ``synchronous=FULL``: an answer is on the disk when ``put`` returns, and outlives a loss of power
as well as a killed process (https://www.sqlite.org/pragma.html#pragma_synchronous). The fsync is paid once a batch.

The file holds hashes of requests and whole answers. Articles, prompts, addresses and keys are not in it.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from readout.clock import SYSTEM, Clock
from readout.database_copy import write_copy
from readout.errors import LedgerError, SettingsError

APPLICATION = 0x52656164
"""SQLite's ``application_id`` of a ledger: "Read"."""
VERSION = 1
PATIENCE = 60.0
"""Seconds to wait for another process that writes."""
_SETUP = f"""
CREATE TABLE IF NOT EXISTS answers (
    key BLOB PRIMARY KEY,
    model TEXT NOT NULL,
    prompt TEXT NOT NULL,
    at INTEGER NOT NULL,
    prompt_tokens INTEGER NOT NULL,
    completion_tokens INTEGER NOT NULL,
    answer BLOB NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS answers_at ON answers (at);
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {VERSION};
"""
_ID, _TABLES, _VERSION_IS = (
    "PRAGMA application_id",
    "SELECT count(*) FROM sqlite_master",
    "PRAGMA user_version",
)
_LOG, _DURABLE = "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL"
_GET = "SELECT answer FROM answers WHERE key = ?"
_PUT = "INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING"
_FORGET = "DELETE FROM answers WHERE key = ?"
_STATS = (
    "SELECT model, count(*), sum(prompt_tokens), sum(completion_tokens), sum(length(answer)), min(at), max(at) "
    "FROM answers GROUP BY model ORDER BY model"
)
_ENTRIES = "SELECT key, model, prompt, at, prompt_tokens, completion_tokens, answer FROM answers ORDER BY at, rowid"
_PRUNE, _SHRINK = "DELETE FROM answers WHERE at < ?", "VACUUM"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An answer as it is kept."""

    key: bytes
    """32 bytes, see ``key_of``."""
    model: str
    prompt: str
    """Name and version of the prompt: ``all.v2``."""
    prompt_tokens: int
    completion_tokens: int
    answer: bytes
    """The body of the response, letter for letter."""
    at: int = 0
    """When it came, in seconds since 1970; set when it is put."""


@dataclass(frozen=True, slots=True)
class Stats:
    """What a model's answers amount to."""

    model: str
    answers: int
    prompt_tokens: int
    completion_tokens: int
    size: int
    """Bytes of the answers."""
    first: int
    last: int


class Store:
    """An open ledger. Its methods block; one thread at a time may call them.

    Raises:
        LedgerError: the file cannot be opened for writing, or is something else.
    """

    def __init__(self, path: Path, clock: Clock = SYSTEM) -> None:
        self.path = path
        self._clock = clock
        with self._told("opened"):
            path.parent.mkdir(parents=True, exist_ok=True)
            _create(path)
            self._db = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
            self._set_up()

    def _set_up(self) -> None:
        # Another process may be setting it up: its tables are there with its name, so they are looked for first.
        (tables,) = self._db.execute(_TABLES).fetchone()
        (name,) = self._db.execute(_ID).fetchone()
        (version,) = self._db.execute(_VERSION_IS).fetchone()
        if tables and name != APPLICATION:
            raise LedgerError(f"{self.path} is a database of another program: give another place with --ledger")
        if version > VERSION:
            raise LedgerError(f"{self.path} was written by a newer readout: give another place with --ledger")
        _until_free(lambda: self._db.execute(_LOG))
        self._db.execute(_DURABLE)
        with self._writing():
            for statement in _SETUP.split(";"):
                self._db.execute(statement)

    def get(self, key: bytes) -> bytes | None:
        """The answer under a key.

        Raises:
            LedgerError: the file cannot be read.
        """
        with self._told("read"):
            row = self._db.execute(_GET, (key,)).fetchone()
        return None if row is None else row[0]

    def put(self, entries: Sequence[Entry]) -> list[bytes]:
        """Keep answers, all or none, on disk when this returns.

        Returns:
            For each the answer that the ledger has now: of two processes that asked the same, the first one's.

        Raises:
            LedgerError: the file cannot be written.
        """
        now = int(self._clock.wall())
        rows = [
            (entry.key, entry.model, entry.prompt, now, entry.prompt_tokens, entry.completion_tokens, entry.answer)
            for entry in entries
        ]
        with self._told("written"), self._writing():
            done = self._db.executemany(_PUT, rows)
            if done.rowcount == len(rows):
                return [entry.answer for entry in entries]
            kept = [self.get(entry.key) for entry in entries]
        return [answer or entry.answer for answer, entry in zip(kept, entries, strict=True)]

    def forget(self, keys: Iterable[bytes]) -> None:
        """Drop answers that led to nothing, so that they are asked anew.

        Raises:
            LedgerError: the file cannot be written.
        """
        with self._told("written"), self._writing():
            self._db.executemany(_FORGET, [(key,) for key in keys])

    def stats(self) -> list[Stats]:
        """What there is, a model each.

        Raises:
            LedgerError: the file cannot be read.
        """
        with self._told("read"):
            return [Stats(*row) for row in self._db.execute(_STATS)]

    def entries(self) -> Iterator[Entry]:
        """All answers, in the order in which they came.

        Raises:
            LedgerError: the file cannot be read.
        """
        with self._told("read"):
            for key, model, prompt, at, asked, said, answer in self._db.execute(_ENTRIES):
                yield Entry(
                    key=key,
                    model=model,
                    prompt=prompt,
                    at=at,
                    prompt_tokens=asked,
                    completion_tokens=said,
                    answer=answer,
                )

    def prune(self, before: int) -> int:
        """Drop the answers that came before a time, in seconds since 1970, and give their space back.

        Returns:
            How many there were.

        Raises:
            LedgerError: the file cannot be written.
        """
        with self._told("written"):
            with self._writing():
                gone = self._db.execute(_PRUNE, (before,)).rowcount
            self._db.execute(_SHRINK)
        return gone

    def backup(self, file: Path) -> int:
        """Copy the ledger into a file while it is in use; the copy's size in bytes.

        Raises:
            SettingsError: the file is the ledger itself, or cannot be written.
            LedgerError: the ledger cannot be read, or the copy is not whole.
        """
        if file.exists() and self.path.samefile(file):
            raise SettingsError(f"{file} is the ledger itself: give another place for the copy")
        with self._told("copied"):
            return write_copy(self._db, file, _check)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise

    @contextlib.contextmanager
    def _told(self, what: str) -> Iterator[None]:
        advice = "see to that, give another place with --ledger, or do without with --no-ledger"
        try:
            yield
        except sqlite3.Error as error:
            raise LedgerError(f"the ledger {self.path} cannot be {what} ({error}): {advice}") from error
        except OSError as error:
            raise LedgerError(f"the ledger {self.path} cannot be {what} ({error.strerror}): {advice}") from error


def _check(copy: sqlite3.Connection, place: Path) -> None:
    (found,) = copy.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise LedgerError(f"the copy {place} is damaged ({found}): choose another place for it")


def _create(path: Path) -> None:
    """Make the file, its owner's alone, if it is not there.

    One that is there is left to SQLite: to open and close it here would undo the locks of whatever connection this
    process has to it, and another process would take the log of the answers for nobody's, and delete it
    (https://www.sqlite.org/howtocorrupt.html, 2.2).
    """
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


def _until_free(work: Callable[[], object]) -> None:
    """Do it once no other process is in the way: SQLite does not wait by itself where the journal's mode changes."""
    last = time.monotonic() + PATIENCE
    while True:
        try:
            work()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > last:
                raise
            time.sleep(0.01)
        else:
            return
