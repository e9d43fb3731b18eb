"""What is watched: when it was and will be looked at, what was wrong; addresses are added here too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Response
from pydantic import ValidationError

from readout.desk.serving.job_routes import NO_READER
from readout.desk.serving.secluded import Secluded
from readout.desk.serving.watch_routes import WatchGiven
from readout.desk.serving.workspace.asking import WRONG, Ask, EditorAsks, ReaderAsks, to
from readout.desk.serving.workspace.forms import SentForm
from readout.desk.serving.workspace.speaking import address
from readout.errors import InputError
from readout.faults import first_fault_of

routes = APIRouter(include_in_schema=False)
FIELDS = ("address", "name", "every", "daily", "zone", "publisher", "language")
NOBODY = 503


@routes.get("/watches", response_class=Response)
def watches(ask: ReaderAsks) -> Response:
    """What is watched."""
    return _page(ask, {})


@routes.post("/watches", response_class=Response)
def add(ask: EditorAsks, form: SentForm) -> Response:
    """Watch an address from now on."""
    ask.proven(form)
    told = {name: form.get(name) for name in FIELDS}
    if not ask.service.reads:
        return _page(ask, told, NO_READER, NOBODY)
    try:
        new = WatchGiven.model_validate({name: value for name, value in told.items() if value}).new()
        ask.service.note(ask.bearer, "watch.add", f"{new.named()}: {new.place}")
        ask.desk.watch(new, "http", ask.bearer.name)
    except ValidationError as error:
        return _page(ask, told, first_fault_of(error), WRONG)
    except InputError as error:
        return _page(ask, told, str(error), WRONG)
    return to("/watches")


@routes.post("/watches/run", response_class=Response)
def run(ask: EditorAsks, form: SentForm) -> Response:
    """Look at one now, and go to what becomes of it."""
    ask.proven(form)
    if not ask.service.reads:
        return _page(ask, {}, NO_READER, NOBODY)
    try:
        ask.service.note(ask.bearer, "watch.turn", form.get("name"))
        job = ask.desk.begin_turn(form.get("name"), ask.bearer.name)
    except InputError as error:
        return _page(ask, {}, str(error), WRONG)
    return to(address("jobs", job))


@routes.post("/watches/remove", response_class=Response)
def remove(ask: EditorAsks, form: SentForm) -> Response:
    """Watch one no longer; what was made on the machine itself is removed there."""
    ask.proven(form)
    try:
        found = ask.desk.find_watch(form.get("name"))
        if found.origin != "http":
            return _page(ask, {}, f"{found.name} was not made here, but by {found.by}: remove it there", WRONG)
        ask.service.note(ask.bearer, "watch.remove", found.name)
        ask.desk.unwatch(found.name)
    except InputError as error:
        return _page(ask, {}, str(error), WRONG)
    return to("/watches")


def _page(ask: Ask, told: Mapping[str, str], fault: str = "", status: int = 200) -> Response:
    secluded = Secluded(ask.desk, ask.bearer.role)
    shown: dict[str, Any] = {
        "watches": [(one, secluded.place(one), secluded.fault(one)) for one in ask.desk.watches()],
        "told": {name: told.get(name, "") for name in FIELDS},
        "wrong": fault,
        "reads": ask.service.reads,
    }
    return ask.own_page("watches.html", shown, section="inbox", status=status)
