"""``readout extract``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from readout.cli.cluster import EngineOptions, extract_on_cluster
from readout.cli.dry_run import tell_estimate
from readout.cli.grouping import grouped
from readout.cli.options import DocumentOptions, OptionalSources, Output, Quiet
from readout.cli.run_options import LimitedOptions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readout.ask.settings import Settings
    from readout.cli.report_files import Write
    from readout_schemas import Document


@grouped
def extract(
    *,
    sources: OptionalSources = None,
    output: Output = None,
    quiet: Quiet = False,
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
    from readout.cli.writing import check_apart

    named = documents.named(sources)
    asking.check(documents.given(named))
    if output is not None and not asking.dry_run:
        check_apart([output], documents.given(named))
    pool, settings, metadata = engine.pool(output), asking.settings(), documents.metadata()
    if asking.dry_run:
        tell_estimate(named, documents, asking)
    elif pool is not None and output is not None:
        extract_on_cluster(named, output, pool, settings, metadata)
    else:
        _extract(named, settings, documents, output, quiet=quiet)


def _extract(
    sources: list[str], settings: Settings, documents: DocumentOptions, output: Path | None, *, quiet: bool
) -> None:
    import asyncio

    from readout.cli.outcome import leave_without, report_failures
    from readout.cli.progress_display import InterruptedRunError, stopped_gently
    from readout.cli.report_files import report_file
    from readout.cli.skipped import check_any_read, tell_missing_days
    from readout.errors import StoppedError

    run = _Run(quiet=quiet)
    found, skipped = documents.read(sources, settings.ledger)
    with stopped_gently():
        with report_file(output) as write:
            try:
                asyncio.run(run.write(sources, found, settings, write))
            except InterruptedRunError:
                raise
            except StoppedError as error:  # a limit: what was got within it is written
                run.stopped = error
            if not quiet:
                skipped.tell()
                tell_missing_days(run.missing)
            if run.stopped is None and run.written and not run.readable:
                check_any_read(run.failed)
            if not run.good:  # left in here, so that a file that is there stays as it is
                if run.stopped is not None:
                    raise run.stopped
                leave_without(run.failed, output)
        if output is not None and str(output) != "-" and not quiet:
            typer.echo(f"written: {output} ({run.written} reports)", err=True)
        if run.stopped is not None:
            raise run.stopped
    report_failures(run.failed, quiet=quiet)


class _Run:
    """What became of the documents; of the good ones nothing is kept but their number and the days that stay open."""

    def __init__(self, *, quiet: bool) -> None:
        from readout.pipeline.missing_days import MissingDays

        self.quiet = quiet
        self.missing = MissingDays()
        self.written = self.readable = self.good = 0
        """Reports; those of documents with a text; those that are no errors alone."""
        self.failed: list[Document] = []
        self.stopped: Exception | None = None

    async def write(self, sources: list[str], found: Iterator[Document], settings: Settings, write: Write) -> None:
        """Write the reports as they come."""
        from contextlib import aclosing

        from readout.ask.progress import RunProgress
        from readout.cli.progress_display import watched
        from readout.gc_tuning import tune_gc
        from readout.pipeline.runner import reports

        progress = RunProgress()
        async with (
            watched(progress, sources, quiet=self.quiet),
            aclosing(reports(found, settings, progress=progress)) as stream,
        ):
            async for report in stream:
                write(report)
                self.written += 1
                self.missing.add([report.document], report.records())
                self.readable += report.document.text is not None
                self.good += report.document.error is None or bool(report.records() or report.rejected)
                if self.written == 1:
                    tune_gc()
                if report.document.error:
                    self.failed.append(report.document.model_copy(update={"text": None, "furniture": ()}))
