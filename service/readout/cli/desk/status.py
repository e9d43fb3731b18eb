"""``readout desk status``."""

from __future__ import annotations

import typer

from readout.cli.desk.options import DeskOptions
from readout.cli.grouping import grouped
from readout.writable import writable

_MOST_FAILURES = 20


@grouped
def status(*, place: DeskOptions) -> None:
    """Say where the desk is, what is in it, and what is in the inbox.

    Example: readout desk status
    """
    with place.opened() as desk:
        now = desk.status()
        typer.echo(writable(f"{now.place} (revision {now.revision}, {now.size / 1e6:,.1f} MB)"))
        days = f", added from {now.first:%Y-%m-%d} to {now.last:%Y-%m-%d}" if now.first and now.last else ""
        typer.echo(f"documents: {now.documents:,}{days}; reports: {now.reports:,}; editions: {now.editions:,}")
        records = ", ".join(f"{number:,} {kind}" for kind, number in now.records.items())
        typer.echo(f"records: {sum(now.records.values()):,} ({records}); clusters: {now.clusters:,}")
        typer.echo(f"runs: {now.runs:,}, {now.calls:,} calls, {now.cost_usd:,.2f} US dollars where the price is known")
        failures = desk.failures()
        typer.echo(f"inbox: {len(failures):,} sources failed")
        for one in failures[:_MOST_FAILURES]:
            again = f", {one.times} times" if one.times > 1 else ""
            typer.echo(writable(f"  {one.last_at:%Y-%m-%d} {one.source}: {one.error}{again}"))
        if len(failures) > _MOST_FAILURES:
            typer.echo(f"  and {len(failures) - _MOST_FAILURES:,} more")
