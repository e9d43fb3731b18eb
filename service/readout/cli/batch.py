"""``readout batch``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readout.cli.grouping import grouped
from readout.cli.options import DocumentOptions, ModelOptions, Sources
from readout.cli.run_options import LedgerOptions

if TYPE_CHECKING:
    from readout.pipeline.batching import Batches

StateFile = Annotated[Path, typer.Option("--state", help="File that keeps the ids of the batches.")]
PLACE = Path("readout-batches.json")

batch = typer.Typer(
    name="batch",
    help="Ask by batch, at half the price.\n\nThrough the batches of OpenAI, Anthropic or Google, within a day. The "
    "answers go to the ledger, from which extract and brief take them.",
    no_args_is_help=True,
)


@batch.command()
@grouped
def submit(
    *,
    sources: Sources,
    state: StateFile = PLACE,
    documents: DocumentOptions,
    asking: ModelOptions,
    keeping: LedgerOptions,
) -> None:
    """Send what is not in the ledger yet, and does not wait in a batch.

    Example: readout batch submit reports/ --model openai/gpt-6-luna
    """
    asking.check(documents.given(sources), state)
    batches = _batches(state, asking, keeping)
    found, skipped = documents.read(sources, keeping.place())
    done = batches.submit(found)
    skipped.tell()
    number = done.requests
    typer.echo(f"submitted: {number} requests; see readout batch status" if number else "nothing to submit")
    if done.waiting:
        typer.echo(f"readout: {done.waiting} requests wait in a batch: see readout batch collect", err=True)


@batch.command()
@grouped
def status(*, state: StateFile = PLACE, asking: ModelOptions, keeping: LedgerOptions) -> None:
    """Say how far the batches are.

    Example: readout batch status --model openai/gpt-6-luna
    """
    for one in _batches(state, asking, keeping).states():
        why = f" ({one.error})" if one.error else ""
        typer.echo(f"{one.id}: {one.status}{why}, {one.completed} of {one.total} answered, {one.failed} failed")


@batch.command()
@grouped
def collect(*, state: StateFile = PLACE, asking: ModelOptions, keeping: LedgerOptions) -> None:
    """Put the answers into the ledger; extract and brief then cost what is asked again.

    Example: readout batch collect --model openai/gpt-6-luna
    """
    found = _batches(state, asking, keeping).collect()
    price = "" if found.cost_usd is None else f", US$ {found.cost_usd:.4f}"
    typer.echo(
        f"collected: {found.answers} answers ({found.tokens.prompt} tokens of prompts, {found.tokens.completion} of "
        f"answers{price}), {found.failed} failed, {found.unfinished} batches not at their end"
    )
    if found.failed:
        typer.echo(
            "readout: what has no answer is asked again by readout batch submit, or by extract and brief", err=True
        )


def _batches(state: Path, asking: ModelOptions, keeping: LedgerOptions) -> Batches:
    import dataclasses

    from readout.pipeline.batching import Batches

    return Batches(state, dataclasses.replace(asking.settings(), ledger=keeping.place()))
