"""The briefings as fixtures, for the conftest of each room that shows or writes them."""

from __future__ import annotations

import pytest

from readout_schemas import Briefing
from readout_tests.briefings.developing import developing_briefing
from readout_tests.briefings.hostile import hostile_briefing
from readout_tests.briefings.large import large_briefing
from readout_tests.briefings.small import small_briefing
from readout_tests.briefings.worldly import worldly_briefing


@pytest.fixture(scope="session")
def small() -> Briefing:
    return small_briefing()


@pytest.fixture(scope="session")
def large() -> Briefing:
    return large_briefing()


@pytest.fixture(scope="session")
def hostile() -> Briefing:
    return hostile_briefing()


@pytest.fixture(scope="session")
def developing() -> Briefing:
    return developing_briefing()


@pytest.fixture(scope="session")
def worldly() -> Briefing:
    return worldly_briefing()
