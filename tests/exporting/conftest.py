"""The briefings that are shown, to export."""

from __future__ import annotations

import pytest
from readout_tests.briefings.fixtures import developing, small, worldly  # noqa: F401
from readout_tests.briefings.hostile import hostile_briefing

from readout_schemas import Briefing


@pytest.fixture(scope="session")
def hostile() -> Briefing:
    return hostile_briefing(word=1_000)
