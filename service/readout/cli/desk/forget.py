"""``readout desk forget`` and ``readout desk retain``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from readout.cli.desk.options import DeskOptions
from readout.cli.grouping import grouped
from readout.writable import writable

if TYPE_CHECKING:
    from readout.desk.store.removing import Forgotten

_MOST_LINES = 10


@grouped
def forget(
    *,
    document: Annotated[str, typer.Argument(help="Its id, or the source as it was added.", show_default=False)],
    place: DeskOptions,
) -> None:
    """Remove a document with all that rests on it: reports, records, words to search by.

    What others tell too keeps standing on these. Editions that cite it stand without its text and words, and say so.

    Example: readout desk forget reports/oslo.txt
    """
    with place.opened() as desk:
        typer.echo(_told(desk.forget(document)))


@grouped
def retain(
    *,
    days: Annotated[int, typer.Option(min=0, help="Days for which documents are kept, from the day they were added.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Name what would go, and remove nothing.")] = False,
    place: DeskOptions,
) -> None:
    """Remove the documents that were added longer ago, as forget does it.

    Example: readout desk retain --days 365 --dry-run
    """
    with place.opened() as desk:
        if not dry_run:
            typer.echo(_told(desk.retain(days)))
            return
        names = desk.older_than(days)
    typer.echo(f"would go: {len(names):,} documents")
    for name in names[:_MOST_LINES]:
        typer.echo(writable(f"  {name}"))
    if len(names) > _MOST_LINES:
        typer.echo(f"  and {len(names) - _MOST_LINES:,} more")


def _told(gone: Forgotten) -> str:
    cut = f"; {gone.editions:,} editions stand without them" if gone.editions else ""
    return f"removed: {gone.documents:,} documents, {gone.records:,} records{cut}"
