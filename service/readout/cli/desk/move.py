"""``readout desk export`` and ``readout desk import``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from readout.cli.desk.options import DeskOptions
from readout.cli.grouping import grouped
from readout.writable import writable


@grouped
def export(
    *,
    file: Annotated[Path, typer.Argument(help="Where it goes: JSON Lines, compressed with gzip.", show_default=False)],
    place: DeskOptions,
) -> None:
    """Write all that is in the desk into one file, for another desk on either database.

    Example: readout desk export desk.jsonl.gz
    """
    with place.opened() as desk:
        count = desk.export(file)
    typer.echo(writable(f"written: {file} ({count:,} rows)"))


@grouped
def import_(
    *,
    file: Annotated[Path, typer.Argument(help="What readout desk export wrote.", show_default=False)],
    place: DeskOptions,
) -> None:
    """Take in what another desk exported; what is there already adds nothing.

    An empty desk becomes what the other one was. One that has something gets the documents, the reports and the inbox,
    and makes clusters and editions of them itself; what it leaves out is said.

    Example: readout desk import desk.jsonl.gz --desk postgresql://localhost/desk
    """
    with place.opened(new=True) as desk:
        done = desk.import_(file)
    typer.echo(f"new: {done.documents:,} documents, {done.reports:,} reports, {done.editions:,} editions")
    if done.left_out:
        left = ", ".join(f"{number:,} of {name.replace('_', ' ')}" for name, number in sorted(done.left_out.items()))
        typer.echo(f"left out, for this desk has a history of its own: {left}")
