"""``readout merge``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readout.cli.options import Output, WithoutText
from readout.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readout_schemas import Report


def merge(
    files: Annotated[list[Path], typer.Argument(help="Files of Reports, as extract writes them.", show_default=False)],
    output: Output = None,
    without_text: WithoutText = False,  # noqa: FBT002
) -> None:
    """Merge reports into one briefing: prints it, and writes its JSON with -o.

    Example: readout merge reports.jsonl -o briefing.json
    """
    from readout.cli.outcome import json_of, report_failures, write  # noqa: PLC0415
    from readout.merging import merge as merge_reports  # noqa: PLC0415
    from readout.rendering import print_briefing, without_texts  # noqa: PLC0415

    briefing = merge_reports(report for file in files for report in _reports(file))
    if output is not None:
        write(json_of(without_texts(briefing) if without_text else briefing), output)
    if str(output) != "-":
        print_briefing(briefing)
        if output is not None:
            typer.echo(f"written: {output}")
    report_failures(briefing.documents)


def _reports(file: Path) -> Iterator[Report]:
    from pydantic import ValidationError  # noqa: PLC0415

    from readout_schemas import Report  # noqa: PLC0415

    try:
        with file.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    yield Report.model_validate_json(line)
                except ValidationError as error:
                    first = error.errors(include_url=False)[0]
                    place = ".".join(str(part) for part in first["loc"])
                    raise InputError(
                        f"{file}, line {number} is not a report ({place or 'the whole'}: {first['msg']}): "
                        "make it with readout extract"
                    ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file} cannot be read ({error}): give a file that readout extract wrote") from None
