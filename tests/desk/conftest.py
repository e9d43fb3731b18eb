"""A desk on each database; PostgreSQL is a server of the tests' own."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from readout_tests.postgres import Postgres, running_postgres
from readout_tests.seeds import read_seeds
from sqlalchemy import event

from readout.desk import Desk
from readout.desk.store.review_tables import ReviewRow
from readout_schemas import Report


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A server for all tests of a worker: each test has its database, emptied."""
    with running_postgres() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a store of a test is: each test that asks for it runs on both databases."""
    if request.param == "sqlite":
        return str(tmp_path / "desk.sqlite3")
    server: Postgres = request.getfixturevalue("postgres")
    return server.emptied()


@pytest.fixture
def desk(address: str) -> Iterator[Desk]:
    with Desk.open(address) as one:
        yield one


@pytest.fixture(scope="session")
def seed_reports() -> list[Report]:
    """The seeds' reports, from recorded answers."""
    return asyncio.run(read_seeds())


@pytest.fixture
def read() -> Iterator[list[int]]:
    """The numbers of the reviews that were read."""
    found: list[int] = []

    def note(row: ReviewRow, _: Any) -> None:
        found.append(row.number)

    event.listen(ReviewRow, "load", note)
    yield found
    event.remove(ReviewRow, "load", note)
