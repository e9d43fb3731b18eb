"""Whether a desk under load outlives kills: server and worker are killed at random, PostgreSQL is restarted in between.

python benchmarks/desk_siege.py [--kills N] [--postgres] [--seed N]

Five hand in reports and texts, one makes editions, some read, while ``readout serve`` and ``readout desk work`` get
SIGKILL and are started again. What was not acknowledged is sent again under its key. At the end all that was
acknowledged has to be there once, every job has to have ended, no answer of the model may have been asked for again
that had come, and the store has to be sound.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import itertools
import json
import random
import signal
import socket
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from desk_readers import Answer, Connection
from desk_soundness import faults_of
from desk_workers import LATENCY, READOUT, Place, Process, place, slow_model, worker
from desk_world import fresh
from readout_tests.loopback import Loopback
from readout_tests.postgres import restart

from readout.clock import SYSTEM
from readout.desk import Desk
from readout.desk.serving.tokens import Tokens

SUBMITTERS, READERS = 5, 5
HEARD = 0.5
"""Seconds after an answer went out until it surely is in the ledger, on a busy machine."""
LIFE = (1.0, 6.0)
"""Seconds that a server lives before the next kill."""
END = 180.0
"""Seconds in which all jobs have to have ended when nobody is killed any more."""
ADDRESSES = ("/v1/status", "/v1/records?q=talks", "/v1/due", "/v1/editions", "/")


class Arrivals(list):  # type: ignore[type-arg]
    """The model's requests as they come, and when."""

    def __init__(self) -> None:
        super().__init__()
        self.at: dict[str, list[float]] = defaultdict(list)

    def append(self, asked: object) -> None:
        self.at[json.dumps(asked.body, sort_keys=True)].append(time.perf_counter())  # type: ignore[attr-defined]
        super().append(asked)


@dataclass
class Acknowledged:
    """What was handed in, and the service said that it has."""

    texts: set[str] = field(default_factory=set)
    jobs: set[str] = field(default_factory=set)
    editions: int = 0
    refused: list[str] = field(default_factory=list)
    again: int = 0


async def main(asked: argparse.Namespace, there: Place) -> None:
    chance, address, database = random.Random(asked.seed), there.address, there.database
    model = slow_model()
    model.requests = Arrivals()
    port = free_port()
    with Desk.open(address) as desk:
        token = Tokens(desk.store, SYSTEM).add("siege", "editor", "siege")
    who = {"Authorization": f"Bearer {token}"}
    serving = ["--port", str(port), "--no-work", "--rate", "100000"]
    server = Process([*READOUT, "serve", "--desk", address, *serving], there.folder / "serve.log")
    reader = worker(address, model, there.folder)
    had, stop = Acknowledged(), asyncio.Event()
    for one in (server, reader):
        one.start()
    load = [asyncio.create_task(one) for one in everybody(port, who, had, stop, asked.seed)]
    for number in range(1, asked.kills + 1):
        await until_served(port)
        await asyncio.sleep(chance.uniform(*LIFE))
        victims = chance.choice([[server], [reader], [server, reader]])
        for one in victims:
            one.end(signal.SIGKILL)
        if database is not None and number % 5 == 0:
            await asyncio.to_thread(restart, database)
        for one in victims:
            one.start()
        print(f"kill {number}: {len(had.texts)} texts and {len(had.jobs)} jobs acknowledged", flush=True)
    stop.set()
    await asyncio.gather(*load)
    with Desk.open(address) as desk:
        await all_ended(desk, had)
    for one in (server, reader):
        one.end(signal.SIGTERM)
    with Desk.open(address) as desk:
        faults = [*lost(desk, had), *paid_twice(model, reader), *faults_of(desk)]
        status = desk.status()
    model.close()
    times = sum(map(len, model.requests.at.values())) - len(model.requests.at)
    print(
        f"{asked.kills} kills: {status.documents} documents, {sum(status.records.values())} records, "
        f"{len(had.jobs)} jobs, {status.editions} editions; {had.again} requests sent again, "
        f"{len(model.requests.at)} asked of the model, {times} of them on their way at a kill and asked again"
    )
    for fault in (*had.refused, *faults):
        print("FAULT", fault)
    sys.exit(bool(faults or had.refused))


def everybody(port: int, who: dict[str, str], had: Acknowledged, stop: asyncio.Event, seed: int) -> Iterator[object]:
    for number in range(SUBMITTERS):
        yield submit(Connection(port, who), number + 100 * seed, had, stop)
    yield make_editions(Connection(port, who), had, stop)
    for number in range(READERS):
        yield read(Connection(port, who), number, had, stop)


async def submit(connection: Connection, number: int, had: Acknowledged, stop: asyncio.Event) -> None:
    """Reports and texts in turn, until one says stop; what was begun is brought to its end."""
    for at, report in enumerate(fresh(5000 + number)):
        if stop.is_set():
            return
        if at % 2:
            answer = await handed(connection, "/v1/reports", f"r{number}-{at}", report.model_dump_json(), had)
            if taken(answer, (200, 201), had):
                had.texts.add(str(report.document.text))
        else:
            texts = [f"Norway said on day {at} of {number} that it would pay {part}." for part in range(3)]
            body = json.dumps({"texts": texts})
            answer = await handed(connection, "/v1/documents", f"d{number}-{at}", body, had)
            if taken(answer, (202,), had):
                had.jobs.add(json.loads(answer.body)["id"])
                had.texts.update(texts)
        await asyncio.sleep(0.2)


async def make_editions(connection: Connection, had: Acknowledged, stop: asyncio.Event) -> None:
    for at in itertools.count():
        if stop.is_set():
            return
        answer = await handed(connection, "/v1/editions", f"e{at}", "{}", had)
        if taken(answer, (200, 201), had):
            had.editions = max(had.editions, json.loads(answer.body)["last"] or 0)
        await asyncio.sleep(2)


async def read(connection: Connection, number: int, had: Acknowledged, stop: asyncio.Event) -> None:
    chance = random.Random(number)
    while not stop.is_set():
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            taken(await connection.ask("GET", chance.choice(ADDRESSES), {}), (200, 503), had)
        await asyncio.sleep(0.2)


async def handed(connection: Connection, target: str, key: str, body: str, had: Acknowledged) -> Answer:
    """Send until there is an answer: under one key, so that it is done once."""
    while True:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            answer = await connection.ask("POST", target, {"Idempotency-Key": f'"{key}"'}, body.encode())
            if answer.status not in {409, 503}:
                return answer
        had.again += 1
        await asyncio.sleep(0.3)


def taken(answer: Answer, fine: tuple[int, ...], had: Acknowledged) -> bool:
    if answer.status not in fine:
        had.refused.append(f"{answer.status} {answer.body[:300].decode(errors='replace')}")
    return answer.status in fine


async def until_served(port: int) -> None:
    while True:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            if (await Connection(port, {}).ask("GET", "/readyz", {})).status == 200:
                return
        await asyncio.sleep(0.1)


async def all_ended(desk: Desk, had: Acknowledged) -> None:
    last = time.perf_counter() + END
    for name in had.jobs:
        while not desk.job(name).has_ended and time.perf_counter() < last:  # noqa: ASYNC110  (another process ends it)
            await asyncio.sleep(1)


def lost(desk: Desk, had: Acknowledged) -> Iterator[str]:
    """What was acknowledged and is not there, or is there twice."""
    there = [one.text for one in desk.documents()]
    yield from (f"lost: {text[:60]!r}" for text in had.texts - set(there))
    if len(there) != len(set(there)):
        yield f"{len(there) - len(set(there))} documents are there twice"
    for name in had.jobs:
        job = desk.job(name)
        if job.state != "done" or sum(job.outcomes.values()) != 3:
            yield f"job {name} is {job.state}: {dict(job.outcomes)}"
    jobs, after = 0, None
    while True:
        page = desk.jobs(limit=200, after=after)
        jobs, after = jobs + len(page.items), page.next
        if after is None:
            break
    if jobs != len(had.jobs):
        yield f"{jobs} jobs are there, and {len(had.jobs)} were acknowledged"
    numbers = [one.number for one in desk.editions("")]
    if numbers != list(range(1, len(numbers) + 1)) or len(numbers) < had.editions:
        yield f"editions {numbers}, and {had.editions} was acknowledged"


def paid_twice(model: Loopback, reader: Process) -> Iterator[str]:
    """What was asked for again though the answer had come and there was time to keep it."""
    requests: Arrivals = model.requests  # type: ignore[assignment]
    for at in requests.at.values():
        for before, _ in itertools.pairwise(at):
            if not any(before <= kill <= before + LATENCY + HEARD for kill in reader.kills):
                yield "an answer that had come was asked for again"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as one:
        return int(one.getsockname()[1])


if __name__ == "__main__":
    told = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    told.add_argument("--kills", type=int, default=20)
    told.add_argument("--postgres", action="store_true")
    told.add_argument("--seed", type=int, default=1)
    wanted = told.parse_args()
    with place(postgres=wanted.postgres) as empty:
        asyncio.run(main(wanted, empty))
