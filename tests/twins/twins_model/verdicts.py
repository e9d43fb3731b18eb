"""A model's verdicts on what the rules leave open between the records of a group, asked once and replayed."""

from __future__ import annotations

import asyncio
from pathlib import Path

from readout.ask.client import Client
from readout.ask.plan import Plan
from readout.ask.settings import Endpoint, Settings
from readout.merging import Merging
from readout.pipeline.concluding import Conclusion, verdicts_on
from readout_schemas import Verdict
from twins_model.reading import Group

CASSETTES = Path(__file__).parents[1] / "cassettes"
"""The recorded answers: a folder for each group in which something is left open."""


def verdicts(group: str, merging: Merging, *, record: bool = False) -> tuple[dict[tuple[str, str], Verdict], list[str]]:
    """The verdicts on the unsure pairs of a group, and why some are missing.

    Args:
        group: its name.
        merging: of its reports.
        record: whether to ask the endpoint that the environment names, and keep its answer.
    """
    model = None if record else "recorded"
    settings = Settings(model=model, cassettes=CASSETTES, record=record, ledger=False)
    return asyncio.run(_asked(group, merging, settings))


async def _asked(group: str, merging: Merging, settings: Settings) -> tuple[dict[tuple[str, str], Verdict], list[str]]:
    plan = Plan.of(settings)
    async with Client(Endpoint.settle(settings), settings) as client:
        conclusion = Conclusion(client, plan, group)
        return await verdicts_on(merging, conclusion), conclusion.notes


def true_verdicts(group: Group, merging: Merging) -> dict[tuple[str, str], Verdict]:
    """The verdicts on the unsure pairs of a group by its truth; where that hesitates, `unsure`."""
    of = {name: number for number, row in enumerate(group.truth["same"]) for name in row["ids"]}
    certain = [row["certain"] for row in group.truth["same"]]

    def verdict(first: str, second: str) -> Verdict:
        if first not in of or of[first] != of.get(second):
            return "different"
        return "same" if certain[of[first]] else "unsure"

    return {(pair.first, pair.second): verdict(pair.first, pair.second) for pair in merging.unsure()}
