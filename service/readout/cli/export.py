"""``readout export``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """What a briefing can be exported to."""

    CSV = "csv"
    PARQUET = "parquet"
    JSONL = "jsonl"
    FTM = "ftm"


def export(
    *,
    file: Annotated[Path, typer.Argument(help="A briefing, as brief and merge write it.", show_default=False)],
    to: Annotated[
        Format,
        typer.Option(help="Tables, or ftm: entities of FollowTheMoney, for OpenSanctions and Aleph."),
    ] = Format.CSV,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Folder for the files. Default: the briefing's name.", show_default=False),
    ] = None,
) -> None:
    """Export a briefing as tables or entities.

    One table a record type, or entities of FollowTheMoney.

    Example: readout export briefing.json --to csv -o tables/
    """
    from readout.exporting import write_entities, write_tables
    from readout.report_io import read_briefing

    briefing = read_briefing(file)
    folder = output or Path(f"{file.stem if str(file) != '-' else 'briefing'}-{to.value}")
    written = [write_entities(briefing, folder)] if to is Format.FTM else write_tables(briefing, folder, to.value)
    for place in written:
        typer.echo(f"written: {place}", err=True)
