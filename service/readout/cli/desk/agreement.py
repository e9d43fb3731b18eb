"""``readout desk agreement``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from readout.cli.desk.options import DeskOptions
from readout.cli.grouping import grouped
from readout.writable import writable

if TYPE_CHECKING:
    from readout.desk.reviewing.agreement import Difference


@grouped
def agreement(
    *,
    first: Annotated[str, typer.Argument(help="A reviewer.", show_default=False)],
    second: Annotated[str, typer.Argument(help="Another one.", show_default=False)],
    place: DeskOptions,
) -> None:
    """Say how far two reviewers agree on what both reviewed, and where they do not.

    Example: readout desk agreement ana ben
    """
    with place.opened() as desk:
        found = desk.agreement(first, second)
    share = "–" if found.share is None else f"{found.share:.3f}"
    kappa = "–" if found.kappa is None else f"{found.kappa:.3f}"
    typer.echo(f"reviewed by both: {found.both:,}; same verdict: {found.same:,} ({share}); Cohen's kappa: {kappa}")
    for one in found.differences:
        typer.echo(writable(_told(one)))


def _told(one: Difference) -> str:
    first, second = (
        f"{each.by}: {each.verdict}" + (f" ({', '.join(each.fields)})" if each.fields else "") for each in one
    )
    return f"  {one.first.what}: {first}; {second}"
