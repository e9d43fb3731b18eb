"""One job, from its beginning to its end, or to where it waits."""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt
import json
import logging
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from readout.desk.editions import NothingNew, Wanted, make_edition_with
from readout.desk.jobs.asking import Asking, Pause
from readout.desk.jobs.ending import end, put_back
from readout.desk.jobs.keeping import Keeping, Taken
from readout.desk.jobs.listing import job as job_of
from readout.desk.jobs.patience import IS_PATIENT, MOST_WAITS, AwayError, events_in_vain, next_try
from readout.desk.jobs.reading import Reading
from readout.desk.jobs.things import Job
from readout.desk.keeping_desk import KeepingDesk
from readout.desk.store.job_tables import JobDocumentRow, JobRow
from readout.errors import ReadoutError, RunError, StoppedError
from readout.run_sync import run_sync
from readout.writable import internal_error
from readout_schemas.desk import JobState

LOG = logging.getLogger("readout.desk.jobs")
INTERRUPTED = "whoever works was stopped: it goes on with the next one"


class OneJob:
    """A job that was taken."""

    def __init__(self, desk: KeepingDesk, job: Taken, asking: Asking) -> None:
        self.job = job
        self._desk = desk
        self._asking = asking
        self._reading: Reading | None = None
        self._stopped = False

    def stop(self) -> None:
        """Begin nothing more of it."""
        self._stopped = True
        if self._reading is not None:
            self._reading.stop()

    async def run(self) -> Job:
        """Do it; how it stands then.

        Raises:
            RunError: the store or the ledger cannot be read or written: whoever takes it next goes on with it.
        """
        try:
            await self._do()
        except Pause as pause:
            await asyncio.to_thread(self._wait, pause)
        except AwayError as away:
            await asyncio.to_thread(self._wait_for_model, str(away))
        except StoppedError:
            await asyncio.to_thread(self._wait, self._asking.pause())
        except RunError:
            raise
        except ReadoutError as error:
            await asyncio.to_thread(self._end, "failed", str(error))
        except Exception as bug:
            LOG.exception("a fault of readout's own in the job %s", self.job.id)
            await asyncio.to_thread(self._end, "failed", internal_error(bug))
        return await asyncio.to_thread(self._as_it_stands)

    async def _do(self) -> None:
        if self.job.kind == "edition":
            await self._make_edition()
        else:
            await self._read()

    async def _read(self) -> None:
        waits = await asyncio.to_thread(self._waits)
        IS_PATIENT.set(waits < MOST_WAITS)
        keeping = await asyncio.to_thread(Keeping, self._desk.store, self._desk.index, self._desk.clock, self.job)
        web = self._asking.web(
            guarded=bool(self.job.wanted.get("guarded", True)), private=bool(self.job.wanted.get("allow_private"))
        )
        if keeping.seen is not None:
            web = dataclasses.replace(web, known=keeping.seen.has)
        self._reading = Reading(keeping, web, self._asking.admit)
        if self._stopped:
            self._reading.stop()
        await self._reading.read(self._asking.client, self._asking.plan, self._asking.settings.concurrency)
        await asyncio.to_thread(self._conclude, whole=self._reading.is_whole)

    def _conclude(self, *, whole: bool) -> None:
        with self._desk.store.writing() as session:
            row = session.get_one(JobRow, self.job.number)
            if whole:
                end(session, row, self._desk.now(), *_outcome(session, row))
            else:
                self._leave(session, row, INTERRUPTED)

    async def _make_edition(self) -> None:
        wanted = Wanted(**{**self.job.wanted, "since": _since(self.job.wanted.get("since"))})
        left = await asyncio.to_thread(self._asking.left)
        if left is not None and left <= 0:
            raise self._asking.pause()
        settings = dataclasses.replace(self._asking.settings, max_cost=left)
        made = await asyncio.to_thread(
            lambda: run_sync(make_edition_with(self._desk.store, self._desk.clock, wanted, settings))
        )
        number = made.last if isinstance(made, NothingNew) else made.title.number
        await asyncio.to_thread(self._end, "done", None, {"number": number})

    def _end(self, state: JobState, told: str | None, result: dict[str, Any] | None = None) -> None:
        with self._desk.store.writing() as session:
            row = session.get_one(JobRow, self.job.number)
            row.result = None if result is None else json.dumps(result)
            end(session, row, self._desk.now(), state, told)

    def _waits(self) -> int:
        with self._desk.store.reading() as session:
            return events_in_vain(session, self.job.number, "waiting")

    def _wait_for_model(self, why: str) -> None:
        moment = next_try(self._desk.now(), self._waits())
        self._wait(Pause(f"{why}: it is tried again at {moment:%H:%M} UTC", moment))

    def _wait(self, pause: Pause) -> None:
        with self._desk.store.writing() as session:
            row = session.get_one(JobRow, self.job.number)
            self._leave(session, row, pause.why, pause.until)

    def _leave(self, session: Session, row: JobRow, why: str, until: dt.datetime | None = None) -> None:
        """Let it wait, unless nobody wants it any more."""
        if row.unwanted:
            end(session, row, self._desk.now(), "cancelled", "what was read until then is kept")
        else:
            put_back(session, row, self._desk.now(), why, until)

    def _as_it_stands(self) -> Job:
        with self._desk.store.reading() as session:
            found = job_of(session, self.job.id)
        if found is None:
            raise KeyError(self.job.id)
        return found


def _outcome(session: Session, row: JobRow) -> tuple[JobState, str | None]:
    """How a job ended whose sources were read to their end: it failed if nothing came of any of them."""
    rows = session.execute(
        select(JobDocumentRow.outcome, JobDocumentRow.error).where(JobDocumentRow.job == row.number)
    ).all()
    errors = [error for _, error in rows if error]
    if rows and all(outcome == "failed" for outcome, _ in rows):
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        return "failed", f"{errors[0] if errors else 'nothing was got'}{more}"
    return "done", f"{len(errors)} of {len(rows)} documents failed" if errors else None


def _since(told: Any) -> Any:
    """A day, which JSON has as text, or the number of an edition."""
    return dt.date.fromisoformat(told) if isinstance(told, str) else told
