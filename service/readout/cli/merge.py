"""``readout merge``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readout.cli.grouping import grouped
from readout.cli.options import ModelOptions, Output, WithoutText
from readout.cli.renderings import DeliveryOptions
from readout.cli.run_options import LedgerOptions

if TYPE_CHECKING:
    from readout_schemas import Briefing


@grouped
def merge(
    *,
    files: Annotated[
        list[Path], typer.Argument(help="Files or folders of Reports, as extract writes them.", show_default=False)
    ],
    output: Output = None,
    without_text: WithoutText = False,
    asking: ModelOptions,
    keeping: LedgerOptions,
    renderings: DeliveryOptions,
) -> None:
    """Merge reports into one briefing.

    Prints the briefing, and writes its JSON with -o. With a model (--model, --base-url or READOUT_MODEL) it gives what
    readout brief gives, with the summary and with verdicts on what the rules leave open; without one, what the rules
    say alone.

    Example: readout merge reports.jsonl --model openai/gpt-6-luna -o briefing.json --html briefing.html
    """
    import asyncio
    import dataclasses

    from readout.ask.progress import RunProgress
    from readout.cli.outcome import deliver
    from readout.gc_tuning import tune_gc
    from readout.merging import merge as merge_reports
    from readout.pipeline.runner import merged
    from readout.report_io import read_reports, report_files

    named = [part for file in files for part in report_files(file)]
    renderings.check(output, sources=named)
    asking.check(named)
    tune_gc()
    progress = RunProgress()
    reports = (report for file in named for report in read_reports(file))
    if asking.names_model:
        made = asyncio.run(merged(reports, dataclasses.replace(asking.settings(), ledger=keeping.place()), progress))
    else:
        made = _by_rule_alone(merge_reports(reports))
    deliver(made, output, renderings, without_text=without_text, lacking=progress.lacking)


def _by_rule_alone(briefing: Briefing) -> Briefing:
    """The briefing, which says what it does without for want of a model."""
    count = len(briefing.unsure)
    pairs = (
        "one pair of records that may be one thing is"
        if count == 1
        else f"{count} pairs of records that may be one are"
    )
    apart = f", and {pairs} kept apart" if count else ""
    note = f"There is no summary{apart}: no model was asked (name one with --model)."
    return briefing.model_copy(update={"notes": (*briefing.notes, note)})
