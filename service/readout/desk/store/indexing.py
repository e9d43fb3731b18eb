"""The words of records and documents, put where each database looks for them."""

from __future__ import annotations

import itertools
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    value: ClassVar[str]
    """How words are put into theirs."""

    def put_records(self, session: Session, texts: Mapping[int, Iterable[str]]) -> None:
        """Keep the words of records, by their numbers."""
        self._put(session, "record_words", {one: list(itertools.islice(_words(of), PART)) for one, of in texts.items()})

    def put_document(self, session: Session, number: int, texts: Iterable[str]) -> None:
        """Keep the words of a document, by its number, a part after the other."""
        words, first = _words(texts), number * PARTS
        for entry in range(first, first + PARTS):
            several = list(itertools.islice(words, PART))
            if not several:
                break
            self._put(session, "document_words", {entry: several})

    def drop_document(self, session: Session, number: int) -> None:
        """Drop the words of a document; those of what is deleted go by themselves."""
        session.execute(
            text(f"DELETE FROM document_words WHERE {self.entry} BETWEEN :first AND :last"),  # noqa: S608
            {"first": number * PARTS, "last": number * PARTS + PARTS - 1},
        )

    def _put(self, session: Session, table: str, words: Mapping[int, Sequence[str]]) -> None:
        """Keep words, in their order, in a table."""
        rows = [{"entry": entry, "words": self._form(several)} for entry, several in words.items()]
        if rows:
            session.execute(text(f"INSERT INTO {table} ({self.entry}, words) VALUES (:entry, {self.value})"), rows)  # noqa: S608

    @abstractmethod
    def _form(self, words: Sequence[str]) -> str:
        """Words as the database takes them."""


class SqliteIndex(Index):
    """FTS5, which gets words with a space between them."""

    entry = "rowid"
    value = ":words"

    def _form(self, words: Sequence[str]) -> str:
        return " ".join(words)


class PostgresIndex(Index):
    """A ``tsvector``, made here: no parser of PostgreSQL splits what comes already split."""

    entry = "entry"
    value = "CAST(:words AS tsvector)"

    def _form(self, words: Sequence[str]) -> str:
        return _vector(words)


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
