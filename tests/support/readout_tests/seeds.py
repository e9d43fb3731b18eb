"""The seeds, read from recorded answers."""

from __future__ import annotations

from pathlib import Path

from readout.ask.settings import RECORDED, Settings
from readout.evaluation.gold import load_gold
from readout.evaluation.prompt_runs import sources
from readout.pipeline.runner import reports
from readout_schemas import Report

ROOT = Path(__file__).parents[3]
REPLAY = Settings(model=RECORDED, cassettes=ROOT / "cassettes")


async def read_seeds() -> list[Report]:
    """Their reports."""
    return [one async for one in reports(sources(load_gold(ROOT / "seeds")), REPLAY)]
