"""Searching: by words and by what records and documents are filtered by, page by page.

A page begins behind the last item of the one before (keyset pagination): what is added meanwhile moves nothing.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from sqlalchemy import ColumnElement, TableClause, cast, column, func, literal_column, select, table
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import Session, undefer

from readout.desk.store.excerpts import excerpt, excerpt_of
from readout.desk.store.filters import cursor_behind, document_filters, ordered, record_filters
from readout.desk.store.indexing import PARTS
from readout.desk.store.parsing import document_from, record_from
from readout.desk.store.queries import (
    DocumentQuery,
    FoundDocument,
    FoundParty,
    FoundRecord,
    FoundRow,
    Page,
    RecordQuery,
    checked_limit,
    cursor_of,
    place_of_cursor,
)
from readout.desk.store.rows import texts_of
from readout.desk.store.tables import DocumentRow, PartyNameRow, RecordPartyRow, RecordRow
from readout.desk.store.terms import Term, for_postgres, for_sqlite, terms_of
from readout.desk.store.words import words_in
from readout.record_types import type_of
from readout_schemas.desk import Order

Terms = tuple[Term, ...]
_SHOWN = (
    RecordRow.number,
    RecordRow.id,
    RecordRow.document,
    RecordRow.type,
    RecordRow.body,
    RecordRow.day,
    RecordRow.deadline_to,
)


class Search(ABC):
    """Finds records, documents and parties."""

    entry: ClassVar[str]
    """The column of the tables of words that has the numbers."""

    def records(
        self, session: Session, query: RecordQuery, order: Order = "newest", limit: int = 50, after: str | None = None
    ) -> Page[FoundRecord]:
        """Records, a page of them, with the words around what was looked for.

        Raises:
            InputError: ``after`` is no cursor of this order, or the page is too long.
        """
        found, terms = self.record_rows(session, query, order, limit, after), terms_of(query.words)
        return Page(tuple(_found(one, terms) for one in found.items), found.next)

    def record_rows(
        self, session: Session, query: RecordQuery, order: Order = "newest", limit: int = 50, after: str | None = None
    ) -> Page[FoundRow]:
        """Records as they are kept, a page of them, for those who hand them on. Errors as of ``records``."""
        size, terms = checked_limit(limit), terms_of(query.words)
        if terms is None and query.words.strip():
            return Page((), None)
        wanted, number = select(RecordRow.number).where(*record_filters(query)), RecordRow.number.expression
        if terms is not None:
            words = self._table("record_words")
            number = words.c[self.entry]
            wanted = wanted.join(words, number == RecordRow.number).where(self._has(words, terms))
        if order == "day" and query.end is not None:
            wanted = wanted.where(RecordRow.day <= query.end)  # as follows from the filter: so the index begins there
        numbers = session.scalars(ordered(wanted, order, after, number).limit(size + 1)).all()
        # Rows are long: they are fetched when they are known, and not put in order.
        found = session.execute(select(*_SHOWN).where(RecordRow.number.in_(numbers)))
        rows = {row.number: row for row in found}
        shown = [rows[number] for number in numbers[:size]]
        last = shown[-1] if len(numbers) > size else None
        cursor = last and cursor_behind(order, last.number, last.day if order == "day" else last.deadline_to)
        return Page(tuple(FoundRow(row.id, row.type, row.document, row.body) for row in shown), cursor)

    def documents(
        self, session: Session, query: DocumentQuery, limit: int = 50, after: str | None = None
    ) -> Page[FoundDocument]:
        """Documents, a page of them, what came last first.

        Raises:
            InputError: ``after`` is no cursor of this order, or the page is too long.
        """
        size, terms = checked_limit(limit), terms_of(query.words)
        place = place_of_cursor(after, "documents", (int,))
        if terms is None and query.words.strip():
            return Page((), None)
        before = None if place is None else int(place[0])
        numbers = self._numbers(session, query, terms, before, size + 1)
        rows = select(DocumentRow).where(DocumentRow.number.in_(numbers[:size])).order_by(DocumentRow.number.desc())
        whole = rows.options(undefer(DocumentRow.text))  # else each text is asked for by itself
        shown = tuple(_found_document(row, terms) for row in session.scalars(whole))
        return Page(shown, cursor_of("documents", numbers[size - 1]) if len(numbers) > size else None)

    def _numbers(
        self, session: Session, query: DocumentQuery, terms: Terms | None, before: int | None, most: int
    ) -> Sequence[int]:
        """The numbers of documents, those that came last first."""
        wanted = select(DocumentRow.number).where(*document_filters(query))
        if terms is None:
            behind = [] if before is None else [DocumentRow.number < before]
            return session.scalars(wanted.where(*behind).order_by(DocumentRow.number.desc()).limit(most)).all()
        words = self._table("document_words")
        entry = words.c[self.entry]
        wanted = wanted.join(words, DocumentRow.number == entry.op(">>")(literal_column("10")))
        wanted = wanted.where(self._has(words, terms)).order_by(entry.desc()).limit(most)
        numbers: dict[int, None] = {}
        while len(numbers) < most:  # a long document has several entries, which stand together
            some = session.scalars(wanted if before is None else wanted.where(entry < before * PARTS)).all()
            numbers |= dict.fromkeys(some)
            if len(some) < most:
                break
            before = some[-1]
        return list(numbers)[:most]

    def parties(self, session: Session, words: str = "", limit: int = 20) -> list[FoundParty]:
        """Parties whose names have words that begin with all of these; those with most records first."""
        named = [PartyNameRow.words.contains(f" {word.text}", autoescape=True) for word in words_in(words)]
        count = func.count(RecordPartyRow.record.distinct())
        found = (
            select(PartyNameRow.key, PartyNameRow.name, count)
            .join(RecordPartyRow, RecordPartyRow.key == PartyNameRow.key)
            .where(*named)
            .group_by(PartyNameRow.key, PartyNameRow.name)
            .order_by(count.desc(), PartyNameRow.key)
            .limit(checked_limit(limit))
        )
        return [FoundParty(*row) for row in session.execute(found)]

    def _table(self, name: str) -> TableClause:
        return table(name, column(self.entry), column("words"))

    @abstractmethod
    def _has(self, words: TableClause, terms: Terms) -> ColumnElement[bool]:
        """That a row of a table of words has all terms."""


class SqliteSearch(Search):
    """By FTS5."""

    entry = "rowid"

    def _has(self, words: TableClause, terms: Terms) -> ColumnElement[bool]:
        return literal_column(words.name).bool_op("MATCH")(for_sqlite(terms))


class PostgresSearch(Search):
    """By ``tsvector`` and GIN."""

    entry = "entry"

    def _has(self, words: TableClause, terms: Terms) -> ColumnElement[bool]:
        return words.c.words.bool_op("@@")(cast(for_postgres(terms), TSQUERY))


def _found(row: FoundRow, terms: Terms | None) -> FoundRecord:
    record = record_from(row.type, row.body)
    told = [record.evidence[0].text, *(texts_of(record) if terms else ())]
    return FoundRecord(record, type_of(record), row.document, excerpt_of(told, terms))


def _found_document(row: DocumentRow, terms: Terms | None) -> FoundDocument:
    return FoundDocument(document_from(row.body), excerpt(row.text, terms))
