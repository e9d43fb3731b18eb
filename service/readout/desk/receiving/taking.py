"""Taking in what another store exported: in one transaction, so that it is there whole or not at all."""

from __future__ import annotations

import datetime as dt
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

from readout.desk.receiving.clusters import ReceivedClusters
from readout.desk.receiving.contrary import contrary
from readout.desk.receiving.editions import ReceivedEditions
from readout.desk.receiving.reviews import ReceivedReviews
from readout.desk.receiving.work import ReceivedWork
from readout.desk.store.adding import Placing
from readout.desk.store.engine import Store
from readout.desk.store.indexing import Index
from readout.desk.store.moving import Row, moved_tables, put_rows, read_export
from readout.desk.store.reading import portions, record_of
from readout.desk.store.renaming import Renaming
from readout.desk.store.resettling import resettle
from readout.desk.store.rows import texts_of
from readout.desk.store.tables import DocumentRow, FailureRow, RecordRow, ReportRow, RunRow
from readout.errors import InputError
from readout.faults import first_fault_of
from readout.references import first_fault
from readout_schemas import Document, Report

Rows = Iterator[tuple[str, Row]]
_COUNTED = ("editions", "reviews", "watches", "jobs")


@dataclass(slots=True)
class Received:
    """What came."""

    documents: int = 0
    reports: int = 0
    editions: int = 0
    reviews: int = 0
    watches: int = 0
    jobs: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    """What a store with a history of its own did not take: editions of documents that are called otherwise here,
    verdicts of a model on pairs of which it has another one, watches beyond their number."""
    contrary: tuple[str, ...] = ()
    """Ids of the records and clusters of which reviewers said otherwise here and there: both sayings stay."""


def receive(store: Store, session: Session, index: Index, file: Path, now: dt.datetime) -> Received:
    """Take in a file, in a transaction of whoever calls.

    Raises:
        InputError: the file cannot be read, or is none of a desk.
    """
    is_empty = all(session.execute(select(table).limit(1)).first() is None for table in moved_tables())
    found = read_export(file)
    try:
        if not is_empty:
            return _Beside(session, index).take(file, now)
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
            if name in _COUNTED:
                setattr(done, name, getattr(done, name) + len(some))
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
    numbered = ("documents", "records", "failures", "reviews", "reviewed_records")
    for table in (*numbered, "watches", "jobs", "job_documents", "job_events"):
        session.execute(
            text(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'number'), "  # noqa: S608  (one of these names)
                f"(SELECT coalesce(max(number), 0) + 1 FROM {table}), false)"
            )
        )


class _Beside:
    """Puts what came beside what is there: reports as if they were added, each at its time.

    The file is read twice: clusters are put when all records are there.
    """

    def __init__(self, session: Session, index: Index) -> None:
        self._session = session
        self._index = index
        self._done = Received()
        self._document: Row = {}
        self._renaming = Renaming()
        self._editions = ReceivedEditions(session, self._renaming.names)
        self._reviews = ReceivedReviews(session, self._renaming)
        self._clusters = ReceivedClusters(session, self._renaming)
        self._work = ReceivedWork(session, self._renaming, self._editions)

    def take(self, file: Path, now: dt.datetime) -> Received:
        """Take what a store with a history takes."""
        for name, row in read_export(file):
            self._row(name, row)
        self._editions.finish()
        self._work.finish()
        for document in sorted(self._reviews.put()):
            resettle(self._session, self._index, document, now)
        for name, rows in itertools.groupby(read_export(file), key=itemgetter(0)):
            if name == "clusters":
                self._clusters.take(row for _, row in rows)
            elif name == "doubts":
                self._clusters.doubts(row for _, row in rows)
        self._clusters.finish()
        self._reviews.lead(self._clusters.now)
        return self._told()

    def _row(self, name: str, row: Row) -> None:
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
            case "reviews" | "reviewed_records":
                self._reviews.take(name, row)
            case "cluster_records":
                self._clusters.member(row)
            case _:
                self._work.take(name, row)

    def _told(self) -> Received:
        done = self._done
        done.editions, done.reviews = self._editions.new, len(self._reviews.new)
        done.watches, done.jobs = self._work.watches, self._work.jobs
        done.left_out["verdicts of a model"] = self._clusters.contrary
        done.left_out["watches"] = self._work.left_out
        done.left_out = +done.left_out
        done.contrary = tuple(contrary(self._session, self._reviews.new))
        return done

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
        if here is not None and here != document["id"]:
            self._renaming.names[document["id"]] = here
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
