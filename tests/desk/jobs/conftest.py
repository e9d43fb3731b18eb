"""A model's server, and somebody who works through what waits."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from readout_tests.loopback import Loopback

from readout.ask.settings import Settings
from readout.clock import SystemClock
from readout.desk import Desk
from readout.desk.jobs.limits import Bounds
from readout.desk.jobs.working import Worker

Work = Callable[..., list[str]]
NOON = dt.datetime(2025, 3, 15, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def gave_way(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Instead of the process of the tests: what is once below others does not come up again."""
    given: list[str] = []
    monkeypatch.setattr("readout.cli.desk.work.give_way", lambda: given.append("gave way"))
    return given


class Day(SystemClock):
    """A clock that stands, at first at noon."""

    def __init__(self) -> None:
        self.at = NOON

    def wall(self) -> float:
        return self.at.timestamp()

    def pass_(self, **time: float) -> None:
        self.at += dt.timedelta(**time)


@pytest.fixture
def clock() -> Day:
    return Day()


@pytest.fixture
def dated(address: str, clock: Day) -> Iterator[Desk]:
    """A desk whose days pass when one says so."""
    with Desk.open(address, clock) as one:
        yield one


@pytest.fixture
def server() -> Iterator[Loopback]:
    one = Loopback()
    yield one
    one.close()


@pytest.fixture
def settings(server: Loopback, tmp_path: Path) -> Settings:
    return Settings(model="gpt-5-mini", base_url=server.url, ledger=tmp_path / "ledger.sqlite3", attempts=1)


@pytest.fixture
def work(settings: Settings) -> Work:
    """Work until nothing is left to do; what is told of it."""

    def through(desk: Desk, **limits: float | int) -> list[str]:
        said: list[str] = []
        asyncio.run(Worker(desk, settings, Bounds(**limits), said.append).run(drain=True))  # type: ignore[arg-type]
        return said

    return through
