"""Rate limits that a server tells of: they hold calls back before it refuses one."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from readout.ask.client import Client
from readout.ask.concurrency import ConcurrencyLimiter, RequestState
from readout.ask.messages import messages
from readout.ask.progress import RunProgress
from readout.ask.rate_headers import retry_after, seconds_until_room
from readout.ask.settings import Endpoint, Settings
from readout.ask.usage import CallContext, Usage
from readout.drafts import Sanctions
from readout_prompts import Prompt

if TYPE_CHECKING:
    from tests.ask.conftest import Ask
    from tests.conftest import Loopback, ManualClock

PROMPT = Prompt("sanction", "v1", "Rules.\n")
NOTHING = '{"parties": [], "sanctions": []}'


def of(what: str, **said: object) -> dict[str, str]:
    return {f"x-ratelimit-{name}-{what}": str(value) for name, value in said.items()}


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 0.0),
        (of("requests", limit=60, remaining=1, reset="59s"), 0.0),
        (of("requests", limit=60, remaining=0, reset="60s"), 1.0),
        (of("requests", remaining=0, reset="12ms"), 0.012),
        (of("tokens", limit=30_000, remaining=2_000, reset="56s"), 2.0),
        (of("tokens", limit=30_000, remaining=3_000, reset="54s"), 0.0),
        (of("tokens", limit=2_000, remaining=1_000, reset="1m0.5s"), 60.5),
        (of("tokens", remaining=0, reset="7.5"), 7.5),
        (of("requests", remaining=0, reset="1h2m3s"), 3723.0),
        (of("requests", remaining=0, reset="1d"), 86_400.0),
        (of("requests", remaining=0), 0.0),
        (of("requests", remaining="-1", reset="5s"), 0.0),
        (of("requests", remaining="none", reset="5s"), 0.0),
        (of("requests", remaining=0, reset="soon"), 0.0),
        (
            of("requests", limit=60, remaining=0, reset="60s") | of("tokens", limit=6_000, remaining=0, reset="60s"),
            30.0,
        ),
    ],
)
def test_how_long_until_a_request_of_3000_tokens_fits(headers: dict[str, str], seconds: float) -> None:
    assert seconds_until_room(headers, 3_000) == pytest.approx(seconds)


def test_a_number_of_seconds_comes_before_nothing_and_milliseconds_before_it() -> None:
    assert retry_after({"retry-after": "2", "retry-after-ms": "500"}) == 0.5
    assert retry_after({"retry-after": "2"}) == 2
    assert retry_after({"retry-after": "nan"}) is None
    assert retry_after({}) is None


async def test_calls_wait_until_there_is_room_again(manual_clock: ManualClock) -> None:
    limiter = ConcurrencyLimiter(Settings(concurrency=8), RunProgress(), clock=manual_clock)
    limiter.hold(0.5)
    limiter.hold(0.1)
    limiter.hold(0.0)
    through: list[float] = []

    async def call() -> None:
        async with limiter.passing(RequestState(1)):
            through.append(manual_clock.time)

    began = manual_clock.time
    calls = [asyncio.create_task(call()) for _ in range(3)]
    await manual_clock.advance(0.4)
    assert through == []
    await manual_clock.advance(0.1)
    await asyncio.gather(*calls)
    assert through == [pytest.approx(began + 0.5)] * 3


async def test_an_answer_that_leaves_no_room_holds_the_next_call_back(
    server: Loopback, manual_clock: ManualClock
) -> None:
    headers = of("requests", limit=10, remaining=0, reset="5s")
    server.then_raw(server.completion(NOTHING), **{name.replace("-", "_"): value for name, value in headers.items()})
    settings = Settings(model="m", base_url=server.url, ledger=False)
    async with Client(Endpoint.settle(settings, {}), settings, clock=manual_clock) as client:

        async def call() -> Any:
            return await client.ask(Sanctions, messages(PROMPT, "a"), CallContext("a", "sanction.v1", Usage()))

        await call()
        second = asyncio.create_task(call())
        await manual_clock.advance(0.0)
        await manual_clock.advance(0.4)
        assert len(server.requests) == 1
        assert manual_clock.naps == [pytest.approx(0.5)]
        await manual_clock.advance(0.1)
        await second
    assert len(server.requests) == 2


async def test_a_refusal_without_retry_after_waits_for_the_limit_that_it_names(
    server: Loopback, ask: Ask, naps: list[float]
) -> None:
    server.then_fails(429, of("tokens", limit=60_000, remaining=0, reset="60s"))
    await ask("x" * 4_000)
    (waited,) = naps
    assert 1.0 < waited < 4.0  # some 1,000 tokens of the article, with rules and schema, at 1,000 a second
    assert len(server.requests) == 2


async def test_a_refusal_that_names_the_limit_is_the_server_s_at_once(manual_clock: ManualClock) -> None:
    limiter = ConcurrencyLimiter(Settings(concurrency=8), progress := RunProgress(), clock=manual_clock)
    limiter.refused(RequestState(1), 3.0, told=True, limit=True)
    assert progress.allowed == 4
    waiting = asyncio.create_task(limiter.passing(RequestState(1)).__aenter__())
    await manual_clock.advance(0.0)
    assert not waiting.done()
    for _ in range(3):
        await manual_clock.advance(1.0)
    await waiting
