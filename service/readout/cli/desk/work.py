"""``readout desk work``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from readout.cli.desk.options import DeskOptions
from readout.cli.desk.work_options import WorkOptions
from readout.cli.grouping import grouped
from readout.errors import SettingsError
from readout.writable import writable

if TYPE_CHECKING:
    from readout.desk.jobs.working import Worker

NICENESS = 10
"""That of a worker's process, from 0 to 19 (setpriority(2)): who reads pages beside it on one machine goes first.

With 200 readers on two processors the slowest page of twenty took 75 ms then, and 113 without
(``benchmarks/desk_load.py``).
"""
NO_MODEL = "no model is named: give --model or --base-url, or set READOUT_MODEL"


@grouped
def work(
    *,
    drain: Annotated[
        bool, typer.Option("--drain", help="End when nothing is left to do now, with 1 if something failed.")
    ] = False,
    asking: WorkOptions,
    place: DeskOptions,
) -> None:
    """Read what was handed in over HTTP and what is watched, until it is stopped.

    It gives way to other processes of its machine. Ctrl-C and SIGTERM let the documents end that were begun. One
    process works on a desk at a time; others stand by, and go on where it was when it is gone, however it ended. What
    was answered is in the ledger, and is paid for once.

    Example: readout desk work --model openai/gpt-5-mini --budget-a-day 5
    """
    import asyncio

    from readout.cli.desk.watch_settings import settle
    from readout.desk.jobs.working import Worker

    if not asking.names_model:
        raise SettingsError(NO_MODEL)
    give_way()
    with place.opened(new=True) as desk:
        settle(desk)
        worker = Worker(desk, asking.settings(), asking.bounds(), tell)
        asyncio.run(until_stopped(worker, drain=drain))
    if drain:
        leave(worker)


def give_way() -> None:
    """Let processes of ordinary priority go first, where the system has priorities of this kind."""
    if hasattr(os, "setpriority"):
        os.setpriority(os.PRIO_PROCESS, 0, max(NICENESS, os.getpriority(os.PRIO_PROCESS, 0)))


def leave(worker: Worker) -> None:
    """Leave with a status that says whether something failed that was to be done now."""
    from readout.cli.outcome import SOME_FAILED

    if worker.has_faults:
        raise typer.Exit(SOME_FAILED)


async def until_stopped(worker: Worker, *, drain: bool = False) -> None:
    """Let a worker work until the process is told to stop.

    Raises:
        RunError: with ``drain``, the store or the ledger cannot be read or written.
    """
    import asyncio
    import contextlib
    import signal

    loop = asyncio.get_running_loop()
    with contextlib.suppress(NotImplementedError):  # on Windows Ctrl-C ends it at once: the next one goes on
        for one in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(one, worker.stop)
    await worker.run(drain=drain)


def tell(line: str) -> None:
    """Say what became of a job."""
    typer.echo(writable(line))
