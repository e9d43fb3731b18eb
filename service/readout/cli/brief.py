"""``readout brief``."""

from __future__ import annotations

from pathlib import Path

import typer

from readout.cli import options
from readout.cli.options import (
    BaseUrl,
    Cassettes,
    Concurrency,
    Language,
    Model,
    Output,
    PlanName,
    Prompts,
    Published,
    Publisher,
    Sources,
    Timeout,
    WithoutText,
)


def brief(  # noqa: PLR0913  (a command's options)
    sources: Sources,
    output: Output = None,
    without_text: WithoutText = False,  # noqa: FBT002
    published: Published = None,
    publisher: Publisher = None,
    language: Language = None,
    model: Model = None,
    base_url: BaseUrl = None,
    plan: PlanName = "four",
    prompt: Prompts = None,
    concurrency: Concurrency = 8,
    timeout: Timeout = 300.0,
    cassettes: Cassettes = Path("cassettes"),
) -> None:
    """Brief on many reports: prints the briefing, and writes its JSON with -o.

    Example: readout brief reports/*.txt --published 2025-03-15 -o briefing.json
    """
    import asyncio  # noqa: PLC0415

    from readout.ask.settings import Endpoint  # noqa: PLC0415
    from readout.cli.outcome import json_of, report_failures, write  # noqa: PLC0415
    from readout.pipeline.running import briefing as make  # noqa: PLC0415
    from readout.rendering import print_briefing, without_texts  # noqa: PLC0415

    settings = options.settings(
        model=model,
        base_url=base_url,
        plan=plan,
        prompts=prompt,
        concurrency=concurrency,
        timeout=timeout,
        cassettes=cassettes,
    )
    options.announce(Endpoint.settle(settings))
    briefing = asyncio.run(make(sources, settings, options.metadata(published, publisher, language)))
    if output is not None:
        write(json_of(without_texts(briefing) if without_text else briefing), output)
    if str(output) != "-":
        print_briefing(briefing)
        if output is not None:
            typer.echo(f"written: {output}")
    report_failures(briefing.documents)
