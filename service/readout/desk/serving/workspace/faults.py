"""What went wrong, as a page for a browser: programs get problem details."""

from __future__ import annotations

import contextlib
import http
from collections.abc import Mapping

from fastapi import Request, Response

from readout.desk.serving.service import Service
from readout.desk.serving.visitors import Visitor, visitor_of
from readout.desk.serving.workspace.asking import frame_of, rendered, sent, to
from readout.desk.serving.workspace.speaking import address
from readout.errors import DeskError

NOT_SIGNED_IN = 401
_TITLES = {
    401: "Sign in first",
    403: "Not for you",
    404: "There is no such page",
    413: "That is too long",
    422: "That cannot be",
    429: "Too many requests",
    500: "A fault of the desk itself",
    503: "The desk cannot be read just now",
}


def as_page(request: Request, status: int, detail: str | None, headers: Mapping[str, str] | None) -> Response:
    """A fault as a page; whoever is not signed in is led to where one does that."""
    service: Service = request.app.state.service
    visitor = _visitor(service, request)
    told = dict(headers or {})
    if status == NOT_SIGNED_IN and request.method in {"GET", "HEAD"}:
        # A session's cookie does not come with what another site makes a browser ask: it is asked again from here.
        if request.headers.get("sec-fetch-site") != "cross-site":
            return to(address("sign-in", next=_wanted(request)))
        return sent(
            service, request, None, rendered("arriving.html", frame_of(None), {"wanted": _wanted(request)}), 401
        )
    shown = {
        "status": status,
        "title": _TITLES.get(status, http.HTTPStatus(status).phrase),
        "detail": detail,
        "wait": told.get("Retry-After"),
    }
    return sent(service, request, visitor, rendered("fault.html", frame_of(visitor), shown), status, **told)


def _visitor(service: Service, request: Request) -> Visitor | None:
    """Who asks, if a route has looked, or if there was none that could."""
    if hasattr(request.state, "visitor"):
        known: Visitor | None = request.state.visitor
        return known
    if "route" in request.scope:
        return None
    with contextlib.suppress(DeskError):
        return visitor_of(service, request, None)
    return None


def _wanted(request: Request) -> str:
    url = request.url
    return f"{url.path}?{url.query}" if url.query else url.path
