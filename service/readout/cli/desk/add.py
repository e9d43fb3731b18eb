"""``readout desk add``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from readout.cli.desk.options import DeskOptions
from readout.cli.dry_run import tell_estimate
from readout.cli.grouping import grouped
from readout.cli.options import DocumentOptions, OptionalSources, Quiet
from readout.cli.run_options import LimitedOptions
from readout.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from readout.desk.store.adding import Added, Adding


@grouped
def add(
    *,
    sources: OptionalSources = None,
    quiet: Quiet = False,
    documents: DocumentOptions,
    asking: LimitedOptions,
    place: DeskOptions,
) -> None:
    """Read articles into the desk, or add reports that readout extract wrote.

    What is there already adds nothing: a document is known by its text. Each report is kept as soon as it is there, so
    that a run that ended before its time goes on with the same command. What failed stays in the inbox, with its error,
    until it is read.

    Example: readout desk add reports/*.txt --published 2025-03-15
    """
    from readout.cli.desk.sources import parted

    named = documents.named(sources)
    if not named:
        raise InputError("nothing to read: give files, folders, addresses, or reports that readout extract wrote")
    reports, articles = parted(named)
    if asking.dry_run:
        if articles:
            tell_estimate(articles, documents, asking)
        else:
            typer.echo("no model would be asked: these are reports")
        return
    asking.check(documents.given(named))
    with place.opened(new=True) as desk:
        adding = desk.adding()
        _add_reports(reports, adding)
        if articles:
            _read_articles(articles, documents, asking, adding, quiet=quiet)
        if not quiet:
            typer.echo(told(adding.added))
        _leave(adding.added)


def _add_reports(files: Iterable[Path], adding: Adding) -> None:
    from readout.desk import TOGETHER
    from readout.desk.store.reading import portions
    from readout.report_io import read_reports

    for several in portions((report for file in files for report in read_reports(file)), TOGETHER):
        adding.add_all(several)


def _read_articles(
    sources: list[str], documents: DocumentOptions, asking: LimitedOptions, adding: Adding, *, quiet: bool
) -> None:
    import asyncio
    from contextlib import aclosing

    from readout.ask.progress import RunProgress
    from readout.cli.progress_display import stopped_gently, watched
    from readout.cli.skipped import tell_missing_days
    from readout.errors import StoppedError
    from readout.pipeline.missing_days import MissingDays
    from readout.pipeline.runner import reports

    settings = asking.settings()
    found, skipped = documents.read(sources, asking.place())
    progress, missing = RunProgress(), MissingDays()

    async def read() -> None:
        stream = reports(found, settings, progress=progress)
        async with watched(progress, sources, quiet=quiet), aclosing(stream):
            async for report in stream:
                adding.add(report)
                missing.add([report.document], report.records())

    with stopped_gently():
        try:
            asyncio.run(read())
        except StoppedError:
            typer.echo(told(adding.added))
            raise
        finally:
            if not quiet:
                skipped.tell()
                tell_missing_days(missing)


def told(added: Added) -> str:
    """What became of reports, in a line."""
    parts = (
        (added.new, "new"),
        (added.anew, "read anew"),
        (added.known, "there already"),
        (added.copy, "left out as copies"),
        (added.failed, "failed"),
    )
    said = [f"{number} {what}" for number, what in parts if number]
    return f"documents: {', '.join(said) or 'none'} ({added.records} records)"


def _leave(added: Added) -> None:
    """Name what failed, and leave with a status that says so."""
    from readout.cli.outcome import ALL_FAILED, SOME_FAILED

    for line in added.errors:
        typer.echo(f"readout: {line}", err=True)
    if added.errors:
        raise typer.Exit(SOME_FAILED if added.new or added.anew or added.known or added.copy else ALL_FAILED)
