"""How a command ends: output written whole, failed documents named, and an exit status that says so."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from readout.cli.renderings import DeliveryOptions
    from readout_schemas import Briefing, Document

SOME_FAILED = 1


def deliver(briefing: Briefing, output: Path | None, renderings: DeliveryOptions, *, without_text: bool) -> None:
    """Write a briefing's JSON and what else is asked for, print it for a person, and name failures.

    It is not printed where something else goes to standard output.
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
    report_failures(briefing.documents)


def report_failures(documents: Iterable[Document]) -> None:
    """Name the documents that failed, a line each; leave with status 1 if there are any."""
    failed = [document for document in documents if document.error]
    for document in failed:
        error = document.error or ""
        shown = error if error.startswith(document.source) else f"{document.source}: {error}"
        typer.echo(f"readout: {shown}", err=True)
    if failed:
        raise typer.Exit(SOME_FAILED)
