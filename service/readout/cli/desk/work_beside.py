"""Working beside the service: in a process of its own, so that whoever reads a page does not wait for a job."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

import typer

from readout.errors import ReadoutError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from readout.cli.desk.work_options import WorkOptions

AGAIN = 5.0
"""Seconds after which a worker that ended by itself is started again."""
PATIENCE = 120.0
"""Seconds that the documents under way have to end in when the service is stopped; then the worker is killed, and
whoever works next goes on where it was."""


@contextlib.contextmanager
def worked_beside(desk: str | None, asking: WorkOptions) -> Iterator[None]:
    """Let another process work until the end.

    Args:
        desk: the store's address, as the options say it.
        asking: what the worker needs to know.
    """
    keeper = _Keeper(desk, asking)
    keeper.start()
    try:
        yield
    finally:
        keeper.end()


class _Keeper(threading.Thread):
    """Starts a worker, and another one whenever it ends by itself."""

    def __init__(self, desk: str | None, asking: WorkOptions) -> None:
        super().__init__(name="readout-worker", daemon=True)
        self._context = get_context("spawn")
        self._ours, self._theirs = self._context.Pipe()
        self._given = (desk, asking, self._theirs)
        self._ended = threading.Event()
        self._process: SpawnProcess | None = None

    def run(self) -> None:
        while not self._ended.is_set():
            self._process = self._context.Process(target=_work, args=self._given, daemon=True)
            self._process.start()
            wait([self._process.sentinel])
            if not self._ended.is_set():
                status = self._process.exitcode
                typer.echo(f"readout: the worker ended ({status}): another begins in {AGAIN:g} seconds", err=True)
                self._ended.wait(AGAIN)

    def end(self) -> None:
        """Let the worker end, and wait for that."""
        self._ended.set()
        self._ours.close()  # which it sees, as it would see the end of this process
        self.join(PATIENCE)
        if self.is_alive() and self._process is not None:
            self._process.kill()
            self.join()


def _work(desk: str | None, asking: WorkOptions, line: Connection) -> None:
    """Work until whoever started this is gone."""
    import asyncio
    import sys

    from readout.cli.desk.work import give_way, tell, until_stopped
    from readout.desk import Desk
    from readout.desk.jobs.working import Worker

    def listen(loop: asyncio.AbstractEventLoop, worker: Worker) -> None:
        with contextlib.suppress(EOFError, OSError):
            line.recv()
        with contextlib.suppress(RuntimeError):  # it has ended already
            loop.call_soon_threadsafe(worker.stop)

    async def work(worker: Worker) -> None:
        threading.Thread(target=listen, args=(asyncio.get_running_loop(), worker), daemon=True).start()
        await until_stopped(worker)

    give_way()
    try:
        with Desk.open(desk) as one:
            asyncio.run(work(Worker(one, asking.settings(), asking.bounds(), tell)))
    except ReadoutError as error:
        typer.echo(f"readout: {error}", err=True)
        sys.exit(1)
