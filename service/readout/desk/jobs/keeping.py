"""What comes of a job, on its way into the store: each document in one transaction with what became of it."""

from __future__ import annotations

import datetime as dt
import functools
import json
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import exists, func, select, update
from sqlalchemy.orm import Session

from readout.clock import Clock
from readout.desk.jobs.ending import note
from readout.desk.jobs.limits import RUN, day_of
from readout.desk.jobs.seen import Seen, Tried
from readout.desk.jobs.sources import Skip, Source, listed
from readout.desk.jobs.submitting import put_sources
from readout.desk.jobs.things import Given
from readout.desk.store.adding import Placing
from readout.desk.store.columns import kept
from readout.desk.store.engine import Store
from readout.desk.store.identity import text_hash
from readout.desk.store.indexing import Index
from readout.desk.store.job_tables import JobDocumentRow, JobRow, JobSourceRow
from readout.desk.store.runs import RunLog
from readout.desk.store.tables import DocumentRow, FailureRow
from readout.errors import DeskError
from readout_schemas import Document, Report, Run
from readout_schemas.desk import JobKind, Outcome

T = TypeVar("T")
TRIES = 10
"""How often a write is tried that the store refuses, a second apart: a server that is restarted is back by then."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A job that is worked on."""

    number: int
    id: str
    kind: JobKind
    what: str
    wanted: dict[str, Any]
    watch: int | None

    @classmethod
    def of(cls, row: JobRow) -> Taken:
        """From its row."""
        return cls(row.number, row.id, row.kind, row.what, json.loads(row.wanted), row.watch)  # type: ignore[arg-type]


class Keeping:
    """Where what comes of one job goes. One thread at a time uses it."""

    def __init__(self, store: Store, index: Index, clock: Clock, job: Taken) -> None:
        self._store = store
        self._index = index
        self._clock = clock
        self.job = job
        self._again = bool(job.wanted.get("again"))
        self._log: tuple[dt.datetime, RunLog] | None = None
        with store.reading() as session:
            rows = session.execute(
                select(JobDocumentRow.sha256, JobDocumentRow.source).where(JobDocumentRow.job == job.number)
            ).all()
        self._done = {sha256 or source for sha256, source in rows}
        self.seen = None if job.watch is None else Seen(store, job.watch)
        self._tried: defaultdict[int, Tried] = defaultdict(Tried)

    def list_sources(self, skip: Skip) -> None:
        """Put what stands in a folder, or in a file of links, in its place: each is done on its own.

        Raises:
            InputError: it is not there, or cannot be read.
        """
        for place in self.places():
            several = listed(self.source(place), skip)
            if several is not None:
                new = several if self.seen is None else self.seen.unseen(several)
                self._write(functools.partial(self._listed, place=place, new=new))

    def _listed(self, session: Session, *, place: int, new: list[Given]) -> None:
        last = session.scalar(select(func.max(JobSourceRow.place)).where(JobSourceRow.job == self.job.number)) or 0
        put_sources(session, self.job.number, new, last + 1)
        self._mark_done(session, place)

    def places(self) -> list[int]:
        """Where the sources stand that are not done."""
        query = select(JobSourceRow.place).where(JobSourceRow.job == self.job.number, JobSourceRow.done.is_(False))
        with self._store.reading() as session:
            return list(session.scalars(query.order_by(JobSourceRow.place)))

    def source(self, place: int) -> Source:
        """One source, with its bytes."""
        with self._store.reading() as session:
            return Source.of(session.get_one(JobSourceRow, (self.job.number, place)))

    def is_known(self, document: Document) -> bool:
        """Whether a model need not be asked about it: this job had it, or the desk has it whole."""
        return _mark(document) in self._done or (not self._again and self._known_as(document) is not None)

    def passes(self, document: Document, source: Source) -> bool:
        """Pass over a document that is known, and say so once, but for a watch, of which that is no news.

        Returns:
            Whether it was passed over.
        """
        if _mark(document) not in self._done:
            name = None if self._again else self._known_as(document)
            if name is None:
                return False
            if self.seen is None:
                self._write(lambda session: self._put(session, document, "known", name=name))
            self._done.add(_mark(document))
        self._tried[source.place].add(document, source.name, failed=False)
        return True

    def _known_as(self, document: Document) -> str | None:
        """The id of the document in the desk that has this text, and of which everything was got."""
        if document.text is None:
            return None
        failing = exists().where(FailureRow.source == DocumentRow.source)
        query = select(DocumentRow.id).where(DocumentRow.sha256 == text_hash(document.text), ~failing)
        with self._store.reading() as session:
            return session.scalar(query)

    def keep(self, report: Report, source: Source, *, is_last: bool) -> None:
        """Keep a report with what became of it; nothing is kept twice.

        Args:
            report: what was read.
            source: where it was found.
            is_last: whether the source is done with it.
        """
        document = report.document
        failed = document.error is not None and not document.is_copy
        self._tried[source.place].add(document, source.name, failed=failed)
        self._write(lambda session: self._kept(session, report))
        self._done.add(_mark(document))
        if is_last:
            self.finish(source)

    def _kept(self, session: Session, report: Report) -> Outcome:
        if report.document.text is not None and self._has(session, report.document):
            return "known"  # it was written, and the store was gone before it could say so
        placing = Placing(session, self._index, self._now(), functools.partial(self._noted, session))
        outcome, name = placing.place(report)
        if outcome in {"known", "copy"}:
            self._noted(session, report.run)  # it was paid for all the same
        self._put(session, report.document, outcome, name=name, report=report)
        return outcome

    def _noted(self, session: Session, run: Run) -> str | None:
        """Note what was asked in the run of today, for what is spent is counted by day."""
        if not (run.calls or run.reused):  # its price is not known, and would leave that of the day unknown
            return None
        today = day_of(self._now())
        if self._log is None or self._log[0] != today:
            self._log = (today, RunLog(self._clock, RUN))
        return self._log[1].note(session, run)

    def _has(self, session: Session, document: Document) -> bool:
        of_it = (JobDocumentRow.job == self.job.number, JobDocumentRow.sha256 == text_hash(document.text or ""))
        return session.scalar(select(JobDocumentRow.number).where(*of_it).limit(1)) is not None

    def _put(
        self, session: Session, document: Document, outcome: Outcome, *, name: str, report: Report | None = None
    ) -> None:
        now, job = self._now(), session.get_one(JobRow, self.job.number)
        came = report is not None and outcome in {"new", "anew"}
        row = JobDocumentRow(
            job=job.number,
            at=now,
            document=name,
            source=kept(document.source),
            sha256=None if document.text is None else text_hash(document.text),
            outcome=outcome,
            records=len(report.records()) if report is not None and came else 0,
            error=None if document.error is None or document.is_copy else kept(document.error),
            asked=report is not None and report.run.calls + report.run.reused > 0,
        )
        session.add(row)
        job.cost_usd += 0.0 if report is None else report.run.cost_usd or 0.0
        session.flush()
        note(session, job, now, "document", document=row)

    def finish(self, source: Source) -> None:
        """Say that a source is done; its bytes are kept no longer."""
        self._write(lambda session: self._finish(session, source))

    def _finish(self, session: Session, source: Source) -> None:
        self._mark_done(session, source.place)
        if self.seen is not None:
            self.seen.note(session, self._tried[source.place].names(source.mark), self._now())

    def _mark_done(self, session: Session, place: int) -> None:
        of_it = update(JobSourceRow).where(JobSourceRow.job == self.job.number, JobSourceRow.place == place)
        session.execute(of_it.values(done=True, body=None).execution_options(synchronize_session=False))

    def note(self, kind: str, told: str) -> None:
        """Add an event."""
        self._write(lambda session: note(session, session.get_one(JobRow, self.job.number), self._now(), kind, told))

    def _write(self, work: Callable[[Session], T]) -> T:
        """Write, and wait for a store that is away for a moment: what a model was paid for is under way."""
        for left in reversed(range(TRIES)):
            try:
                with self._store.writing() as session:
                    return work(session)
            except DeskError:
                if not left:
                    raise
                time.sleep(1)
        raise AssertionError("the last try returns or raises")

    def _now(self) -> dt.datetime:
        return dt.datetime.fromtimestamp(self._clock.wall(), dt.UTC)


def _mark(document: Document) -> str:
    """What a document is known by within a job: its text, else where it was."""
    return document.source if document.text is None else text_hash(document.text)
