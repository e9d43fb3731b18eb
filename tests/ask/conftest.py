"""One call asked of the loopback server."""

from __future__ import annotations

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
    from tests.conftest import Loopback, VirtualClock

Ask = Callable[..., Awaitable[Answer]]

PROMPT = Prompt("sanction", "v1", "Rules that never change.\n\nWho restricts whom.\n")
ARTICLE = "Norway froze the assets of two banks.\n"


@pytest.fixture
def usage() -> Usage:
    """What the test's calls cost, also where they end in an error."""
    return Usage()


@pytest.fixture
def ask(server: Loopback, usage: Usage, clock: VirtualClock) -> Ask:
    """Ask for the sanctions of an article, as the program does; keywords are settings. No wait takes time."""

    async def one(
        article: str = ARTICLE,
        *,
        answer: type[Answer] = Sanctions,
        document: str = "oslo",
        key: str = "sk-test",
        **given: Any,
    ) -> Answer:
        settings = Settings(**{"model": "gpt-5-mini", "base_url": server.url, **given})
        endpoint = Endpoint.settle(settings, {"OPENAI_API_KEY": key})
        async with Client(endpoint, settings, clock=clock) as client:
            context = CallContext(document, "sanction.v1", usage)
            return (await client.ask(answer, messages(PROMPT, article), context)).answer

    return one


@pytest.fixture
def naps(clock: VirtualClock) -> list[float]:
    """The waits that were asked for, in seconds; none of them is waited for."""
    return clock.naps
