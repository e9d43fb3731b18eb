"""Each test runs with the blocking client and with the one to be awaited."""

from __future__ import annotations

import pytest
from readout_tests.clients import Asking


@pytest.fixture(params=["blocking", "async"])
def asking(request: pytest.FixtureRequest) -> Asking:
    return Asking(request.param)
