"""What is changed over HTTP: once, by who may, and written down before it is done."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from readout_tests.clocks import ManualClock
from readout_tests.mornings import today, yesterday

from readout.desk import Desk
from readout.desk.serving.app import create_app, served
from readout.desk.serving.service import Limits, Service
from readout.desk.serving.tokens import ROLES

JSON = {"Content-Type": "application/json"}


def test_a_morning_over_http(desk: Desk) -> None:
    """On both databases: reports come, an edition is made, a document is removed."""
    app = create_app(desk)
    service: Service = app.state.service
    token = service.tokens.add("Ida", "admin", "a test")
    client = TestClient(served(app), headers={"Authorization": f"Bearer {token}"})
    first, *rest = yesterday()
    sent = [client.post("/v1/reports", content=first.model_dump_json(), headers=JSON) for _ in range(2)]
    assert [one.status_code for one in sent] == [201, 200]
    assert [one.json()["outcome"] for one in sent] == ["new", "known"]
    assert client.get(sent[0].headers["location"]).json()["text"] == first.document.text
    desk.add(rest)
    made = client.post("/v1/editions", json={})
    assert (made.status_code, made.headers["location"]) == (201, "/v1/editions/1")
    assert len(client.get(made.headers["location"]).json()["documents"]) == 6
    assert client.post("/v1/editions", json={}).json() == {"edition": None, "last": 1}
    on_oil = client.post("/v1/editions", json={"topic": "Iranian oil"})
    assert client.get(on_oil.headers["location"]).json()["documents"][0]["source"] == "4.txt"
    desk.add(today())
    assert client.post("/v1/editions", json={"since": 1}).json()["edition"]["since"] == "edition 1"
    listed = client.get("/v1/editions?limit=2").json()
    rest_ = client.get("/v1/editions", params={"limit": 2, "after": listed["next"]}).json()
    assert [one["number"] for one in (*listed["items"], *rest_["items"])] == [2, 1, 1]
    name, forms = first.document.id, ("?format=html", "?format=text", "", "/changes", "/changes?format=html")
    words = first.records()[0].evidence[0].text
    shown = {form: client.get(f"/v1/editions/1{form}").text for form in forms}
    assert words in shown[""], "what is looked for below is there"
    assert client.delete(f"/v1/documents/{quote(name)}").json() == {"documents": 1, "records": 2, "editions": 2}
    again = {form: client.get(f"/v1/editions/1{form}").text for form in forms}
    assert not [form for form in forms if again[form] == shown[form] or words in again[form]], "no form was kept"
    assert client.get(f"/v1/documents/{quote(name)}").status_code == 404
    assert client.delete("/v1/documents/1.txt").status_code == 404, "a source is no id"
    audit = client.get("/v1/audit").json()["items"]
    assert [(one["who"], one["what"], one["subject"]) for one in audit[::-1]] == [
        ("a test", "token.add", "Ida (admin)"),
        *[("Ida", "report.add", name)] * 2,
        *[("Ida", "edition.make", topic) for topic in ("", "", "Iranian oil", "")],
        ("Ida", "document.forget", name),
    ]
    hostile = ["\0", "'; DROP TABLE tokens;--", "../../etc/passwd", "%", "\ud800".encode("utf-8", "surrogatepass")]
    for one in hostile:
        name = quote(one, safe="")
        for address in (f"/v1/records/{name}", f"/v1/documents/{name}", f"/v1/parties/{name}"):
            assert client.get(address).status_code == 404, address
        for field in ("q", "party", "publisher", "document", "status"):
            assert client.get(f"/v1/records?{field}={name}").status_code == 200, field
        assert client.get(f"/v1/editions?topic={name}").json()["items"] == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"", "is no JSON"),
        (b"{}", "document is missing"),
        (b"[" * 100_000, "is no JSON"),
        (b'{"document": "\\ud800"}', "this is not a report"),
        (b"\xff\xfe", "this is not a report"),
        (yesterday()[0].model_dump_json().replace('"start":0', '"start":1').encode(), "this is not a report"),
        (yesterday()[0].model_dump_json().replace('"2.0"', '"9.0"').encode(), "schema_version is '9.0'"),
    ],
)
def test_what_is_no_report_is_one_line_and_adds_nothing(
    app: FastAPI, tokens: dict[str, str], body: bytes, told: str
) -> None:
    client = TestClient(served(app), headers={"Authorization": f"Bearer {tokens['editor']}"})
    before = len(client.get("/v1/documents").json()["items"])
    done = client.post("/v1/reports", content=body, headers=JSON)
    assert done.status_code == 422
    assert told in done.json()["detail"]
    assert len(client.get("/v1/documents").json()["items"]) == before


def test_what_is_too_long_or_no_json_is_refused_before_it_is_read(desk: Desk) -> None:
    app = create_app(desk, Limits(body=1000))
    token = app.state.service.tokens.add("a", "editor", "a test")
    client = TestClient(served(app), headers={"Authorization": f"Bearer {token}"})
    pieces = [b"x" * 600] * 2
    for body in (b"x" * 1001, iter(pieces)):
        done = client.post("/v1/reports", content=body, headers=JSON)  # type: ignore[arg-type]
        assert (done.status_code, done.json()["detail"]) == (413, "a request has at most 1,000 bytes")
    for media in ({}, {"Content-Type": "text/plain"}, {"Content-Type": "application/x-www-form-urlencoded"}):
        assert client.post("/v1/reports", content=b"{}", headers=media).status_code == 415


def test_a_token_has_so_many_requests_a_minute(tmp_path: object, manual_clock: ManualClock) -> None:
    with Desk.open(f"{tmp_path}/desk.sqlite3", clock=manual_clock) as desk:
        app = create_app(desk, Limits(rate=3))
        service: Service = app.state.service
        one, other = (service.tokens.add(name, "reader", "a test") for name in "ab")
        client = TestClient(served(app))

        def status(token: str) -> int:
            return client.get("/v1/me", headers={"Authorization": f"Bearer {token}"}).status_code

        assert [status(one) for _ in range(4)] == [200, 200, 200, 429]
        refused = client.get("/v1/me", headers={"Authorization": f"Bearer {one}"})
        assert refused.headers["retry-after"] == "20"
        assert status(other) == 200
        assert [status("wrong") for _ in range(4)] == [401, 401, 401, 429]
        manual_clock.time += 20
        assert [status(one) for _ in range(2)] == [200, 429]


def test_a_revoked_token_lets_nobody_in_from_the_next_request_on(desk: Desk) -> None:
    app = create_app(desk)
    service: Service = app.state.service
    token = service.tokens.add("a", "reader", "a test")
    with TestClient(served(app), headers={"Authorization": f"Bearer {token}"}) as client:
        assert client.get("/v1/me").json() == {"name": "a", "role": "reader"}
        service.tokens.revoke("a", "a test")
        assert client.get("/v1/me").status_code == 401
    assert service.tokens.all()[0].last_used_at is not None, "kept when the service ends"


def test_every_role_is_told_of_itself(app: FastAPI, tokens: dict[str, str]) -> None:
    client = TestClient(served(app))
    told = [client.get("/v1/me", headers={"Authorization": f"bearer {tokens[role]}"}).json() for role in ROLES]
    assert [one["role"] for one in told] == list(ROLES)


def test_an_address_says_all_that_can_be_done_with_it(app: FastAPI) -> None:
    """Of every route of it, and not of the first alone; one that is none says where they all are."""
    client = TestClient(served(app))
    assert "/openapi.json" in client.get("/v1/nothing").json()["detail"]
    for address, methods in (("/v1/documents/x", "DELETE, GET, HEAD"), ("/v1/editions", "GET, HEAD, POST")):
        told = client.put(address)
        assert (told.status_code, told.headers["allow"]) == (405, methods)
        assert told.json()["detail"] == f"what this address takes is {methods}"
        assert told.headers["content-type"] == "application/problem+json"
