"""No two documents of a run have one id, and no text is read twice."""

from __future__ import annotations

import sqlite3
from itertools import count
from typing import TYPE_CHECKING

from readout.ingest.documents import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from readout_schemas import Document

_SUFFIX_LENGTH = 8
_HALF = 16
"""Bytes of a SHA-256 that a name is known by: two of 10**8 names are alike with a chance below 10**-22."""
_CACHE_KB = 256 << 10


def unique(documents: Iterable[Document]) -> Iterator[Document]:
    """The documents with ids that occur once, and copies of an earlier text without theirs, as ``Register`` has it."""
    register = Register()
    for document in documents:
        yield renamed(document, *register.settle(document.id, document.source, document.sha256, document.text is None))


def renamed(document: Document, name: str, error: str | None) -> Document:
    """The document under a name of its own; without its text, if it is the copy of another."""
    if error is None:
        return document if document.id == name else document.model_copy(update={"id": name})
    return document.model_copy(update={"id": name, "text": None, "furniture": (), "error": error, "is_copy": True})


class Register:
    """Which names and which texts there were.

    The first document of a name keeps it; a later one gets ``-`` and the beginning of its text's SHA-256, so that its
    name does not depend on how many came before. Names that differ in case only count as one, because files are
    named after them. Only names and hashes are kept in memory.
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._first: dict[bytes, tuple[str, str]] = {}
        """Source and id of the first document of each text."""

    def settle(self, name: str, source: str, sha256: str | None, textless: bool) -> tuple[str, str | None]:
        """The name that the next document gets, and its error if it is the copy of an earlier one."""
        given = next(name for name in _names(name, sha256 or digest(source)) if self._take(name.casefold()))
        if textless or not sha256:
            return given, None
        earlier = self._first_of(bytes.fromhex(sha256), source, given)
        return given, None if earlier == (source, given) else _copy_of(earlier, source)

    def _take(self, name: str) -> bool:
        """Take a name, if nobody has it."""
        if name in self._taken:
            return False
        self._taken.add(name)
        return True

    def _first_of(self, mark: bytes, source: str, name: str) -> tuple[str, str]:
        """Source and name of the first document with this text, which may be this one."""
        return self._first.setdefault(mark, (source, name))


class RegisterOnDisk(Register):
    """The same in a temporary file, which SQLite removes when it ends: for more documents than memory holds.

    Names count as one where the first half of their SHA-256 is the same.
    """

    def __init__(self) -> None:
        # One thread at a time settles names, but not always the same one.
        self._db = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        for statement in (
            "PRAGMA journal_mode = OFF",
            "PRAGMA synchronous = OFF",
            f"PRAGMA cache_size = -{_CACHE_KB}",
            "CREATE TABLE taken (name BLOB PRIMARY KEY) WITHOUT ROWID",
            "CREATE TABLE first (mark BLOB PRIMARY KEY, source TEXT, name TEXT) WITHOUT ROWID",
            "BEGIN",
        ):
            self._db.execute(statement)

    def _take(self, name: str) -> bool:
        half = bytes.fromhex(digest(name))[:_HALF]
        return self._db.execute("INSERT OR IGNORE INTO taken VALUES (?)", (half,)).rowcount == 1

    def _first_of(self, mark: bytes, source: str, name: str) -> tuple[str, str]:
        if self._db.execute("INSERT OR IGNORE INTO first VALUES (?, ?, ?)", (mark, source, name)).rowcount == 1:
            return source, name
        first: tuple[str, str] = self._db.execute("SELECT source, name FROM first WHERE mark = ?", (mark,)).fetchone()
        return first


def _names(name: str, mark: str) -> Iterator[str]:
    yield name
    marked = f"{name}-{mark[:_SUFFIX_LENGTH]}"
    yield marked
    for number in count(2):
        yield f"{marked}-{number}"


def _copy_of(earlier: tuple[str, str], source: str) -> str:
    first, name = earlier
    what = first if first != source else f"{first} (document {name})"
    return f"{source}: has the very text of {what}, and is left out as a copy"
