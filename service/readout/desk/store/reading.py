"""Reading back: documents, reports and records as they were added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from readout.desk.store.parsing import read_record
from readout.desk.store.tables import DocumentRow, RecordRow, ReportRow
from readout_schemas import AnyRecord, Document, Report

AT_ONCE = 200
"""Rows that are in memory at once, and names that one question to the database has."""
T = TypeVar("T")


def documents(session: Session, *, with_text: bool = True) -> Iterator[Document]:
    """All documents, in the order in which they came."""
    for numbers in portions(session.scalars(select(DocumentRow.number).order_by(DocumentRow.number)).all()):
        rows = select(DocumentRow).where(DocumentRow.number.in_(numbers)).order_by(DocumentRow.number)
        for row in session.scalars(rows.options(undefer(DocumentRow.text)) if with_text else rows):
            yield document_of(row, with_text=with_text)
        session.expunge_all()


def document(session: Session, name: str) -> Document | None:
    """The document of an id."""
    row = session.scalar(select(DocumentRow).where(DocumentRow.id == name))
    return None if row is None else document_of(row)


def current_reports(session: Session, named: Iterable[str] | None = None) -> Iterator[Report]:
    """The current report of each document, or of those that are named, in the order in which the documents came."""
    yield from (report for _, report in _reports(session, named, only_current=True))


def all_reports(session: Session) -> Iterator[tuple[ReportRow, Report]]:
    """Every report with its row, a document's together, the older first."""
    yield from _reports(session, None, only_current=False)


def _reports(
    session: Session, named: Iterable[str] | None, *, only_current: bool
) -> Iterator[tuple[ReportRow, Report]]:
    numbers = select(DocumentRow.number).order_by(DocumentRow.number)
    if named is not None:
        found = (session.scalars(numbers.where(DocumentRow.id.in_(some))).all() for some in portions(named))
        chosen = sorted(number for several in found for number in several)
    else:
        chosen = list(session.scalars(numbers))
    for part in portions(chosen):
        rows = (
            select(ReportRow, DocumentRow.text)
            .join(DocumentRow, DocumentRow.id == ReportRow.document)
            .where(DocumentRow.number.in_(part))
            .order_by(DocumentRow.number, ReportRow.current, ReportRow.added_at, ReportRow.id)
        )
        for row, text in session.execute(rows.where(ReportRow.current) if only_current else rows):
            yield row, report_of(row.body, text)


def records(session: Session, named: Iterable[str]) -> dict[str, AnyRecord]:
    """The records of some ids, by id, in their order; those that are not there are left out."""
    found: dict[str, AnyRecord] = {}
    for some in portions(named):
        rows = session.scalars(select(RecordRow).where(RecordRow.id.in_(some)))
        by_id = {row.id: record_of(row) for row in rows}
        found |= {name: by_id[name] for name in some if name in by_id}
    return found


def document_of(row: DocumentRow, *, with_text: bool = True) -> Document:
    """The document of a row."""
    document = Document.model_validate_json(row.body)
    return document.model_copy(update={"text": row.text}) if with_text else document


def report_of(body: str, text: str | None) -> Report:
    """The report of a row's JSON, with its document's text put back: the spans were checked when it was added."""
    report = Report.model_validate_json(body)
    return report.model_copy(update={"document": report.document.model_copy(update={"text": text})})


def record_of(row: RecordRow) -> AnyRecord:
    """The record of a row."""
    return read_record(row.type, row.body)


def portions(items: Iterable[T], size: int = AT_ONCE) -> Iterator[list[T]]:
    """The items in their order, some at a time."""
    rest = iter(items)
    while several := list(islice(rest, size)):
        yield several
