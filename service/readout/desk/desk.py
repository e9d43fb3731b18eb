"""The desk as a program uses it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Self

from readout.ask.settings import Settings
from readout.clock import SYSTEM, Clock
from readout.desk.editions import (
    Edition,
    NothingNew,
    Title,
    Turn,
    Wanted,
    catch_up,
    changes_between,
    edition,
    editions,
    make_edition,
    make_edition_with,
)
from readout.desk.store import reading
from readout.desk.store.adding import Added, Adding
from readout.desk.store.engine import Store
from readout.desk.store.inbox import Failure, failures
from readout.desk.store.indexing import PostgresIndex, SqliteIndex
from readout.desk.store.places import place_of
from readout.desk.store.queries import (
    DocumentQuery,
    FoundDocument,
    FoundParty,
    FoundRecord,
    Order,
    Page,
    RecordQuery,
)
from readout.desk.store.reading import portions
from readout.desk.store.searching import PostgresSearch, SqliteSearch
from readout.run_sync import run_sync
from readout_schemas import AnyRecord, Changes, Document, Report

ALL_THAT_IS_NEW = Wanted()
TOGETHER = 50
"""Reports that are added in one transaction: of one that cannot be kept, the others go with it."""


class Desk:
    """A store that remembers what was read. Threads may share it.

    >>> with Desk.open("desk.sqlite3") as desk:
    ...     desk.add(readout.load.reports("reports.jsonl"))
    """

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

    def find_documents(self, query: DocumentQuery, *, limit: int = 50, after: str | None = None) -> Page[FoundDocument]:
        """Documents, a page of them, what came last first. Arguments and errors as for ``find_records``."""
        with self.store.reading() as session:
            return self.search.documents(session, query, limit, after)

    def parties(self, words: str = "", *, limit: int = 20) -> list[FoundParty]:
        """Parties whose names have words that begin with all of these, in Latin letters; most records first.

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

    def catch_up(self) -> list[Turn]:
        """Join what came since the last turn to the clusters; ``brief`` does it too.

        Raises:
            DeskError: the store cannot be written.
        """
        return catch_up(self.store, self.clock)

    def brief(self, wanted: Wanted = ALL_THAT_IS_NEW, settings: Settings | None = None) -> Edition | NothingNew:
        """Make the next edition: what is new, developed, corroborated or disputed since the one before.

        Args:
            wanted: of what, since when.
            settings: how to ask a model for verdicts on what rules leave open, and for the summary; by rule alone
                without them.

        Raises:
            InputError: it is since an edition that there is not.
            SettingsError: a setting is wrong.
            LedgerError: the ledger cannot be read or written.
            DeskError: the store cannot be read or written.
        """
        if settings is None:
            return make_edition(self.store, self.clock, wanted)
        return run_sync(make_edition_with(self.store, self.clock, wanted, settings))

    def editions(self, topic: str | None = None) -> list[Title]:
        """What editions there are, the oldest first; of a topic, if one is given.

        Raises:
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            return list(editions(session, topic))

    def edition(self, number: int, topic: str = "") -> Edition:
        """An edition as it was made.

        Raises:
            InputError: there is none of this number.
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            return edition(session, number, topic)

    def changes(self, first: int, second: int, topic: str = "") -> Changes:
        """What is news in the second of two editions of a topic against the first.

        Raises:
            InputError: there is none of a number, or the second is the earlier one.
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            return changes_between(session, first, second, topic)

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
