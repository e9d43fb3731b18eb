"""What measures of a desk under load run beside it: a database of their own, a model, and a worker that asks it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

from readout_tests.loopback import Loopback
from readout_tests.postgres import Postgres, running_postgres

READOUT = (sys.executable, "-m", "readout")
LATENCY = 0.1
"""Seconds that the model takes."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a desk may be.

    Attributes:
        folder: for what is written beside it; it is gone afterwards.
        address: of the desk, in which there is nothing.
        database: the server that has it, of PostgreSQL.
    """

    folder: Path
    address: str
    database: Postgres | None


@contextlib.contextmanager
def place(*, postgres: bool) -> Iterator[Place]:
    """A place for a desk: a file, or a database of a PostgreSQL that runs until the end."""
    with tempfile.TemporaryDirectory(prefix="load-") as folder, contextlib.ExitStack() as stack:
        database = stack.enter_context(running_postgres()) if postgres else None
        address = database.emptied() if database else str(Path(folder) / "desk.sqlite3")
        yield Place(Path(folder), address, database)


def slow_model() -> Loopback:
    """A model that takes its time, and finds nothing in any text."""
    model = Loopback()
    model.latency = LATENCY
    return model


@dataclass
class Process:
    """A command that is started again whenever it is killed."""

    command: list[str]
    log: Path
    running: subprocess.Popen[bytes] | None = None
    kills: list[float] = field(default_factory=list)

    def start(self) -> None:
        with self.log.open("ab") as log:
            environ = {**os.environ, "READOUT_CONFIG": "none", "OPENAI_API_KEY": "none"}
            self.running = subprocess.Popen(self.command, stdout=log, stderr=log, env=environ)  # noqa: S603

    def end(self, how: signal.Signals) -> None:
        assert self.running is not None
        if how is signal.SIGKILL:
            self.kills.append(time.perf_counter())
        self.running.send_signal(how)
        self.running.wait()


def worker(address: str, model: Loopback, folder: Path) -> Process:
    """What reads the documents that are handed in, and asks the model about them."""
    asked = ["--model", "gpt-5-mini", "--base-url", model.url, "--ledger", str(folder / "ledger.sqlite3")]
    return Process([*READOUT, "desk", "work", "--desk", address, *asked], folder / "work.log")
