"""``readout desk backup`` and ``readout desk restore``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from readout.cli.desk.options import DeskOptions
from readout.cli.grouping import grouped
from readout.writable import writable


@grouped
def backup(
    *,
    file: Annotated[Path, typer.Argument(help="Where the copy goes.", show_default=False)],
    place: DeskOptions,
) -> None:
    """Copy the whole desk into a file, while it is in use.

    Example: readout desk backup desk-2025-03-15.sqlite3
    """
    with place.opened() as desk:
        size = desk.backup(file)
    typer.echo(writable(f"written: {file} ({size / 1e6:,.1f} MB)"))


@grouped
def restore(
    *,
    file: Annotated[Path, typer.Argument(help="What readout desk backup wrote.", show_default=False)],
    replace: Annotated[bool, typer.Option("--replace", help="Overwrite the desk that is there.")] = False,
    place: DeskOptions,
) -> None:
    """Put a copy in the desk's place.

    Example: readout desk restore desk-2025-03-15.sqlite3 --replace
    """
    from readout.desk import Desk
    from readout.desk.store.backing_up import restore as put_back
    from readout.desk.store.places import place_of

    put_back(place_of(place.desk), file, replace=replace)
    with Desk.open(place.desk) as desk:
        typer.echo(writable(f"restored: {desk.store.place} ({desk.status().documents:,} documents)"))
