"""The briefings of the rendering room, to export."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from readout_schemas import Briefing

sys.path.insert(0, str(Path(__file__).parents[1] / "rendering"))
from made_developing import developing_briefing
from made_hostile import hostile_briefing
from made_small import small_briefing
from made_worldly import worldly_briefing


@pytest.fixture(scope="session")
def small() -> Briefing:
    return small_briefing()


@pytest.fixture(scope="session")
def hostile() -> Briefing:
    return hostile_briefing(word=1_000)


@pytest.fixture(scope="session")
def developing() -> Briefing:
    return developing_briefing()


@pytest.fixture(scope="session")
def worldly() -> Briefing:
    return worldly_briefing()
