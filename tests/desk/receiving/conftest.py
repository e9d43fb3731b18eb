"""Two desks that dated their mornings by one clock: ``there`` is exported, ``desk``, on each database, takes it in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from readout_tests.clocks import VirtualClock

from readout.desk import Desk


@pytest.fixture
def desk(address: str, clock: VirtualClock) -> Iterator[Desk]:
    with Desk.open(address, clock) as one:
        yield one


@pytest.fixture
def there(tmp_path: Path, clock: VirtualClock) -> Iterator[Desk]:
    with Desk.open(tmp_path / "there.sqlite3", clock) as one:
        yield one
