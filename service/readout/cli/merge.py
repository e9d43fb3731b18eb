"""``readout merge``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readout.cli.options import Output, WithoutText, grouped
from readout.cli.renderings import RenderOptions
from readout.errors import InputError

if TYPE_CHECKING:
    from readout_schemas import Report


@grouped
def merge(
    *,
    files: Annotated[list[Path], typer.Argument(help="Files of Reports, as extract writes them.", show_default=False)],
    output: Output = None,
    without_text: WithoutText = False,
    renderings: RenderOptions,
) -> None:
    """Merge reports into one briefing: prints it, and writes its JSON with -o.

    Example: readout merge reports.jsonl -o briefing.json --html briefing.html
    """
    from readout.cli.outcome import deliver
    from readout.merging import merge as merge_reports

    renderings.check(output)
    made = merge_reports(report for file in files for report in _reports(file))
    deliver(made, output, renderings, without_text=without_text)


def _reports(file: Path) -> Iterator[Report]:
    try:
        with file.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                yield _report(line, f"{file}, line {number}")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file} cannot be read ({error}): give a file that readout extract wrote") from None


def _report(line: str, where: str) -> Report:
    from pydantic import ValidationError

    from readout_schemas import Report

    try:
        return Report.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise InputError(f"{where} is not a report ({place}: {first['msg']}): make it with readout extract") from None
