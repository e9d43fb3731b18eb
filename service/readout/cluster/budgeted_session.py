"""A worker's client: replaced by a new one whenever its share of the money is spent and there is another."""

from __future__ import annotations

import asyncio
import contextlib
import math
import time
import uuid
from dataclasses import replace
from typing import Any

from readout.ask.client import Client
from readout.ask.concurrency import GO_ON
from readout.ask.progress import RunProgress
from readout.ask.settings import Settings
from readout.ask.usage import RunCounts
from readout.cluster.jobs import Job
from readout.errors import StoppedError

EVERY = 1.0
"""Seconds between two reports to the coordinator."""
_TICK = 0.01
_SOON, _NOTHING = 1e-9, 1e-12
"""A deadline that is over, and a share with which the first call is stopped: neither may be 0."""


class BudgetedSession:
    """Asks for one worker, and tells the coordinator about it.

    Args:
        job: how to ask.
        coordinator: handle of the ``Coordinator``.
    """

    def __init__(self, job: Job, coordinator: Any) -> None:
        self._job = job
        self._coordinator = coordinator
        self._name = uuid.uuid4().hex
        self._past = RunCounts()
        """Of earlier clients."""
        self._left: list[Client] = []
        """They may have answers on the way to the ledger, and are closed at the end."""
        self._client: Client | None = None
        self._changing = asyncio.Lock()
        self._has_all = False
        self._telling: asyncio.Task[None] | None = None
        self._stopped: StoppedError | None = None
        self.kept = 0
        """Documents whose reports were there already."""

    async def client(self) -> Client:
        """Who is asked at present.

        Raises:
            SettingsError: a setting is wrong.
            LedgerError: the ledger cannot be opened.
            StoppedError: a limit was reached.
        """
        async with self._changing:
            if self._stopped is not None:
                raise self._stopped
            if self._client is None:
                self._client = await self._new(0.0, 0.0)
                self._telling = asyncio.create_task(self._tell())
            return self._client

    async def take_note(self, stopped: Client, why: StoppedError) -> None:
        """See to another client if one was stopped for want of money and there is more; else ``client`` says why."""
        async with self._changing:
            if self._stopped is not None or self._client is not stopped:  # another part has seen to it
                return
            progress = stopped.progress
            while progress.in_flight:  # noqa: ASYNC110  (what another part has under way is still to be paid for)
                await asyncio.sleep(_TICK)
            spent = progress.cost_usd() or 0.0
            if self._job.settings.max_cost is None or (progress.calls == 0 and self._has_all):
                self._stopped = self._of_the_run(why)
                await self._coordinator.give_back.remote(self._name, spent)
                return
            self._past.add(progress)
            self._left.append(stopped)
            need = self._job.settings.concurrency * spent / progress.calls if progress.calls else math.inf
            self._client = await self._new(spent, need)

    async def _new(self, spent: float, need: float) -> Client:
        settings = self._settings()
        self._has_all = need == math.inf
        if settings.max_cost is not None:
            share = await self._coordinator.share.remote(self._name, spent, need)
            settings = replace(settings, max_cost=max(share, _NOTHING))
        return Client(self._job.endpoint, settings, RunProgress())

    def _of_the_run(self, why: StoppedError) -> StoppedError:
        """The reason in terms of the run's limits, where the worker's share of them is not what the user said."""
        limits, ends_at = self._job.settings, self._job.ends_at
        if ends_at is not None and time.time() >= ends_at:
            return StoppedError(f"stopped at --deadline {limits.deadline:g} seconds: {GO_ON}")
        if limits.max_cost is not None:
            return StoppedError(f"stopped before a call that could pass --max-cost {limits.max_cost:g}: {GO_ON}")
        return why

    def _settings(self) -> Settings:
        ends_at = self._job.ends_at
        left = None if ends_at is None else max(ends_at - time.time(), _SOON)
        return replace(self._job.settings, deadline=left)

    async def _tell(self) -> None:
        """Keep the coordinator up to date, and stop when it says so."""
        while True:
            with contextlib.suppress(Exception):  # a coordinator that is gone is the driver's to notice
                why = await self._coordinator.tell.remote(self._name, self.counts())
                if why is not None and self._stopped is None:
                    self._stopped = StoppedError(why)
            if self._stopped is not None and self._client is not None:
                self._client.progress.stop(self._stopped)
            await asyncio.sleep(EVERY)

    async def close(self) -> None:
        """Ask no more.

        Ray ends workers without it, and nothing is lost: an answer is in the ledger before it is used.
        """
        if self._telling is not None:
            self._telling.cancel()
        for client in (*self._left, self._client):
            if client is not None:
                await client.__aexit__(None, None, None)

    def counts(self) -> RunCounts:
        """What the worker has done, and is doing."""
        counts = RunCounts(documents=self.kept)
        counts.add(self._past)
        if self._client is not None:
            counts.add(self._client.progress)
        return counts
