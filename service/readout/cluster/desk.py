"""A worker's asker: replaced by a new one whenever its share of the money is spent and there is another."""

from __future__ import annotations

import asyncio
import contextlib
import math
import time
import uuid
from dataclasses import replace
from typing import Any

from readout.ask.asking import Asker
from readout.ask.flow import Flow
from readout.ask.limits import GO_ON
from readout.ask.settings import Settings
from readout.cluster.work import Counts, Job
from readout.errors import StoppedError

EVERY = 1.0
"""Seconds between two reports to the board."""
_TICK = 0.01
_SOON, _NOTHING = 0.001, 1e-12
"""A deadline that is over, and a share with which the first call is stopped: neither may be 0."""


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
        self._left: list[Asker] = []
        """They may have answers on the way to the ledger, and are closed at the end."""
        self._asker: Asker | None = None
        self._changing = asyncio.Lock()
        self._has_all = False
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
        async with self._changing:
            if self._stopped is not None:
                raise self._stopped
            if self._asker is None:
                self._asker = await self._new(0.0, 0.0)
                self._telling = asyncio.create_task(self._tell())
            return self._asker

    async def take_note(self, stopped: Asker, why: StoppedError) -> None:
        """See to another asker if one was stopped for want of money and there is more; else ``asker`` says why."""
        async with self._changing:
            if self._stopped is not None or self._asker is not stopped:  # another part has seen to it
                return
            flow = stopped.flow
            while flow.in_flight:  # noqa: ASYNC110  (what another part has under way is still to be paid for)
                await asyncio.sleep(_TICK)
            spent = flow.cost_usd() or 0.0
            if self._job.settings.max_cost is None or (flow.calls == 0 and self._has_all):
                self._stopped = self._of_the_run(why)
                await self._board.give_back.remote(self._name, spent)
                return
            self._past.add(flow)
            self._left.append(stopped)
            need = self._job.settings.concurrency * spent / flow.calls if flow.calls else math.inf
            self._asker = await self._new(spent, need)

    async def _new(self, spent: float, need: float) -> Asker:
        settings = self._settings()
        self._has_all = need == math.inf
        if settings.max_cost is not None:
            share = await self._board.share.remote(self._name, spent, need)
            settings = replace(settings, max_cost=max(share, _NOTHING))
        return Asker(self._job.endpoint, settings, Flow())

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
        """Keep the board up to date, and stop when it says so."""
        while True:
            with contextlib.suppress(Exception):  # a board that is gone is the driver's to notice
                why = await self._board.tell.remote(self._name, self.counts())
                if why is not None and self._stopped is None:
                    self._stopped = StoppedError(why)
            if self._stopped is not None and self._asker is not None:
                self._asker.flow.stop(self._stopped)
            await asyncio.sleep(EVERY)

    async def close(self) -> None:
        """Ask no more.

        Ray ends workers without it, and nothing is lost: an answer is in the ledger before it is used.
        """
        if self._telling is not None:
            self._telling.cancel()
        for asker in (*self._left, self._asker):
            if asker is not None:
                await asker.__aexit__(None, None, None)

    def counts(self) -> Counts:
        """What the worker has done, and is doing."""
        counts = Counts(documents=self.kept)
        counts.add(self._past)
        if self._asker is not None:
            counts.add(self._asker.flow)
        return counts
