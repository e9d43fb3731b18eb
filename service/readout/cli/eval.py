"""``readout eval``."""

from __future__ import annotations

import dataclasses
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readout.ask.settings import DEFAULT_PLAN
from readout.cli.grouping import grouped
from readout.cli.options import ModelOptions
from readout.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import Console

    from readout.ask.settings import Settings
    from readout.evaluation.comparison import Comparison, Difference
    from readout.evaluation.gold import Gold
    from readout.evaluation.results import Evaluation

FELL = 1
"""Exit status where a score fell by more than the tolerance, or a recorded prompt was changed."""
WIDTH = 120
DESK = "desk:"
"""Before the address of a desk."""
REPORTS = "What comes out"
AGAINST = "Held against"


@dataclasses.dataclass(frozen=True, kw_only=True)
class EvalOptions:
    """What is scored, against what, and where it goes."""

    data: Annotated[
        str,
        typer.Option(
            help="Annotated articles: a folder, an export of Label Studio (docs/annotating.md), or desk:ADDRESS, what "
            "was reviewed in that desk; desk: is the one that READOUT_DESK names, or the user's own."
        ),
    ] = "seeds"
    reviewer: Annotated[str | None, typer.Option(help="Of a desk, whose reviews alone count.", show_default=False)] = (
        None
    )
    against: Annotated[
        list[str] | None,
        typer.Option(help="A prompt's version to compare with, as statement=v1, or plan=one."),
    ] = None
    baseline: Annotated[
        Path | None,
        typer.Option(help="Hold the scores against this file (cassettes/baseline.json)."),
    ] = None
    tolerance: Annotated[float, typer.Option(min=0, max=1, help="How far a score may fall.")] = 0.0
    record: Annotated[bool, typer.Option("--record", help="Ask for the answers that are not recorded.")] = False
    html: Annotated[Path | None, typer.Option(help="Write a page with the articles.")] = None
    json: Annotated[Path | None, typer.Option(help="Write everything as JSON; - is standard output.")] = None
    write_baseline: Annotated[Path | None, typer.Option(help="Write the scores as the new baseline.")] = None
    price_as: Annotated[str | None, typer.Option(help="Model whose prices count, as openai/gpt-5-mini.")] = None


@grouped
def evaluate(*, given: EvalOptions, asking: ModelOptions) -> None:
    """Score prompts against annotated articles.

    On recorded answers: there is no network unless --record is given.

    Example: readout eval --prompt statement=v2 --against statement=v1 --html eval.html
    """
    gold = _gold(given)
    _check(given, gold)
    now = _evaluated(gold, _settings(asking, given), given)
    comparison = _comparison(gold, now, asking, given)
    if str(given.json) != "-":
        _print(now, comparison)
    _write(gold, now, comparison, given)
    fallen = _fallen_from_baseline(now, given) if given.baseline is not None else []
    fallen += comparison.fallen(given.tolerance) if comparison is not None else []
    _leave(fallen, given.tolerance)


def _check(given: EvalOptions, gold: Gold) -> None:
    """Make sure that nothing of what is read would be written over.

    Raises:
        SettingsError: a place is read, or cannot be written to.
    """
    from readout.cli.desk.options import DeskOptions
    from readout.cli.writing import check

    read = [given.baseline, *(one.path for one in gold.documents)]
    if given.data.startswith(DESK):
        read += DeskOptions(desk=given.data.removeprefix(DESK) or None).files()
    else:
        read += gold.folder.glob("*.json") if gold.folder.is_dir() else [gold.folder]
    check((given.json, given.html, given.write_baseline), [file for file in read if file is not None])


def _gold(given: EvalOptions) -> Gold:
    """The articles; of a desk those that were reviewed whole."""
    from readout.cli.desk.options import DeskOptions
    from readout.evaluation.gold import load_gold

    if not given.data.startswith(DESK):
        if given.reviewer is not None:
            raise SettingsError("--reviewer is of a desk's reviews: give --data desk: with it")
        return load_gold(Path(given.data))
    with DeskOptions(desk=given.data.removeprefix(DESK) or None).opened() as desk:
        return desk.gold(given.reviewer)


def _settings(asking: ModelOptions, given: EvalOptions) -> Settings:
    """Recorded answers, whatever the environment names, unless more are to be recorded."""
    if given.record:
        return asking.settings(record=True)
    return dataclasses.replace(asking, model="recorded", base_url=None).settings()


def _evaluated(gold: Gold, settings: Settings, given: EvalOptions) -> Evaluation:
    import asyncio

    from readout.evaluation.prompt_runs import Asked, evaluation

    name = ", ".join(f"{prompt}={version}" for prompt, version in sorted(settings.prompts.items())) or "newest prompts"
    name = name if settings.plan == DEFAULT_PLAN else f"{name}, plan {settings.plan}"
    return asyncio.run(evaluation(gold, settings, Asked(name, _command(settings, given), given.price_as)))


def _command(settings: Settings, given: EvalOptions) -> str:
    """The command that records what such an evaluation lacks."""
    options = ["--plan", settings.plan] if settings.plan != DEFAULT_PLAN else []
    options += ["--data", given.data] if given.data != EvalOptions.data else []
    options += ["--reviewer", given.reviewer] if given.reviewer is not None else []
    options += ["--cassettes", str(settings.cassettes)] if settings.cassettes != ModelOptions.cassettes else []
    versions = [word for item in sorted(settings.prompts.items()) for word in ("--prompt", "=".join(item))]
    return shlex.join(["readout", "eval", *options, *versions, "--record"])


def _comparison(gold: Gold, now: Evaluation, asking: ModelOptions, given: EvalOptions) -> Comparison | None:
    from readout.evaluation.comparison import compare

    if not given.against:
        return None
    other = dict(_pair(option) for option in given.against)
    plan = other.pop("plan", asking.plan)
    before = dataclasses.replace(asking, plan=plan, prompt=[*_others(asking, other), *map("=".join, other.items())])
    return compare(_evaluated(gold, _settings(before, given), given), now)


def _pair(option: str) -> tuple[str, str]:
    name, equals, version = option.partition("=")
    if not (name and equals and version):
        raise SettingsError(f"--against {option!r} is not NAME=VERSION: write it as statement=v1, or plan=one")
    return name, version


def _others(asking: ModelOptions, other: Mapping[str, str]) -> list[str]:
    return [prompt for prompt in asking.prompt or () if prompt.partition("=")[0] not in other]


def _print(now: Evaluation, comparison: Comparison | None) -> None:
    from readout.evaluation.report_terminal import print_comparison, print_evaluation

    console = _console()
    print_evaluation(now, console)
    if comparison is not None:
        print_comparison(comparison, console)


def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH)


def _write(gold: Gold, now: Evaluation, comparison: Comparison | None, given: EvalOptions) -> None:
    from readout.cli.writing import json_of, write
    from readout.evaluation.baseline import write_baseline
    from readout.evaluation.report_html import html_page
    from readout.evaluation.report_json import result

    if given.json is not None:
        write(json_of(result(now, comparison)), given.json)
    if given.html is not None:
        write(html_page(gold, now, comparison), given.html)
    if given.write_baseline is not None:
        write_baseline(now, given.write_baseline)


def _fallen_from_baseline(now: Evaluation, given: EvalOptions) -> list[Difference]:
    from readout.evaluation.baseline import changed_prompts, held_against, read_baseline
    from readout.evaluation.comparison import fallen
    from readout.evaluation.report_terminal import print_differences

    baseline = read_baseline(given.baseline or Path())
    faults = changed_prompts(baseline.prompts)
    for fault in faults:
        typer.echo(f"readout: {fault}", err=True)
    if faults:
        raise typer.Exit(FELL)
    differences = held_against(baseline, now)
    if str(given.json) != "-":
        print_differences(f"against {given.baseline}", differences, _console())
    return fallen(differences, given.tolerance)


def _leave(fallen: Sequence[Difference], tolerance: float) -> None:
    """Name the scores that fell; leave with status 1 if there are any."""
    for one in fallen:
        now = "nothing to score" if one.now is None else f"{one.now:.3f}"
        typer.echo(f"readout: {one.score} fell from {one.before:.3f} to {now}, by more than {tolerance:g}", err=True)
    if fallen:
        raise typer.Exit(FELL)
