"""Who hand in over HTTP: reports that are ready, and articles that a worker asks a model about, in turn."""

from __future__ import annotations

import asyncio
import itertools
import json
import time
from dataclasses import dataclass, field

from desk_readers import Connection, Headers, Results
from desk_world import fresh

from readout_schemas import Report

BETWEEN = 1.0
"""Seconds between two things that one hands in."""
ARTICLES = 2
"""Articles that are handed in at once."""
END = 300.0
"""Seconds in which the jobs have to end when nothing is handed in any more."""
SUBMITTED = ("report added", "job accepted", "job ended")


@dataclass
class Submitter:
    """One who hands in, and follows what becomes of it."""

    number: int
    port: int
    who: Headers
    results: Results
    jobs: list[asyncio.Task[None]] = field(default_factory=list)

    async def hand_in(self, until: float) -> None:
        """Reports and articles in turn, until it is time; the jobs are followed to their end."""
        connection = Connection(self.port, self.who)
        reports = fresh(1000 + self.number + int(time.time()) % 10_000 * 10)
        while time.perf_counter() < until:
            await self._report(connection, next(reports))
            await asyncio.sleep(BETWEEN)
            await self._articles(connection, list(itertools.islice(reports, ARTICLES)))
            await asyncio.sleep(BETWEEN)
        for one in self.jobs:
            await one

    async def _report(self, connection: Connection, report: Report) -> None:
        sent = time.perf_counter()
        answer = await connection.ask("POST", "/v1/reports", {}, report.model_dump_json().encode())
        self.results.add("report added", sent, answer, (201,))

    async def _articles(self, connection: Connection, reports: list[Report]) -> None:
        body = json.dumps({"texts": [report.document.text for report in reports]}).encode()
        sent = time.perf_counter()
        answer = await connection.ask("POST", "/v1/documents", {}, body)
        self.results.add("job accepted", sent, answer, (202,))
        if answer.status == 202:
            self.jobs.append(asyncio.create_task(self._follow(answer.headers["location"], sent)))

    async def _follow(self, job: str, sent: float) -> None:
        """Listen to a job's events until it has ended, and look how."""
        connection = Connection(self.port, self.who)
        try:
            async with asyncio.timeout(END):
                await connection.follow(f"{job}/events")
            answer = await connection.ask("GET", job, {})
        except TimeoutError:
            self.results.fault("job ended", f"{job} has not ended in {END:.0f} s")
            return
        finally:
            connection.close()
        self.results.add("job ended", sent, answer, (200,))
        told = json.loads(answer.body)
        if told["state"] != "done" or sum(told["documents"].values()) != ARTICLES:
            self.results.fault("job ended", f"{job} is {told['state']}: {told['documents']}, {told['error']}")
