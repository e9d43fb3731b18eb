"""What a request with a key does and the answer that is kept are both there or neither, wherever a kill comes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from fastapi.testclient import TestClient
from httpx2 import Response
from readout_tests import breaking_off
from readout_tests.breaking_off import DONE, PLACES, UNDONE
from readout_tests.clocks import VirtualClock
from readout_tests.mornings import today, yesterday
from sqlalchemy import select

from readout.desk import Desk
from readout.desk.editions import Wanted
from readout.desk.jobs import Given, Submission
from readout.desk.jobs.schedules import Schedule
from readout.desk.jobs.watches import NewWatch
from readout.desk.serving.app import create_app, served
from readout.desk.serving.auditing import entries
from readout.desk.serving.once import RUNS_OUT, Once
from readout.desk.serving.tokens import Tokens
from readout.desk.store.base import Base

REPORT, *REST = yesterday()
KEYED = {"Idempotency-Key": "k"}
ASIDE = {"answered", "tokens"}
"""Tables that a claim and a sign-in change."""
WATCH = {"address": "https://example.org/other.xml", "name": "other", "every": "1h"}


class Asked(NamedTuple):
    """A request that changes something.

    Attributes:
        route: as the service names it.
        status: of its first answer.
        again: of the answer that it would get if it were done a second time; what it would do then is wrong.
        send: sends it, with keywords.
    """

    route: tuple[str, str]
    status: int
    again: int
    send: Callable[..., Response]


def _job(client: TestClient) -> str:
    return str(client.get("/v1/jobs").json()["items"][-1]["id"])


ASKED = {
    "a report": Asked(
        ("POST", "/v1/reports"),
        201,
        200,
        lambda client, **told: client.post("/v1/reports", json=today()[0].model_dump(mode="json"), **told),
    ),
    "a removal": Asked(
        ("DELETE", "/v1/documents/{document}"),
        200,
        404,
        lambda client, **told: client.delete(f"/v1/documents/{REPORT.document.id}", **told),
    ),
    "documents": Asked(
        ("POST", "/v1/documents"),
        202,
        202,
        lambda client, **told: client.post("/v1/documents", json={"texts": ["Norway will pay."]}, **told),
    ),
    "a job taken back": Asked(
        ("POST", "/v1/jobs/{job}/cancel"),
        200,
        409,
        lambda client, **told: client.post(f"/v1/jobs/{_job(client)}/cancel", **told),
    ),
    "an edition": Asked(
        ("POST", "/v1/editions"), 201, 200, lambda client, **told: client.post("/v1/editions", json={}, **told)
    ),
    "an edition by a model": Asked(
        ("POST", "/v1/editions"),
        202,
        202,
        lambda client, **told: client.post("/v1/editions", json={"model": True}, **told),
    ),
    "a watch": Asked(
        ("POST", "/v1/watches"), 201, 409, lambda client, **told: client.post("/v1/watches", json=WATCH, **told)
    ),
    "no watch": Asked(
        ("DELETE", "/v1/watches/{watch}"),
        204,
        404,
        lambda client, **told: client.delete("/v1/watches/example", **told),
    ),
    "a turn": Asked(
        ("POST", "/v1/watches/{watch}/turns"),
        202,
        202,
        lambda client, **told: client.post("/v1/watches/example/turns", **told),
    ),
}


class KilledError(BaseException):
    """The process is there no longer: nothing that it would do at its end is done."""


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """A desk on which each of the requests finds what it is about."""
    desk.clock = VirtualClock()
    desk.add([REPORT, *REST])
    desk.catch_up()
    desk.submit(Submission(sources=(Given.text("Kenya will send help."),)), "Ida")
    hourly, place = Schedule.of("1h", None), "https://example.org/feed.xml"
    desk.watch(NewWatch(kind="address", place=place, schedule=hourly, name="example"), "http", "Ida")
    return desk


@pytest.fixture
def token(desk: Desk) -> str:
    return Tokens(desk.store, desk.clock).add("Ida", "admin", "a test")


def _service(desk: Desk, token: str) -> TestClient:
    """A service that has just been started, after the claims of the last one ran out."""
    assert isinstance(desk.clock, VirtualClock)
    desk.clock.time += RUNS_OUT.total_seconds() + 1
    return TestClient(served(create_app(desk)), headers={"Authorization": f"Bearer {token}"})


def _there(desk: Desk) -> dict[str, list[Any]]:
    """All that is in the desk."""
    tables = [table for table in Base.metadata.sorted_tables if table.name not in ASIDE]
    with desk.store.reading() as session:
        return {table.name: sorted(map(str, session.execute(select(table)))) for table in tables}


def _audited(desk: Desk) -> int:
    with desk.store.reading() as session:
        return len(entries(session).items)


def _stop() -> NoReturn:
    raise KilledError


@pytest.mark.parametrize("name", ASKED)
def test_it_is_done_once_wherever_the_process_is_killed(
    name: str, desk: Desk, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, before, audited = ASKED[name], _there(desk), _audited(desk)
    for place in (*UNDONE, *DONE):
        with monkeypatch.context() as broken:
            broken.setattr(Once, *PLACES[place](_stop))
            with pytest.raises(KilledError):
                asked.send(_service(desk, token), headers=KEYED)
        assert (_there(desk) == before) == (place in UNDONE), place
    once = _there(desk)
    answer = asked.send(_service(desk, token), headers=KEYED)
    assert (answer.status_code, answer.headers.get("idempotent-replayed")) == (asked.status, "true")
    assert _there(desk) == once
    assert _audited(desk) == audited + 1


@pytest.mark.parametrize("name", ASKED)
def test_it_is_done_by_who_asks_again_after_a_kill_before_it_was_done(
    name: str, desk: Desk, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And under another key it is another request, which finds the first one's work."""
    asked = ASKED[name]
    with monkeypatch.context() as broken:
        broken.setattr(Once, *PLACES["the answer is not kept"](_stop))
        with pytest.raises(KilledError):
            asked.send(_service(desk, token), headers=KEYED)
    first = asked.send(_service(desk, token), headers=KEYED)
    assert (first.status_code, first.headers.get("idempotent-replayed")) == (asked.status, None)
    once = _there(desk)
    second = asked.send(_service(desk, token), headers=KEYED)
    assert (second.content, second.headers["idempotent-replayed"], _there(desk)) == (first.content, "true", once)
    assert asked.send(_service(desk, token), headers={"Idempotency-Key": "other"}).status_code == asked.again


def test_each_route_that_takes_a_key_is_among_these(app: FastAPI) -> None:
    changing = {
        (method, one.path)
        for one in iter_route_contexts(app.routes)
        for method in one.methods or ()
        if one.path.startswith("/v1/") and method not in {"GET", "HEAD"}
    }
    assert changing == {one.route for one in ASKED.values()}


def test_nothing_is_done_by_who_has_lost_the_request_to_another(
    desk: Desk, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that stood still for so long that its claim ran out finds another one's answer when it goes on."""
    other: list[Response] = []
    draft = Desk.draft

    def stands_still(self: Desk, wanted: Wanted) -> Any:
        monkeypatch.setattr(Desk, "draft", draft)
        found = draft(self, wanted)
        other.append(_service(desk, token).post("/v1/editions", json={}, headers=KEYED))
        return found

    monkeypatch.setattr(Desk, "draft", stands_still)
    late = _service(desk, token).post("/v1/editions", json={}, headers=KEYED)
    assert [one.status_code for one in (*other, late)] == [201, 409]
    assert _audited(desk) == 2, "the token, and one edition"
    again = _service(desk, token).post("/v1/editions", json={}, headers=KEYED)
    assert (again.status_code, again.content) == (201, other[0].content)


@pytest.mark.parametrize("place", PLACES)
def test_a_process_that_is_killed_there_has_done_all_or_nothing(
    place: str, desk: Desk, address: str, token: str
) -> None:
    command = [sys.executable, "-m", "readout_tests.breaking_off", address, token, place]
    environ = {**os.environ, "PYTHONPATH": str(Path(breaking_off.__file__).parents[1])}
    done = subprocess.run(command, check=False, env=environ)
    assert done.returncode == -signal.SIGKILL
    assert len(desk.editions()) == (place in DONE)
    made = _service(desk, token).post("/v1/editions", json={}, headers={"Idempotency-Key": "killed"})
    assert (made.status_code, made.json()["last"]) == (201, 1)
    assert ("idempotent-replayed" in made.headers) == (place in DONE)
    assert len(desk.editions()) == 1
    assert _audited(desk) == 2
