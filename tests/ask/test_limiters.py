"""The limiter: what a server does not bear slows all calls, and none is lost."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

import httpx2
import openai
import pytest

from readout.ask.client import Client
from readout.ask.completer import Completer
from readout.ask.concurrency import ConcurrencyLimiter, RequestState
from readout.ask.messages import messages
from readout.ask.progress import RunProgress
from readout.ask.rates import RateLimiter
from readout.ask.settings import Endpoint, Settings
from readout.ask.usage import CallContext, Usage, under_way
from readout.drafts import Sanctions
from readout.errors import SettingsError, StoppedError
from readout_prompts import Prompt

if TYPE_CHECKING:
    from tests.conftest import Loopback, ManualClock, VirtualClock

    from readout.ask.sending import Sender

PROMPT = Prompt("sanction", "v1", "Rules.\n")
COMPLETION = b'{"choices": [{"message": {"role": "assistant", "content": "{}"}, "finish_reason": "stop", "index": 0}]}'


class StrictServer:
    """What a sender is to ``Completer``: it refuses whatever is more than four requests at once."""

    base_url = httpx2.URL("http://strict.invalid/v1/")

    def __init__(self) -> None:
        self.busy = self.refusals = 0

    async def send(self, _: bytes) -> httpx2.Response:
        self.busy += 1
        try:
            await asyncio.sleep(0)
            if self.busy > 4:
                self.refusals += 1
                refusal = httpx2.Response(
                    429, headers={"retry-after": "1"}, request=httpx2.Request("POST", self.base_url)
                )
                raise openai.RateLimitError("too many", response=refusal, body=None)
            await idle()
            return httpx2.Response(200, content=COMPLETION)
        finally:
            self.busy -= 1


async def idle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def asked(
    server: Loopback, number: int, progress: RunProgress, clock: VirtualClock, **given: float
) -> list[object]:
    settings = Settings(model="gpt-5-mini", base_url=server.url, ledger=False, **given)
    async with Client(Endpoint.settle(settings, {}), settings, progress, clock) as client:
        calls = (
            client.ask(Sanctions, messages(PROMPT, f"{one}"), CallContext("oslo", "sanction.v1", Usage()))
            for one in range(number)
        )
        return await asyncio.gather(*calls, return_exceptions=True)


async def test_more_calls_than_a_server_bears_are_all_answered(clock: VirtualClock) -> None:
    progress, strict = RunProgress(), StrictServer()
    limiter = ConcurrencyLimiter(Settings(concurrency=40), progress, clock=clock)
    completer = Completer(cast("Sender", strict), 6, limiter, progress, clock=clock)

    async def call(number: int) -> object:
        with under_way(CallContext("oslo", "sanction.v1", Usage())):
            return await completer.complete(b"%d" % number, "m")

    await asyncio.gather(*map(call, range(60)))
    assert progress.calls == 60
    assert 0 < strict.refusals < 200
    assert progress.allowed < 20


@pytest.mark.parametrize("others", ["none", "itself", "after an answer", "untold"])
async def test_a_refusal_of_one_request_holds_no_other_back(manual_clock: ManualClock, others: str) -> None:
    progress = RunProgress()
    limiter = ConcurrencyLimiter(Settings(concurrency=8), progress, clock=manual_clock)
    refused = RequestState(1)
    limiter.refused(refused, 30.0, told=others != "untold")
    if others == "itself":
        limiter.refused(refused, 30.0, told=True)
    elif others == "after an answer":
        async with limiter.passing(RequestState(1)):
            pass
        limiter.refused(RequestState(1), 30.0, told=True)
    elif others == "untold":
        limiter.refused(RequestState(1), 30.0, told=False)
    began = manual_clock.time
    async with limiter.passing(RequestState(1)):
        assert manual_clock.time == began
    assert (progress.allowed < 8) == (others == "untold")


async def test_a_limit_that_two_requests_are_told_holds_all_calls_back(manual_clock: ManualClock) -> None:
    limiter = ConcurrencyLimiter(Settings(concurrency=8), RunProgress(), clock=manual_clock)
    through: list[float] = []

    async def call() -> None:
        async with limiter.passing(RequestState(1)):
            through.append(manual_clock.time)

    limiter.refused(RequestState(1), 0.2, told=True)
    limiter.refused(RequestState(1), 0.3, told=True)
    began = manual_clock.time
    calls = [asyncio.create_task(call()) for _ in range(10)]
    await manual_clock.advance(0.0)
    await manual_clock.advance(0.2)
    assert through == []
    await manual_clock.advance(0.1)
    await asyncio.gather(*calls)
    assert through == [pytest.approx(began + 0.3)] * 10


async def test_a_server_that_bears_nothing_is_given_up(server: Loopback, clock: VirtualClock) -> None:
    server.then_fails(429, {"retry-after-ms": "1"}, times=100)
    outcomes = await asked(server, 1, RunProgress(), clock, attempts=3)
    assert [type(outcome).__name__ for outcome in outcomes] == ["RateLimitError"]
    assert len(server.requests) == 3


@pytest.mark.parametrize(("limit", "tokens"), [(1200, None), (1200 * 50, 50)])
async def test_requests_and_tokens_a_minute_are_spaced(clock: VirtualClock, limit: float, tokens: int | None) -> None:
    limiter = RateLimiter(limit, by_token=tokens is not None, clock=clock)
    began, at = clock.time, []
    for _ in range(40):  # twenty a second, of which a second's worth may go at once
        await limiter.wait(tokens or 7)
        at.append(clock.time - began)
    assert at[:20] == [0.0] * 20
    assert at[20:] == pytest.approx([0.05 * number for number in range(20)])


async def test_calls_wait_for_both_rates(server: Loopback, clock: VirtualClock) -> None:
    await asked(server, 5, RunProgress(), clock, rpm=60, tpm=1e9, concurrency=1)
    assert clock.naps == pytest.approx([1.0, 1.0, 1.0])


async def test_the_number_of_calls_falls_by_half_and_grows_by_one() -> None:
    progress = RunProgress()
    limiter = ConcurrencyLimiter(Settings(concurrency=16), progress)
    state = RequestState(1)
    async with limiter.passing(state):
        pass
    limiter.refused(RequestState(1), 0.0, told=True)
    limiter.refused(state, 0.0, told=True)
    assert progress.allowed == 8
    limiter.refused(RequestState(1), 0.0, told=True)  # of the same burst
    assert progress.allowed == 8
    for _ in range(9):
        async with limiter.passing(RequestState(1)):
            pass
    assert 8.9 < progress.allowed < 9.2


async def test_a_place_goes_to_who_waits_longest_and_is_not_lost_with_a_call_that_was_given_up() -> None:
    limiter, passed = ConcurrencyLimiter(Settings(concurrency=1), progress := RunProgress()), list[str]()

    async def call(name: str, leave: asyncio.Event) -> None:
        async with limiter.passing(RequestState(1)):
            passed.append(name)
            await leave.wait()

    events = {name: asyncio.Event() for name in "abcd"}
    tasks = {}
    for name, event in events.items():
        tasks[name] = asyncio.create_task(call(name, event))
        await asyncio.sleep(0)
    tasks["b"].cancel()  # while it waits
    events["a"].set()
    await asyncio.sleep(0)
    assert tasks["a"].done()
    tasks["c"].cancel()  # it has been given the place of a, and has not gone on yet
    events["d"].set()
    await asyncio.wait_for(tasks["d"], 5)
    await asyncio.gather(*tasks.values(), return_exceptions=True)
    assert (passed, progress.in_flight) == (["a", "d"], 0)


async def test_nothing_passes_a_gate_that_was_stopped() -> None:
    progress = RunProgress()
    limiter = ConcurrencyLimiter(Settings(), progress)
    progress.stop(StoppedError("enough"))
    progress.stop(StoppedError("later"))
    with pytest.raises(StoppedError, match="enough"):
        async with limiter.passing(RequestState(1)):
            pass


@pytest.mark.parametrize("name", ["rpm", "tpm", "max_cost", "deadline"])
def test_a_limit_is_more_than_nothing(name: str) -> None:
    with pytest.raises(SettingsError, match=name):
        Settings(**{name: 0})
