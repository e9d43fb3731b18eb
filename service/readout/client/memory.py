"""What a service answered before, with its entity tags: what has not changed need not be sent again."""

from __future__ import annotations

import threading
from typing import NamedTuple

MOST = 64
"""Answers that are remembered; what was used longest ago is forgotten first."""
MOST_BYTES = 16 * 1024 * 1024
"""Of all answers together; a longer one is not remembered."""


class Remembered(NamedTuple):
    """An answer."""

    tag: str
    content: bytes


class Memory:
    """Some answers, by what was asked. Threads may share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[tuple[str, ...], Remembered] = {}
        self._bytes = 0

    def get(self, what: tuple[str, ...]) -> Remembered | None:
        """The answer to what was asked before, if it is remembered."""
        with self._lock:
            found = self._known.pop(what, None)
            if found is not None:
                self._known[what] = found  # at the end: whoever is first was used longest ago
            return found

    def put(self, what: tuple[str, ...], tag: str, content: bytes) -> None:
        """Remember an answer."""
        with self._lock:
            self._forget(what)
            if len(content) > MOST_BYTES:
                return
            self._known[what] = Remembered(tag, content)
            self._bytes += len(content)
            while self._bytes > MOST_BYTES or len(self._known) > MOST:
                self._forget(next(iter(self._known)))

    def _forget(self, what: tuple[str, ...]) -> None:
        gone = self._known.pop(what, None)
        self._bytes -= len(gone.content) if gone else 0
