"""What was fetched, so that a server which has nothing new need not send it again."""

from __future__ import annotations

import sqlite3
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readout.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

_TABLE = """CREATE TABLE IF NOT EXISTS pages
    (address TEXT PRIMARY KEY, etag TEXT, modified TEXT, content_type TEXT NOT NULL, body BLOB NOT NULL)"""


@dataclass(frozen=True, slots=True)
class Remembered:
    """A page as it was fetched, with what its server calls this state of it."""

    etag: str | None
    modified: str | None
    content_type: str
    body: bytes

    def conditions(self) -> dict[str, str]:
        """The headers that ask for it only if it has changed (RFC 9110, 13.1)."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in asked.items() if value}


class Memory:
    """A file of pages by their addresses; one without a file remembers nothing."""

    def __init__(self, place: Path | None) -> None:
        self._place = place

    def get(self, address: str) -> Remembered | None:
        """What was last fetched from there.

        Raises:
            InputError: The file cannot be read.
        """
        rows = self._run("SELECT etag, modified, content_type, body FROM pages WHERE address = ?", (address,))
        try:
            return next((Remembered(etag, day, kind, zlib.decompress(body)) for etag, day, kind, body in rows), None)
        except zlib.error:
            return None

    def put(self, address: str, page: Remembered) -> None:
        """Remember a page, if its server can be asked whether it has changed.

        Raises:
            InputError: The file cannot be written.
        """
        if page.conditions():
            row = (address, page.etag, page.modified, page.content_type, zlib.compress(page.body))
            self._run("INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?)", row)

    def _run(self, statement: str, values: tuple[object, ...]) -> list[tuple[str, str, str, bytes]]:
        if self._place is None:
            return []
        try:
            self._place.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self._place)
            try:
                with connection:
                    connection.execute(_TABLE)
                    return connection.execute(statement, values).fetchall()
            finally:
                connection.close()
        except (sqlite3.Error, OSError) as error:
            raise InputError(
                f"{self._place}: what was fetched cannot be kept there ({error}); delete the file"
            ) from None
