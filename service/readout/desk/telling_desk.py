"""What is asked of a store: what is due, what a party did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from readout.desk.keeping_desk import KeepingDesk
from readout.desk.store.queries import FoundParty
from readout.desk.telling import Which, due, party_named, party_page
from readout.desk.telling.things import documents_named
from readout_schemas import Document, RecordType
from readout_schemas.desk import DueList, PartyPage


class TellingDesk(KeepingDesk):
    """A store that tells what is in it, thing by thing."""

    def due(
        self,
        first: dt.date | None = None,
        last: dt.date | None = None,
        party: str | None = None,
        *,
        limit: int | None = None,
        after: str | None = None,
    ) -> DueList:
        """The commitments whose deadline ends in a stretch of days, and what became of each.

        Args:
            first: the first day; none for all before ``last``.
            last: the last day; none for all from ``first`` on.
            party: the key of a party that has a part in them.
            limit: commitments of a page, 200 at most; all without it.
            after: ``next`` of the page before.

        Raises:
            InputError: ``after`` is no cursor of this list, or the page is too long.
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            return due(session, self.now().date(), Which(first, last, party), limit, after)

    def documents_named(self, named: Iterable[str]) -> tuple[Document, ...]:
        """Documents without their texts, by their ids; those that are not there are left out.

        Raises:
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            return documents_named(session, named)

    def party_named(self, name: str) -> FoundParty:
        """The party of a key or a name.

        Raises:
            InputError: none is called so, or several are: the message names them.
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            return party_named(session, self.search, name)

    def party(
        self, key: str, *, kind: RecordType | None = None, limit: int = 50, after: str | None = None
    ) -> PartyPage:
        """What a party met, said, promised and imposed, each thing once, the latest day first; a page of it.

        Args:
            key: the party's, as ``parties`` and ``party_named`` give it.
            kind: one type alone.
            limit: entries of a page, 200 at most.
            after: ``next`` of the page before.

        Raises:
            InputError: there is no such party, ``after`` is no cursor of this order, or the page is too long.
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            return party_page(session, key, kind, limit, after)
