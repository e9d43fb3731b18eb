"""A desk on each database; PostgreSQL is a server of the tests' own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from readout_tests.postgres import Postgres, running_postgres

from readout.desk import Desk

pytestmark = pytest.mark.xdist_group("desk")


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    """A server for all tests of a worker: each test has a database of its own."""
    with running_postgres(tmp_path_factory.mktemp("postgres", numbered=True)) as server:
        yield server


@pytest.fixture(params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a store of a test is: each test that asks for it runs on both databases."""
    if request.param == "sqlite":
        yield str(tmp_path / "desk.sqlite3")
    else:
        server: Postgres = request.getfixturevalue("postgres")
        with server.database() as one:
            yield one


@pytest.fixture
def desk(address: str) -> Iterator[Desk]:
    with Desk.open(address) as one:
        yield one
