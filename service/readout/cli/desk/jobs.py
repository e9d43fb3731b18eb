"""``readout desk jobs`` and ``cancel``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from readout.cli.desk.options import DeskOptions
from readout.cli.desk.token import BY
from readout.cli.grouping import grouped
from readout.writable import writable


class StateName(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@grouped
def jobs(
    *,
    state: Annotated[StateName | None, typer.Option(help="Only those in this state.", show_default=False)] = None,
    limit: Annotated[int, typer.Option(min=1, max=200, help="How many jobs.")] = 50,
    place: DeskOptions,
) -> None:
    """List what was handed in, what is watched turn by turn, and what became of it, the latest first.

    Example: readout desk jobs --state failed
    """
    from readout.desk.jobs.telling import told

    with place.opened() as desk:
        found = desk.jobs(None if state is None else state.value, limit=limit).items
    for one in found:
        typer.echo(writable(f"{one.made_at:%Y-%m-%d %H:%M} {told(one)}"))
    if not found:
        typer.echo("there is no job")


@grouped
def cancel(*, job: Annotated[str, typer.Argument(help="Its id.", show_default=False)], place: DeskOptions) -> None:
    """Take a job back: what is under way comes to its end, and what was read stays.

    Example: readout desk cancel 0195c94f-b900-79d2-89ff-58e63a3f54a4
    """
    with place.opened() as desk:
        desk.cancel(job, BY)
        state = desk.job(job).state
    typer.echo("cancelled" if state == "cancelled" else "it ends with the documents that are under way")
