"""How quick a served desk is while a team reads it: 200 readers at once and 5 who hand in, at 50,000 records.

python benchmarks/desk_load.py [--records N] [--readers N] [--seconds S] [--think S S] [--desk ADDRESS | --postgres]
                               [--serve OPTIONS]

The server is ``readout serve``, asked over loopback; a desk that is given is filled once, ``--postgres`` starts a
database. A reader has a page before him for some seconds, by default 3 to 10 (``--think``), and goes on. Every second
one reads the pages, signed in as a browser is, the others what programs read. Who hand in send reports and articles in
turn; ``readout desk work`` asks a model on loopback about the articles, and every job is followed to its end. Readers
are in one process, whose share of a processor is told: the machine has to do its work too.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import psycopg
from desk_readers import Connection, Headers, Reader, Results, Took, known
from desk_submitters import SUBMITTED, Submitter
from desk_workers import READOUT, place, slow_model, worker
from desk_world import fill

from readout.clock import SYSTEM
from readout.desk import Desk
from readout.desk.serving.sessions import Sessions
from readout.desk.serving.tokens import Tokens
from readout.desk.serving.visitors import COOKIE
from readout_schemas.desk import Role

THINK = (3.0, 10.0)
"""Seconds for which somebody reads a page before going on, the fewest and the most."""
SUBMITTERS = 5
WARM_UP = 10.0
"""Seconds that readers read before it is measured."""


def main(asked: argparse.Namespace, address: str, folder: Path) -> None:
    started = time.perf_counter()
    fill(address, asked.records)
    if asked.postgres:
        settle(address)
    print(f"filled in {time.perf_counter() - started:.0f} s", flush=True)
    readers, submitters = let_in(address, "reader", asked.readers), let_in(address, "editor", SUBMITTERS)
    results = Results(0.0)
    with worked(address, folder) as working, served(address, shlex.split(asked.serve)) as (port, serving):
        used = [Used("server", serving), Used("worker", working)]
        me = time.process_time()
        asyncio.run(load(port, readers, submitters, results, asked))
        tell(results, asked.seconds)
        print(*used, f"the readers took {(time.process_time() - me) / (asked.seconds + WARM_UP):.0%} of one", sep="; ")
    sys.exit(any(took.faults for took in results.by_kind.values()))


def settle(address: str) -> None:
    """Do at once what autovacuum does in the minutes after so much was added: it is no part of a common morning."""
    with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("vacuum analyze")


async def load(
    port: int, readers: list[Headers], submitters: list[Headers], results: Results, asked: argparse.Namespace
) -> None:
    """All of them at once."""
    about = await known(Connection(port, submitters[0]))
    results.began = time.perf_counter() + WARM_UP
    until = results.began + asked.seconds
    reading = (
        Reader(number, Connection(port, who), about, results, pages="Cookie" in who).read(until, asked.think)
        for number, who in enumerate(readers)
    )
    handing = (Submitter(number, port, who, results).hand_in(until) for number, who in enumerate(submitters))
    await asyncio.gather(*reading, *handing)


def let_in(address: str, role: Role, number: int) -> list[Headers]:
    """What lets each in who asks: a token; of readers every second one is signed in as a browser is."""
    found: list[Headers] = []
    with Desk.open(address) as desk:
        tokens, sessions = Tokens(desk.store, SYSTEM), Sessions(desk.store, SYSTEM)
        for one in range(number):
            token = tokens.add(f"{role} {one} {time.time_ns()}", role, "load")
            by_cookie = sessions.begin(token) if role == "reader" and one % 2 else None
            found.append({"Cookie": f"{COOKIE}={by_cookie}"} if by_cookie else {"Authorization": f"Bearer {token}"})
    return found


@contextlib.contextmanager
def worked(address: str, folder: Path) -> Iterator[int]:
    """A desk for which a worker reads, by its process."""
    model = slow_model()
    reader = worker(address, model, folder)
    reader.start()
    assert reader.running is not None
    try:
        yield reader.running.pid
    finally:
        reader.end(signal.SIGTERM)
        model.close()


@contextlib.contextmanager
def served(address: str, options: list[str]) -> Iterator[tuple[int, int]]:
    """A desk that is served, by its port and its process."""
    command = [*READOUT, "serve", "--desk", address, "--port", "0", "--no-work", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603  (this very program)
        assert server.stdout is not None
        try:
            found = re.search(r":(\d+)\s*$", server.stdout.readline())
            assert found, "it does not serve"
            wanted = int((re.findall(r"--processes (\d+)", " ".join(options)) or [1])[0])
            while listening(int(found[1])) < wanted:  # who connects before keeps to those that listen already
                time.sleep(0.2)
            yield int(found[1]), server.pid
        finally:
            server.terminate()


def listening(port: int) -> int:
    """How many sockets listen at a port of this machine."""
    lines = (line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:])
    return sum(line[1].endswith(f":{port:04X}") and line[3] == "0A" for line in lines)


class Used:
    """What a process and its children use, as Linux tells it."""

    def __init__(self, name: str, process: int) -> None:
        self._name, self._process = name, process
        self._wall, self._cpu = time.perf_counter(), self._seconds()

    def _all(self) -> list[Path]:
        found = [Path(f"/proc/{self._process}")]
        for one in found:
            for task in one.glob("task/*/children"):
                found += [Path(f"/proc/{child}") for child in task.read_text().split()]
        return found

    def _seconds(self) -> float:
        ticks = (one.joinpath("stat").read_text().rpartition(")")[2].split()[11:13] for one in self._all())
        return sum(int(user) + int(system) for user, system in ticks) / os.sysconf("SC_CLK_TCK")

    def __str__(self) -> str:
        share = (self._seconds() - self._cpu) / (time.perf_counter() - self._wall)
        pages = sum(int(one.joinpath("statm").read_text().split()[1]) for one in self._all())
        memory = pages * os.sysconf("SC_PAGE_SIZE") / 1e6
        return f"{self._name}: {share:.0%} of a processor, {memory:.0f} MB in {len(self._all())} process(es)"


def tell(results: Results, seconds: float) -> None:
    """A line for each kind, and one each for all pages, all searches and all that is read."""
    print(f"{'':<22}{'answers':>8}{'304':>6}{'KB':>7}{'p50':>9}{'p95':>9}{'p99':>9}{'most':>9}  ms")
    for kind, took in results.by_kind.items():
        print(line(kind, took))
        for fault in sorted(set(took.faults)):
            print(f"    {took.faults.count(fault)} times {fault}")
    read = {kind: took for kind, took in results.by_kind.items() if kind not in SUBMITTED}
    print(line("all pages", together(took for kind, took in read.items() if kind.startswith("page: "))))
    print(line("all searches", together(took for kind, took in read.items() if "search" in kind)))
    print(line("all that is read", every := together(read.values())))
    print(f"{len(every.seconds) / seconds:.0f} pages a second")


def together(several: Iterable[Took]) -> Took:
    """The answers of several kinds."""
    every = Took()
    for took in several:
        every.seconds += took.seconds
        every.unchanged += took.unchanged
        every.bytes += took.bytes
    return every


def line(kind: str, took: Took) -> str:
    if not took.seconds:
        return f"{kind:<22}{0:>8}"
    shares = "".join(f"{took.at(share):>9.1f}" for share in (0.5, 0.95, 0.99, 1.0))
    return f"{kind:<22}{len(took.seconds):>8}{took.unchanged:>6}{took.bytes / len(took.seconds) / 1000:>7.1f}{shares}"


def options() -> argparse.Namespace:
    told = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    told.add_argument("--records", type=int, default=50_000)
    told.add_argument("--readers", type=int, default=200)
    told.add_argument("--seconds", type=float, default=60)
    told.add_argument("--think", type=float, nargs=2, default=THINK, metavar="S")
    where = told.add_mutually_exclusive_group()
    where.add_argument("--desk")
    where.add_argument("--postgres", action="store_true")
    told.add_argument("--serve", default="--processes 2", help="options of readout serve")
    return told.parse_args()


if __name__ == "__main__":
    asked = options()
    with place(postgres=asked.postgres) as empty:
        main(asked, asked.desk or empty.address, empty.folder)
