"""``readout desk export`` and ``readout desk import``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from readout.cli.desk.options import DeskOptions
from readout.cli.grouping import grouped
from readout.writable import writable

NAMED = 5
"""Things that a line names."""


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
        done = desk.export(file)
    typer.echo(writable(f"written: {file} ({done.rows:,} rows)"))
    stays = [f"the watch {name!r}, whose address holds a secret" for name in done.staying.watches]
    stays += [f"jobs that have not ended ({done.staying.jobs:,})"] if done.staying.jobs else []
    if stays:
        typer.echo(writable(f"left out: {', '.join(stays)}"))


@grouped
def import_(
    *,
    file: Annotated[Path, typer.Argument(help="What readout desk export wrote.", show_default=False)],
    place: DeskOptions,
) -> None:
    """Take in what another desk exported; what is there already adds nothing.

    An empty desk becomes what the other one was. One that has something gets it beside what it has, each thing once;
    what is one thing is settled when the next edition is made. What it leaves out is said.

    Example: readout desk import desk.jsonl.gz --desk postgresql://localhost/desk
    """
    with place.opened(new=True) as desk:
        done = desk.import_(file)
    told = [f"{done.documents:,} documents", f"{done.reports:,} reports", f"{done.editions:,} editions"]
    more = {"reviews": done.reviews, "watches": done.watches, "jobs": done.jobs}
    typer.echo(f"new: {', '.join([*told, *(f'{number:,} {name}' for name, number in more.items() if number)])}")
    if done.contrary:
        named = f"{', '.join(done.contrary[:NAMED])}{', …' if len(done.contrary) > NAMED else ''}"
        many = f"{len(done.contrary):,} {'thing' if len(done.contrary) == 1 else 'things'}"
        typer.echo(writable(f"reviewers said otherwise here and there of {many}, and both sayings stay: {named}"))
    if done.left_out:
        left = ", ".join(f"{number:,} of {name.replace('_', ' ')}" for name, number in sorted(done.left_out.items()))
        typer.echo(f"left out, for this desk has a history of its own: {left}")
