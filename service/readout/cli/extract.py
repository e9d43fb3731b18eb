"""``readout extract``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TextIO

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
)

if TYPE_CHECKING:
    from readout.ask.settings import Settings
    from readout.ingest import Metadata
    from readout_schemas import Document


def extract(  # noqa: PLR0913  (a command's options)
    sources: Sources,
    output: Output = None,
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
    """Extract what each document says: one Report a line, as JSON Lines.

    Example: readout extract reports/ -o reports.jsonl
    """
    import asyncio  # noqa: PLC0415
    import contextlib  # noqa: PLC0415
    import sys  # noqa: PLC0415

    from readout.ask.settings import Endpoint  # noqa: PLC0415
    from readout.cli.outcome import report_failures  # noqa: PLC0415
    from readout.files import whole_file  # noqa: PLC0415

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
    meta = options.metadata(published, publisher, language)
    to_file = output is not None and str(output) != "-"
    with whole_file(output) if output is not None and to_file else contextlib.nullcontext(sys.stdout) as file:
        documents = asyncio.run(_write_reports(sources, settings, meta, file))
    if to_file:
        typer.echo(f"written: {output} ({len(documents)} reports)", err=True)
    report_failures(documents)


async def _write_reports(sources: list[str], settings: Settings, meta: Metadata, file: TextIO) -> list[Document]:
    """Write the reports, a line each as they come; the documents, without their texts."""
    from contextlib import aclosing  # noqa: PLC0415

    from readout.pipeline.running import reports  # noqa: PLC0415

    documents: list[Document] = []
    async with aclosing(reports(sources, settings, meta)) as stream:
        async for report in stream:
            file.write(report.model_dump_json() + "\n")
            documents.append(report.document.model_copy(update={"text": None}))
    return documents
