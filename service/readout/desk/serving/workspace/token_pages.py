"""Who may use the desk: tokens are made, shown once, and revoked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Response

from readout.desk.serving.tokens import ROLES
from readout.desk.serving.workspace.asking import WRONG, AdminAsks, Ask, to
from readout.desk.serving.workspace.forms import SentForm
from readout.errors import InputError

routes = APIRouter(include_in_schema=False)
MEANS = {
    "reader": "reads all pages",
    "editor": "adds, reviews, makes and sends editions too",
    "admin": "removes, reads the audit, and makes tokens too",
}


@routes.get("/tokens", response_class=Response)
def tokens(ask: AdminAsks) -> Response:
    """The tokens that were made, without what lets one in."""
    return _page(ask, {})


@routes.post("/tokens", response_class=Response)
def add(ask: AdminAsks, form: SentForm) -> Response:
    """Make a token, and show it this once."""
    ask.proven(form)
    name, role = form.get("name"), next((one for one in ROLES if one == form.get("role")), None)
    if role is None:
        return _page(ask, {"fault": "choose what the token is good for", "name": name}, WRONG)
    try:
        made = ask.service.tokens.add(name, role, ask.bearer.audited)
    except InputError as error:
        return _page(ask, {"fault": str(error), "name": name, "role": form.get("role")}, WRONG)
    return _page(ask, {"made": made, "of": name})


@routes.post("/tokens/revoke", response_class=Response)
def revoke(ask: AdminAsks, form: SentForm) -> Response:
    """Let a token in no longer; who is signed in with it is signed out."""
    ask.proven(form)
    try:
        ask.service.tokens.revoke(form.get("name"), ask.bearer.audited)
    except InputError as error:
        return _page(ask, {"fault": str(error)}, WRONG)
    return to("/tokens")


def _page(ask: Ask, told: Mapping[str, Any], status: int = 200) -> Response:
    empty = {"made": "", "of": "", "fault": "", "name": "", "role": "reader"}
    shown = {**empty, **told, "tokens": ask.service.tokens.all()[::-1], "means": MEANS, "own": ask.bearer.name}
    return ask.own_page("tokens.html", shown, section="tokens", status=status, **{"Cache-Control": "no-store"})
