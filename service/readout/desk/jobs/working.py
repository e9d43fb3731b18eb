"""Working: jobs are taken one after the other, a few side by side, until one says stop."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
from collections.abc import Callable

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from readout.ask.settings import Settings
from readout.desk.jobs.asking import Asking
from readout.desk.jobs.duty import duty_of
from readout.desk.jobs.ending import begin, end
from readout.desk.jobs.keeping import Taken
from readout.desk.jobs.limits import Bounds
from readout.desk.jobs.listing import has_faults
from readout.desk.jobs.one_job import OneJob
from readout.desk.jobs.patience import events_in_vain
from readout.desk.jobs.telling import told
from readout.desk.jobs.things import Job
from readout.desk.jobs.watches import begin_due, is_due
from readout.desk.keeping_desk import KeepingDesk
from readout.desk.store.job_tables import JobRow
from readout.errors import RunError

AT_ONCE = 4
"""Jobs that are worked on side by side: a short one does not wait for a long one."""
LOOK = 1.0
"""Seconds between two looks for work, and for what is not wanted any more."""
REST = 5.0
"""Seconds after which a store that failed is tried again."""


MOST_RESUMED = 25
"""How often a job is gone on with that ends whoever works on it, without a document that is done in between."""
ENDED_WITH_IT = (
    f"whoever worked on it ended {MOST_RESUMED} times without a document that was done: what it reads next may be what "
    "ends them; hand the others in anew"
)


def _ignore(_: str) -> None:
    return None


class Worker:
    """Works on the jobs of a desk. Of several on one desk, in any process, one works, and the others stand by.

    Args:
        desk: whose jobs.
        settings: who is asked, and how.
        bounds: what may be done.
        tell: is told in a line what ended, and what went wrong.

    Raises:
        SettingsError: a setting is wrong.
    """

    def __init__(
        self,
        desk: KeepingDesk,
        settings: Settings,
        bounds: Bounds | None = None,
        tell: Callable[[str], None] = _ignore,
    ) -> None:
        self._desk = desk
        self._tell = tell
        self._asking = Asking(desk.store, desk.clock, settings, bounds or Bounds())
        self._duty = duty_of(desk.store)
        self._works: dict[OneJob, asyncio.Task[Job]] = {}
        self._stop = asyncio.Event()
        self.has_faults = False
        """Whether a job failed that it worked on, or a document of one."""

    def stop(self) -> None:
        """Begin nothing more: the documents under way come to their end, and their jobs wait for whoever works next."""
        self._stop.set()
        for one in self._works:
            one.stop()

    async def run(self, *, drain: bool = False) -> None:
        """Work until one says stop, or until nothing is left to do.

        Args:
            drain: whether to end when nothing is left, or another process works.

        Raises:
            DeskError: with ``drain``, the store cannot be read or written.
            RunError: with ``drain``, the ledger cannot be read or written.
        """
        try:
            while not self._stop.is_set():
                try:
                    if await self._look():
                        continue
                except RunError as error:
                    if drain:
                        raise
                    self._tell(f"{error}; it is tried again in {REST:g} seconds")
                    await self._rested(REST)
                    continue
                if drain:
                    return
                await self._rested(LOOK)
        finally:
            self.stop()
            await asyncio.gather(*self._works.values(), return_exceptions=True)
            await self._asking.close()
            await asyncio.to_thread(self._duty.leave)

    async def _look(self) -> bool:
        """Do what is to be done now; whether there is anything left to do."""
        if not await asyncio.to_thread(self._duty.take):
            await self._drop()
            return False
        if self._asking.is_spent and not self._works:
            await self._asking.close()
        await asyncio.to_thread(self._begin_turns)
        await self._begin()
        if not self._works:
            return False
        for one in await asyncio.to_thread(self._unwanted):
            one.stop()
        await asyncio.wait(self._works.values(), timeout=LOOK, return_when=asyncio.FIRST_COMPLETED)
        for one in [one for one, task in self._works.items() if task.done()]:
            await asyncio.to_thread(self._conclude, self._works.pop(one).result())
        return True

    def _conclude(self, job: Job) -> None:
        """Tell how a job stands that is worked on no longer."""
        with self._desk.store.reading() as session:
            self.has_faults |= job.state == "failed" or has_faults(session, job.number)
        self._tell(told(job))

    def _begin_turns(self) -> None:
        """Queue the turns of watches that are due."""
        with self._desk.store.reading() as session:
            if not is_due(session, self._desk.now()):
                return
        with self._desk.store.writing() as session:
            begin_due(session, self._desk.clock)

    async def _begin(self) -> None:
        """Begin what may be begun beside what is under way."""
        while len(self._works) < AT_ONCE and not self._stop.is_set():
            taken = await asyncio.to_thread(self._take)
            if taken is None:
                return
            one = OneJob(self._desk, taken, self._asking)
            self._works[one] = asyncio.create_task(one.run())

    def _take(self) -> Taken | None:
        """Begin the next job in the store: first those that somebody left, then those that wait, the oldest first."""
        now = self._desk.now()
        with self._desk.store.reading() as session:  # most looks find nothing, and wait for no writer
            if self._next(session, now) is None:
                return None
        with self._desk.store.writing() as session:
            row = self._next(session, now)
            if row is None:
                return None
            begin(session, row, now)
            if events_in_vain(session, row.number, "resumed") > MOST_RESUMED:
                end(session, row, now, "failed", ENDED_WITH_IT)
                self.has_faults = True
            else:
                return Taken.of(row)
        return self._take()

    def _next(self, session: Session, now: dt.datetime) -> JobRow | None:
        mine = [one.job.number for one in self._works]
        left = session.scalar(select(JobRow).where(*_left(mine)).order_by(JobRow.number).limit(1))
        due = or_(JobRow.not_before.is_(None), JobRow.not_before <= now)
        waiting = select(JobRow).where(JobRow.state == "queued", due).order_by(JobRow.number).limit(1)
        row = left or session.scalar(waiting)
        # An edition is made of all that came, and reckons with all that may be spent: nothing else runs beside it.
        alone = row is not None and row.kind == "edition" and mine
        return None if alone or any(one.job.kind == "edition" for one in self._works) else row

    def _unwanted(self) -> list[OneJob]:
        numbers = [one.job.number for one in self._works]
        query = select(JobRow.number).where(JobRow.number.in_(numbers), JobRow.unwanted)
        with self._desk.store.reading() as session:
            found = set(session.scalars(query))
        return [one for one in self._works if one.job.number in found]

    async def _drop(self) -> None:
        """Leave what is under way to another process, which works now."""
        for task in self._works.values():
            task.cancel()
        await asyncio.gather(*self._works.values(), return_exceptions=True)
        self._works.clear()

    async def _rested(self, seconds: float) -> None:
        """Wait, unless one says stop meanwhile."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._stop.wait(), seconds)


def _left(mine: list[int]) -> tuple[ColumnElement[bool], ...]:
    return JobRow.state == "running", JobRow.number.not_in(mine)
