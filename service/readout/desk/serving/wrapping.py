"""What stands around the routes: headers that keep answers harmless, HEAD, counting, and the limit of what is sent."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from readout.desk.serving.metrics import Metrics
from readout.desk.serving.problems import problem, too_long
from readout.observability import FIELDS

LOG = logging.getLogger("readout.requests")
"""A line a request: of its address the route alone, for the rest of it is what people look for."""

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
"""Of every answer that does not say otherwise (https://owasp.org/www-project-secure-headers/)."""


TWO_LENGTHS = "a request has a Content-Length or a Transfer-Encoding, and not both"
_CLOSE = {"Connection": "close"}


READERS = 4
"""Requests that read at once. They take a processor each, of which the interpreter has one: with more of them none is
answered sooner, and each waits for the others at every row."""
ALIVE = "/healthz"
"""What is answered without delay, however many read."""
PROBES = frozenset({ALIVE, "/readyz"})
"""What a machine asks every few seconds: of an answer that says that all is well there is no line."""


class Wrapped:
    """An app with all that; each answer of it is counted, its own faults too."""

    def __init__(self, app: ASGIApp, metrics: Metrics, most: int) -> None:
        self._app = app
        self._metrics = metrics
        self._most = most
        self._turns = asyncio.Semaphore(READERS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        inner = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope
        answer = _Answer(send, headless=scope["method"] == "HEAD")
        began = time.perf_counter()
        try:
            if _has_two_lengths(scope):
                await problem(400, TWO_LENGTHS, headers=_CLOSE)(scope, receive, answer)
            elif self._is_too_long(scope):
                await self._refuse(scope, receive, answer)
            elif inner["method"] != "GET" or inner["path"] == ALIVE:
                await self._app(inner, receive, answer)
            else:
                await self._in_turn(inner, receive, answer)
        finally:
            route = getattr(inner.get("route"), "path", "other")
            seconds = time.perf_counter() - began
            self._metrics.count(_method(scope), route, answer.status, seconds)
            if LOG.isEnabledFor(logging.INFO) and not (route in PROBES and answer.status == HTTPStatus.OK):
                _tell(inner, _method(scope), route, answer, seconds)

    async def _in_turn(self, scope: Scope, receive: Receive, answer: _Answer) -> None:
        """Read when there is a turn, until the answer begins: what follows slowly, events too, keeps nobody waiting."""
        await self._turns.acquire()
        answer.when_begun(self._turns.release)
        try:
            await self._app(scope, receive, answer)
        finally:
            answer.begin()

    def _is_too_long(self, scope: Scope) -> bool:
        told = Headers(scope=scope).get("content-length", "")
        return told.isdecimal() and int(told[:20]) > self._most

    async def _refuse(self, scope: Scope, receive: Receive, answer: _Answer) -> None:
        await problem(413, too_long(self._most), headers=_CLOSE)(scope, receive, answer)


class _Answer:
    """Sends on what an app sends, with the headers."""

    def __init__(self, send: Send, *, headless: bool) -> None:
        self._send = send
        self._headless = headless
        self.status = 500
        self.bytes = 0
        self._begun: Callable[[], None] | None = None

    def when_begun(self, tell: Callable[[], None]) -> None:
        """Tell somebody, once, that the answer begins."""
        self._begun = tell

    def begin(self) -> None:
        """The answer begins, or there will be none."""
        begun, self._begun = self._begun, None
        if begun is not None:
            begun()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begin()
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        elif message["type"] == "http.response.body":
            message = {**message, "body": b""} if self._headless else message
            self.bytes += len(message.get("body", b""))
        await self._send(message)


def _tell(scope: Scope, method: str, route: str, answer: _Answer, seconds: float) -> None:
    """Say who asked for what kind of thing; of a stranger, from where."""
    visitor = scope.get("state", {}).get("visitor")
    who = {"who": visitor.bearer.audited} if visitor else {"peer": (scope.get("client") or ("",))[0]}
    told = {"method": method, "route": route, "status": answer.status, "bytes": answer.bytes, **who}
    fields = {**told, "seconds": round(seconds, 4)}
    LOG.info("%s %s: %d for %s, %.3f s", method, route, answer.status, *who.values(), seconds, extra={FIELDS: fields})


def _has_two_lengths(scope: Scope) -> bool:
    """Whether a proxy before the service may see another end of the request than we do (RFC 9112, 11.2)."""
    names = {name for name, _ in scope["headers"]}
    return b"content-length" in names and b"transfer-encoding" in names


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def _method(scope: Scope) -> str:
    """The method, of which a stranger cannot invent more."""
    return scope["method"] if scope["method"] in _METHODS else "other"
