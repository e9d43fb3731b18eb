"""Sending an edition to the programs that the settings name, and what was sent when."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import NamedTuple

from fastapi import APIRouter, Response
from sqlalchemy import select

from readout.desk.sending import Receiver
from readout.desk.serving.answering import page_is_there
from readout.desk.serving.workspace.asking import WRONG, Ask, EditorAsks, to
from readout.desk.serving.workspace.edition_pages import Topic, Which
from readout.desk.serving.workspace.forms import SentForm
from readout.desk.serving.workspace.speaking import address
from readout.desk.store.columns import kept
from readout.desk.store.deliveries import DeliveryRow
from readout.errors import InputError, RunError

routes = APIRouter(include_in_schema=False)
UNTAKEN = 502


class To(NamedTuple):
    """A receiver, and when it got the edition."""

    name: str
    host: str
    at: dt.datetime | None


@routes.get("/editions/{number}/send", response_class=Response)
def sending(ask: EditorAsks, number: Which, topic: Topic = "") -> Response:
    """To whom an edition may be sent, and was."""
    return _page(ask, number, topic)


@routes.post("/editions/{number}/send", response_class=Response)
def send(ask: EditorAsks, number: Which, form: SentForm) -> Response:
    """Send an edition's changes to a receiver; one that has them gets them no second time."""
    ask.proven(form)
    topic, name = form.get("topic"), form.get("to")
    receiver = ask.service.receivers.get(name)
    if receiver is None:
        return _page(ask, number, topic, f"no receiver is called {name!r}", WRONG)
    ask.service.note(ask.bearer, "edition.send", f"{number} {topic} to {name}".replace("  ", " "))
    try:
        ask.desk.send(dataclasses.replace(receiver, tries=1), number, topic)
    except RunError as error:
        return _page(ask, number, topic, str(error), UNTAKEN)
    except InputError as error:
        return _page(ask, number, topic, str(error), WRONG)
    return to(address("editions", number, "send", topic=topic))


def _page(ask: Ask, number: int, topic: str, fault: str = "", status: int = 200) -> Response:
    with page_is_there():
        ask.desk.edition_mark(number, topic)
    with ask.desk.store.reading() as session:
        rows = select(DeliveryRow).where(DeliveryRow.topic == kept(topic), DeliveryRow.number == number)
        sent_ = {row.address: row for row in session.scalars(rows)}
    known = {one.digest for one in ask.service.receivers.values()}
    shown = {
        "number": number,
        "topic": topic,
        "fault": fault,
        "receivers": [_to(name, one, sent_.get(one.digest)) for name, one in sorted(ask.service.receivers.items())],
        "others": [To("", row.host, row.delivered_at) for row in sent_.values() if row.address not in known],
    }
    return ask.own_page("send.html", shown, section="editions", status=status)


def _to(name: str, receiver: Receiver, row: DeliveryRow | None) -> To:
    return To(name, receiver.host, row.delivered_at if row else None)
