"""``readout extract``."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

import typer

from readout.cli.options import DocumentOptions, ModelOptions, Output, Sources, grouped

if TYPE_CHECKING:
    from readout.ask.settings import Settings
    from readout.ingest import Metadata
    from readout_schemas import Document


@grouped
def extract(*, sources: Sources, output: Output = None, documents: DocumentOptions, asking: ModelOptions) -> None:
    """Extract what each document says: one Report a line, as JSON Lines.

    Example: readout extract reports/ -o reports.jsonl
    """
    import asyncio
    import sys

    from readout.cli.outcome import report_failures
    from readout.files import whole_file

    settings, metadata = asking.settings(), documents.metadata()
    if output is None or str(output) == "-":
        done = asyncio.run(_write_reports(sources, settings, metadata, sys.stdout))
    else:
        with whole_file(output) as file:
            done = asyncio.run(_write_reports(sources, settings, metadata, file))
        typer.echo(f"written: {output} ({len(done)} reports)", err=True)
    report_failures(done)


async def _write_reports(sources: list[str], settings: Settings, metadata: Metadata, file: TextIO) -> list[Document]:
    """Write the reports, a line each as they come; returns the documents, without their texts."""
    from contextlib import aclosing

    from readout.pipeline.running import reports

    done: list[Document] = []
    async with aclosing(reports(sources, settings, metadata)) as stream:
        async for report in stream:
            file.write(report.model_dump_json() + "\n")
            done.append(report.document.model_copy(update={"text": None}))
    return done
