"""``readout extract --engine ray``."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readout.cli.outcome import SOME_FAILED
from readout.errors import SettingsError

if TYPE_CHECKING:
    from readout.ask.settings import Settings
    from readout.cluster import Outcome
    from readout.cluster.jobs import WorkerPool
    from readout.ingest import Metadata

LOCAL, RAY = "local", "ray"
WORKERS = 2
PART = 1000


@dataclasses.dataclass(frozen=True, kw_only=True)
class EngineOptions:
    """Where the work is done."""

    engine: Annotated[str, typer.Option(help="'local', or 'ray' for workers on a Ray cluster (readout[ray]).")] = LOCAL
    workers: Annotated[
        int | None,
        typer.Option(
            help=f"Workers of --engine ray, each with --concurrency calls in flight. Default: {WORKERS}.",
            show_default=False,
        ),
    ] = None
    part: Annotated[
        int | None,
        typer.Option(
            help=f"Documents that a worker of --engine ray takes at a time, and a file holds. Default: {PART}.",
            show_default=False,
        ),
    ] = None

    def pool(self, output: Path | None) -> WorkerPool | None:
        """How the work is shared out; none where it is done here.

        Raises:
            SettingsError: there is no such engine, or options do not go together.
        """
        if self.engine not in {LOCAL, RAY}:
            raise SettingsError(f"no engine {self.engine!r}: there are {LOCAL} and {RAY}")
        if self.engine == LOCAL:
            if self.workers is not None or self.part is not None:
                raise SettingsError(f"--workers and --part are for --engine {RAY}: add it, or leave them out")
            return None
        if output is None or str(output) == "-":
            raise SettingsError(f"--engine {RAY} writes a folder of .parquet files: name it with -o FOLDER")
        from readout.cluster.jobs import WorkerPool

        return WorkerPool(
            workers=WORKERS if self.workers is None else self.workers, part=PART if self.part is None else self.part
        )


def extract_on_cluster(
    sources: list[str], output: Path, pool: WorkerPool, settings: Settings, metadata: Metadata
) -> None:
    """Let workers write reports into a folder; say how far they are, and how it ended."""
    import asyncio

    from readout.ask.progress import RunProgress
    from readout.cli.progress_display import stopped_gently, watch
    from readout.cli.skipped import tell_missing_days
    from readout.cluster.driver import prepared, run

    with stopped_gently():
        job, progress = prepared(output, pool, settings, metadata), RunProgress()
        outcome = asyncio.run(watch(run(sources, job, progress), progress))
        tell_missing_days(outcome.missing)
        typer.echo(_told(outcome, output), err=True)
        _leave(outcome, output)


def _told(outcome: Outcome, output: Path) -> str:
    kept = f", {outcome.kept} of them from before" if outcome.kept else ""
    copies = f", {outcome.copies} left out as copies" if outcome.copies else ""
    return f"written: {output} ({outcome.written} reports{kept}{copies})"


def _leave(outcome: Outcome, output: Path) -> None:
    """Name some of the documents that failed; leave with status 1 if there are any, or if not all were done."""
    for _, _, failure in outcome.failures:
        typer.echo(f"readout: {failure}", err=True)
    more = outcome.failed - len(outcome.failures)
    if more > 0:
        typer.echo(f"readout: {more} more failed: see the column error in {output}", err=True)
    if outcome.stopped is not None:
        typer.echo(f"readout: {outcome.stopped}", err=True)
    if outcome.failed or outcome.stopped is not None:
        raise typer.Exit(SOME_FAILED)
