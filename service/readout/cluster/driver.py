"""A run on a cluster: what there is, who does it, and what became of it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable, Iterator
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread
from typing import Any, TypeVar

import readout.errors
from readout.ask.budget import Budget
from readout.ask.plan import Plan
from readout.ask.progress import RunProgress
from readout.ask.settings import Endpoint, Settings
from readout.ask.usage import RunCounts
from readout.cluster.coordinator import Coordinator
from readout.cluster.jobs import PART, Done, Job, Outcome, Part, WorkerPool, packed, unpacked
from readout.cluster.output_folder import check_folder, check_parts
from readout.cluster.partitioner import Partitioner, ScannedPortion, scan
from readout.cluster.ray_cluster import cluster
from readout.cluster.worker import AT_ONCE, Worker
from readout.errors import ReadoutError, RunError
from readout.ingest import NO_METADATA, Metadata, files, portions
from readout.ledger import default_place, settled_place
from readout.run_sync import run_sync
from readout.writable import in_a_line

T = TypeVar("T")

Sources = Iterable[str | os.PathLike[str]] | str | os.PathLike[str]

WATCH_EVERY = 0.5
"""Seconds between two looks at the coordinator."""
DEFAULTS = Settings()


def extract(
    sources: Sources,
    folder: str | os.PathLike[str],
    *,
    workers: int = 2,
    settings: Settings = DEFAULTS,
    metadata: Metadata = NO_METADATA,
    part: int = PART,
) -> Outcome:
    """``aextract``, blocking; it also works where an event loop is running, as in a notebook."""
    return run_sync(aextract(sources, folder, workers=workers, settings=settings, metadata=metadata, part=part))


async def aextract(
    sources: Sources,
    folder: str | os.PathLike[str],
    *,
    workers: int = 2,
    settings: Settings = DEFAULTS,
    metadata: Metadata = NO_METADATA,
    part: int = PART,
) -> Outcome:
    """Reports of many documents, made by workers on a Ray cluster, as a folder of Parquet files.

    A report in the folder is not made again, unless its document failed.

    Args:
        sources: paths, folders and globs, which lead every worker to the same files.
        folder: where the files of reports go, for every worker the same place.
        workers: how many there are. Each has ``settings.concurrency`` calls in flight at most; requests and tokens a
            minute, and what may be spent, are shared among them.
        settings: how to ask, and within which limits.
        metadata: what is known of documents that do not say it.
        part: how many documents a worker takes at a time, and a file holds.

    Returns:
        How many reports there are, which documents failed, and which limit was reached. Days that stay open because
        documents say no day of publication are one ``UndatedWarning``.

    Raises:
        InputError: there is nothing to read.
        SettingsError: a setting is wrong, Ray is missing, or the folder is not this run's.
        LedgerError: a worker's ledger cannot be read or written.
        RunError: a worker failed, or the cluster did.
    """
    pool = WorkerPool(workers=workers, part=part)
    outcome = await run(sources, prepared(Path(folder), pool, settings, metadata), RunProgress())
    outcome.missing.warn("Metadata(published=…)")
    return outcome


def prepared(folder: Path, pool: WorkerPool, settings: Settings, metadata: Metadata) -> Job:
    """What the workers have to know.

    Raises:
        SettingsError: a setting is wrong, or the folder cannot be written to.
    """
    endpoint = Endpoint.settle(settings)
    Endpoint.settle_stronger(settings, needs_key=False)  # its key is in the workers' environment
    Plan.of(settings)
    if settings.max_cost is not None:
        Budget(settings.max_cost, endpoint.model, RunProgress())  # says whether a price is known
    check_folder(folder)
    each = replace(
        settings,
        rpm=None if settings.rpm is None else settings.rpm / pool.workers,
        tpm=None if settings.tpm is None else settings.tpm / pool.workers,
        cassettes=Path(settings.cassettes).absolute(),
        ledger=_ledger(settings),
    )
    return Job(
        endpoint=endpoint,
        settings=each,
        metadata=metadata,
        folder=folder.absolute(),
        pool=pool,
        ends_at=None if settings.deadline is None else time.time() + settings.deadline,
    )


def _ledger(settings: Settings) -> Path | bool:
    """Where each worker's is: the default place on its own machine, unless another one is named here."""
    place = settled_place(settings.ledger)
    return place is not None if place is None or place == default_place() else place.absolute()


async def run(sources: Sources, job: Job, progress: RunProgress) -> Outcome:
    """Do a job, as ``aextract`` has it.

    Args:
        sources: paths, folders and globs.
        job: what to do with them.
        progress: counts what happens, and may stop it.

    Raises:
        ReadoutError: as ``aextract``.
    """
    found = files([sources] if isinstance(sources, str | os.PathLike) else sources)
    with cluster(job.pool.workers) as ray, _translated(ray):
        running = _Run(ray, job, progress)
        cut = [{"portion": packed(portion)} for portion in portions(found, job.pool.part)]
        async with running.watched():
            return await running.outcome(cut)


class _Run:
    """A run under way."""

    def __init__(self, ray: Any, job: Job, progress: RunProgress) -> None:
        self._ray = ray
        self._job = job
        self._progress = progress
        self._coordinator = ray.remote(num_cpus=0)(Coordinator).remote(job.pool.workers, job.settings.max_cost)

    async def outcome(self, cut: list[dict[str, bytes]]) -> Outcome:
        """Scan, partition, do."""
        outcome = Outcome()
        work = await self._partitioned(cut)
        check_parts(self._job.folder, work)
        self._progress.total = outcome.documents = sum(part.documents for part in work)
        async with aclosing(_apart(lambda: self._done(work))) as stream:
            async for done in stream:
                if done.fault is not None:
                    raise _error(*done.fault)
                outcome.add(done)
        self._progress.documents = outcome.written
        if self._progress.ended is not None:
            raise self._progress.ended
        return outcome

    async def _partitioned(self, cut: list[dict[str, bytes]]) -> list[Part]:
        """The parts of the run, unless it is stopped meanwhile."""
        partitioner, work = Partitioner(self._job), list[Part]()
        async with aclosing(_apart(lambda: self._scanned(cut))) as stream:
            async for scanned in stream:
                if self._progress.ended is not None:
                    raise self._progress.ended
                work.append(partitioner.part(scanned))
        return work

    def _scanned(self, cut: list[dict[str, bytes]]) -> Iterator[ScannedPortion]:
        data = self._ray.data.from_items(cut, override_num_blocks=len(cut))
        data.context.execution_options.preserve_order = True
        read = data.map_batches(scan, batch_size=1, fn_kwargs={"metadata": self._job.metadata})
        return (unpacked(ScannedPortion, one) for one in _column(read, "scanned"))

    def _done(self, work: list[Part]) -> Iterator[Done]:
        rows = [{"part": packed(part)} for part in work]
        strategy = self._ray.data.ActorPoolStrategy(
            size=self._job.pool.workers,
            max_concurrent_calls_per_actor=AT_ONCE,
            max_tasks_in_flight_per_actor=AT_ONCE + 1,
        )
        made = self._ray.data.from_items(rows, override_num_blocks=len(rows)).map_batches(
            Worker, batch_size=1, compute=strategy, fn_constructor_args=(self._job, self._coordinator), num_cpus=1
        )
        return (unpacked(Done, one) for one in _column(made, "done"))

    @contextlib.asynccontextmanager
    async def watched(self) -> AsyncIterator[None]:
        """Take the workers' counts over into ``progress``, and its order to stop to the workers."""
        watching = asyncio.create_task(self._watch())
        self._progress.on_stop.append(self._stop)
        try:
            yield
        finally:
            self._progress.on_stop.remove(self._stop)
            self._stop()  # where the cluster is not ours, workers outlive the run
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)

    def _stop(self) -> None:
        self._coordinator.stop.remote(str(self._progress.ended or "stopped: the run has ended"))

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(WATCH_EVERY)
            counts: RunCounts = await self._coordinator.counts.remote()
            self._progress.become(counts)


def _column(data: Any, name: str) -> Iterator[Any]:
    """A column's values as they come, without threads that fetch more of them ahead."""
    for batch in data.iter_batches(batch_size=None, prefetch_batches=0):
        yield from batch[name]


async def _apart(work: Callable[[], Iterator[T]]) -> AsyncGenerator[T]:
    """What a blocking iterator gives, from a thread that no one has to wait for; it is left once nobody listens."""
    loop, left = asyncio.get_running_loop(), Event()
    come: asyncio.Queue[tuple[T | None, BaseException | None]] = asyncio.Queue()

    def give(one: T | None, error: BaseException | None = None) -> None:
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits
            loop.call_soon_threadsafe(come.put_nowait, (one, error))

    def run() -> None:
        try:
            for one in work():
                if left.is_set():
                    return
                give(one)
            give(None)
        except BaseException as error:  # noqa: BLE001  (it is raised where the work is waited for)
            give(None, error)

    Thread(target=run, daemon=True, name="readout").start()
    try:
        while True:
            one, error = await come.get()
            if error is not None:
                raise error
            if one is None:
                return
            yield one
    finally:
        left.set()


@contextlib.contextmanager
def _translated(ray: Any) -> Iterator[None]:
    """Let no error of Ray's reach the user as such."""
    try:
        yield
    except ray.exceptions.RayError as error:
        cause = getattr(error, "cause", None) or error
        what = in_a_line(cause)
        raise RunError(f"a worker failed ({type(cause).__name__}: {what[:300]}): the same command goes on") from None


def _error(name: str, message: str) -> ReadoutError:
    kind = getattr(readout.errors, name, RunError)
    error: ReadoutError = kind(message)
    return error
