from __future__ import annotations

from pathlib import Path

import pytest

import readout
from readout import Settings
from readout_schemas import Briefing, Report

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


@pytest.fixture(scope="session")
def recorded() -> Settings:
    return Settings(model="recorded", cassettes=ROOT / "cassettes")


@pytest.fixture(scope="session")
def seeds() -> list[Path]:
    return SEEDS


@pytest.fixture(scope="session")
def briefing(recorded: Settings) -> Briefing:
    return readout.brief(SEEDS, settings=recorded)


@pytest.fixture(scope="session")
def seed_reports(recorded: Settings) -> list[Report]:
    return [readout.extract(seed, settings=recorded) for seed in SEEDS]
