"""``readout merge``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readout.cli.options import Output, WithoutText, grouped
from readout.cli.renderings import DeliveryOptions

if TYPE_CHECKING:
    pass


@grouped
def merge(
    *,
    files: Annotated[
        list[Path], typer.Argument(help="Files or folders of Reports, as extract writes them.", show_default=False)
    ],
    output: Output = None,
    without_text: WithoutText = False,
    renderings: DeliveryOptions,
) -> None:
    """Merge reports into one briefing.

    Prints the briefing, and writes its JSON with -o.

    Example: readout merge reports.jsonl -o briefing.json --html briefing.html
    """
    from readout.cli.outcome import deliver
    from readout.merging import merge as merge_reports
    from readout.report_io import read_reports

    renderings.check(output)
    made = merge_reports(report for file in files for report in read_reports(file))
    deliver(made, output, renderings, without_text=without_text)
