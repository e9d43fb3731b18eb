"""A disk that is full while the desk is served: one clear error, nothing broken, and it goes on when there is room."""

from __future__ import annotations

import hashlib
import logging
import sqlite3
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from readout_tests.mornings import yesterday
from sqlalchemy import event

from readout.desk import Desk
from readout.desk.serving.app import create_app, served
from readout.desk.serving.tokens import Tokens


def test_what_cannot_be_kept_is_said_in_one_line_and_reading_goes_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    first, short, *_ = yesterday()
    words = " ".join(hashlib.sha256(bytes([one])).hexdigest() for one in range(250))
    document = short.document.model_copy(update={"text": f"{short.document.text} {words}", "sha256": None})
    second = short.model_copy(update={"document": document})
    pages = 2**30
    with Desk.open(tmp_path / "desk.sqlite3") as desk:
        token = Tokens(desk.store, desk.clock).add("Ida", "editor", "a test")

        @event.listens_for(desk.store.engine, "checkout")
        def bound(connection: sqlite3.Connection, *_: object) -> None:
            connection.execute(f"PRAGMA max_page_count = {pages}")

        client = TestClient(served(create_app(desk)), headers={"Authorization": f"Bearer {token}"})
        send = {"url": "/v1/reports", "headers": {"Content-Type": "application/json"}}
        assert client.post(content=first.model_dump_json(), **send).status_code == 201  # type: ignore[arg-type]
        pages = 1  # SQLite takes it for as many as there are
        with caplog.at_level(logging.ERROR, "readout.desk.serving"):
            refused = client.post(content=second.model_dump_json(), **send)  # type: ignore[arg-type]
        assert (refused.status_code, refused.headers["retry-after"]) == (503, "5")
        assert "the service's log says why" in refused.json()["detail"]
        (line,) = (one.getMessage() for one in caplog.records if one.levelno >= logging.ERROR)
        assert "database or disk is full" in line
        assert "make room" in line
        assert "\n" not in line
        assert client.get("/v1/records").status_code == 200
        assert client.get("/v1/status").json()["documents"] == 1
        pages = 2**30
        assert client.post(content=second.model_dump_json(), **send).status_code == 201  # type: ignore[arg-type]
        assert client.get("/v1/status").json()["documents"] == 2
