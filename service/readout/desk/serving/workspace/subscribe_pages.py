"""Subscribing: addresses of the feed and the calendar for programs that send no token, made, shown once, taken back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Response

from readout.desk.serving.visitors import own_address
from readout.desk.serving.workspace.asking import WRONG, AdminAsks, Ask, to
from readout.desk.serving.workspace.edition_pages import Topic
from readout.desk.serving.workspace.forms import SentForm
from readout.desk.serving.workspace.speaking import address
from readout.errors import InputError

routes = APIRouter(include_in_schema=False)


@routes.get("/subscribe", response_class=Response)
def subscriptions(ask: AdminAsks, topic: Topic = "") -> Response:
    """What has been subscribed to, and where one makes addresses."""
    return _page(ask, topic)


@routes.post("/subscribe", response_class=Response)
def subscribe(ask: AdminAsks, form: SentForm) -> Response:
    """Make addresses, and show them this once."""
    ask.proven(form)
    name, topic = form.get("name"), form.get("topic")
    try:
        secret = ask.service.tokens.add_feeds(name, ask.bearer.audited)
    except InputError as error:
        return _page(ask, topic, {"fault": str(error), "name": name}, WRONG)
    root = own_address(ask.service, ask.request)
    made = {
        "Feed": root + address("v1", "subscribed", secret, "feed.atom", topic=topic),
        "Calendar": root + address("v1", "subscribed", secret, "calendar.ics"),
    }
    return _page(ask, topic, {"made": made, "of": name})


@routes.post("/subscribe/revoke", response_class=Response)
def revoke(ask: AdminAsks, form: SentForm) -> Response:
    """Let addresses show nothing any more."""
    ask.proven(form)
    try:
        ask.service.tokens.revoke(form.get("name"), ask.bearer.audited)
    except InputError as error:
        return _page(ask, form.get("topic"), {"fault": str(error)}, WRONG)
    return to(address("subscribe", topic=form.get("topic")))


def _page(ask: Ask, topic: str, told: Mapping[str, Any] | None = None, status: int = 200) -> Response:
    several = [one for one in ask.service.tokens.all()[::-1] if one.opens == "feeds"]
    empty = {"made": {}, "of": "", "fault": "", "name": ""}
    shown = {**empty, **(told or {}), "topic": topic, "subscriptions": several}
    return ask.own_page("subscribe.html", shown, section="editions", status=status, **{"Cache-Control": "no-store"})
