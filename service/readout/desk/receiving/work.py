"""Watches of another store, with what they have seen, and jobs that ended there, put among those that are here."""

from __future__ import annotations

import itertools
import json

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from readout.desk.jobs.watches import MOST_WATCHES
from readout.desk.receiving.editions import ReceivedEditions
from readout.desk.store.job_tables import (
    JobDocumentRow,
    JobEventRow,
    JobRow,
    JobSourceRow,
    WatchRow,
    WatchSeenRow,
)
from readout.desk.store.moving import Row
from readout.desk.store.renaming import Renaming


class ReceivedWork:
    """Takes the rows of watches and jobs as they come, those that they refer to first."""

    def __init__(self, session: Session, renaming: Renaming, editions: ReceivedEditions) -> None:
        self._session = session
        self._renaming = renaming
        self._editions = editions
        self._watches: dict[int, int] = {}
        self._jobs: dict[int, int] = {}
        self._documents: dict[int, int] = {}
        self._made: list[JobRow] = []
        self.watches = self.jobs = self.left_out = 0

    def take(self, table: str, row: Row) -> None:
        """Take a row; one of another table is passed over."""
        match table:
            case "watches":
                self._watch(row)
            case "watch_seen":
                self._seen(row)
            case "jobs":
                self._job(row)
            case "job_sources" | "job_documents" | "job_events":
                if row["job"] in self._jobs:
                    self._of_job(table, row)

    def _watch(self, row: Row) -> None:
        """A watch, unless the same thing is watched here already."""
        same = select(WatchRow.number).where(WatchRow.kind == row["kind"], WatchRow.place == row["place"])
        here = self._session.scalar(same.limit(1))
        if here is None:
            if (self._session.scalar(select(func.count()).select_from(WatchRow)) or 0) >= MOST_WATCHES:
                self.left_out += 1
                return
            told = WatchRow(**{**_without_number(row), "name": self._free(row["name"])})
            self._session.add(told)
            self._session.flush()
            here = told.number
            self.watches += 1
        self._watches[row["number"]] = here

    def _free(self, name: str) -> str:
        taken = set(self._session.scalars(select(WatchRow.name)))
        others = (f"{name}-{number}" for number in itertools.count(2))
        return next(one for one in itertools.chain([name], others) if one not in taken)

    def _seen(self, row: Row) -> None:
        watch = self._watches.get(row["watch"])
        if watch is not None and self._session.get(WatchSeenRow, (watch, row["name"])) is None:
            self._session.execute(insert(WatchSeenRow), [{**row, "watch": watch}])

    def _job(self, row: Row) -> None:
        if self._session.scalar(select(JobRow.number).where(JobRow.id == row["id"])) is not None:
            return
        watch = None if row["watch"] is None else self._watches.get(row["watch"])
        told = JobRow(**{**_without_number(row), "watch": watch})
        self._session.add(told)
        self._session.flush()
        self._jobs[row["number"]] = told.number
        self.jobs += 1
        if told.kind == "edition" and told.result is not None:
            self._made.append(told)

    def finish(self) -> None:
        """Let jobs that made editions name them by the numbers that they have here, when these have come."""
        for job in self._made:
            topic, told = json.loads(job.wanted)["topic"], json.loads(job.result or "{}")
            job.result = json.dumps({**told, "number": self._editions.number(topic, told["number"])})
        self._session.flush()

    def _of_job(self, table: str, row: Row) -> None:
        told = {**row, "job": self._jobs[row["job"]]}
        if table == "job_sources":
            self._session.execute(insert(JobSourceRow), [told])
            return
        if table == "job_documents":
            document = JobDocumentRow(**{**_without_number(told), "document": self._renaming.id(row["document"])})
            self._session.add(document)
            self._session.flush()
            self._documents[row["number"]] = document.number
            return
        event = JobEventRow(**_without_number(told))
        event.document = None if row["document"] is None else self._documents.get(row["document"])
        self._session.add(event)
        self._session.flush()


def _without_number(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "number"}
