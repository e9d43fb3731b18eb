"""Every route by every role: who is let in is a table, and a route without a row fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from readout.desk.serving.tokens import ROLES

if TYPE_CHECKING:
    from tests.desk.serving.conftest import Client

FOR = {
    ("GET", "/healthz"): None,
    ("GET", "/readyz"): None,
    ("GET", "/openapi.json"): None,
    ("GET", "/metrics"): "reader",
    ("GET", "/v1/me"): "reader",
    ("GET", "/v1/status"): "reader",
    ("GET", "/v1/schemas/{name}"): "reader",
    ("GET", "/v1/records"): "reader",
    ("GET", "/v1/records/{record}"): "reader",
    ("GET", "/v1/documents"): "reader",
    ("GET", "/v1/documents/{document}"): "reader",
    ("GET", "/v1/documents/{document}/report"): "reader",
    ("GET", "/v1/parties"): "reader",
    ("GET", "/v1/parties/{key}"): "reader",
    ("GET", "/v1/due"): "reader",
    ("GET", "/v1/editions"): "reader",
    ("GET", "/v1/feed"): "reader",
    ("GET", "/v1/calendar"): "reader",
    ("GET", "/v1/editions/{number}"): "reader",
    ("GET", "/v1/editions/{number}/changes"): "reader",
    ("GET", "/v1/subscribed/{secret}/feed.atom"): None,
    ("GET", "/v1/subscribed/{secret}/calendar.ics"): None,
    ("GET", "/v1/jobs"): "reader",
    ("GET", "/v1/jobs/{job}"): "reader",
    ("GET", "/v1/jobs/{job}/events"): "reader",
    ("POST", "/v1/jobs/{job}/cancel"): "editor",
    ("POST", "/v1/documents"): "editor",
    ("GET", "/v1/watches"): "reader",
    ("POST", "/v1/watches"): "editor",
    ("DELETE", "/v1/watches/{watch}"): "editor",
    ("POST", "/v1/watches/{watch}/turns"): "editor",
    ("POST", "/v1/editions"): "editor",
    ("POST", "/v1/reports"): "editor",
    ("DELETE", "/v1/documents/{document}"): "admin",
    ("GET", "/v1/audit"): "admin",
}
"""The least role that a route is for."""
PAGES = {
    ("GET", "/assets/{name}"): None,
    ("GET", "/sign-in"): None,
    ("POST", "/sign-in"): None,
    ("POST", "/sign-out"): "reader",
    ("GET", "/"): "reader",
    ("GET", "/editions"): "reader",
    ("GET", "/editions/{number}"): "reader",
    ("POST", "/editions"): "editor",
    ("GET", "/editions/{number}/compare"): "reader",
    ("GET", "/things/{cluster}"): "reader",
    ("GET", "/records/{record}"): "reader",
    ("GET", "/documents/{name}"): "reader",
    ("GET", "/parties"): "reader",
    ("GET", "/parties/{key}"): "reader",
    ("GET", "/due"): "reader",
    ("GET", "/search"): "reader",
    ("GET", "/inbox"): "reader",
    ("POST", "/inbox/again"): "editor",
    ("POST", "/inbox/dismiss"): "admin",
    ("GET", "/review"): "editor",
    ("POST", "/review"): "editor",
    ("POST", "/review/undo"): "editor",
    ("GET", "/things/{cluster}/merge"): "editor",
    ("POST", "/things/{cluster}/merge"): "editor",
    ("GET", "/things/{cluster}/part"): "editor",
    ("POST", "/things/{cluster}/part"): "editor",
    ("GET", "/things/{cluster}/reviews"): "editor",
    ("POST", "/things/{cluster}/note"): "editor",
    ("POST", "/things/{cluster}/whole"): "editor",
    ("GET", "/agreement"): "reader",
    ("GET", "/add"): "editor",
    ("POST", "/add"): "editor",
    ("GET", "/jobs"): "reader",
    ("GET", "/jobs/{job}"): "reader",
    ("POST", "/jobs/{job}/cancel"): "editor",
    ("GET", "/editions/{number}/send"): "editor",
    ("POST", "/editions/{number}/send"): "editor",
    ("GET", "/subscribe"): "admin",
    ("POST", "/subscribe"): "admin",
    ("POST", "/subscribe/revoke"): "admin",
    ("GET", "/tokens"): "admin",
    ("POST", "/tokens"): "admin",
    ("POST", "/tokens/revoke"): "admin",
    ("GET", "/watches"): "reader",
    ("POST", "/watches"): "editor",
    ("POST", "/watches/run"): "editor",
    ("POST", "/watches/remove"): "editor",
}
"""The same of the pages, which the OpenAPI document does not describe."""
ALL = FOR | PAGES
NOBODY = ("nobody", *ROLES)


def test_every_route_has_a_row(app: FastAPI) -> None:
    found = {(method, one.path) for one in iter_route_contexts(app.routes) for method in one.methods or ()}
    assert found - {("HEAD", "/openapi.json")} == ALL.keys()


@pytest.mark.parametrize(("method", "path"), ALL)
def test_a_route_is_for_its_role_and_those_above(client: Client, method: str, path: str) -> None:
    """Nobody gets 401, a lesser role 403, each before anything of the request is looked at."""
    address = path.replace("{number}", "0").replace("{", "").replace("}", "")
    for place, role in enumerate(NOBODY):
        done = client(None if role == "nobody" else role).request(method, address, content=b"{")
        wanted = NOBODY.index(ALL[method, path] or "nobody")
        if place >= wanted:
            assert done.status_code in {200, 404, 415, 422}, role
        else:
            assert done.status_code == (401 if role == "nobody" else 403), role
            assert done.headers["www-authenticate"].startswith('Bearer realm="readout"')


def test_the_document_names_the_scheme_of_every_route_that_wants_a_token(client: Client) -> None:
    told = client(None).get("/openapi.json").json()
    assert told["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    wanting = {
        (method.upper(), path)
        for path, several in told["paths"].items()
        for method, route in several.items()
        if {"token": []} in route.get("security", [])
    }
    assert wanting == {route for route, role in FOR.items() if role}
