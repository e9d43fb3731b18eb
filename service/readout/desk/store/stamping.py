"""Whether anything in a store has changed, at the cost of no look into its tables.

SQLite tells a connection that others have written (``PRAGMA data_version``,
https://www.sqlite.org/pragma.html#pragma_data_version); the one that is asked here never writes. PostgreSQL tells which
transactions are seen (``pg_current_snapshot``): two looks that see the same ones see the same data.
"""

from __future__ import annotations

import secrets
import threading

from sqlalchemy import Engine, PoolProxiedConnection, text

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
