"""A line a request: what kind of thing was asked for, by whom, and not what people look for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from readout.cli.log_output import set_up_logging
from readout.desk.serving.app import served
from readout.errors import DeskError


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "log.jsonl"
    set_up_logging(0, None)


def lines(place: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in place.read_text(encoding="utf-8").splitlines()]


def test_a_request_is_a_line_without_what_was_looked_for(app: FastAPI, tokens: dict[str, str], place: Path) -> None:
    set_up_logging(0, place)
    client = TestClient(served(app), headers={"Authorization": f"Bearer {tokens['reader']}"})
    found = client.get("/v1/records?q=hidden+word&party=country-no")
    client.get("/v1/parties/country-no")
    client.head("/v1/records/no-such-record?x=%0a%22}")
    TestClient(served(app)).get("/v1/records?q=hidden", headers={"Authorization": "Bearer readout_guessed"})
    client.request("HIDDEN", "/hidden")
    TestClient(served(app)).get("/v1/subscribed/readout_feeds_guessed/feed.atom?topic=hidden")
    told = lines(place)
    assert [(one["method"], one["route"], one["status"]) for one in told] == [
        ("GET", "/v1/records", 200),
        ("GET", "/v1/parties/{key}", 200),
        ("HEAD", "/v1/records/{record}", 404),
        ("GET", "/v1/records", 401),
        ("other", "other", 404),
        ("GET", "/v1/subscribed/{secret}/feed.atom", 404),
    ]
    assert (told[0]["who"], told[0]["bytes"], told[0]["level"]) == ("reader", len(found.content), "info")
    assert (told[3]["peer"], "who" in told[3]) == ("testclient", False)
    for word in ("hidden", "country-no", "no-such-record", "guessed", *tokens.values()):
        assert word not in place.read_text(encoding="utf-8").lower()


def test_a_probe_is_a_line_only_if_something_is_wrong(
    app: FastAPI, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up_logging(0, place)
    client = TestClient(served(app))
    for address in ("/readyz", "/healthz"):
        assert client.get(address).status_code == 200
        assert client.head(address).status_code == 200
    assert lines(place) == []

    def fails() -> None:
        raise DeskError("the desk cannot be read")

    monkeypatch.setattr(app.state.service.desk.store, "reading", fails)
    assert client.get("/readyz").status_code == 503
    fault, request = lines(place)
    assert (fault["level"], request["route"], request["status"]) == ("error", "/readyz", 503)


def test_a_fault_of_our_own_is_a_line_with_where_it_was(
    app: FastAPI, tokens: dict[str, str], place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up_logging(0, place)
    monkeypatch.setattr("readout.desk.serving.finding_routes.answer", None)
    client = TestClient(served(app), raise_server_exceptions=False)
    answer = client.get("/v1/due", headers={"Authorization": f"Bearer {tokens['reader']}"})
    assert answer.status_code == 500
    assert "NoneType" not in answer.text
    fault, request = lines(place)
    assert "TypeError: 'NoneType' object is not callable" in str(fault["trace"])
    assert (fault["level"], request["status"], request["route"]) == ("error", 500, "/v1/due")
