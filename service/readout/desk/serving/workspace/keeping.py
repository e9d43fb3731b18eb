"""Pages that were made, kept until something in the desk changes: many readers look at the same ones."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable

MOST_BYTES = 32 * 1024 * 1024
"""Of all pages that are kept; those that were asked for longest ago go first."""


class Kept:
    """Pages of one stamp. Threads may share it: while one makes a page, the others that want it wait."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._stamp: object = None
        self._pages: dict[Hashable, bytes] = {}
        self._size = 0
        self._making: dict[Hashable, threading.Lock] = {}

    def page(self, stamp: str, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """A page as it was when the desk had a stamp, or as it has become since.

        Args:
            stamp: what the desk has now, read before the page is made.
            key: which page.
            make: makes it.
        """
        with self._lock:
            found = self._found(stamp, key)
            if found is not None:
                return found
            lock = self._making.setdefault(key, threading.Lock())
        try:
            with lock:
                with self._lock:
                    found = self._found(stamp, key)
                return self._put(stamp, key, make()) if found is None else found
        finally:
            with self._lock:
                self._making.pop(key, None)

    def _found(self, stamp: str, key: Hashable) -> bytes | None:
        if stamp != self._stamp:
            return None
        page = self._pages.pop(key, None)
        if page is not None:
            self._pages[key] = page  # at the end: whoever is first was asked for longest ago
        return page

    def _put(self, stamp: str, key: Hashable, page: bytes) -> bytes:
        with self._lock:
            if stamp != self._stamp:
                self._stamp, self._pages, self._size = stamp, {}, 0
            self._size += len(page) - len(self._pages.pop(key, b""))
            self._pages[key] = page
            while self._size > self._most:
                self._size -= len(self._pages.pop(next(iter(self._pages))))
        return page
