"""The header ``Idempotency-Key``: looked at once it is known who asks; answers are kept with what the requests do."""

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
    """An app that lets the key of a request that failed be used again before it says so."""

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
            if slot.claim is not None:
                self._once.leave(slot.claim)
                await self._settle(slot.claim, slot.messages)
            for message in slot.messages:
                await send(message)

    async def _settle(self, claim: Claim, messages: list[Message]) -> None:
        """Let the key be used again if nothing was done; one that was broken off, without an answer, may be done."""
        if not messages or HTTPStatus.OK <= messages[0]["status"] < HTTPStatus.MULTIPLE_CHOICES:
            return
        try:
            await anyio.to_thread.run_sync(self._once.release, claim)
        except DeskError as error:
            LOG.warning("the key of a request that failed can be used again when its claim has run out: %s", error)


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


def keep_answer(request: Request, once: Once, answer: Response) -> None:
    """Keep the answer to a request that has a key, in the transaction that does what is asked.

    Raises:
        HTTPException: 409, another process works on the request.
        DeskError: the store cannot be written.
    """
    slot: _Slot | None = request.scope.get(_SLOT)
    if slot is not None and slot.claim is not None:
        kept = {name: answer.headers[name] for name in _KEPT_HEADERS if name in answer.headers}
        once.keep(slot.claim, Answered(answer.status_code, kept, bytes(answer.body)))


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


async def _replay(_: Request, error: Exception) -> Response:
    if not isinstance(error, ReplayError):
        raise error
    headers = {**error.answer.headers, REPLAYED_HEADER: "true"}
    return Response(error.answer.body, error.answer.status, headers)
