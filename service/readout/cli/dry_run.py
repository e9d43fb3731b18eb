"""``--dry-run``: what a run will read, ask and cost, told without a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from readout.cli.options import DocumentOptions
    from readout.cli.run_options import LimitedOptions


def tell_estimate(sources: list[str], documents: DocumentOptions, asking: LimitedOptions) -> None:
    """Print it, and what would not be read."""
    from readout.pipeline.estimating import estimate

    found, skipped = documents.read(sources, asking.place())
    typer.echo(estimate(found, asking.settings()).told())
    skipped.tell()
