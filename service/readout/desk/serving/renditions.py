"""Renditions, kept: many look at the same edition and the same pages.

A rendition is asked for with a mark of what it rests on: of an edition's row, or of the whole desk. Who changed that,
this process or another, changed the mark, and what was made of the old one is gone with the next question.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Hashable
from typing import NamedTuple

MOST_BYTES = 64 * 1024 * 1024
"""Of all that are kept; what was asked for longest ago goes first."""


class Rendition(NamedTuple):
    """What is answered, and its entity tag."""

    body: bytes
    tag: str


class Renditions:
    """Threads may share it: while one makes a rendition, others that want it wait for it."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._kept: dict[Hashable, tuple[str, Rendition]] = {}
        self._size = 0
        self._making: dict[Hashable, threading.Lock] = {}

    def get(self, key: Hashable, mark: str, make: Callable[[], bytes]) -> Rendition:
        """A rendition of what has a mark.

        Args:
            key: of what, in which form.
            mark: what it is made of; of another mark nothing is kept under the key.
            make: makes it.
        """
        with self._lock:
            found = self._found(key, mark)
            if found is not None:
                return found
            making = self._making.setdefault(key, threading.Lock())
        try:
            with making:
                with self._lock:
                    found = self._found(key, mark)
                return found or self._put(key, mark, make())
        finally:
            with self._lock:
                self._making.pop(key, None)

    def _found(self, key: Hashable, mark: str) -> Rendition | None:
        kept = self._kept.pop(key, None)
        if kept is None:
            return None
        self._kept[key] = kept  # at the end: the first was asked for longest ago
        return kept[1] if kept[0] == mark else None

    def _put(self, key: Hashable, mark: str, body: bytes) -> Rendition:
        made = rendition_of(body)
        with self._lock:
            old = self._kept.pop(key, None)
            self._size += len(made.body) - (len(old[1].body) if old else 0)
            self._kept[key] = mark, made
            while self._size > self._most:
                self._size -= len(self._kept.pop(next(iter(self._kept)))[1].body)
        return made


def rendition_of(body: bytes) -> Rendition:
    """What is answered, with its entity tag."""
    return Rendition(body, f'"{hashlib.sha256(body).hexdigest()[:32]}"')
