"""``readout export``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from readout.errors import SettingsError


class Format(StrEnum):
    """What a briefing can be exported to."""

    CSV = "csv"
    PARQUET = "parquet"
    JSONL = "jsonl"
    FTM = "ftm"
    W3C = "w3c"
    LABEL_STUDIO = "label-studio"


def export(
    *,
    file: Annotated[
        Path,
        typer.Argument(
            help="A briefing, as brief and merge write it; for label-studio also a folder of annotated articles.",
            show_default=False,
        ),
    ],
    to: Annotated[
        Format,
        typer.Option(
            help="Tables; ftm: entities of FollowTheMoney, for OpenSanctions and Aleph; w3c: Web Annotations; "
            "label-studio: tasks to correct there."
        ),
    ] = Format.CSV,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Folder for the files. Default: the briefing's name.", show_default=False),
    ] = None,
) -> None:
    """Export a briefing as tables, entities or annotations.

    One table a record type; entities of FollowTheMoney; W3C Web Annotations; or tasks of Label Studio, of annotated
    articles too (docs/annotating.md).

    Example: readout export briefing.json --to csv -o tables/
    """
    folder = output or Path(f"{file.stem if str(file) != '-' else 'briefing'}-{to.value}")
    if folder.exists() and not folder.is_dir():
        raise SettingsError(f"{folder} is a file, and an export makes several: give a folder")
    if file.is_dir() and to is Format.LABEL_STUDIO:
        from readout.evaluation.gold import load_gold
        from readout.evaluation.gold_tasks import write_gold_tasks

        written = write_gold_tasks(load_gold(file), folder)
    else:
        from readout.cli.writing import check_apart
        from readout.library import export as exported
        from readout.library import exported_names
        from readout.report_io import read_briefing

        briefing = read_briefing(file)
        check_apart([folder / name for name in exported_names(briefing, to.value)], [file])
        written = exported(briefing, folder, to.value)
    for place in written:
        typer.echo(f"written: {place}", err=True)
