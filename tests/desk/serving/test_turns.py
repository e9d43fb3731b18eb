"""Those who read take turns: some at once, and who only receives keeps nobody waiting."""

from __future__ import annotations

import asyncio

import pytest
from starlette.types import Message, Receive, Scope, Send

from readout.desk.serving.metrics import Metrics
from readout.desk.serving.wrapping import ALIVE, READERS, Wrapped


class App:
    """Answers when it may; it begins its answer at once where it is asked for events."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.may_answer = asyncio.Event()

    async def __call__(self, scope: Scope, _: Receive, send: Send) -> None:
        self.asked.append(scope["path"])
        if scope["path"] == "/broken":
            raise RuntimeError("a fault")
        if scope["path"] != "/events" and scope["path"] != ALIVE:
            await self.may_answer.wait()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        if scope["path"] == "/events":
            await self.may_answer.wait()
        await send({"type": "http.response.body", "body": b""})


async def _ask(app: Wrapped, path: str, method: str = "GET") -> None:
    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(_: Message) -> None: ...

    await app({"type": "http", "method": method, "path": path, "headers": []}, receive, send)


async def _settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


def test_so_many_read_at_once_and_writers_and_the_probe_wait_for_none_of_them() -> None:
    async def scene() -> None:
        app = App()
        wrapped = Wrapped(app, Metrics(), 1000)
        asked = [asyncio.create_task(_ask(wrapped, f"/{number}")) for number in range(READERS + 2)]
        await _settled()
        assert app.asked == [f"/{number}" for number in range(READERS)]
        others = [
            asyncio.create_task(_ask(wrapped, "/written", "POST")),
            asyncio.create_task(_ask(wrapped, ALIVE)),
        ]
        await _settled()
        assert app.asked[READERS:] == ["/written", ALIVE]
        app.may_answer.set()
        await asyncio.gather(*asked, *others)
        assert len(app.asked) == READERS + 4

    asyncio.run(scene())


def test_a_turn_ends_where_the_answer_begins_and_with_a_fault() -> None:
    async def scene() -> None:
        app = App()
        wrapped = Wrapped(app, Metrics(), 1000)
        for _ in range(READERS + 1):
            with pytest.raises(RuntimeError):
                await _ask(wrapped, "/broken")
        events = [asyncio.create_task(_ask(wrapped, "/events")) for _ in range(READERS + 1)]
        await _settled()
        assert app.asked.count("/events") == READERS + 1, "who follows events has begun to be answered"
        page = asyncio.create_task(_ask(wrapped, "/page"))
        await _settled()
        assert app.asked[-1] == "/page"
        app.may_answer.set()
        await asyncio.gather(page, *events)

    asyncio.run(scene())
