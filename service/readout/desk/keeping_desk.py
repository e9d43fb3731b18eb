"""What is kept: added, found, moved and forgotten."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from readout.clock import SYSTEM, Clock
from readout.desk.receiving import Received, receive
from readout.desk.store import reading, removing
from readout.desk.store.adding import Added, Adding
from readout.desk.store.backing_up import back_up
from readout.desk.store.engine import Store
from readout.desk.store.inbox import Failure, failures
from readout.desk.store.indexing import PostgresIndex, SqliteIndex
from readout.desk.store.moving import Exported, write_export
from readout.desk.store.places import place_of
from readout.desk.store.queries import (
    DocumentQuery,
    FoundDocument,
    FoundParty,
    FoundRecord,
    FoundRow,
    Page,
    RecordQuery,
)
from readout.desk.store.reading import portions
from readout.desk.store.removing import Forgotten
from readout.desk.store.searching import PostgresSearch, SqliteSearch
from readout.desk.store.status import Status, status_of
from readout_schemas import AnyRecord, Document, Report
from readout_schemas.desk import Order

TOGETHER = 50
"""Reports that are added in one transaction: of one that cannot be kept, the others go with it."""


class KeepingDesk:
    """A store that remembers what was read, and finds it."""

    def __init__(self, store: Store, clock: Clock = SYSTEM) -> None:
        self.store = store
        self.clock = clock
        self.index = SqliteIndex() if store.is_sqlite else PostgresIndex()
        self.search = SqliteSearch() if store.is_sqlite else PostgresSearch()

    @classmethod
    def open(cls, address: str | os.PathLike[str] | None = None, clock: Clock = SYSTEM) -> Self:
        """Open a store, make it where there is none, and bring an older one up to date.

        Args:
            address: a file, or ``postgresql://…``; ``None`` for what ``READOUT_DESK`` says, else the file in the
                user's folder for data.
            clock: what dates all that is added.

        Raises:
            SettingsError: the address is of another kind, or a package is missing.
            DeskError: the store cannot be opened, is of a newer release or of another program.
        """
        return cls(Store(place_of(address)), clock)

    def add(self, reports: Iterable[Report]) -> Added:
        """Add reports; what is there already adds nothing.

        A document is known by its text. When it is read again, by another prompt or model or with other metadata, the
        new report becomes the current one, and the older is kept. The same text from another source is a copy, and is
        left out. A report that failed is listed in the inbox.

        Raises:
            DeskError: the store cannot be written; what was added until then is kept.
        """
        adding = self.adding()
        for several in portions(reports, TOGETHER):
            adding.add_all(several)
        return adding.added

    def adding(self, kind: str = "add") -> Adding:
        """What adds reports as they come, in one run."""
        return Adding(self.store, self.index, self.clock, kind)

    def documents(self, *, with_text: bool = True) -> Iterator[Document]:
        """All documents, in the order in which they came.

        Raises:
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            yield from reading.documents(session, with_text=with_text)

    def document(self, name: str) -> Document:
        """The document of an id.

        Raises:
            KeyError: there is none.
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            found = reading.document(session, name)
        if found is None:
            raise KeyError(f"no document has the id {name!r}")
        return found

    def reports(self, documents: Iterable[str] | None = None) -> Iterator[Report]:
        """The current report of each document, or of those that are named, in the order in which these came.

        Raises:
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            yield from reading.current_reports(session, documents)

    def records(self, named: Iterable[str]) -> dict[str, AnyRecord]:
        """Records of current reports by id; those that are not there are left out.

        Raises:
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            return reading.records(session, named)

    def find_records(
        self, query: RecordQuery, *, order: Order = "newest", limit: int = 50, after: str | None = None
    ) -> Page[FoundRecord]:
        """Records of current reports, a page of them.

        Args:
            query: which.
            order: ``newest`` (what came last first), ``day`` (the latest first) or ``due`` (the earliest deadline
                first, of records that have one).
            limit: items of a page, 200 at most.
            after: ``next`` of the page before.

        Raises:
            InputError: ``after`` is no cursor of this order, or the page is too long.
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            return self.search.records(session, query, order, limit, after)

    def find_rows(
        self, query: RecordQuery, *, order: Order = "newest", limit: int = 50, after: str | None = None
    ) -> Page[FoundRow]:
        """Records as they are kept, for those who hand them on. Arguments and errors as for ``find_records``."""
        with self.store.reading() as session:
            return self.search.record_rows(session, query, order, limit, after)

    def find_documents(self, query: DocumentQuery, *, limit: int = 50, after: str | None = None) -> Page[FoundDocument]:
        """Documents, a page of them, what came last first. Arguments and errors as for ``find_records``."""
        with self.store.reading() as session:
            return self.search.documents(session, query, limit, after)

    def parties(self, words: str = "", *, limit: int = 20) -> list[FoundParty]:
        """Parties whose names have words that begin with all of these; those with most records first.

        Raises:
            InputError: the list is too long.
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            return self.search.parties(session, words, limit)

    def failures(self) -> list[Failure]:
        """The inbox's sources that failed, the latest first.

        Raises:
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            return failures(session)

    def status(self) -> Status:
        """How much is there.

        Raises:
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            return status_of(self.store, session)

    def forget(self, document: str) -> Forgotten:
        """Remove a document with all that rests on it; editions that cite it stand without its text and words.

        Args:
            document: its id, or the source as it was added; of a source that failed, it leaves the inbox.

        Raises:
            InputError: there is none.
            DeskError: the store cannot be written; nothing was removed.
        """
        with self.store.removing() as session:
            names = removing.names_of(session, document)
            removing.forget_failure(session, document)
            return removing.forget(session, names, self.now())

    def older_than(self, days: int) -> list[str]:
        """Ids of the documents that were added more than so many days ago, the oldest first.

        Raises:
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            return removing.older_than(session, days, self.now())

    def retain(self, days: int) -> Forgotten:
        """Remove the documents that were added more than so many days ago, as ``forget`` does it, and jobs of then.

        Raises:
            DeskError: the store cannot be written; nothing was removed.
        """
        with self.store.removing() as session:
            gone = removing.forget(session, removing.older_than(session, days, self.now()), self.now())
            removing.forget_jobs(session, days, self.now())
        return gone

    def export(self, file: str | os.PathLike[str]) -> Exported:
        """Write what is there into a file of JSON Lines, compressed with gzip; how many rows there are, and what stays.

        What stays: tokens and the audit, jobs that have not ended, watches whose address holds a secret.

        Raises:
            SettingsError: the file cannot be written.
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            return write_export(session, Path(file))

    def import_(self, file: str | os.PathLike[str]) -> Received:
        """Take in what another store exported, all or nothing; what is there already adds nothing.

        An empty store becomes what the other one was. One that has something gets it beside what it has, each thing
        once: what the records tell of is joined by the next turn, as when reports are added.

        Raises:
            InputError: the file cannot be read, or is no export of this release.
            DeskError: the store cannot be written; nothing was taken in.
        """
        with self.store.writing() as session:
            return receive(self.store, session, self.index, Path(file), self.now())

    def backup(self, file: str | os.PathLike[str]) -> int:
        """Copy the store into a file while it is in use; the copy's size in bytes.

        Raises:
            SettingsError: the store is on PostgreSQL, which has programs of its own, or the file cannot be written.
            DeskError: the store cannot be read.
        """
        return back_up(self.store, Path(file))

    def now(self) -> dt.datetime:
        """The time, in UTC."""
        return dt.datetime.fromtimestamp(self.clock.wall(), dt.UTC)

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
