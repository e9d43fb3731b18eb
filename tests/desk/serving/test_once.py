"""What is asked with a key is done once: on both databases, over a restart, and after a process was killed."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from fastapi import FastAPI, HTTPException
from fastapi.routing import iter_route_contexts
from fastapi.testclient import TestClient
from readout_tests.clocks import VirtualClock
from readout_tests.mornings import yesterday
from sqlalchemy import func, select

from readout.desk import Desk
from readout.desk.serving.app import create_app, served
from readout.desk.serving.once import KEPT_FOR, RUNS_OUT, Answered, Claim, Once
from readout.desk.serving.tokens import Tokens
from readout.desk.store.access import AuditRow
from readout.desk.store.answered import AnsweredRow

if TYPE_CHECKING:
    from tests.desk.serving.conftest import Client

REPORT = yesterday()[0]
BODY = REPORT.model_dump_json()
JSON = {"Content-Type": "application/json"}


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.clock = VirtualClock()
    return desk


@pytest.fixture
def clock(desk: Desk) -> VirtualClock:
    assert isinstance(desk.clock, VirtualClock)
    return desk.clock


@pytest.fixture
def token(desk: Desk) -> str:
    return Tokens(desk.store, desk.clock).add("Ida", "admin", "a test")


def client_of(desk: Desk, token: str) -> TestClient:
    """A client of a service that has just been started."""
    return TestClient(served(create_app(desk)), headers={"Authorization": f"Bearer {token}"})


def done(desk: Desk) -> int:
    """How often something was done."""
    with desk.store.reading() as session:
        return session.scalar(select(func.count()).where(AuditRow.what != "token.add")) or 0


def test_the_same_request_gets_the_first_answer_again_and_is_done_once(desk: Desk, token: str) -> None:
    keyed = {**JSON, "Idempotency-Key": '"a-1"'}
    first = client_of(desk, token).post("/v1/reports", content=BODY, headers=keyed)
    assert (first.status_code, first.json()["outcome"]) == (201, "new")
    assert "idempotent-replayed" not in first.headers
    for key in ('"a-1"', "a-1"):
        again = client_of(desk, token).post("/v1/reports", content=BODY, headers={**JSON, "Idempotency-Key": key})
        assert (again.status_code, again.content) == (201, first.content)
        assert again.headers["idempotent-replayed"] == "true"
        for name in ("location", "content-type", "content-security-policy"):
            assert again.headers[name] == first.headers[name]
    assert done(desk) == 1
    assert client_of(desk, token).post("/v1/reports", content=BODY, headers=JSON).json()["outcome"] == "known"
    other = Tokens(desk.store, desk.clock).add("Ole", "editor", "a test")
    told = client_of(desk, other).post("/v1/reports", content=BODY, headers=keyed)
    assert told.json()["outcome"] == "known", "a key is its bearer's own"
    with desk.store.reading() as session:
        kept = "".join(str(value) for row in session.execute(select(AnsweredRow.__table__)) for value in row)
    assert "a-1" not in kept
    assert REPORT.document.text not in kept


def test_another_request_with_the_key_is_refused(desk: Desk, token: str) -> None:
    client = client_of(desk, token)
    keyed = {**JSON, "Idempotency-Key": "k"}
    client.post("/v1/editions", content=b"{}", headers=keyed)
    for address, content in (
        ("/v1/editions", b'{"topic": "oil"}'),
        ("/v1/reports", b"{}"),
        ("/v1/editions?a=b", b"{}"),
    ):
        told = client.post(address, content=content, headers=keyed)
        assert (told.status_code, told.json()["detail"]) == (
            422,
            "this Idempotency-Key was sent with another request: give another one",
        )
    told = client.request("DELETE", "/v1/documents/x", headers={"Idempotency-Key": "k"})
    assert told.status_code == 422
    assert done(desk) == 1


def test_what_failed_may_be_sent_again_with_its_key(desk: Desk, token: str) -> None:
    client, keyed = client_of(desk, token), {"Idempotency-Key": "k"}
    name = REPORT.document.id
    assert client.delete(f"/v1/documents/{name}", headers=keyed).status_code == 404
    desk.add([REPORT])
    assert [client.delete(f"/v1/documents/{name}", headers=keyed).json()["documents"] for _ in range(2)] == [1, 1]
    assert client.delete(f"/v1/documents/{name}").status_code == 404
    reader = Tokens(desk.store, desk.clock).add("Ole", "reader", "a test")
    assert client_of(desk, reader).post("/v1/editions", json={}, headers=keyed).status_code == 403
    assert client_of(desk, "wrong").post("/v1/editions", json={}, headers=keyed).status_code == 401
    with desk.store.reading() as session:
        assert session.scalar(select(func.count()).select_from(AnsweredRow)) == 1


def test_a_request_that_is_worked_on_is_not_begun_again(
    desk: Desk, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, may_end = threading.Event(), threading.Event()
    draft = Desk.draft

    def slow(self: Desk, *arguments: object) -> object:
        begun.set()
        assert may_end.wait(60)
        return draft(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Desk, "draft", slow)
    desk.add([REPORT])
    client, keyed = client_of(desk, token), {"Idempotency-Key": "k"}
    with ThreadPoolExecutor(1) as aside:
        first = aside.submit(client.post, "/v1/editions", json={}, headers=keyed)
        assert begun.wait(60)
        told = client.post("/v1/editions", json={}, headers=keyed)
        assert (told.status_code, told.headers["retry-after"]) == (409, "2")
        assert told.json()["detail"] == "this request is still being worked on: send it again later"
        may_end.set()
        made = first.result()
    again = client.post("/v1/editions", json={}, headers=keyed)
    assert (made.status_code, again.status_code, again.content) == (201, 201, made.content)
    assert done(desk) == 1


@pytest.fixture
def here(desk: Desk) -> Once:
    return Once(desk.store, desk.clock)


def test_who_was_killed_is_waited_for_a_while_and_who_lives_as_long_as_it_takes(
    desk: Desk, clock: VirtualClock, here: Once
) -> None:
    """Two processes: what one works on the other does not begin, until the claim is renewed no longer."""
    there = Once(desk.store, desk.clock)
    claim = here.claim("Ida", "k", "x")
    assert isinstance(claim, Claim)
    for _ in range(3):
        clock.time += RUNS_OUT.total_seconds() - 1
        with pytest.raises(HTTPException, match="409"):
            there.claim("Ida", "k", "x")
        here.renew()
    clock.time += RUNS_OUT.total_seconds() + 1
    with pytest.raises(HTTPException, match="409"):
        here.claim("Ida", "k", "x")
    taken = there.claim("Ida", "k", "x")
    assert isinstance(taken, Claim)
    here.renew()
    with pytest.raises(HTTPException, match="409"):
        here.keep(claim, Answered(200, {}, b"late"))
    there.keep(taken, Answered(201, {"location": "/x"}, "é".encode()))
    for one in (here, there):
        assert one.claim("Ida", "k", "x") == Answered(201, {"location": "/x"}, "é".encode())


def test_an_answer_that_is_kept_is_not_released(here: Once) -> None:
    """A database that is gone while it commits may have done so, and the request has failed all the same."""
    claim = here.claim("Ida", "k", "x")
    assert isinstance(claim, Claim)
    here.keep(claim, Answered(201, {}, b"{}"))
    here.release(claim)
    assert here.claim("Ida", "k", "x") == Answered(201, {}, b"{}")


def test_an_answer_is_kept_for_a_day(desk: Desk, clock: VirtualClock, here: Once) -> None:
    claim = here.claim("Ida", "k", "x")
    assert isinstance(claim, Claim)
    here.keep(claim, Answered(200, {}, b"{}"))
    clock.time += KEPT_FOR.total_seconds() - 1
    here.forget_old()
    assert here.claim("Ida", "k", "x") == Answered(200, {}, b"{}")
    clock.time += 1
    assert isinstance(here.claim("Ida", "k", "y"), Claim), "it is forgotten though nobody has swept it away"
    clock.time += KEPT_FOR.total_seconds()
    here.forget_old()
    with desk.store.reading() as session:
        assert session.scalar(select(func.count()).select_from(AnsweredRow)) == 0


def test_what_was_broken_off_is_renewed_no_more(desk: Desk, clock: VirtualClock, here: Once) -> None:
    claim = here.claim("Ida", "k", "x")
    assert isinstance(claim, Claim)
    here.leave(claim)
    clock.time += RUNS_OUT.total_seconds() - 1
    here.renew()
    clock.time += 2
    assert isinstance(here.claim("Ida", "k", "x"), Claim)
    there = Once(desk.store, desk.clock)
    with pytest.raises(HTTPException, match="409"):
        there.claim("Ida", "k", "x")


@pytest.fixture(scope="module")
def changing(app: FastAPI) -> list[tuple[str, str]]:
    routes = iter_route_contexts(app.routes)
    return [(method, one.path) for one in routes for method in one.methods or () if one.path.startswith("/v1/")]


def test_every_route_that_changes_something_takes_a_key(client: Client, changing: list[tuple[str, str]]) -> None:
    document = client(None).get("/openapi.json").json()["paths"]
    some = [(method, path) for method, path in changing if method not in {"GET", "HEAD"}]
    assert len(some) > 3
    for method, path in some:
        names = [one["name"] for one in document[path][method.lower()]["parameters"]]
        assert "Idempotency-Key" in names, path
        for wrong in (b'""', b"a b", b'"a', b"\xe9", b"x" * 256, b""):
            told = client("admin").request(method, path, headers={"Idempotency-Key": wrong}, content=b"{}")  # type: ignore[dict-item]
            assert told.status_code == 422, (path, wrong)
            assert "Idempotency-Key is one key" in told.json()["detail"], path
    twice = client("admin").post("/v1/editions", headers=[("Idempotency-Key", "a"), ("Idempotency-Key", "b")])
    assert twice.status_code == 422


def test_a_form_is_the_same_whatever_parts_it(app: FastAPI, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program makes up a new boundary each time that it sends one."""
    monkeypatch.setattr(app.state.service, "reads", True)
    keyed = {"Idempotency-Key": "form"}
    sent = [
        client("editor").post("/v1/documents", files={"file": ("a.txt", text)}, headers=keyed)
        for text in (b"Norway will pay.", b"Norway will pay.", b"Norway will not pay.")
    ]
    assert [one.status_code for one in sent] == [202, 202, 422]
    assert sent[0].headers["location"] == sent[1].headers["location"]


def test_of_several_that_come_at_once_one_begins(desk: Desk) -> None:
    """Each in a process of its own, as it were."""
    several = [Once(desk.store, desk.clock) for _ in range(8)]
    together = threading.Barrier(len(several))

    def claim(one: Once) -> int:
        together.wait(60)
        try:
            return 200 if isinstance(one.claim("Ida", "k", "x"), Claim) else 304
        except HTTPException as error:
            return error.status_code

    with ThreadPoolExecutor(len(several)) as pool:
        assert sorted(pool.map(claim, several)) == [200] + [409] * 7
