"""Adding reports: each in one transaction, and what is there already adds nothing."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Select, delete, select, update
from sqlalchemy.orm import Session

from readout.clock import Clock
from readout.desk.store.columns import kept
from readout.desk.store.engine import Store
from readout.desk.store.identity import reading_of, report_id, text_hash
from readout.desk.store.inbox import note_failure, settle_failure
from readout.desk.store.indexing import Index
from readout.desk.store.reading import portions
from readout.desk.store.renaming import renamed
from readout.desk.store.rows import party_rows, row_of, texts_of
from readout.desk.store.runs import RunLog
from readout.desk.store.settling import as_reviewed
from readout.desk.store.tables import (
    ClusterRecordRow,
    ClusterRow,
    DocumentRow,
    PartyNameRow,
    RecordPartyRow,
    RecordRow,
    ReportRow,
)
from readout.desk.store.words import words_in
from readout_schemas import AnyRecord, Document, Report, Run
from readout_schemas.desk import Outcome


@dataclass(slots=True)
class Added:
    """What became of reports."""

    new: int = 0
    anew: int = 0
    known: int = 0
    copy: int = 0
    failed: int = 0
    records: int = 0
    """Records that came with new documents and new readings."""
    documents: list[str] = field(default_factory=list)
    """Ids of the documents that are new or were read anew."""
    errors: list[str] = field(default_factory=list)
    """Of each source of which nothing, or not everything, was got, what is wrong with it."""


class Adding:
    """Adds reports, one after the other; what they cost becomes one run."""

    def __init__(self, store: Store, index: Index, clock: Clock, kind: str = "add") -> None:
        self._store = store
        self._index = index
        self._clock = clock
        self._log = RunLog(clock, kind)
        self.added = Added()

    def add(self, report: Report) -> Outcome:
        """Add a report; it is on disk when this returns.

        Raises:
            DeskError: the store cannot be written; nothing of the report was kept.
        """
        return self.add_all([report])[0]

    def add_all(self, reports: Iterable[Report]) -> list[Outcome]:
        """Add reports in one transaction, all or none.

        Raises:
            DeskError: the store cannot be written; nothing of them was kept.
        """
        several = list(reports)
        with self._store.writing() as session:
            now = dt.datetime.fromtimestamp(self._clock.wall(), dt.UTC)
            placing = Placing(session, self._index, now, functools.partial(self._log.note, session))
            outcomes = [placing.place(report) for report in several]
        for report, (outcome, name) in zip(several, outcomes, strict=True):
            self._count(report, outcome, name)
        return [outcome for outcome, _ in outcomes]

    def _count(self, report: Report, outcome: Outcome, name: str) -> None:
        setattr(self.added, outcome, getattr(self.added, outcome) + 1)
        if outcome in {"new", "anew"}:
            self.added.records += len(report.records())
            self.added.documents.append(name)
        error = report.document.error
        if error is not None and not report.document.is_copy:
            self.added.errors.append(
                error if error.startswith(report.document.source) else f"{report.document.source}: {error}"
            )


@dataclass(slots=True)
class Placing:
    """One report's way into the tables."""

    session: Session
    index: Index
    now: dt.datetime
    run: Callable[[Run], str | None]
    """Notes what a report took; gives the id of the run that it is added in."""
    named: set[str] = field(default_factory=set)
    """Keys of parties whose names are there."""

    def place(self, report: Report, *, current: bool = True, exact: bool = False) -> tuple[Outcome, str]:
        """Put it where it belongs; what became of it, and its document's id.

        Args:
            report: the report.
            current: whether it takes the place of the one that is there.
            exact: whether it is kept whatever its source is: it was no copy where it comes from.
        """
        document = report.document
        if document.is_copy:
            return "copy", document.id
        nothing = document.error is not None and not (report.records() or report.rejected)
        if document.text is None or nothing:
            self.run(report.run)
            note_failure(self.session, document, self.now)
            return "failed", document.id
        outcome, name = self._placed(report, text_hash(document.text), current=current, exact=exact)
        if document.error is not None:
            note_failure(self.session, document, self.now)
        else:
            settle_failure(self.session, document)
        return outcome, name

    def _placed(self, report: Report, sha256: str, *, current: bool, exact: bool) -> tuple[Outcome, str]:
        row = self.session.scalar(select(DocumentRow).where(DocumentRow.sha256 == sha256))
        report = renamed(report, row.id if row is not None else self._free_name(report.document.id, sha256))
        name = report_id(report)
        if row is None:
            row = self._new_document(report.document, sha256)
            self._new_report(report, name, row, current=current, is_new=True)
            return "new", row.id
        if self.session.get(ReportRow, name) is not None:
            return "known", row.id
        if not exact and _is_elsewhere(report.document, row) and self._is_read_so(report, row):
            return "copy", row.id
        self._new_report(report, name, row, current=current)
        return "anew", row.id

    def _is_read_so(self, report: Report, row: DocumentRow) -> bool:
        """Whether a report of the document was got in the very same way."""
        bodies = self.session.scalars(select(ReportRow.body).where(ReportRow.document == row.id))
        return any(reading_of(Report.model_validate_json(body)) == reading_of(report) for body in bodies)

    def _free_name(self, name: str, sha256: str) -> str:
        wanted = kept(name)
        for length in (8, 16, 64):
            if self.session.scalar(select(DocumentRow.number).where(DocumentRow.id == wanted)) is None:
                break
            wanted = f"{kept(name)}-{sha256[:length]}"
        return wanted

    def _new_document(self, document: Document, sha256: str) -> DocumentRow:
        row = DocumentRow(id=document.id, sha256=sha256, added_at=self.now, text=document.text or "")
        _describe(row, document)
        self.session.add(row)
        self.session.flush()
        return row

    def _new_report(self, report: Report, name: str, row: DocumentRow, *, current: bool, is_new: bool = False) -> None:
        if current:
            if not is_new:
                self._withdraw(row)
            _describe(row, report.document)
        bare = report.model_copy(update={"document": report.document.model_copy(update={"text": None})})
        self.session.add(
            ReportRow(
                id=name,
                document=row.id,
                run=self.run(report.run),
                added_at=self.now,
                current=current,
                model=kept(report.run.model),
                body=bare.model_dump_json(),
            )
        )
        self.session.flush()
        if current:
            self._put_words(row, report.document)
            (standing,) = as_reviewed(self.session, [report])
            self.put_records(standing, standing.records(), name)

    def _withdraw(self, row: DocumentRow) -> None:
        """Take the document's current report back, with its records, of whose clusters it is said."""
        mark_stale(self.session, [row.id])
        self.session.execute(delete(RecordRow).where(RecordRow.document == row.id))
        self.session.execute(update(ReportRow).where(ReportRow.document == row.id).values(current=False))
        self.index.drop_document(self.session, row.number)

    def _put_words(self, row: DocumentRow, document: Document) -> None:
        said = (document.title, document.author, document.publisher, document.text)
        self.index.put_document(self.session, row.number, [text for text in said if text])

    def put_records(self, report: Report, records: Sequence[AnyRecord], name: str) -> None:
        """Put records of a report, by its id, into the tables."""
        parties = {party.id: party for party in report.parties}
        rows = [row_of(record, report.document, name) for record in records]
        self.session.add_all(rows)
        self.session.flush()
        placed = [(row.number, record) for row, record in zip(rows, records, strict=True)]
        self._put_parties([one for number, record in placed for one in party_rows(record, number, parties)])
        self.index.put_records(self.session, {number: texts_of(record) for number, record in placed})
        self.session.flush()

    def _put_parties(self, rows: Sequence[RecordPartyRow]) -> None:
        self.session.add_all(rows)
        names = {row.key: row.name for row in rows if row.key not in self.named}
        for keys in portions(names):
            self.named.update(self.session.scalars(select(PartyNameRow.key).where(PartyNameRow.key.in_(keys))))
        for key in names.keys() - self.named:
            words = "".join(f" {word.text}" for word in words_in(names[key]))
            self.session.add(PartyNameRow(key=key, name=names[key], words=words))
        self.named |= names.keys()


def mark_stale(session: Session, documents: list[str]) -> None:
    """Say of the clusters that hold records of documents that they are to be merged anew."""
    _mark(session, select(RecordRow.id).where(RecordRow.document.in_(documents)))


def mark_stale_of(session: Session, records: list[str]) -> None:
    """Say it of the clusters that hold these records."""
    _mark(session, select(RecordRow.id).where(RecordRow.id.in_(records)))


def _mark(session: Session, records: Select[str]) -> None:
    clusters = select(ClusterRecordRow.cluster).where(ClusterRecordRow.record.in_(records))
    session.execute(
        update(ClusterRow)
        .where(ClusterRow.id.in_(clusters))
        .values(stale=True)
        .execution_options(synchronize_session=False)
    )


def _is_elsewhere(document: Document, row: DocumentRow) -> bool:
    return kept(document.source) != row.source


def _describe(row: DocumentRow, document: Document) -> None:
    row.source = kept(document.source)
    row.title = document.title and kept(document.title)
    row.publisher = document.publisher and kept(document.publisher)
    row.published = document.published
    row.language = document.language and kept(document.language)
    row.body = document.model_dump_json(exclude={"text"})
