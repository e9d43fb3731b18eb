"""How a command ends: output written whole, failed documents named, and an exit status that says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

if TYPE_CHECKING:
    from readout.cli.renderings import DeliveryOptions
    from readout_schemas import Briefing, Document

SOME_FAILED, ALL_FAILED = 1, 2
_MOST_COPIES = 10
"""Copies of other documents that are named one by one."""


def deliver(
    briefing: Briefing,
    output: Path | None,
    renderings: DeliveryOptions,
    *,
    without_text: bool,
    lacking: Sequence[str] = (),
    read: Iterable[Document] | None = None,
) -> None:
    """Write a briefing's JSON and what else is asked for, print it for a person, and name failures.

    It is not printed where something else goes to standard output. ``lacking`` is what it does without because a
    call about all of it failed; ``read`` are the documents that were read for it, if not all were.
    """
    from readout.cli.writing import json_of, write
    from readout.rendering import print_briefing, without_texts
    from readout.writable import writable

    given = without_texts(briefing) if without_text else briefing
    if output is not None:
        write(json_of(given), output)
    renderings.write(given, quiet=renderings.quiet)
    if not renderings.quiet and "-" not in map(str, (output, *renderings.places)):
        print_briefing(briefing, full=renderings.full)
        if output is not None:
            typer.echo(writable(f"written: {output}"))
    report_failures(briefing.documents if read is None else read, lacking, quiet=renderings.quiet)


def report_failures(documents: Iterable[Document], lacking: Sequence[str] = (), *, quiet: bool = False) -> None:
    """Name the documents that failed, and what else did, a line each; leave with status 1 if there is any.

    Copies of other documents did not fail: up to ten are named, unless the run is quiet.
    """
    several = list(documents)
    if not quiet:
        tell_copies([document for document in several if document.is_copy])
    failed = _tell_failed(several)
    for what in lacking:
        typer.echo(f"readout: {what}", err=True)
    if failed or lacking:
        raise typer.Exit(SOME_FAILED)


def leave_without(documents: Iterable[Document], output: Path | None) -> NoReturn:
    """Name the documents, each of which failed, and leave with status 2, before the file takes its place."""
    count = _tell_failed(documents)
    if output is not None and str(output) != "-":
        typer.echo(f"readout: {_nothing_written(count)}", err=True)
    raise typer.Exit(ALL_FAILED)


def check_any_gave(briefing: Briefing) -> None:
    """Make sure that anything could be asked; else name the documents, each of which failed, and write nothing.

    Raises:
        AllFailedError: every document failed before the model answered.
    """
    if briefing.run.calls + briefing.run.reused:
        return
    from readout.api import check_any
    from readout.errors import AllFailedError

    try:
        check_any(briefing)
    except AllFailedError:
        raise AllFailedError(_nothing_written(_tell_failed(briefing.documents)), briefing) from None


def _nothing_written(count: int) -> str:
    which = "the only document" if count == 1 else f"each of the {count} documents"
    return f"nothing was written: {which} failed"


def tell_copies(copies: Sequence[Document]) -> None:
    """Name the first copies of other documents, and say how many more there are."""
    for document in copies[:_MOST_COPIES]:
        typer.echo(f"readout: {document.error}", err=True)
    if len(copies) > _MOST_COPIES:
        typer.echo(f"readout: {len(copies) - _MOST_COPIES:,} more copies are left out", err=True)


def _tell_failed(documents: Iterable[Document]) -> int:
    """Name the documents that failed, a line each; how many there are."""
    failed = [document for document in documents if document.error and not document.is_copy]
    for document in failed:
        error = document.error or ""
        shown = error if error.startswith(document.source) else f"{document.source}: {error}"
        typer.echo(f"readout: {shown}", err=True)
    return len(failed)
