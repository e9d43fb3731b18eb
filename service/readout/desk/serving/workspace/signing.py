"""Signing in with a token, and out."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from readout.desk.serving.service import Service, Serving
from readout.desk.serving.visitors import COOKIE, cookie, cookie_name
from readout.desk.serving.workspace.asking import ReaderAsks, frame_of, put_cookie, rendered, sent, to
from readout.desk.serving.workspace.forms import SentForm, check
from readout.desk.serving.workspace.frame import PROOF_FIELD

routes = APIRouter(include_in_schema=False)
_OWN = re.compile(r"/(?![/\\])[\x21-\x7e]*")
"""An address of ours, and not ``//elsewhere.example``."""
REFUSED = "This token lets nobody in: it was revoked, or is not whole."


@routes.get("/sign-in", response_class=Response)
def ask_for_a_token(request: Request, service: Serving, wanted: Annotated[str, Query(alias="next")] = "/") -> Response:
    """The page on which one signs in."""
    return _page(service, request, _ours(wanted))


@routes.post("/sign-in", response_class=Response)
def sign_in(request: Request, service: Serving, form: SentForm) -> Response:
    """Take a token, and make a session of it."""
    service.take(request, None)
    check(service, request, None, form.get(PROOF_FIELD))
    secret = service.sessions.begin(form.get("token"), instead_of=cookie(service, request, COOKIE))
    if secret is None:
        return _page(service, request, _ours(form.get("next")), fault=REFUSED)
    response = to(_ours(form.get("next")))
    put_cookie(service, request, response, COOKIE, secret)
    return response


@routes.post("/sign-out", response_class=Response)
def sign_out(ask: ReaderAsks, form: SentForm) -> Response:
    """End the session."""
    ask.proven(form)
    if ask.visitor.session is not None:
        ask.service.sessions.end(ask.visitor.session, ask.bearer.name)
    response = to("/sign-in")
    response.headers["Clear-Site-Data"] = '"cache"'  # nor does going back show what was read
    response.delete_cookie(cookie_name(ask.service, ask.request, COOKIE), path="/", httponly=True, samesite="strict")
    return response


def _page(service: Service, request: Request, wanted: str, fault: str = "") -> Response:
    page = rendered("sign_in.html", frame_of(None), {"wanted": wanted, "fault": fault})
    return sent(service, request, None, page, 403 if fault else 200)


def _ours(address: str) -> str:
    return address if _OWN.fullmatch(address) else "/"
