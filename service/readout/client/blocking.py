"""The client of programs that wait for each answer."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self, TypeVar, Unpack

import httpx2
from tenacity import Retrying, retry_if_exception_type

from readout.client import asks
from readout.client.asking import Ask, ListAsk, Paged
from readout.client.listing import Listing
from readout.client.retrying import PATIENCE, TIMEOUT, AgainError, stops, waits
from readout.client.wire import Prepared, Wire
from readout_schemas import Briefing, Changes, Document, RecordType, Report
from readout_schemas.desk import (
    Audit,
    AuditItem,
    DocumentItem,
    Documents,
    Due,
    DueList,
    EditionItem,
    Editions,
    Gone,
    Made,
    Me,
    OneRecord,
    PartyEntry,
    PartyItem,
    PartyPage,
    RecordItem,
    Records,
    ReportAdded,
    StatusTold,
)

T = TypeVar("T")
P = TypeVar("P", bound=Paged)


class Client:
    """A desk that is served somewhere. Threads may share it; ``with`` closes it.

    What was answered before and has not changed is not sent again. A request that meets a service without time,
    or none, is sent again: it does the same however often it comes, for what changes something has a key by which the
    service knows it (``key`` gives one of your own, which may outlive the program).

    Args:
        address: where it is served, as ``https://desk.example.org``; ``READOUT_SERVER`` without it.
        token: what lets one in; ``READOUT_TOKEN`` without it.
        timeout: seconds to wait for an answer.
        patience: seconds after which no further try of a request begins.
        transport: sends requests, in place of the usual one: with a certificate of your own, through a socket, into an
            app.
        sleep: lets seconds pass between tries.

    Raises:
        SettingsError: there is no address, or it is none; the token cannot be one.

    Every method raises a ``ServiceError`` if it does not go well: ``TokenError``, ``NotFoundError``,
    ``RequestError`` or ``UnavailableError``.
    """

    def __init__(
        self,
        address: str | None = None,
        token: str | None = None,
        *,
        timeout: float = TIMEOUT,
        patience: float = PATIENCE,
        transport: httpx2.BaseTransport | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._wire = Wire(address, token)
        self._http = httpx2.Client(timeout=timeout, transport=transport)
        self._tries = Retrying(
            retry=retry_if_exception_type(AgainError), stop=stops(patience), wait=waits, sleep=sleep, reraise=True
        )

    def records(self, **asked: Unpack[asks.RecordsAsked]) -> Listing[Records, RecordItem]:
        """Records of current reports, by words and filters."""
        return self._list(asks.records(asked))

    def record(self, record: str) -> OneRecord:
        """A record, and the id of the thing that it tells of."""
        return self._send(asks.record(record))

    def documents(self, **asked: Unpack[asks.DocumentsAsked]) -> Listing[Documents, DocumentItem]:
        """Documents without their texts, what came last first."""
        return self._list(asks.documents(asked))

    def document(self, document: str) -> Document:
        """A document with its text."""
        return self._send(asks.document(document))

    def report(self, document: str) -> Report:
        """What the current reading of a document gave."""
        return self._send(asks.report(document))

    def parties(self, q: str = "", *, limit: int | None = None) -> tuple[PartyItem, ...]:
        """Parties by beginnings of words of their names, those with most records first."""
        return self._send(asks.parties(q, limit)).items

    def party(
        self,
        key: str,
        *,
        type: RecordType | None = None,  # noqa: A002
        limit: int | None = None,
    ) -> Listing[PartyPage, PartyEntry]:
        """What a party met, said, promised and imposed, the latest day first; its pages have its name and counts."""
        return self._list(asks.party(key, type, limit))

    def due(self, **asked: Unpack[asks.DueAsked]) -> Listing[DueList, Due]:
        """Commitments by deadline, the earliest first, each open, overdue, kept or withdrawn."""
        return self._list(asks.due(asked))

    def editions(self, topic: str | None = None, *, limit: int | None = None) -> Listing[Editions, EditionItem]:
        """Editions, the latest first; of all topics, or of one: ``""`` is everything."""
        return self._list(asks.editions(topic, limit))

    def edition(self, number: int, topic: str = "") -> Briefing:
        """An edition's briefing."""
        return self._send(asks.edition(number, topic))

    def edition_as(self, number: int, form: asks.EditionForm, topic: str = "") -> str:
        """An edition for people."""
        return self._send(asks.edition_as(number, form, topic))

    def changes(self, number: int, topic: str = "", *, since: int | None = None) -> Changes:
        """What is news in an edition: since the one before, or since another."""
        return self._send(asks.changes(number, since, topic))

    def changes_as(self, number: int, form: asks.ChangesForm, topic: str = "", *, since: int | None = None) -> str:
        """What is news in an edition, for people."""
        return self._send(asks.changes_as(number, form, since, topic))

    def feed(self, topic: str = "") -> str:
        """What is news in the last editions, as an Atom feed."""
        return self._send(asks.feed(topic))

    def calendar(self, party: str | None = None) -> str:
        """The meetings and deadlines that are not past, as iCalendar."""
        return self._send(asks.calendar(party))

    def schema(self, of: str) -> dict[str, Any]:
        """The JSON Schema of a record type, ``report``, ``briefing`` or ``changes``."""
        return self._send(asks.schema(of))

    def status(self) -> StatusTold:
        """How much there is, and the inbox."""
        return self._send(asks.status())

    def me(self) -> Me:
        """Name and role of the token."""
        return self._send(asks.me())

    def audit(self, *, limit: int | None = None) -> Listing[Audit, AuditItem]:
        """Who did what, the latest first."""
        return self._list(asks.audit(limit))

    def add_report(self, report: Report, *, key: str | None = None) -> ReportAdded:
        """Add a report; sent again, it adds nothing."""
        return self._send(asks.add_report(report), key)

    def make_edition(
        self, topic: str = "", *, since: int | dt.date | None = None, unchanged: bool = False, key: str | None = None
    ) -> Made:
        """Make the next edition, by rule alone; none if nothing is new."""
        return self._send(asks.make_edition(topic, since, unchanged=unchanged), key)

    def forget(self, document: str, *, key: str | None = None) -> Gone:
        """Remove a document with all that rests on it."""
        return self._send(asks.forget(document), key)

    def close(self) -> None:
        """Close its connections."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Client({self._wire.address!r})"

    def _list(self, asked: ListAsk[P, T]) -> Listing[P, T]:
        return Listing(self._send, asked)

    def _send(self, ask: Ask[T], key: str | None = None) -> T:
        try:
            made: T = self._tries.copy()(self._once, self._wire.prepared(ask, key))
        except AgainError as error:
            raise error.error from None
        return made

    def _once(self, sent: Prepared[T]) -> T:
        method, url, params, headers, content, known = self._wire.parts(sent)
        with self._wire.told():
            response = self._http.request(method, url, params=params, headers=headers, content=content)
        return self._wire.settled(sent, known, response)
