"""``readout extract``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readout.cli.cluster import EngineOptions, extract_on_cluster
from readout.cli.options import DocumentOptions, Output, Sources, grouped
from readout.cli.run_options import LimitedOptions

if TYPE_CHECKING:
    from readout.ask.settings import Settings
    from readout.cli.report_files import Write
    from readout.ingest import Metadata
    from readout_schemas import Document

DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Print documents, calls, tokens and cost beforehand, without a call.")
]


@grouped
def extract(
    *,
    sources: Sources,
    output: Output = None,
    dry_run: DryRun = False,
    documents: DocumentOptions,
    asking: LimitedOptions,
    engine: EngineOptions,
) -> None:
    """Extract what each document says, a Report a line.

    As JSON Lines, or as rows of a .parquet file.

    Documents stream in and Reports out: any number of them fits into memory. A run that ended before its time goes on
    with the same command; what was answered is in the ledger and costs nothing again.

    With --engine ray, workers on a Ray cluster do it, and -o is a folder of .parquet files. What is in it is not done
    again.

    Example: readout extract reports/ -o reports.jsonl
    """
    pool, settings, metadata = engine.pool(output), asking.settings(), documents.metadata()
    if dry_run:
        from readout.pipeline.estimating import estimate

        typer.echo(estimate(sources, settings, metadata).told())
    elif pool is not None and output is not None:
        extract_on_cluster(sources, output, pool, settings, metadata)
    else:
        _extract(sources, settings, metadata, output)


def _extract(sources: list[str], settings: Settings, metadata: Metadata, output: Path | None) -> None:
    import asyncio

    from readout.cli.outcome import report_failures
    from readout.cli.progress_display import InterruptedRunError, stopped_gently
    from readout.cli.report_files import report_file
    from readout.errors import StoppedError

    run = _Run()
    with stopped_gently():
        with report_file(output) as write:
            try:
                asyncio.run(run.write(sources, settings, metadata, write))
            except InterruptedRunError:
                raise
            except StoppedError as error:  # a limit: what was got within it is written
                run.stopped = error
        if output is not None and str(output) != "-":
            typer.echo(f"written: {output} ({run.written} reports)", err=True)
        if run.stopped is not None:
            raise run.stopped
    report_failures(run.failed)


class _Run:
    """What became of the documents; of the good ones nothing but their number is kept."""

    def __init__(self) -> None:
        self.written = 0
        self.failed: list[Document] = []
        self.stopped: Exception | None = None

    async def write(self, sources: list[str], settings: Settings, metadata: Metadata, write: Write) -> None:
        """Write the reports as they come."""
        from contextlib import aclosing

        from readout.ask.progress import RunProgress
        from readout.cli.progress_display import watched
        from readout.gc_tuning import tune_gc
        from readout.pipeline.runner import reports

        progress = RunProgress()
        async with watched(progress, sources), aclosing(reports(sources, settings, metadata, progress)) as stream:
            async for report in stream:
                write(report)
                self.written += 1
                if self.written == 1:
                    tune_gc()
                if report.document.error:
                    self.failed.append(report.document.model_copy(update={"text": None, "furniture": ()}))
