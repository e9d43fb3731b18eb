"""``readout record``."""

from __future__ import annotations

from pathlib import Path

import typer

from readout.cli import options
from readout.cli.options import BaseUrl, Cassettes, Concurrency, Model, PlanName, Prompts, Sources, Timeout
from readout.errors import SettingsError


def record(  # noqa: PLR0913  (a command's options)
    sources: Sources,
    model: Model = None,
    base_url: BaseUrl = None,
    plan: PlanName = "four",
    prompt: Prompts = None,
    concurrency: Concurrency = 8,
    timeout: Timeout = 300.0,
    cassettes: Cassettes = Path("cassettes"),
) -> None:
    """Ask the model, and keep its answers as cassettes, to replay them offline.

    A document and prompt whose answers did not all come keeps the cassette that it had.

    Example: readout record seeds/ --model openai/gpt-5-mini
    """
    import asyncio  # noqa: PLC0415

    from readout.ask.settings import RECORDED, Endpoint  # noqa: PLC0415
    from readout.cli.outcome import report_failures  # noqa: PLC0415
    from readout.pipeline.running import briefing as make  # noqa: PLC0415

    settings = options.settings(
        model=model,
        base_url=base_url,
        plan=plan,
        prompts=prompt,
        concurrency=concurrency,
        timeout=timeout,
        cassettes=cassettes,
        record=True,
    )
    if Endpoint.settle(settings).provider == RECORDED:
        raise SettingsError(
            "nothing to record from: name a model with --model and set OPENAI_API_KEY, or give --base-url"
        )
    briefing = asyncio.run(make(sources, settings))
    typer.echo(f"recorded: {briefing.run.calls} answers for {len(briefing.documents)} documents in {cassettes}", err=True)
    report_failures(briefing.documents)
