"""A worker's asker: replaced by a new one whenever its share of the money is spent and there is another."""

from __future__ import annotations

import asyncio
import contextlib
import time
import uuid
from dataclasses import replace
from typing import Any

from readout.ask.asking import Asker
from readout.ask.flow import Flow
from readout.ask.settings import Settings
from readout.cluster.work import Counts, Job
from readout.errors import StoppedError

EVERY = 1.0
"""Seconds between two reports to the board."""
_SOON = 0.001


class Desk:
    """Asks for one worker, and tells the board about it.

    Args:
        job: how to ask.
        board: handle of the ``Board``.
    """

    def __init__(self, job: Job, board: Any) -> None:
        self._job = job
        self._board = board
        self._name = uuid.uuid4().hex
        self._past = Counts()
        """Of earlier askers."""
        self._asker: Asker | None = None
        self._spent = asyncio.Lock()
        self._telling: asyncio.Task[None] | None = None
        self._stopped: StoppedError | None = None
        self.kept = 0
        """Documents whose reports were there already."""

    async def asker(self) -> Asker:
        """Who is asked at present.

        Raises:
            SettingsError: a setting is wrong.
            LedgerError: the ledger cannot be opened.
            StoppedError: a limit was reached.
        """
        async with self._spent:
            if self._stopped is not None:
                raise self._stopped
            if self._asker is None:
                self._asker = await self._new(0.0, last=False)
                self._telling = asyncio.create_task(self._tell())
            return self._asker

    async def goes_on(self, stopped: Asker, why: StoppedError) -> bool:
        """Whether there is more money for a worker whose asker was stopped: then it has another asker."""
        async with self._spent:
            if self._stopped is not None:
                return False
            if self._asker is stopped:
                spent = stopped.flow.cost_usd() or 0.0
                if self._job.settings.max_cost is None or (spent == 0.0 and self._is_last):
                    self._stopped = why
                    return False
                self._past.add(stopped.flow)
                self._asker = None
                await stopped.__aexit__(None, None, None)
                self._asker = await self._new(spent, last=spent == 0.0)
            return True

    async def _new(self, spent: float, *, last: bool) -> Asker:
        settings = self._settings()
        self._is_last = last
        if settings.max_cost is not None:
            share = await self._board.share.remote(self._name, spent, last)
            settings = replace(settings, max_cost=max(share, 1e-12))  # nothing is left: the first call is stopped
        return Asker(self._job.endpoint, settings, Flow())

    def _settings(self) -> Settings:
        ends_at = self._job.ends_at
        left = None if ends_at is None else max(ends_at - time.time(), _SOON)
        return replace(self._job.settings, deadline=left)

    async def _tell(self) -> None:
        """Keep the board up to date, and stop when it says so."""
        while True:
            with contextlib.suppress(Exception):  # a board that is gone is the driver's to notice
                why = await self._board.tell.remote(self._name, self.counts())
                if why is not None and self._stopped is None:
                    self._stopped = StoppedError(why)
            if self._stopped is not None and self._asker is not None:
                self._asker.flow.stop(self._stopped)
            await asyncio.sleep(EVERY)

    def counts(self) -> Counts:
        """What the worker has done, and is doing."""
        counts = Counts(documents=self.kept)
        counts.add(self._past)
        if self._asker is not None:
            counts.add(self._asker.flow)
        return counts
