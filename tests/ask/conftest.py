"""One call asked of the loopback server."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

import pytest

from readout.ask.client import Client
from readout.ask.messages import messages
from readout.ask.settings import Endpoint, Settings
from readout.ask.usage import CallContext, Usage
from readout.drafts import Answer, Sanctions
from readout_prompts import Prompt

if TYPE_CHECKING:
    from tests.conftest import Loopback

Ask = Callable[..., Awaitable[Answer]]

PROMPT = Prompt("sanction", "v1", "Rules that never change.\n\nWho restricts whom.\n")
ARTICLE = "Norway froze the assets of two banks.\n"


@pytest.fixture
def usage() -> Usage:
    """What the test's calls cost, also where they end in an error."""
    return Usage()


@pytest.fixture
def ask(server: Loopback, usage: Usage) -> Ask:
    """Ask for the sanctions of an article, as the program does; keywords are settings."""

    async def one(
        article: str = ARTICLE,
        *,
        answer: type[Answer] = Sanctions,
        document: str = "oslo",
        key: str = "sk-test",
        **given: Any,
    ) -> Answer:
        settings = Settings(**{"model": "gpt-5-mini", "base_url": server.url, "timeout": 5.0, **given})
        endpoint = Endpoint.settle(settings, {"OPENAI_API_KEY": key})
        async with Client(endpoint, settings) as client:
            context = CallContext(document, "sanction.v1", usage)
            return await client.ask(answer, messages(PROMPT, article), context)

    return one


@pytest.fixture
def naps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits that were asked for, in seconds; none of them is waited for."""
    asked: list[float] = []
    sleep = asyncio.sleep

    async def nap(seconds: float, result: Any = None) -> Any:
        if seconds > 0:
            asked.append(seconds)
        return await sleep(0, result)

    monkeypatch.setattr(asyncio, "sleep", nap)
    return asked
