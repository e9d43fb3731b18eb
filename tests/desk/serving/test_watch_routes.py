"""Over HTTP addresses alone are watched; what was made on the machine is removed there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from fastapi import FastAPI
from readout_tests.mornings import yesterday
from sqlalchemy import select

from readout.desk import Desk
from readout.desk.jobs.ending import end
from readout.desk.jobs.schedules import Schedule
from readout.desk.jobs.watches import NewWatch
from readout.desk.store.job_tables import JobDocumentRow, JobRow
from readout_schemas import Document, Report

if TYPE_CHECKING:
    from tests.desk.serving.conftest import Client

FEED = {"address": "https://example.org/feed.xml", "name": "example", "publisher": "NRK"}


def test_an_address_is_watched_looked_at_and_watched_no_longer(app: FastAPI, client: Client) -> None:
    editor, desk = client("editor"), app.state.service.desk
    assert isinstance(desk, Desk)
    made = editor.post("/v1/watches", json={**FEED, "daily": "06:30", "zone": "Europe/Berlin"})
    assert (made.status_code, made.json()["schedule"]) == (201, "daily at 06:30 (Europe/Berlin)")
    again = editor.post("/v1/watches", json={**FEED, "every": "15m"})
    assert (again.status_code, "already" in again.json()["detail"]) == (409, True)
    turn = editor.post("/v1/watches/example/turns")
    assert (turn.status_code, turn.json()["kind"], turn.json()["watch"]) == (202, "turn", "example")
    assert editor.post("/v1/watches/example/turns").headers["location"] == turn.headers["location"]
    (told,) = client().get("/v1/watches").json()["items"]
    assert (told["origin"], told["by"], told["job"]) == ("http", "editor", turn.json()["id"])
    assert editor.delete("/v1/watches/example").status_code == 204
    assert editor.delete("/v1/watches/example").status_code == 404
    own = NewWatch(kind="folder", place="/srv/in", schedule=Schedule.of("1h", None), name="own")
    desk.watch(own, "command", "command line")
    done = editor.delete("/v1/watches/own")
    assert (done.status_code, done.json()["detail"]) == (
        409,
        "it was not made over HTTP, but by command line: remove it there",
    )
    audited = [one["what"] for one in client("admin").get("/v1/audit").json()["items"]]
    assert audited[:4] == ["watch.remove", "watch.turn", "watch.turn", "watch.add"]
    desk.unwatch("own")


def test_a_reader_is_told_that_something_is_watched_and_not_where(app: FastAPI, client: Client) -> None:
    """Not by the list, its turns, their steps, nor what failed; who hands in is told all."""
    desk, reader = app.state.service.desk, client("reader")
    feed, folder = "https://example.org/feed.xml?key=hush-1", "/srv/hush-2/in"
    for kind, place, name in (("address", feed, "wire"), ("folder", folder, "own")):
        desk.watch(NewWatch(kind=kind, place=place, schedule=Schedule.of("1h", None), name=name), "command", "cli")
    jobs = [desk.begin_turn(name, "cli") for name in ("wire", "own")]
    with desk.store.writing() as session:
        for job, place in zip(jobs, (feed, folder), strict=True):
            row = session.scalars(select(JobRow).where(JobRow.id == job)).one()
            about = {"document": "none", "source": place, "outcome": "failed", "records": 0, "asked": False}
            session.add(JobDocumentRow(job=row.number, at=desk.now(), error=f"{place}: not there", **about))
            end(session, row, desk.now(), "failed", f"{place}: there is no such thing")
    failed = yesterday()[0].document.model_dump() | {
        "source": feed,
        "text": None,
        "sha256": None,
        "error": f"{feed}: 503",
    }
    document = Document.model_validate(failed)
    desk.add([Report(document=document, coverage=yesterday()[0].coverage, run=yesterday()[0].run)])
    addresses = ["/v1/watches", "/v1/jobs", "/v1/status", "/watches", "/jobs", "/inbox"]
    addresses += [f"{way}/jobs/{job}" for way in ("/v1", "") for job in jobs]
    addresses += [f"/v1/jobs/{job}/events" for job in jobs]
    for address in addresses:
        assert "hush-" not in reader.get(address).text, address
        assert address in {"/jobs", "/v1/jobs"} or "hush-" in client("editor").get(address).text, address
    (own, wire) = reader.get("/v1/watches").json()["items"]
    assert (own["name"], own["place"], own["fault"]) == ("own", None, "an editor sees what was wrong")
    assert (wire["kind"], wire["schedule"], wire["job"]) == ("address", "every 1h", jobs[0])
    for name in ("wire", "own"):
        desk.unwatch(name)
    for job in jobs:
        for address in (f"/v1/jobs/{job}", f"/v1/jobs/{job}/events", f"/jobs/{job}", "/v1/jobs"):
            assert "hush-" not in reader.get(address).text, "nor when it is watched no longer"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({**FEED, "address": "/etc/passwd", "every": "1h"}, "is no http or https address"),
        ({**FEED, "folder": "/etc", "every": "1h"}, "folder"),
        ({**FEED}, "say how often"),
        ({**FEED, "every": "1h", "daily": "06:30"}, "say how often"),
        ({**FEED, "daily": "06:30", "zone": "../../etc/passwd"}, "is no time zone"),
    ],
)
def test_what_cannot_be_watched_is_told_in_a_line(client: Client, body: dict[str, Any], told: str) -> None:
    done = client("editor").post("/v1/watches", json=body)
    assert done.status_code == 422
    assert told in done.json()["detail"]
