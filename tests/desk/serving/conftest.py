"""A service over a desk with yesterday's reports, one with a deadline, and an edition, and a client for each role."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from readout_tests.mornings import yesterday

from readout.desk import Desk
from readout.desk.serving.app import create_app, served
from readout.desk.serving.service import Service
from readout.desk.serving.tokens import ROLES
from readout_schemas import When

Client = Callable[..., TestClient]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    """One for all tests of a module: they look, or change what they made themselves."""
    *reports, last = yesterday()
    (promise,) = last.commitments
    deadline = When(text="by 31 July", edtf="2024-07-31", basis="stated")
    dated = last.model_copy(update={"commitments": (promise.model_copy(update={"deadline": deadline}),)})
    place: Path = tmp_path_factory.mktemp("desk") / "desk.sqlite3"
    with Desk.open(place) as desk:
        desk.add([*reports, dated])
        desk.brief()
        yield create_app(desk)


@pytest.fixture(scope="module")
def tokens(app: FastAPI) -> dict[str, str]:
    """A token for each role."""
    service: Service = app.state.service
    return {role: service.tokens.add(role, role, "a test") for role in ROLES}


@pytest.fixture
def client(app: FastAPI, tokens: dict[str, str]) -> Client:
    """A client of a role; of nobody without one."""

    def of(role: str | None = "reader", **options: object) -> TestClient:
        headers = {"Authorization": f"Bearer {tokens[role]}"} if role else {}
        return TestClient(served(app), headers=headers, **options)  # type: ignore[arg-type]

    return of
