"""``readout record``."""

from __future__ import annotations

import typer

from readout.cli.grouping import grouped
from readout.cli.options import DocumentOptions, ModelOptions, Sources
from readout.errors import SettingsError


@grouped
def record(*, sources: Sources, documents: DocumentOptions, asking: ModelOptions) -> None:
    """Ask the model, and keep its answers to replay.

    A document and prompt whose answers did not all come keeps the cassette that it had.

    Example: readout record seeds/ --model openai/gpt-6-luna
    """
    import asyncio

    from readout.ask.progress import RunProgress
    from readout.ask.settings import RECORDED, Endpoint
    from readout.cli.outcome import report_failures
    from readout.pipeline.runner import briefing

    asking.check(documents.given(sources))
    settings = asking.settings(record=True)
    if Endpoint.settle(settings).provider == RECORDED:
        raise SettingsError(
            "nothing to record from: name a model with --model and set OPENAI_API_KEY, or give --base-url"
        )
    found, skipped = documents.read(sources, settings.ledger)
    progress = RunProgress()
    made = asyncio.run(briefing(found, settings, progress=progress))
    skipped.tell()
    typer.echo(
        f"recorded: {made.run.calls} answers for {len(made.documents)} documents in {settings.cassettes}", err=True
    )
    report_failures(made.documents, progress.lacking)
