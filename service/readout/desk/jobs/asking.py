"""Who is asked, and what the day still allows: one client for all jobs of a process, whose limits hold for all."""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt

from readout.ask.plan import Plan
from readout.ask.progress import RunProgress
from readout.ask.settings import Endpoint, Settings
from readout.clock import Clock
from readout.desk.jobs.limits import (
    Bounds,
    check,
    day_of,
    next_day,
    read_on,
    spent_on,
    told_budget,
    told_documents,
)
from readout.desk.jobs.patience import AwayError, PatientClient
from readout.desk.store.engine import Store
from readout.errors import StoppedError
from readout.pipeline.runner import web_options
from readout.web import WebOptions

_LEAST = 1e-9
"""US dollars below which nothing is left."""


class Pause(Exception):  # noqa: N818  (no error: the job goes on later)
    """Why a job does not go on, and until when."""

    def __init__(self, why: str, until: dt.datetime) -> None:
        super().__init__(why)
        self.why = why
        self.until = until


class Asking:
    """Gives the client, as long as the day allows it.

    Raises:
        SettingsError: there is no ledger, or a budget for a model whose price is not known.
    """

    def __init__(self, store: Store, clock: Clock, settings: Settings, bounds: Bounds) -> None:
        check(settings, bounds)
        self.settings = settings
        self.plan = Plan.of(settings)
        self._store = store
        self._clock = clock
        self._bounds = bounds
        self._endpoint = Endpoint.settle(settings)
        self._client: PatientClient | None = None
        self._day: dt.datetime | None = None
        self._read: tuple[dt.datetime, int] | None = None

    @property
    def is_spent(self) -> bool:
        """Whether the client makes no more calls."""
        return self._client is not None and self._client.progress.ended is not None

    async def client(self) -> PatientClient:
        """Who is asked.

        Raises:
            Pause: nothing may be spent any more today.
            LedgerError: the ledger cannot be opened.
            DeskError: the store cannot be read.
        """
        ended = None if self._client is None else self._client.progress.ended
        if ended is not None:
            raise self.pause() if isinstance(ended, StoppedError) and not isinstance(ended, AwayError) else ended
        if self._client is None:
            left = await asyncio.to_thread(self.left)
            if left is not None and left <= _LEAST:
                raise self.pause()
            self._day = day_of(self._now())
            self._client = PatientClient(
                self._endpoint, dataclasses.replace(self.settings, max_cost=left), RunProgress(), self._clock
            )
        return self._client

    def web(self, *, guarded: bool, private: bool = False) -> WebOptions:
        """How addresses are read.

        Args:
            guarded: whether it is done for somebody else, and so from nowhere that is not public.
            private: whether addresses of this machine and of private networks may be fetched otherwise.
        """
        options = web_options(self.settings)
        if guarded:
            return dataclasses.replace(options, guard=self._bounds.guard)
        return dataclasses.replace(options, allow_private=private)

    def left(self) -> float | None:
        """US dollars that may be spent today; ``None`` without a budget.

        Raises:
            DeskError: the store cannot be read.
        """
        if self._bounds.budget is None:
            return None
        with self._store.reading() as session:
            return self._bounds.budget - spent_on(session, day_of(self._now()))

    def pause(self) -> Pause:
        """Why a job waits whose next call could pass the budget."""
        now = self._now()
        until = next_day(now) if self._day in {None, day_of(now)} else now
        return Pause(told_budget(self._bounds.budget or 0.0, until), until)

    def admit(self) -> None:
        """Count a document that a model is about to be asked about. One thread at a time calls it.

        Raises:
            Pause: as many as may be were read today.
            DeskError: the store cannot be read.
        """
        most, today = self._bounds.documents, day_of(self._now())
        if most is None:
            return
        if self._read is None or self._read[0] != today:
            with self._store.reading() as session:
                self._read = (today, read_on(session, today))
        if self._read[1] >= most:
            until = next_day(self._now())
            raise Pause(told_documents(most, until), until)
        self._read = (today, self._read[1] + 1)

    async def close(self) -> None:
        """Close the client; the next call for one makes another."""
        client, self._client = self._client, None
        if client is not None:
            await client.__aexit__(None, None, None)

    def _now(self) -> dt.datetime:
        return dt.datetime.fromtimestamp(self._clock.wall(), dt.UTC)
