"""The client has a method for every route, both clients the same ones, and each gives what the desk has."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, NamedTuple

import httpx2
import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from fastapi.testclient import TestClient
from readout_tests.mornings import today

from readout import AsyncClient, Client, render, schema
from readout.desk import Desk, RecordQuery
from readout.desk.serving.app import served
from readout.desk.store.queries import FoundRecord
from readout_schemas.desk import JobState

SERVER = "http://desk.example.org"
FEED = "https://example.org/feed.xml"
NEW = today()[0]
SEED = next((Path(__file__).parents[3] / "seeds").glob("*.txt"))
WITHOUT = {
    # for programs that send no token: whoever has one asks for the feed and the calendar
    ("GET", "/v1/subscribed/{secret}/feed.atom"),
    ("GET", "/v1/subscribed/{secret}/calendar.ics"),
}
"""Routes under ``/v1`` that no method is for, each with its reason."""


class Given(NamedTuple):
    """What a method is called with."""

    arguments: tuple[Any, ...]
    options: dict[str, Any]


def given(*arguments: Any, **options: Any) -> Given:
    return Given(arguments, options)


def same(told: Any) -> Any:
    return told


def statement(desk: Desk) -> FoundRecord:
    return desk.find_records(RecordQuery(type="statement")).items[0]


def article(desk: Desk) -> str:
    return statement(desk).document


def by_day(desk: Desk) -> list[str]:
    return [one.record.id for one in desk.find_records(RecordQuery(), order="day").items]


def latest(desk: Desk, state: JobState) -> str:
    return desk.jobs(state).items[0].id


def ids(items: list[Any]) -> list[str]:
    return [one.id for one in items]


CALLS: dict[str, tuple[Callable[[Desk], Given], Callable[[Any], Any], Callable[[Desk], Any]]] = {
    "records": (lambda _: given(limit=3, order="day"), ids, by_day),
    "record": (lambda desk: given(statement(desk).record.id), lambda one: one.record, lambda d: statement(d).record),
    "documents": (lambda _: given(q="wait"), lambda all_: ids([one.document for one in all_]), lambda d: [article(d)]),
    "document": (lambda desk: given(article(desk)), same, lambda desk: desk.document(article(desk))),
    "report": (lambda desk: given(article(desk)), same, lambda desk: next(iter(desk.reports([article(desk)])))),
    "parties": (lambda _: given("berg", limit=5), lambda all_: [one.name for one in all_], lambda _: ["Ida Berg"]),
    "party": (lambda _: given("country-no", limit=1), tuple, lambda desk: desk.party("country-no").entries),
    "due": (lambda _: given(limit=1), tuple, lambda desk: desk.due().commitments),
    "editions": (lambda _: given(""), lambda all_: [one.number for one in all_], lambda _: [1]),
    "edition": (lambda _: given(1), same, lambda desk: desk.edition(1).briefing),
    "edition_as": (lambda _: given(1, "markdown"), same, lambda desk: render.memo(desk.edition(1).briefing)),
    "changes": (lambda _: given(1), same, lambda desk: desk.edition(1).changes),
    "changes_as": (lambda _: given(1, "text", since=1), same, lambda desk: render.changes(desk.changes(1, 1))),
    "feed": (lambda _: given(), same, lambda desk: desk.feed()),
    "calendar": (lambda _: given("country-no"), lambda text: text[:15], lambda _: "BEGIN:VCALENDAR"),
    "schema": (lambda _: given("report"), same, lambda _: schema("report")),
    "status": (lambda _: given(), lambda told: told.documents, lambda desk: desk.status().documents),
    "me": (lambda _: given(), lambda told: told.role, lambda _: "admin"),
    "audit": (lambda _: given(limit=1), lambda all_: all_[-1].what, lambda _: "token.add"),
    "add_report": (lambda _: given(NEW), lambda told: told.document, lambda _: NEW.document.id),
    "make_edition": (lambda _: given("oil", unchanged=True), lambda made: made.last, lambda d: len(d.editions("oil"))),
    "make_edition_with_model": (lambda _: given("oil"), lambda told: told.state, lambda _: "queued"),
    "submit": (lambda _: given(["Norway will pay."]), lambda told: told.id, lambda desk: latest(desk, "queued")),
    "upload": (lambda _: given([SEED]), lambda told: told.id, lambda desk: latest(desk, "queued")),
    "jobs": (lambda _: given(state="queued", limit=1), ids, lambda desk: ids(list(desk.jobs("queued").items))),
    "cancel": (lambda desk: given(latest(desk, "queued")), lambda told: told.state, lambda _: "cancelled"),
    "job": (lambda desk: given(latest(desk, "cancelled")), lambda told: told.state, lambda _: "cancelled"),
    "events": (lambda desk: given(latest(desk, "cancelled")), lambda all_: all_[-1].kind, lambda _: "cancelled"),
    "wait": (lambda desk: given(latest(desk, "cancelled")), lambda told: told.state, lambda _: "cancelled"),
    "add_watch": (lambda _: given("nrk", FEED, every="1d"), lambda told: told.place, lambda _: FEED),
    "watches": (lambda _: given(), lambda all_: [one.name for one in all_], lambda _: ["nrk"]),
    "begin_turn": (lambda _: given("nrk"), lambda told: told.watch, lambda _: "nrk"),
    "remove_watch": (lambda _: given("nrk"), same, lambda _: None),
    "forget": (lambda _: given(NEW.document.id), lambda gone: gone.documents, lambda _: 1),
}
"""Of each method: what it is called with, what is looked at, a listing as a list, and what that has to be."""


class Recorder:
    """Notes the routes that are asked for, on the way into an app."""

    def __init__(self, app: FastAPI) -> None:
        self.seen: set[tuple[str, str]] = set()
        self._routes = [(one.path, one.path_regex, one.methods or set()) for one in iter_route_contexts(app.routes)]

    def note(self, request: httpx2.Request) -> None:
        for path, pattern, methods in self._routes:
            if request.method in methods and pattern.match(request.url.path):
                self.seen.add((request.method, path))


def methods_of(kind: type) -> set[str]:
    return {name for name, _ in inspect.getmembers(kind, inspect.isfunction) if not name.startswith("_")}


def test_both_clients_have_the_same_methods_and_each_is_called_here() -> None:
    blocking, awaited = methods_of(Client) - {"close"}, methods_of(AsyncClient) - {"aclose"}
    assert blocking == awaited == CALLS.keys()
    for name in blocking:
        one, other = (inspect.signature(getattr(kind, name)) for kind in (Client, AsyncClient))
        assert one.parameters == other.parameters, name
        assert getattr(Client, name).__doc__ == getattr(AsyncClient, name).__doc__


@pytest.mark.parametrize("kind", ["blocking", "async"])
def test_every_route_has_a_method_that_gives_what_the_desk_has(
    app: FastAPI, tokens: dict[str, str], kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.state.service, "reads", True)
    desk: Desk = app.state.service.desk
    recorder = Recorder(app)
    for name, (arguments, seen, wanted) in CALLS.items():
        one = arguments(desk)
        if kind == "blocking":
            told = _blocking(app, recorder, tokens["admin"], name, one)
        else:
            told = asyncio.run(_awaited(app, recorder, tokens["admin"], name, one))
        assert seen(told) == wanted(desk), name
    there = {(method, one.path) for one in iter_route_contexts(app.routes) for method in one.methods or ()}
    assert {one for one in there if one[1].startswith("/v1/")} - WITHOUT == recorder.seen


def _blocking(app: FastAPI, recorder: Recorder, token: str, name: str, one: Given) -> Any:
    with Client(SERVER, token, transport=TestClient(served(app))._transport) as client:
        client._http.event_hooks = {"request": [recorder.note], "response": []}
        told = getattr(client, name)(*one.arguments, **one.options)
        return list(told) if hasattr(told, "__next__") else told


async def _awaited(app: FastAPI, recorder: Recorder, token: str, name: str, one: Given) -> Any:
    async def note(request: httpx2.Request) -> None:
        recorder.note(request)

    async with AsyncClient(SERVER, token, transport=httpx2.ASGITransport(served(app))) as client:
        client._http.event_hooks = {"request": [note], "response": []}
        told = getattr(client, name)(*one.arguments, **one.options)
        if hasattr(told, "__anext__"):
            return [each async for each in told]
        return await told if isinstance(told, Coroutine) else told
