"""A worker: takes parts, asks about their documents, writes their files."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

from readout.ask.client import Client
from readout.ask.plan import Plan
from readout.cluster.budgeted_session import BudgetedSession
from readout.cluster.jobs import TOLD, Done, Job, Part, packed, unpacked
from readout.cluster.output_folder import kept_rows, write_rows
from readout.errors import ReadoutError, StoppedError
from readout.pipeline.missing_days import MissingDays
from readout.pipeline.report_rows import Row, row
from readout.pipeline.runner import AHEAD, reported
from readout_schemas import Document

AT_ONCE = 2
"""Parts under way in a worker: while the last answers of one come in, the next one has begun."""


class Worker:
    """What Ray Data calls, in an actor of its own, with one event loop for all of its parts.

    Args:
        job: what to do.
        coordinator: handle of the ``Coordinator``.
    """

    def __init__(self, job: Job, coordinator: Any) -> None:
        self._job = job
        self._plan = Plan.of(job.settings)
        self._session = BudgetedSession(job, coordinator)

    async def __call__(self, batch: Any) -> dict[str, list[bytes]]:
        """Do a part. What goes wrong comes back as data: an exception would come back as Ray's."""
        part = unpacked(Part, batch["part"][0])
        try:
            done = await self._part(part)
        except ReadoutError as error:
            done = Done(index=part.index, fault=(type(error).__name__, str(error)))
        return {"done": [packed(done)]}

    async def close(self) -> None:
        """Do no more parts."""
        await self._session.close()

    async def _part(self, part: Part) -> Done:
        path = self._job.folder / part.name
        kept = await asyncio.to_thread(kept_rows, path)
        self._session.kept += len(kept)
        work = _Work(part, self._job, kept)
        if len(kept) < part.documents:
            await work.ask(self._session, self._plan)
            if work.is_new:
                await asyncio.to_thread(write_rows, path, work.rows())
        return work.done()


class _Work:
    """The work on one part: what was there, what came, and why it ended."""

    def __init__(self, part: Part, job: Job, kept: dict[str, Row]) -> None:
        self._part = part
        self._job = job
        self._kept = kept
        self._got: dict[str, Row] = {}
        self._copies: set[str] = set()
        self._order: dict[str, None] = dict.fromkeys(kept) if len(kept) == part.documents else {}
        self._stopped: StoppedError | None = None
        self._missing_days = MissingDays()

    @property
    def is_new(self) -> bool:
        """Whether there is anything to write."""
        return bool(self._got)

    async def ask(self, session: BudgetedSession, plan: Plan) -> None:
        """Get the reports that are missing, as long as no limit is reached.

        Raises:
            LedgerError: the ledger cannot be read or written.
            SettingsError: a setting is wrong.
        """
        try:
            while not await self._asked(await session.client(), session, plan):
                pass
        except StoppedError as error:
            self._stopped = error

    async def _asked(self, client: Client, session: BudgetedSession, plan: Plan) -> bool:
        """Whether all that is missing was got; if not, there may be more money."""
        try:
            async for report in reported(self._missing(), client, plan, AHEAD * self._job.settings.concurrency):
                self._got[report.document.id] = row(report)
                if report.document.is_copy:
                    self._copies.add(report.document.id)
                self._missing_days.add([report.document], report.records())
        except StoppedError as error:
            await session.take_note(client, error)
            return False
        return True

    def _missing(self) -> Iterator[Document]:
        for document in self._part.read(self._job.metadata):
            self._order[document.id] = None
            if document.id not in self._kept and document.id not in self._got:
                yield document

    def rows(self) -> Iterator[Row]:
        """All rows that there are, in the order of the documents."""
        rows = {**self._kept, **self._got}
        return (rows[name] for name in dict.fromkeys((*self._order, *rows)) if name in rows)

    def done(self) -> Done:
        """What became of the part."""
        failed = [row for name, row in self._got.items() if row["error"] is not None and name not in self._copies]
        return Done(
            index=self._part.index,
            written=len(self._kept) + len(self._got),
            kept=len(self._kept),
            copies=len(self._copies),
            failed=len(failed),
            failures=list(enumerate(map(_told, failed[:TOLD]))),
            stopped=None if self._stopped is None else str(self._stopped),
            missing=self._missing_days,
        )


def _told(row: Row) -> str:
    error, source = str(row["error"]), str(row["source"])
    return error if error.startswith(source) else f"{source}: {error}"
