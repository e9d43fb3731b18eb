"""The words of records and documents, put where each database looks for them."""

from __future__ import annotations

import itertools
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from sqlalchemy import text
from sqlalchemy.orm import Session

from readout.desk.store.words import words_in

PART = 10_000
"""Words of a document that are kept together: PostgreSQL knows the places of 16,383 (its manual, 12.3)."""
PARTS = 1024
"""By this the number of a document is multiplied, to make numbers for its parts."""
GAP = "ªª"
"""Stands between two texts, so that no phrase reaches over: no word is folded to it."""


class Index(ABC):
    """Where words are looked for."""

    entry: ClassVar[str]
    """The column that has the numbers."""

    def put_record(self, session: Session, number: int, texts: Iterable[str]) -> None:
        """Keep the words of a record, by its number."""
        self._put(session, "record_words", number, itertools.islice(_words(texts), PART))

    def put_document(self, session: Session, number: int, texts: Iterable[str]) -> None:
        """Keep the words of a document, by its number, a part after the other."""
        words = _words(texts)
        for part in range(PARTS):
            several = list(itertools.islice(words, PART))
            if several:
                self._put(session, "document_words", number * PARTS + part, several)

    def drop_document(self, session: Session, number: int) -> None:
        """Drop the words of a document; those of what is deleted go by themselves."""
        session.execute(
            text(f"DELETE FROM document_words WHERE {self.entry} BETWEEN :first AND :last"),  # noqa: S608
            {"first": number * PARTS, "last": number * PARTS + PARTS - 1},
        )

    @abstractmethod
    def _put(self, session: Session, table: str, entry: int, words: Iterable[str]) -> None:
        """Keep words, in their order, in a table."""


class SqliteIndex(Index):
    """FTS5, which gets words with a space between them."""

    entry = "rowid"

    def _put(self, session: Session, table: str, entry: int, words: Iterable[str]) -> None:
        session.execute(
            text(f"INSERT INTO {table} (rowid, words) VALUES (:entry, :words)"),  # noqa: S608  (one of two names)
            {"entry": entry, "words": " ".join(words)},
        )


class PostgresIndex(Index):
    """A ``tsvector``, made here: no parser of PostgreSQL splits what comes already split."""

    entry = "entry"

    def _put(self, session: Session, table: str, entry: int, words: Iterable[str]) -> None:
        session.execute(
            text(f"INSERT INTO {table} (entry, words) VALUES (:entry, CAST(:words AS tsvector))"),  # noqa: S608
            {"entry": entry, "words": _vector(list(words))},
        )


def _vector(words: Sequence[str]) -> str:
    places: dict[str, list[str]] = defaultdict(list)
    for place, word in enumerate(words, 1):
        if word != GAP:
            places[word].append(str(place))
    # Of a word 256 places are kept; the others are cut off by PostgreSQL itself.
    return " ".join(f"{quoted(word)}:{','.join(several)}" for word, several in places.items())


def quoted(word: str) -> str:
    """A word as a lexeme of PostgreSQL."""
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


def _words(texts: Iterable[str]) -> Iterator[str]:
    for number, one in enumerate(texts):
        if number:
            yield GAP
        for word in words_in(one):
            yield word.text
