"""Overwriting what was removed from a file of SQLite: words that the search keeps until it merges, pages in the log.

It is done behind the transaction that removes. Until it is, the file's ``user_version``, which is written with that
transaction, says how many removals wait: what a kill left is finished by who opens the store next, or removes next.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator

from sqlalchemy import text
from sqlalchemy.orm import Session

_WORDS = ("record_words", "document_words")


def note_removal(session: Session) -> None:
    """Say, in the session's transaction, that what it removes is to be overwritten."""
    waiting = session.execute(text("PRAGMA user_version")).scalar_one()
    session.execute(text(f"PRAGMA user_version = {waiting + 1}"))


def is_waiting(connection: sqlite3.Connection) -> bool:
    """Whether something that was removed is not overwritten yet."""
    return _waiting(connection) > 0


def erase(connection: sqlite3.Connection) -> None:
    """Overwrite what was removed. Where somebody reads for so long that the log cannot be emptied, it goes on waiting.

    Raises:
        sqlite3.Error: the store cannot be written.
    """
    with _written(connection):
        waiting = _waiting(connection)
        for name in _WORDS:
            connection.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")  # noqa: S608  (one of two names)
    (is_busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if is_busy:
        return
    with _written(connection):
        if _waiting(connection) == waiting:  # else somebody has removed more meanwhile
            connection.execute("PRAGMA user_version = 0")


def _waiting(connection: sqlite3.Connection) -> int:
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


@contextlib.contextmanager
def _written(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction, of a connection that begins none by itself."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()
