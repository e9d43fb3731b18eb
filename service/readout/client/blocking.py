"""The client of programs that wait for each answer."""

from __future__ import annotations

import contextlib
import datetime as dt
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Self, TypeVar, Unpack

import httpx2
from tenacity import Retrying, retry_if_exception_type

from readout.client import asks, job_asks
from readout.client.asking import Ask, ListAsk, Paged
from readout.client.following import BROKEN, PAUSE, Following, late, looks
from readout.client.listing import Listing
from readout.client.retrying import PATIENCE, TIMEOUT, AgainError, stops, waits
from readout.client.wire import Prepared, Wire
from readout_schemas import Briefing, Changes, Document, RecordType, Report, desk

S = TypeVar("S")
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
        self._sleep = sleep
        self._tries = Retrying(
            retry=retry_if_exception_type(AgainError), stop=stops(patience), wait=waits, sleep=sleep, reraise=True
        )

    def records(self, **asked: Unpack[asks.RecordsAsked]) -> Listing[desk.Records, desk.RecordItem]:
        """Records of current reports, by words and filters."""
        return self._list(asks.records(asked))

    def record(self, record: str) -> desk.OneRecord:
        """A record, and the id of the thing that it tells of."""
        return self._send(asks.record(record))

    def documents(self, **asked: Unpack[asks.DocumentsAsked]) -> Listing[desk.Documents, desk.DocumentItem]:
        """Documents without their texts, what came last first."""
        return self._list(asks.documents(asked))

    def document(self, document: str) -> Document:
        """A document with its text."""
        return self._send(asks.document(document))

    def report(self, document: str) -> Report:
        """What the current reading of a document gave."""
        return self._send(asks.report(document))

    def parties(self, q: str = "", *, limit: int | None = None) -> tuple[desk.PartyItem, ...]:
        """Parties by beginnings of words of their names, those with most records first."""
        return self._send(asks.parties(q, limit)).items

    def party(
        self,
        key: str,
        *,
        type: RecordType | None = None,  # noqa: A002
        limit: int | None = None,
    ) -> Listing[desk.PartyPage, desk.PartyEntry]:
        """What a party met, said, promised and imposed, the latest day first; its pages have its name and counts."""
        return self._list(asks.party(key, type, limit))

    def due(self, **asked: Unpack[asks.DueAsked]) -> Listing[desk.DueList, desk.Due]:
        """Commitments by deadline, the earliest first, each open, overdue, kept or withdrawn."""
        return self._list(asks.due(asked))

    def editions(
        self, topic: str | None = None, *, limit: int | None = None
    ) -> Listing[desk.Editions, desk.EditionItem]:
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

    def status(self) -> desk.StatusTold:
        """How much there is, and the inbox."""
        return self._send(asks.status())

    def me(self) -> desk.Me:
        """Name and role of the token."""
        return self._send(asks.me())

    def audit(self, *, limit: int | None = None) -> Listing[desk.Audit, desk.AuditItem]:
        """Who did what, the latest first."""
        return self._list(asks.audit(limit))

    def add_report(self, report: Report, *, key: str | None = None) -> desk.ReportAdded:
        """Add a report; sent again, it adds nothing."""
        return self._send(asks.add_report(report), key)

    def make_edition(
        self, topic: str = "", *, since: int | dt.date | None = None, unchanged: bool = False, key: str | None = None
    ) -> desk.Made:
        """Make the next edition, by rule alone; none if nothing is new."""
        return self._send(asks.make_edition(topic, since, unchanged=unchanged), key)

    def make_edition_with_model(
        self, topic: str = "", *, since: int | dt.date | None = None, unchanged: bool = False, key: str | None = None
    ) -> desk.JobItem:
        """Have the next edition made, with a summary by a model: a job."""
        return self._send(asks.make_edition_with_model(topic, since, unchanged=unchanged), key)

    def submit(
        self,
        texts: str | job_asks.TextAsked | Iterable[str | job_asks.TextAsked] = (),
        addresses: str | Iterable[str] = (),
        *,
        key: str | None = None,
        **about: Unpack[job_asks.AboutAsked],
    ) -> desk.JobItem:
        """Have articles read, as texts and addresses: a job."""
        return self._send(job_asks.submit(texts, addresses, about), key)

    def upload(
        self, files: job_asks.Files, *, key: str | None = None, **about: Unpack[job_asks.AboutAsked]
    ) -> desk.JobItem:
        """Have files read, of any format that is read: a job.

        Raises:
            InputError: there is none, or one cannot be read.
        """
        return self._send(job_asks.upload(files, about), key)

    def jobs(self, *, state: desk.JobState | None = None, limit: int | None = None) -> Listing[desk.Jobs, desk.JobItem]:
        """What jobs there are, the latest first."""
        return self._list(job_asks.jobs(state, limit))

    def job(self, job: str) -> desk.OneJob:
        """A job, with what became of each document until now."""
        return self._send(job_asks.job(job))

    def events(self, job: str, *, after: int = 0) -> Iterator[desk.JobEvent]:
        """What becomes of a job, as it becomes so, until it has ended; a broken line is taken up again.

        Args:
            job: its id.
            after: the number of the last event that is known already.
        """
        follow, has_ended = Following(self._wire, job_asks.events(job), after), False
        while True:
            with contextlib.suppress(*BROKEN), contextlib.closing(self._patiently(self._open, follow)) as response:
                for told in httpx2.EventSource(response):
                    yield follow.event(response, told)
                    if follow.has_ended:
                        return
            if has_ended:
                return
            has_ended = self.job(job).state in desk.ENDED  # then what is left is asked for, and no more
            if not has_ended:
                self._sleep(PAUSE)

    def wait(self, job: str, *, within: float | None = None) -> desk.OneJob:
        """A job when it has ended, whether well or not.

        Args:
            job: its id.
            within: seconds to wait, at most: then that it has not ended is a ``ServiceError``.
        """
        found = self.job(job)
        for pause in looks(within):
            if found.state in desk.ENDED:
                return found
            self._sleep(pause)
            found = self.job(job)
        if found.state not in desk.ENDED:
            raise late(self._wire, within)
        return found

    def cancel(self, job: str, *, key: str | None = None) -> desk.JobItem:
        """Take a job back: what is under way comes to its end, and what was read stays."""
        return self._send(job_asks.cancel(job), key)

    def watches(self) -> tuple[desk.WatchItem, ...]:
        """What is watched, when it was and will be looked at, and what was wrong."""
        return self._send(job_asks.watches()).items

    def add_watch(
        self, name: str, address: str, *, key: str | None = None, **when: Unpack[job_asks.WatchAsked]
    ) -> desk.WatchItem:
        """Watch an address from now on, with the schedule ``every`` or ``daily``."""
        return self._send(job_asks.add_watch(name, address, when), key)

    def remove_watch(self, name: str, *, key: str | None = None) -> None:
        """Watch it no longer; what was read stays."""
        self._send(job_asks.remove_watch(name), key)

    def begin_turn(self, name: str, *, key: str | None = None) -> desk.JobItem:
        """Look at what is watched now: a job, the one under way if there is one."""
        return self._send(job_asks.begin_turn(name), key)

    def forget(self, document: str, *, key: str | None = None) -> desk.Gone:
        """Remove a document with all that rests on it."""
        return self._send(asks.forget(document), key)

    def close(self) -> None:
        """Close its connections."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Client({self._wire.address!r})"

    def _list(self, asked: ListAsk[P, T]) -> Listing[P, T]:
        return Listing(self._send, asked)

    def _send(self, ask: Ask[T], key: str | None = None) -> T:
        return self._patiently(self._once, self._wire.prepared(ask, key))

    def _patiently(self, work: Callable[[S], T], of: S) -> T:
        try:
            done: T = self._tries.copy()(work, of)
        except AgainError as error:
            raise error.error from None
        return done

    def _once(self, sent: Prepared[T]) -> T:
        method, url, params, headers, content, known = self._wire.parts(sent)
        with self._wire.told():
            response = self._http.request(method, url, params=params, headers=headers, content=content)
        return self._wire.settled(sent, known, response)

    def _open(self, follow: Following) -> httpx2.Response:
        with self._wire.told():
            response = self._http.send(follow.request(self._http), stream=True)
            if not follow.fits(response):
                with contextlib.closing(response):
                    response.read()
        follow.check(response)
        return response
