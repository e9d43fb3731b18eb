"""Over HTTP addresses alone are watched; what was made on the machine is removed there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from fastapi import FastAPI

from readout.desk import Desk
from readout.desk.jobs.schedules import Schedule
from readout.desk.jobs.watches import NewWatch

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
