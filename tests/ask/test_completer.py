"""The one way out: what is retried, how long is waited, what is counted."""

from __future__ import annotations

import asyncio
import email.utils
from typing import TYPE_CHECKING, Any

import httpx2
import pytest

from readout.ask.client import Client
from readout.ask.failed_attempts import LONGEST_WAIT
from readout.ask.settings import Endpoint, Settings
from readout.ask.usage import CallContext, Usage, price_usd
from readout.drafts import Sanctions
from readout.errors import EndpointError, MalformedError, ModelError, RateLimitError, RefusedError, TruncatedError
from readout_schemas import Tokens

if TYPE_CHECKING:
    from tests.ask.conftest import Ask
    from tests.conftest import Loopback, VirtualClock

EMPTY = {"parties": [], "sanctions": []}


async def test_an_answer_comes_with_one_request_and_its_tokens(server: Loopback, ask: Ask, usage: Usage) -> None:
    answer = await ask()
    assert answer.model_dump() == EMPTY
    assert len(server.requests) == 1
    assert usage == Usage(calls=1, tokens=Tokens(prompt=100, cached=40, completion=10), model="gpt-5-mini")


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "0.25"}, 0.25),
        ({"retry-after-ms": "1500", "retry-after": "9"}, 1.5),
        ({"retry-after-ms": "soon", "retry-after": "9"}, 9.0),
        ({"retry-after": "99999"}, LONGEST_WAIT),
    ],
)
async def test_a_server_that_says_when_to_come_back_is_obeyed(
    server: Loopback, ask: Ask, naps: list[float], usage: Usage, headers: dict[str, str], wait: float
) -> None:
    server.then_fails(429, headers)
    await ask()
    assert (naps, usage.retries, usage.calls) == ([wait], 1, 1)


async def test_a_date_in_retry_after_is_waited_for(server: Loopback, ask: Ask, clock: VirtualClock) -> None:
    server.then_fails(429, {"retry-after": email.utils.formatdate(clock.wall() + 30, usegmt=True)})
    await ask()
    assert clock.naps == [30.0]


async def test_a_date_that_has_passed_is_not_waited_for(server: Loopback, ask: Ask, naps: list[float]) -> None:
    server.then_fails(503, {"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"})
    await ask()
    assert naps == []


@pytest.mark.parametrize("nonsense", ["soon", "at 12:30", "nan", "inf", "-", "Wed, 99 Foo 2015 07:28:00 GMT", ""])
async def test_nonsense_in_retry_after_leaves_the_ordinary_wait(
    server: Loopback, ask: Ask, naps: list[float], nonsense: str
) -> None:
    server.then_fails(429, {"retry-after": nonsense})
    await ask()
    assert len(naps) == 1
    assert 0.4 < naps[0] < 1.1


async def test_waits_grow_where_the_server_names_none(server: Loopback, ask: Ask, naps: list[float]) -> None:
    server.then_fails(500, times=5)
    await ask()
    assert naps == sorted(naps)
    assert naps[-1] > 6


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503, 504, 529])
async def test_a_passing_fault_is_retried_up_to_attempts_and_counted(
    server: Loopback, ask: Ask, usage: Usage, status: int
) -> None:
    server.then_fails(status, times=9)
    with pytest.raises(ModelError):
        await ask(attempts=4)
    assert (len(server.requests), usage.retries, usage.calls) == (4, 3, 0)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 418, 422, 424])
async def test_a_lasting_fault_is_not_retried(server: Loopback, ask: Ask, usage: Usage, status: int) -> None:
    server.then_fails(status, times=9)
    with pytest.raises(ModelError):
        await ask()
    assert (len(server.requests), usage.retries) == (1, 0)


async def test_a_server_can_forbid_a_retry(server: Loopback, ask: Ask) -> None:
    server.then_fails(500, {"x-should-retry": "false"}, times=9)
    with pytest.raises(EndpointError):
        await ask()
    assert len(server.requests) == 1


async def test_a_server_can_ask_for_a_retry(server: Loopback, ask: Ask) -> None:
    server.then_fails(400, {"x-should-retry": "true"})
    await ask()
    assert len(server.requests) == 2


async def test_an_account_without_quota_is_not_asked_again(server: Loopback, ask: Ask) -> None:
    server.then_fails(429, times=9, code="insufficient_quota")
    with pytest.raises(RateLimitError, match="no quota left"):
        await ask()
    assert len(server.requests) == 1


async def test_a_reset_connection_is_retried(server: Loopback, ask: Ask, usage: Usage) -> None:
    server.then_resets(times=2)
    await ask()
    assert (len(server.requests), usage.retries, usage.calls) == (3, 2, 1)


async def test_a_late_answer_is_asked_for_again(
    server: Loopback, ask: Ask, usage: Usage, monkeypatch: pytest.MonkeyPatch
) -> None:
    send, late = httpx2.AsyncClient.send, [httpx2.ReadTimeout("made to be late")]

    async def sent(client: httpx2.AsyncClient, request: httpx2.Request) -> Any:
        if late:
            raise late.pop()
        return await send(client, request)

    monkeypatch.setattr(httpx2.AsyncClient, "send", sent)
    await ask()
    assert (len(server.requests), usage.retries, usage.calls) == (1, 1, 1)


@pytest.mark.parametrize(
    "bad",
    [
        "I found no sanctions.",
        '{"parties": [], "sanctions": [',
        "[]",
        {"parties": [], "sanctions": "none"},
        {"parties": []},
        "",
    ],
    ids=["prose", "broken", "a list", "wrong type", "a field missing", "empty"],
)
async def test_a_misshapen_answer_is_asked_for_once_more(server: Loopback, ask: Ask, usage: Usage, bad: Any) -> None:
    server.then_says(bad)
    assert (await ask()).model_dump() == EMPTY
    first, second = server.requests
    assert second.body["messages"][:2] == first.body["messages"]
    assert (usage.calls, usage.retries) == (2, 0)


async def test_tokens_of_failed_answers_are_counted(server: Loopback, ask: Ask, usage: Usage) -> None:
    server.then_says("no")
    server.then_says("no")
    with pytest.raises(MalformedError):
        await ask(mode="json_schema")
    assert len(server.requests) == 2
    assert (usage.calls, usage.tokens) == (2, Tokens(prompt=200, cached=80, completion=20))


@pytest.mark.parametrize(
    ("error", "fields"), [(TruncatedError, {"finish_reason": "length"}), (RefusedError, {"refusal": "No."})]
)
async def test_tokens_of_an_answer_that_is_no_use_are_counted_and_it_is_not_asked_again(
    server: Loopback, ask: Ask, usage: Usage, error: type[ModelError], fields: dict[str, str]
) -> None:
    server.then_says('{"parties": [', **fields)
    with pytest.raises(error):
        await ask()
    assert (len(server.requests), usage.tokens.completion) == (1, 10)


async def test_retries_and_reasks_do_not_multiply(server: Loopback, ask: Ask, usage: Usage) -> None:
    server.then_fails(500)
    server.then_says("no")
    server.then_fails(503, times=2)
    await ask(attempts=3)
    assert (len(server.requests), usage.retries, usage.calls) == (5, 3, 2)


async def test_what_fails_for_good_after_a_misshapen_answer_is_not_asked_again(
    server: Loopback, ask: Ask, usage: Usage
) -> None:
    server.then_says("no")
    server.then_fails(500, times=9)
    with pytest.raises(EndpointError):
        await ask(attempts=3)
    assert (len(server.requests), usage.retries, usage.calls) == (4, 2, 1)


@pytest.mark.parametrize(
    "counted", [None, {}, {"prompt_tokens": None}, {"prompt_tokens": 5, "prompt_tokens_details": {}}]
)
async def test_a_server_that_counts_no_tokens_is_a_server_all_the_same(
    server: Loopback, ask: Ask, usage: Usage, counted: Any
) -> None:
    server.then_says(EMPTY, usage=counted)
    await ask()
    assert (usage.calls, usage.tokens.completion) == (1, 0)


@pytest.mark.parametrize("concurrency", [1, 3])
async def test_no_more_calls_than_allowed_are_in_flight(server: Loopback, usage: Usage, concurrency: int) -> None:
    server.together(concurrency)
    settings = Settings(model="m", base_url=server.url, concurrency=concurrency)
    call = CallContext("oslo", "sanction.v1", usage)
    async with Client(Endpoint.settle(settings, {}), settings) as client:
        await asyncio.gather(*(client.ask(Sanctions, [{"role": "user", "content": "?"}], call) for _ in range(6)))
    assert server.busiest == concurrency


def test_a_known_model_has_a_price_and_an_unknown_one_has_none() -> None:
    million = Tokens(prompt=1_000_000, completion=1_000_000)
    price = price_usd("gpt-4o-mini", million)
    assert price == pytest.approx(0.75)
    assert price_usd("my-own-llama", million) is None


def test_cached_tokens_cost_less() -> None:
    cold, warm = (price_usd("gpt-4o-mini", Tokens(prompt=1_000_000, cached=cached)) for cached in (0, 1_000_000))
    assert cold is not None
    assert warm is not None
    assert warm < cold
