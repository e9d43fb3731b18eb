"""A client of a served desk, of one of the two kinds, and the answers that it gets."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import httpx2

from readout import AsyncClient, Client

SERVER = "https://desk.example.org/news"
Answer = httpx2.Response | Exception | Callable[[], httpx2.Response]
Answers = list[Answer]


class Asking:
    """A client of one of the two kinds, at a service that gives the answers it is told; it never sleeps."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.requests: list[httpx2.Request] = []
        self.naps: list[float] = []

    def __call__(self, answers: Answers, what: Callable[[Any], Any], **options: Any) -> Any:
        """What a call gives, a listing as a list."""
        left = iter(answers)

        def answer(request: httpx2.Request) -> httpx2.Response:
            self.requests.append(request)
            told = next(left)
            if isinstance(told, Exception):
                raise told
            if not isinstance(told, httpx2.Response):
                return told()
            return httpx2.Response(told.status_code, headers=told.headers, content=told.content)  # each is read once

        transport = httpx2.MockTransport(answer)
        if self.kind == "blocking":
            with Client(SERVER, "readout_x", transport=transport, sleep=self.naps.append, **options) as client:
                found = what(client)
                return list(found) if hasattr(found, "__next__") else found
        return asyncio.run(self._asynchronous(transport, what, options))

    async def _asynchronous(self, transport: httpx2.MockTransport, what: Callable[[Any], Any], options: Any) -> Any:
        async def nap(seconds: float) -> None:
            self.naps.append(seconds)

        async with AsyncClient(SERVER, "readout_x", transport=transport, sleep=nap, **options) as client:
            found = what(client)
            if hasattr(found, "__anext__"):
                return [one async for one in found]
            return await found if isinstance(found, Coroutine) else found


def ok(told: object, **headers: str) -> httpx2.Response:
    return httpx2.Response(200, json=told, headers=headers)


def problem(status: int, detail: str, **headers: str) -> httpx2.Response:
    told = {"title": "Wrong", "status": status, "detail": detail}
    return httpx2.Response(status, json=told, headers={"Content-Type": "application/problem+json", **headers})


def job(state: str) -> httpx2.Response:
    told = {
        "id": "j",
        "kind": "documents",
        "what": "1 text",
        "state": state,
        "by": "Ida",
        "made_at": "2025-03-15T08:00:00Z",
    }
    none = dict.fromkeys(("began_at", "ended_at", "waits", "not_before", "error", "watch", "edition"))
    return ok({**told, **none, "documents": {}, "records": 0, "cost_usd": 0, "read": []})
