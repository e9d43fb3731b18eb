"""The header ``Idempotency-Key``: looked at once it is known who asks, and answered for before the answer goes out."""

from __future__ import annotations

import hashlib
import logging
import re
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

import anyio.to_thread
from fastapi import FastAPI, HTTPException, Request, Response
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from readout.desk.serving.once import Answered, Claim, Once
from readout.desk.serving.tokens import Bearer
from readout.errors import DeskError
from readout_schemas.desk import KEY_FORM, KEY_HEADER, REPLAYED_HEADER

LOG = logging.getLogger("readout.desk.serving")
_SLOT = "readout.key"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_KEY = re.compile(rf'"({KEY_FORM})"|({KEY_FORM})')
_BOUNDARY = re.compile(r'^multipart/.*;\s*boundary="?([^";\s]+)', re.IGNORECASE)
_KEPT_HEADERS = ("content-type", "location")


@dataclass(slots=True)
class _Slot:
    """What becomes of one request with a key."""

    keys: list[str]
    claim: Claim | None = None
    messages: list[Message] = field(default_factory=list)


class ReplayError(Exception):
    """The request was answered before."""

    def __init__(self, answer: Answered) -> None:
        super().__init__("answered before")
        self.answer = answer


class Keyed:
    """An app whose answers to requests with keys are kept before they go out."""

    def __init__(self, app: ASGIApp, once: Once) -> None:
        self._app = app
        self._once = once

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        keys = Headers(scope=scope).getlist(KEY_HEADER) if scope["type"] == "http" else []
        if not keys or scope["method"] in _SAFE:
            await self._app(scope, receive, send)
            return
        slot = scope[_SLOT] = _Slot(keys)

        async def hold(message: Message) -> None:
            slot.messages.append(message)

        try:
            await self._app(scope, receive, hold)
        finally:
            if slot.messages:
                await self._settle(slot)
                for message in slot.messages:
                    await send(message)
            elif slot.claim is not None:  # broken off: it may still be worked on
                self._once.leave(slot.claim)

    async def _settle(self, slot: _Slot) -> None:
        """Keep the answer if something was done, or let the key be used again."""
        if slot.claim is None:
            return
        answer = _answer_of(slot.messages)
        try:
            if HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
                await anyio.to_thread.run_sync(self._once.keep, slot.claim, answer)
            else:
                await anyio.to_thread.run_sync(self._once.release, slot.claim)
        except DeskError as error:  # it was done: whoever asked is told so
            LOG.warning("what was answered to a request with a key was not kept: %s", error)


async def claim_key(request: Request, once: Once, who: Bearer) -> None:
    """Claim a request that has a key, for one who is let in.

    Raises:
        ReplayError: it was answered before.
        HTTPException: 422, the key is none, or another request's; 409, the request is being worked on.
        DeskError: the store cannot be read or written.
    """
    slot: _Slot | None = request.scope.get(_SLOT)
    if slot is None or slot.claim is not None:
        return
    found = _KEY.fullmatch(slot.keys[0].strip())
    if found is None or len(slot.keys) > 1:
        raise HTTPException(422, f"{KEY_HEADER} is one key of 1 to 255 visible ASCII characters: give another one")
    asked = await _digest(request)
    claimed = await anyio.to_thread.run_sync(once.claim, f"{who.number} {who.name}", found[1] or found[2], asked)
    if isinstance(claimed, Answered):
        raise ReplayError(claimed)
    slot.claim = claimed


def made_by(request: Request) -> str | None:
    """The id of what a request with a key makes: the same however often it is sent."""
    slot: _Slot | None = request.scope.get(_SLOT)
    return slot.claim.makes if slot is not None and slot.claim is not None else None


def install(app: FastAPI) -> None:
    """Let an app give first answers again."""
    app.add_exception_handler(ReplayError, _replay)


def documented(told: dict[str, Any]) -> None:
    """Say of each route of an OpenAPI document that changes something that it takes a key."""
    parameter = {
        "name": KEY_HEADER,
        "in": "header",
        "required": False,
        "description": "By which the request is known again: sent twice, it is done once.",
        "schema": {"type": "string", "pattern": f"^{KEY_FORM}$"},
    }
    conflict = {
        "description": "The same request is still being worked on",
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    for path, several in told["paths"].items():
        for method, route in several.items():
            if path.startswith("/v1/") and method.upper() not in _SAFE:
                route.setdefault("parameters", []).append(parameter)
                route["responses"].setdefault("409", conflict)


async def _digest(request: Request) -> str:
    """The hash of what is asked and sent; what parts a form is another word each time that a program sends it."""
    told, body = hashlib.sha256(), await request.body()
    media = request.headers.get("content-type", "")
    parted = _BOUNDARY.search(media)
    if parted is not None:
        media, body = media.partition(";")[0], body.replace(parted[1].encode(), b"")
    for part in (request.method, request.url.path, request.url.query, media):
        told.update(part.encode("utf-8", "surrogateescape") + b"\0")
    told.update(body)
    return told.hexdigest()


def _answer_of(messages: list[Message]) -> Answered:
    headers = Headers(raw=messages[0]["headers"])
    kept = {name: headers[name] for name in _KEPT_HEADERS if name in headers}
    body = b"".join(one.get("body", b"") for one in messages[1:])
    return Answered(messages[0]["status"], kept, body)


async def _replay(_: Request, error: Exception) -> Response:
    if not isinstance(error, ReplayError):
        raise error
    headers = {**error.answer.headers, REPLAYED_HEADER: "true"}
    return Response(error.answer.body, error.answer.status, headers)
