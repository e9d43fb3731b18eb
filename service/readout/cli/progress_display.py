"""A run as it is seen from the terminal: how far it is, and how Ctrl-C ends it."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from readout.errors import StoppedError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

    from readout.ask.progress import RunProgress

T = TypeVar("T")

INTERRUPTED = 130
"""Exit status of what Ctrl-C ended, as shells have it."""
SOME_LEFT = 1
EVERY = 0.25
"""Seconds between two looks of the bar."""
LINE_EVERY = 10.0
"""Seconds between two lines where standard error is no terminal."""


class InterruptedRunError(StoppedError):
    """Ctrl-C was pressed."""


@contextlib.asynccontextmanager
async def watched(
    progress: RunProgress, sources: list[str] | None = None, *, quiet: bool = False
) -> AsyncIterator[None]:
    """Show how far a run is, on standard error, and let Ctrl-C end it: once gently, twice at once.

    Args:
        progress: the run's counts.
        sources: where the documents are, to count them meanwhile; without it the run sees to that.
        quiet: show nothing; Ctrl-C does the same.
    """
    progress.on_notice = lambda notice: typer.echo(f"readout: {notice}", err=True)
    loop, interrupts = asyncio.get_running_loop(), _Interrupts(progress, asyncio.current_task())
    interrupts.listen(loop)
    aside = [] if quiet else [asyncio.create_task(_show(progress))]
    if sources is not None and not quiet:
        aside.append(asyncio.create_task(_count(progress, sources)))
    try:
        try:
            yield
        finally:
            for task in aside:
                task.cancel()
            await asyncio.gather(*aside, return_exceptions=True)
    except asyncio.CancelledError:  # of the work, or of its clearing away
        if interrupts.left:
            raise KeyboardInterrupt from None
        raise
    finally:
        interrupts.listen_no_more(loop)


async def watch(
    work: Awaitable[T], progress: RunProgress, sources: list[str] | None = None, *, quiet: bool = False
) -> T:
    """Do it, ``watched``."""
    async with watched(progress, sources, quiet=quiet):
        return await work


class _Interrupts:
    """What Ctrl-C does: the first stops the run gently, the second leaves it, a third is Python's own."""

    def __init__(self, progress: RunProgress, running: asyncio.Task[Any] | None) -> None:
        self._progress = progress
        self._running = running
        self._listening = False
        self.left = False

    def listen(self, loop: asyncio.AbstractEventLoop) -> None:
        """Take over from Python, where that is possible: not on Windows, nor in a thread that is not the main one."""
        try:
            loop.add_signal_handler(signal.SIGINT, self._stop, loop)
            self._listening = True
        except (NotImplementedError, RuntimeError, ValueError):
            self._listening = False

    def listen_no_more(self, loop: asyncio.AbstractEventLoop) -> None:
        """Give Ctrl-C back to Python."""
        if self._listening:
            loop.remove_signal_handler(signal.SIGINT)
            self._listening = False

    def _stop(self, loop: asyncio.AbstractEventLoop) -> None:
        loop.add_signal_handler(signal.SIGINT, self._leave, loop)
        self._progress.stop(
            InterruptedRunError(
                "stopped: the same command goes on where it stopped; what was answered is in the ledger and costs "
                "nothing again"
            )
        )
        if flying := self._progress.in_flight:
            calls = "one call" if flying == 1 else f"{flying} calls"
            leave = f"press Ctrl-C once more to leave {'it' if flying == 1 else 'them'}"
            typer.echo(f"readout: waiting for {calls} in flight; {leave}", err=True)

    def _leave(self, loop: asyncio.AbstractEventLoop) -> None:
        self.listen_no_more(loop)
        self.left = True
        if self._running is not None:
            self._running.cancel()


async def _count(progress: RunProgress, sources: list[str]) -> None:
    from readout.ingest import how_many

    progress.total = await asyncio.to_thread(how_many, sources)


async def _show(progress: RunProgress) -> None:
    if sys.stderr.isatty():
        from rich.console import Console

        with _bar(Console(stderr=True)) as bar:
            task = bar.add_task("", total=None, said="")
            while True:
                bar.update(task, total=_total(progress), completed=progress.documents, said=_counts(progress))
                await asyncio.sleep(EVERY)
    started = time.monotonic()
    while True:
        await asyncio.sleep(LINE_EVERY)
        typer.echo(line(progress, time.monotonic() - started), err=True)


def _bar(console: Console) -> Progress:
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.table import Column

    whole = Column(no_wrap=True)
    return Progress(
        MofNCompleteColumn(table_column=whole),
        BarColumn(bar_width=10),
        TimeElapsedColumn(table_column=whole),
        TimeRemainingColumn(table_column=whole, compact=True),
        TextColumn("{task.fields[said]}", table_column=Column(ratio=1, no_wrap=True, overflow="ellipsis")),
        console=console,
        transient=True,
        expand=True,
    )


def _counts(progress: RunProgress) -> str:
    cost = progress.cost_usd()
    parts = [
        f"{progress.in_flight} in flight",
        f"{progress.failed} failed" if progress.failed else "",
        f"US$ {cost:.2f}" if cost is not None else "",
        f"{_short(progress.tokens.prompt + progress.tokens.completion)} tokens",
        f"{progress.reused} from the ledger" if progress.reused else "",
        f"{progress.retries} retries" if progress.retries else "",
        f"{progress.calls} calls",
    ]
    return ", ".join(part for part in parts if part)


def _short(number: int) -> str:
    """A number in four characters or so: 999, 12k, 3.4M."""
    for size, letter in ((1_000_000, "M"), (1_000, "k")):
        if number >= size:
            return f"{number / size:.{number < 10 * size:d}f}{letter}"
    return str(number)


def _total(progress: RunProgress) -> int | None:
    """How many documents there will be; never less than there have been."""
    return None if progress.total is None else max(progress.total, progress.documents)


def line(progress: RunProgress, seconds: float) -> str:
    """How far a run is, in one line."""
    total = _total(progress)
    of = f" of {total}" if total else ""
    left = ""
    if total and progress.documents:
        left = f", {seconds * (total - progress.documents) / progress.documents:.0f} s left"
    return f"readout: {progress.documents}{of} documents, {_counts(progress)}, {seconds:.0f} s{left}"


@contextlib.contextmanager
def stopped_gently() -> Iterator[None]:
    """Turn the end of a run before its time into a line and an exit status."""
    try:
        yield
    except InterruptedRunError as error:
        typer.echo(f"readout: {error}", err=True)
        raise typer.Exit(INTERRUPTED) from None
    except StoppedError as error:
        typer.echo(f"readout: {error}", err=True)
        raise typer.Exit(SOME_LEFT) from None
