"""Who gets at the pages: by a session that a token began, or by a proxy that is trusted, and in no other way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from readout_tests.clocks import VirtualClock
from sqlalchemy import select
from tests.desk.serving.workspace.conftest import HERE, proof_in, sign_in

from readout.desk import Desk
from readout.desk.serving.app import create_app, served
from readout.desk.serving.auditing import entries
from readout.desk.serving.service import Limits, Service
from readout.desk.serving.sessions import IDLE
from readout.desk.store.access import SessionRow

if TYPE_CHECKING:
    from tests.desk.serving.workspace.conftest import Visit

COOKIE = "__Host-readout_session"


@pytest.fixture
def service(app: FastAPI) -> Service:
    found: Service = app.state.service
    return found


def test_a_browser_is_led_to_where_it_signs_in_and_back_and_a_program_is_told(visit: Visit, service: Service) -> None:
    browser = visit()
    page = browser.get("/editions/1?topic=")
    assert page.url.path == "/sign-in"
    token = service.tokens.add("ida", "reader", "a test")
    done = browser.post(
        "/sign-in", data={"token": token, "next": page.url.params["next"], "proof": proof_in(page.text)}
    )
    assert (done.status_code, done.url.path) == (200, "/editions/1")
    assert "Edition 1" in done.text
    assert browser.get("/v1/me").json() == {"name": "ida", "role": "reader"}
    told = visit().get("/editions/1", headers={"Accept": "application/json"})
    assert (told.status_code, told.json()["status"]) == (401, 401)
    assert told.headers["www-authenticate"].startswith("Bearer")


def test_what_another_site_links_to_is_asked_for_again_from_here(visit: Visit) -> None:
    """A strict cookie does not come with the first request: the page is not lost by it."""
    page = visit().get("/editions/1?a=1", headers={"Sec-Fetch-Site": "cross-site"})
    assert page.status_code == 401
    assert '<meta http-equiv="refresh" content="0">' in page.text
    assert 'href="/editions/1?a=1"' in page.text


def test_a_session_is_new_at_each_sign_in_and_ends_with_signing_out(visit: Visit, service: Service, desk: Desk) -> None:
    browser = visit()
    token = service.tokens.add("ida", "editor", "a test")
    sign_in(browser, token)
    first = browser.cookies[COOKIE]
    sign_in(browser, token)
    second = browser.cookies[COOKIE]
    assert first != second
    assert service.sessions.bearer(first) is None
    with desk.store.reading() as session:
        (row,) = session.scalars(select(SessionRow)).all()
        assert row.hash not in {first, second}
    page = browser.get("/")
    done = browser.post("/sign-out", data={"proof": proof_in(page.text)}, follow_redirects=False)
    assert (done.status_code, done.headers["location"]) == (303, "/sign-in")
    assert done.headers["clear-site-data"] == '"cache"', "going back shows nothing"
    assert service.sessions.bearer(second) is None
    assert browser.get("/").url.path == "/sign-in"
    with desk.store.reading() as session:
        told = [one.what for one in entries(session).items if one.who == "ida"]
    assert told == ["session.end", "session.begin", "session.begin"]


def test_what_the_cookies_say_keeps_scripts_and_other_sites_out(app: FastAPI, service: Service) -> None:
    token = service.tokens.add("ida", "editor", "a test")
    for address, name, secure in ((HERE, COOKIE, True), ("http://desk.example", "readout_session", False)):
        browser = TestClient(served(app), base_url=address, headers={"Accept": "text/html"})
        proof = proof_in(browser.get("/sign-in").text)
        done = browser.post("/sign-in", data={"token": token, "proof": proof}, follow_redirects=False)
        told = done.headers["set-cookie"]
        assert told.startswith(f"{name}=")
        assert {"HttpOnly", "SameSite=strict", "Path=/"} <= {one.strip() for one in told.split(";")}
        assert ("Secure" in told) == secure


def test_a_session_ends_when_it_is_not_used_or_its_token_is_revoked(
    visit: Visit, service: Service, clock: VirtualClock
) -> None:
    browser = visit()
    sign_in(browser, service.tokens.add("ida", "reader", "a test"))
    for _ in range(3):
        clock.time += IDLE.total_seconds() - 1
        assert browser.get("/").url.path == "/"
    service.keep_uses()
    clock.time += IDLE.total_seconds() - 1
    assert browser.get("/").url.path == "/"
    clock.time += IDLE.total_seconds() + 1
    assert browser.get("/").url.path == "/sign-in"
    sign_in(visit(), service.tokens.add("ben", "reader", "a test"))
    with service.desk.store.reading() as session:
        assert len(session.scalars(select(SessionRow)).all()) == 1, "what has ended is not kept"
    sign_in(browser, service.tokens.add("cleo", "reader", "a test"))
    assert service.tokens.revoke("cleo", "a test")
    assert browser.get("/").url.path == "/sign-in"


@pytest.mark.parametrize("elsewhere", ["//evil.example", "/\\evil.example", "https://evil.example", "", "/a b", "x"])
def test_signing_in_leads_nowhere_else(visit: Visit, service: Service, elsewhere: str) -> None:
    browser = visit()
    proof = proof_in(browser.get("/sign-in", params={"next": elsewhere}).text)
    token = service.tokens.add("ida", "reader", "a test")
    told = browser.post(
        "/sign-in", data={"token": token, "next": elsewhere, "proof": proof}, follow_redirects=False
    ).headers["location"]
    assert told == "/"


def test_a_wrong_token_is_refused_and_guessing_is_slowed(desk: Desk) -> None:
    app = create_app(desk, Limits(rate=4))
    browser = TestClient(served(app), base_url=HERE, headers={"Accept": "text/html"})
    proof = proof_in(browser.get("/sign-in").text)
    told = [browser.post("/sign-in", data={"token": "readout_x", "proof": proof}) for _ in range(6)]
    assert [one.status_code for one in told] == [403] * 4 + [429] * 2
    assert "lets nobody in" in told[0].text
    assert "Too many requests" in told[-1].text
    assert COOKIE not in browser.cookies


FORGED = {
    "no proof": ({"topic": "norway"}, {}),
    "another session's proof": ({"proof": "x" * 43}, {}),
    "no ASCII": ({"proof": "é"}, {}),
    "from another site": (None, {"Sec-Fetch-Site": "cross-site"}),
    "from another host of the domain": (None, {"Sec-Fetch-Site": "same-site"}),
    "of another origin": (None, {"Origin": "https://evil.example"}),
    "of no origin": (None, {"Origin": "null"}),
}


@pytest.mark.parametrize("how", FORGED)
def test_a_form_that_no_page_of_ours_sent_does_nothing(visit: Visit, desk: Desk, how: str) -> None:
    browser = visit("editor")
    data, headers = FORGED[how]
    proof = proof_in(browser.get("/").text)
    told = browser.post(
        "/editions", data={"proof": proof, "topic": "norway"} if data is None else data, headers=headers
    )
    assert told.status_code == 403
    assert "not sent from a page of this desk" in told.text
    assert len(desk.editions()) == 1
    assert browser.post("/editions", data={"proof": proof, "topic": "norway"}, headers={"Origin": HERE}).is_success
    assert len(desk.editions()) == 2


def test_a_cookie_reads_but_changes_nothing_at_the_addresses_for_programs(visit: Visit) -> None:
    browser = visit("admin")
    assert browser.get("/v1/audit").status_code == 200
    told = browser.post("/v1/editions", json={}, headers={"Accept": "application/json"})
    assert told.status_code == 401


def test_the_policy_lets_nothing_run_but_what_has_its_hash_in_its_name(visit: Visit) -> None:
    browser = visit("reader")
    page = browser.get("/")
    policy = page.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "<style" not in page.text
    assert " style=" not in page.text
    assert page.text.count("<script") == page.text.count('<script src="/assets/workspace.')
    script = page.text.split('<script src="')[1].split('"')[0]
    told = browser.get(script)
    assert told.headers["content-type"] == "text/javascript; charset=utf-8"
    assert "immutable" in told.headers["cache-control"]
    assert browser.get(script.replace(".js", "x.js")).status_code == 404


def test_faults_are_pages_for_a_browser_and_problem_details_for_a_program(visit: Visit) -> None:
    browser = visit("reader")
    for method, address, status in (
        ("GET", "/editions/99", 404),
        ("GET", "/no/such/page", 404),
        ("POST", "/editions", 403),
        ("GET", "/editions/x", 422),
        ("GET", "/v1/records/none", 404),
    ):
        page = browser.request(method, address)
        assert page.status_code == status, address
        assert page.headers["content-type"] == "text/html; charset=utf-8"
        assert "<h1>" in page.text
        assert "Sign out" in page.text, "one can go on from it"
        told = browser.request(method, address, headers={"Accept": "application/json"})
        assert (told.status_code, told.headers["content-type"]) == (status, "application/problem+json"), address


def test_a_fault_of_the_desks_own_is_a_page_without_what_it_was(
    app: FastAPI, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("a secret of the inside")

    browser = TestClient(served(app), base_url=HERE, headers={"Accept": "text/html"}, raise_server_exceptions=False)
    sign_in(browser, service.tokens.add("ida", "reader", "a test"))
    monkeypatch.setattr(service.desk, "failures", broken)
    page = browser.get("/inbox")
    assert (page.status_code, page.headers["content-type"]) == (500, "text/html; charset=utf-8")
    assert "A fault of the desk itself" in page.text
    assert "secret" not in page.text
    told = browser.get("/inbox", headers={"Accept": "*/*"})
    assert (told.status_code, told.headers["content-type"]) == (500, "application/problem+json")
