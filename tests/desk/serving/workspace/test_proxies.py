"""A proxy before the desk: what it says is believed if it comes from its network, and from nobody else."""

from __future__ import annotations

import ipaddress
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi.testclient import TestClient
from tests.desk.serving.workspace.conftest import HERE, proof_in, sign_in

from readout.desk import Desk
from readout.desk.serving.app import create_app, served
from readout.desk.serving.auditing import entries
from readout.desk.serving.proxies import Proxy
from readout.desk.serving.service import Limits

if TYPE_CHECKING:
    from tests.conftest import Run


def proxied(desk: Desk, peer: str, **given: object) -> TestClient:
    proxy = Proxy(networks=(ipaddress.ip_network("10.1.0.0/16"),), **given)  # type: ignore[arg-type]
    app = create_app(desk, proxy=proxy)
    return TestClient(served(app), base_url=HERE, headers={"Accept": "text/html"}, client=(peer, 50000))


def test_a_proxy_signs_its_users_on_and_nobody_else_does(desk: Desk) -> None:
    ida = {"X-Forwarded-User": "ida@example.org"}
    roles = {"ida@example.org": "editor"}
    inside = proxied(desk, "10.1.2.3", roles=roles)
    assert "ida@example.org" in inside.get("/", headers=ida).text
    assert inside.get("/v1/me", headers=ida).json() == {"name": "ida@example.org", "role": "editor"}
    assert proxied(desk, "::ffff:10.1.2.3", roles=roles).get("/", headers=ida).url.path == "/"
    for peer in ("10.2.0.1", "127.0.0.1", "testclient", "::1"):
        assert proxied(desk, peer, roles=roles).get("/", headers=ida).url.path == "/sign-in", peer
    assert inside.get("/").url.path == "/sign-in"
    assert inside.get("/", headers={"X-Forwarded-User": "ben"}).url.path == "/sign-in"
    assert inside.get("/", headers=[("X-Forwarded-User", "ben"), ("X-Forwarded-User", "ida@example.org")]).url.path == (
        "/sign-in"
    )
    others = proxied(desk, "10.1.2.3", roles=roles, others="reader")
    assert others.get("/v1/me", headers={"X-Forwarded-User": "ben"}).json()["role"] == "reader"
    said = proxied(desk, "10.1.2.3", roles=roles, role="X-Role")
    assert said.get("/v1/me", headers={**ida, "X-Role": "Admin"}).json()["role"] == "admin"
    assert said.get("/v1/me", headers={**ida, "X-Role": "root"}).json()["role"] == "editor"


def test_a_proxy_that_signs_nobody_on_is_believed_on_where_a_browser_is_and_nothing_else(desk: Desk) -> None:
    """Cookies are for https, strangers are counted each, and a user's name in a header is nobody's."""
    proxy = Proxy(networks=(ipaddress.ip_network("10.1.2.3"),), user=None)
    app = create_app(desk, Limits(rate=2), proxy)
    said = {"X-Forwarded-User": "ida", "X-Forwarded-Proto": "https", "Accept": "text/html"}

    def signing_in(peer: str, stranger: str) -> int:
        one = TestClient(served(app), base_url="http://desk.example", headers=said, client=(peer, 50000))
        page = one.get("/", headers={"X-Forwarded-For": f"1.1.1.1, {stranger}"}, follow_redirects=False)
        if page.status_code == 303:
            secure = "Secure" in one.get("/sign-in").headers["set-cookie"]
            assert secure == (peer == "10.1.2.3")
        return page.status_code

    assert [signing_in("10.1.2.3", "9.9.9.9") for _ in range(3)] == [303, 303, 429]
    assert signing_in("10.1.2.3", "8.8.8.8") == 303
    assert [signing_in("10.9.9.9", str(number)) for number in range(3)] == [303, 303, 429]


def test_a_form_comes_from_the_host_that_the_proxy_was_asked_for(desk: Desk) -> None:
    """Behind a proxy the browser knows another host than the desk; of anybody else that header says nothing."""
    said = {
        "X-Forwarded-User": "ida",
        "X-Forwarded-Host": "Desk.Public.example",
        "Origin": "https://desk.public.example",
    }
    token = create_app(desk).state.service.tokens.add("ben", "editor", "a test")

    def sending(peer: str) -> int:
        one = proxied(desk, peer, roles={"ida": "editor"})
        if peer != "10.1.2.3":
            sign_in(one, token)
        proof = proof_in(one.get("/watches", headers=said).text)
        return one.post("/editions", data={"proof": proof}, headers=said, follow_redirects=False).status_code

    assert (sending("10.1.2.3"), sending("10.9.9.9")) == (303, 403)


def test_forms_of_a_proxys_users_are_bound_to_their_browser(desk: Desk) -> None:
    inside = proxied(desk, "10.1.2.3", roles={"ida": "editor"})
    inside.headers["X-Forwarded-User"] = "ida"
    page = inside.get("/").text
    assert "Sign out" not in page
    stranger = proxied(desk, "10.1.2.3", roles={"ida": "editor"})
    assert stranger.post("/editions", data={"proof": ""}, headers={"X-Forwarded-User": "ida"}).status_code == 403
    desk.add([])
    page = inside.get("/editions/1").text
    told = inside.post("/v1/editions", json={}, headers={"Accept": "application/json"})
    assert told.status_code == 401
    with desk.store.reading() as session:
        assert entries(session).items == ()
    assert "ida" in page


def test_the_command_says_what_is_wrong_with_a_proxy_in_a_line(run: Run, tmp_path: Path) -> None:
    place = tmp_path
    wrong = place / "roles.toml"
    wrong.write_text('ida = "boss"', encoding="utf-8")
    for given, said in (
        (("--trust-proxy", "10.0.0.300", "--others", "reader"), "10.0.0.300"),
        (("--others", "reader"), "give its address with --trust-proxy"),
        (("--trust-proxy", "10.0.0.1", "--others", "boss"), "choose one of reader"),
        (("--trust-proxy", "10.0.0.1", "--roles", str(wrong)), "is none of reader"),
        (("--trust-proxy", "10.0.0.1", "--roles", str(place / "no.toml")), "cannot be read"),
    ):
        told = run("serve", "--desk", place / "d.sqlite3", *given)
        assert told.status == 2, given
        assert said in told.err
        assert told.err.count("\n") == 1
