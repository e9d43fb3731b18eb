"""Articles handed in over HTTP become jobs, which are followed event by event; without a reader nothing is taken."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from readout_tests.loopback import Loopback

from readout.ask.settings import Settings
from readout.desk.jobs.working import Worker
from readout.desk.serving.app import create_app, served
from readout.desk.serving.service import Service

if TYPE_CHECKING:
    from tests.desk.serving.conftest import Client

OSLO = "Norway said on Monday that it would pay the whole bill."
LIMA = "Peru said on Friday that it would not sign the treaty."


def _through(app: FastAPI, folder: Path) -> int:
    """Work until nothing is left to do; how often a model was asked."""
    service: Service = app.state.service
    server = Loopback()
    settings = Settings(model="gpt-5-mini", base_url=server.url, ledger=folder / "ledger.sqlite3", attempts=1)
    try:
        asyncio.run(Worker(service.desk, settings).run(drain=True))
    finally:
        server.close()
    return len(server.requests)


def _events(told: str) -> list[tuple[int, str, dict[str, Any]]]:
    blocks = [dict(line.split(": ", 1) for line in block.splitlines()) for block in told.strip().split("\n\n")]
    return [(int(one["id"]), one["event"], json.loads(one["data"])) for one in blocks]


def test_texts_become_a_job_that_is_followed_to_its_end(app: FastAPI, client: Client, tmp_path: Path) -> None:
    editor = client("editor")
    body = {"texts": [OSLO, {"text": LIMA, "title": "Lima", "published": "2025-03-15"}], "publisher": "NRK"}
    done = editor.post("/v1/documents", json=body)
    assert (done.status_code, done.json()["state"], done.json()["by"]) == (202, "queued", "editor")
    place = done.headers["location"]
    assert editor.get(place).json()["read"] == []
    assert _through(app, tmp_path) == 2
    told = editor.get(place).json()
    assert (told["state"], told["documents"], len(told["read"])) == ("done", {"new": 2}, 2)
    lima = editor.get(f"/v1/documents/{told['read'][1]['document']}").json()
    assert (lima["title"], lima["published"], lima["publisher"]) == ("Lima", "2025-03-15", "NRK")
    events = _events(editor.get(f"{place}/events").text)
    assert [kind for _, kind, _ in events] == ["queued", "running", "document", "document", "done"]
    assert events[2][2]["document"]["outcome"] == "new"
    again = editor.get(f"{place}/events", headers={"Last-Event-ID": str(events[2][0])}).text
    assert _events(again) == events[3:]
    assert editor.get(f"{place}/events", headers={"Last-Event-ID": str(events[-1][0])}).text == ""
    assert editor.get("/v1/jobs", params={"state": "done"}).json()["items"][0]["id"] == told["id"]
    audited = client("admin").get("/v1/audit").json()["items"][0]
    assert (audited["what"], audited["subject"], audited["who"]) == ("documents.submit", "2 texts", "editor")


def test_files_become_a_job_and_their_names_lead_nowhere(app: FastAPI, client: Client, tmp_path: Path) -> None:
    files = [("file", ("../../etc/cron.d/x.txt", LIMA.encode() + b" Really.")), ("file", ("../b.bin", b"\0\1"))]
    done = client("editor").post("/v1/documents", files=files, data={"publisher": "NRK", "published": "2025-03-15"})
    assert done.status_code == 202, done.text
    _through(app, tmp_path)
    told = client().get(done.headers["location"]).json()
    assert [one["source"] for one in told["read"]] == ["x.txt", "b.bin"]
    assert told["documents"] == {"new": 1, "failed": 1}


def test_a_job_is_taken_back(client: Client) -> None:
    editor = client("editor")
    place = editor.post("/v1/documents", json={"addresses": ["https://example.org/a"]}).headers["location"]
    assert editor.post(f"{place}/cancel").json()["state"] == "cancelled"
    assert editor.post(f"{place}/cancel").status_code == 409
    assert _events(editor.get(f"{place}/events").text)[-1][1] == "cancelled"


def test_an_edition_with_a_model_is_a_job(app: FastAPI, client: Client, tmp_path: Path) -> None:
    done = client("editor").post("/v1/editions", json={"model": True, "topic": "Norway"})
    assert (done.status_code, done.json()["kind"]) == (202, "edition")
    _through(app, tmp_path)
    told = client().get(done.headers["location"]).json()
    assert (told["state"], told["edition"]) == ("done", 1)
    assert client().get("/v1/editions/1", params={"topic": "Norway"}).status_code == 200


@pytest.mark.parametrize(
    ("request_", "status", "told"),
    [
        ({"json": {}}, 422, "nothing to read"),
        ({"json": {"addresses": ["file:///etc/passwd"]}}, 422, "is no http or https address"),
        ({"json": {"texts": ["a"], "language": "not a tag"}}, 422, "language"),
        ({"json": {"texts": ["a"], "path": "/etc"}}, 422, "path"),
        ({"content": "x", "headers": {"Content-Type": "text/plain"}}, 415, "send JSON"),
        ({"content": "x", "headers": {"Content-Type": "multipart/form-data; boundary=a"}}, 422, "this is no form"),
        ({"content": "x", "headers": {"Content-Type": "multipart/form-data"}}, 422, "this is no form"),
        ({"files": {"other": ("a.txt", b"a")}}, 422, "other"),
        ({"files": {"file": ("", b"a")}}, 422, "file"),
    ],
)
def test_what_is_wrong_with_a_request_is_told_in_a_line(
    client: Client, request_: dict[str, Any], status: int, told: str
) -> None:
    done = client("editor").post("/v1/documents", **request_)
    assert (done.status_code, done.headers["content-type"]) == (status, "application/problem+json")
    assert told in done.json()["detail"]
    assert "\n" not in done.json()["detail"]


def test_where_nobody_reads_nothing_is_taken(app: FastAPI, tokens: dict[str, str]) -> None:
    service: Service = app.state.service
    alone = TestClient(
        served(create_app(service.desk, reads=False)), headers={"Authorization": f"Bearer {tokens['editor']}"}
    )
    for path, body in (("/v1/documents", {"texts": [OSLO]}), ("/v1/editions", {"model": True})):
        done = alone.post(path, json=body)
        assert done.status_code == 503
        assert "start readout serve with --model" in done.json()["detail"]
