"""Whether anything in a store has changed, at the cost of no look into its tables.

SQLite tells a connection that others have written (``PRAGMA data_version``,
https://www.sqlite.org/pragma.html#pragma_data_version); the one that is asked here never writes. PostgreSQL tells which
transactions are seen (``pg_current_snapshot``): two looks that see the same ones see the same data.
"""

from __future__ import annotations

import secrets
import threading

from sqlalchemy import Engine, PoolProxiedConnection, func, select, text
from sqlalchemy.orm import Session

from readout.desk.store.review_tables import ReviewRow
from readout.desk.store.tables import DocumentRow, ReportRow

_GIVEN = {
    "sqlite": text("SELECT seq FROM sqlite_sequence WHERE name = 'documents'"),
    "postgresql": text("SELECT last_value FROM documents_number_seq"),
}
"""How many documents were ever given a number."""
_SNAPSHOT = text("SELECT pg_current_snapshot()::text")


class Stamps:
    """Stamps of one store; threads may share it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._is_sqlite = engine.dialect.name == "sqlite"
        self._lock = threading.Lock()
        self._own = ""
        self._connection: PoolProxiedConnection | None = None

    def stamp(self) -> str:
        """The same as long as nothing was changed; another one in each process, and behind each ``close``."""
        if not self._is_sqlite:
            with self._engine.connect() as connection:
                return str(connection.execute(_SNAPSHOT).scalar())
        with self._lock:
            if self._connection is None:
                self._connection = self._engine.raw_connection()
                self._own = secrets.token_hex(8)
            cursor = self._connection.cursor()
            (version,) = cursor.execute("PRAGMA data_version").fetchall()
            return f"{self._own}.{version[0]}"

    def close(self) -> None:
        """Let go of the connection."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None


def mark_of_the_past(session: Session) -> str:
    """What is the same, whatever comes, as long as what was is told as it was.

    It is another one when a document was removed or read anew, or anything was reviewed.
    """
    given = session.scalar(_GIVEN[session.get_bind().dialect.name]) or 0
    documents = session.scalar(select(func.count(DocumentRow.number))) or 0
    reports = session.scalar(select(func.count()).select_from(ReportRow)) or 0
    reviews = session.scalar(select(func.max(ReviewRow.number))) or 0
    return f"{given - documents} {reports - documents} {reviews}"
