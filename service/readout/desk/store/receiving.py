"""Taking in what another store exported: in one transaction, so that it is there whole or not at all."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from readout.desk.store.adding import Placing
from readout.desk.store.engine import Store
from readout.desk.store.indexing import Index
from readout.desk.store.moving import Row, moved_tables, put_rows, read_export
from readout.desk.store.reading import portions, record_of
from readout.desk.store.receiving_editions import ReceivedEditions
from readout.desk.store.rows import texts_of
from readout.desk.store.tables import DocumentRow, FailureRow, RecordRow, ReportRow, RunRow
from readout.errors import InputError
from readout.faults import first_fault_of
from readout.references import first_fault
from readout_schemas import Document, Report

Rows = Iterator[tuple[str, Row]]
_MADE_OF_REPORTS = frozenset({"records", "record_parties", "party_names"})
"""Tables whose rows a report is put into anew."""


@dataclass(slots=True)
class Received:
    """What came."""

    documents: int = 0
    reports: int = 0
    editions: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    """Rows by table that a store with a history of its own did not take: clusters, reviews, and editions of documents
    that are called otherwise here."""


def receive(store: Store, session: Session, index: Index, file: Path) -> Received:
    """Take in a file, in a transaction of whoever calls.

    Raises:
        InputError: the file cannot be read, or is none of a desk.
    """
    is_empty = all(session.execute(select(table).limit(1)).first() is None for table in moved_tables())
    found = read_export(file)
    try:
        if not is_empty:
            return _Beside(session, index).take(found)
        done = _everything(session, index, found)
    except ValidationError as error:
        raise InputError(f"{file} has what no release wrote ({first_fault_of(error)}): export anew") from None
    except IntegrityError as error:
        raise InputError(f"{file} has rows that do not fit together ({error.orig}): export anew") from None
    if not store.is_sqlite:
        _set_counters(session)
    return done


def _everything(session: Session, index: Index, found: Rows) -> Received:
    """Everything as it was, numbers too; only the words are put anew."""
    done = Received()
    for name, several in itertools.groupby(found, key=itemgetter(0)):
        for some in portions(row for _, row in several):
            if name == "reports":
                for row in some:
                    Report.model_validate_json(row["body"])
                done.reports += len(some)
            done.editions += len(some) if name == "editions" else 0
            put_rows(session, name, some)
            if name == "documents":
                done.documents += len(some)
                _index_documents(session, index, some)
            elif name == "records":
                _index_records(session, index, some)
    return done


def _index_documents(session: Session, index: Index, several: Iterable[Row]) -> None:
    for row in several:
        told = Document.model_validate_json(row["body"])
        said = (told.title, told.author, told.publisher, row["text"])
        index.put_document(session, row["number"], [one for one in said if one])


def _index_records(session: Session, index: Index, several: Iterable[Row]) -> None:
    index.put_records(session, {row["number"]: texts_of(record_of(RecordRow(**row))) for row in several})


def _set_counters(session: Session) -> None:
    """Let PostgreSQL's counters go on behind the numbers that came."""
    for table in ("documents", "records", "failures", "reviews", "reviewed_records"):
        session.execute(
            text(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'number'), "  # noqa: S608  (one of these names)
                f"(SELECT coalesce(max(number), 0) + 1 FROM {table}), false)"
            )
        )


class _Beside:
    """Puts what came beside what is there: reports as if they were added, each at its time."""

    def __init__(self, session: Session, index: Index) -> None:
        self._session = session
        self._index = index
        self._done = Received()
        self._document: Row = {}
        self._renamed: set[str] = set()
        self._editions = ReceivedEditions(session, self._renamed)

    def take(self, found: Rows) -> Received:
        """Take what a store with a history takes."""
        for name, row in found:
            match name:
                case "runs":
                    if self._session.get(RunRow, row["id"]) is None:
                        self._session.execute(insert(RunRow), [row])
                case "documents":
                    self._document = row
                case "reports":
                    self._report(row)
                case "failures":
                    self._failure(row)
                case "editions" | "deliveries":
                    self._done.left_out[name] += not self._editions.take(name, row)
                case _ if name not in _MADE_OF_REPORTS:
                    self._done.left_out[name] += 1
        self._editions.finish()
        self._done.left_out = +self._done.left_out
        self._done.editions = self._editions.new
        return self._done

    def _report(self, row: Row) -> None:
        document = self._document
        bare = Report.model_validate_json(row["body"])
        told = bare.model_dump(mode="json")
        told["document"]["text"] = document["text"]
        report = Report.model_validate(told)
        fault = first_fault(report)
        if fault is not None:
            raise InputError(f"a report of {document['id']!r} is wrong ({fault}): export anew")
        placing = Placing(self._session, self._index, row["added_at"], lambda _: row["run"])
        outcome, name = placing.place(report, current=row["current"] and self._is_later(row), exact=True)
        here = self._session.scalar(select(DocumentRow.id).where(DocumentRow.sha256 == document["sha256"]))
        if here != document["id"]:
            self._renamed.add(document["id"])
        self._done.reports += outcome in {"new", "anew"}
        if outcome == "new":
            self._done.documents += 1
            self._session.get_one(DocumentRow, self._number(name)).added_at = document["added_at"]

    def _is_later(self, row: Row) -> bool:
        """Whether a report is later than the one that is current here."""
        current = select(ReportRow.added_at).join(DocumentRow, DocumentRow.id == ReportRow.document)
        here = self._session.scalar(current.where(ReportRow.current, DocumentRow.sha256 == self._document["sha256"]))
        return here is None or here < row["added_at"]

    def _number(self, name: str) -> int:
        return self._session.scalars(select(DocumentRow.number).where(DocumentRow.id == name)).one()

    def _failure(self, row: Row) -> None:
        """A failure, unless its source is listed or has been read here."""
        for table in (FailureRow, DocumentRow):
            if self._session.scalar(select(table.number).where(table.source == row["source"])) is not None:
                return
        self._session.execute(insert(FailureRow), [{key: value for key, value in row.items() if key != "number"}])
