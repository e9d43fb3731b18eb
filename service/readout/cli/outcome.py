"""How a command ends: output written whole, failed documents named, and an exit status that says so."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from readout.cli.renderings import RenderOptions
    from readout_schemas import Briefing, Document, Model

SOME_FAILED = 1


def json_of(model: Model) -> str:
    """A model as JSON that reads well and compares well: indented, keys in the order of the schema."""
    return model.model_dump_json(indent=1) + "\n"


def write(text: str, output: Path) -> None:
    """Write to a file, whole, or to standard output for ``-``."""
    from readout.files import write_whole

    if str(output) == "-":
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except BrokenPipeError:  # the reader has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    else:
        write_whole(output, text)


def check(output: Path | None) -> None:
    """Raise now, before a model is paid, if the output could not be written later."""
    from readout.files import check_place

    if output is not None and str(output) != "-":
        check_place(output)


def deliver(briefing: Briefing, output: Path | None, renderings: RenderOptions, *, without_text: bool) -> None:
    """Write a briefing's JSON and what else is asked for, print it for a person, and name failures.

    It is not printed where something else goes to standard output.
    """
    from readout.rendering import print_briefing, without_texts

    given = without_texts(briefing) if without_text else briefing
    if output is not None:
        write(json_of(given), output)
    renderings.write(given)
    if "-" not in map(str, (output, *renderings.places)):
        print_briefing(briefing)
        if output is not None:
            typer.echo(f"written: {output}")
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
