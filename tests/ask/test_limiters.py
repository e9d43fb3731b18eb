"""The limiter: what a server does not bear slows all calls, and none is lost."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from readout.ask.client import Client
from readout.ask.concurrency import ConcurrencyLimiter, RequestState
from readout.ask.messages import messages
from readout.ask.progress import RunProgress
from readout.ask.settings import Endpoint, Settings
from readout.ask.usage import CallContext, Usage
from readout.drafts import Sanctions
from readout.errors import SettingsError, StoppedError
from readout_prompts import Prompt

if TYPE_CHECKING:
    from tests.conftest import Asked, Loopback, Reply

PROMPT = Prompt("sanction", "v1", "Rules.\n")


@pytest.fixture
def strict_server(loopback: type[Loopback]) -> Iterator[Loopback]:
    """A server that takes no more than four requests in a fifth of a second."""

    class Strict(loopback):  # type: ignore[valid-type,misc]
        def __init__(self) -> None:
            self.taken: list[float] = []
            self.counting = threading.Lock()
            self.refusals = 0
            super().__init__()

        def _reply(self, asked: Asked) -> Reply:
            now = time.monotonic()
            with self.counting:
                self.taken = [moment for moment in self.taken if moment > now - 0.2]
                if len(self.taken) >= 4:
                    self.refusals += 1
                    self.then_fails(429, {"retry-after-ms": "200"})
                else:
                    self.taken.append(now)
                return super()._reply(asked)

    running = Strict()
    yield running
    running.close()


async def asked(server: Loopback, number: int, progress: RunProgress, **given: float) -> list[object]:
    settings = Settings(model="gpt-5-mini", base_url=server.url, ledger=False, **given)
    async with Client(Endpoint.settle(settings, {}), settings, progress) as client:
        calls = (
            client.ask(Sanctions, messages(PROMPT, f"{one}"), CallContext("oslo", "sanction.v1", Usage()))
            for one in range(number)
        )
        return await asyncio.gather(*calls, return_exceptions=True)


async def test_more_calls_than_a_server_bears_are_all_answered(strict_server: Loopback) -> None:
    progress = RunProgress()
    outcomes = await asked(strict_server, 60, progress, concurrency=40)
    assert [outcome for outcome in outcomes if not isinstance(outcome, Sanctions)] == []
    assert progress.calls == 60
    assert strict_server.refusals < 200  # type: ignore[attr-defined]
    assert progress.allowed < 20


async def test_one_refusal_holds_all_calls_back(server: Loopback) -> None:
    server.then_fails(429, {"retry-after-ms": "300"})
    started = time.monotonic()
    outcomes = await asked(server, 10, RunProgress(), concurrency=1)
    assert all(isinstance(outcome, Sanctions) for outcome in outcomes)
    assert time.monotonic() - started > 0.29
    assert len(server.requests) == 11


async def test_a_server_that_bears_nothing_is_given_up(server: Loopback) -> None:
    server.then_fails(429, {"retry-after-ms": "1"}, times=100)
    outcomes = await asked(server, 1, RunProgress(), attempts=3)
    assert [type(outcome).__name__ for outcome in outcomes] == ["RateLimitError"]
    assert len(server.requests) == 3


async def test_requests_a_minute_are_spaced(server: Loopback) -> None:
    started = time.monotonic()
    await asked(server, 40, RunProgress(), rpm=1200, concurrency=40)  # twenty a second, a second's worth at once
    assert 0.9 < time.monotonic() - started < 10


async def test_tokens_a_minute_are_spaced(server: Loopback) -> None:
    progress = RunProgress()
    await asked(server, 1, progress)
    size = len(str(server.requests[0].body)) / 4
    started = time.monotonic()
    await asked(server, 40, progress, tpm=1200 * size, concurrency=40)
    assert 0.7 < time.monotonic() - started < 10


async def test_the_number_of_calls_falls_by_half_and_grows_by_one() -> None:
    progress = RunProgress()
    limiter = ConcurrencyLimiter(Settings(concurrency=16), progress)
    state = RequestState(1)
    async with limiter.passing(state):
        pass
    limiter.refused(state, 0.0)
    assert progress.allowed == 8
    limiter.refused(state, 0.0)  # of the same burst
    assert progress.allowed == 8
    for _ in range(9):
        async with limiter.passing(RequestState(1)):
            pass
    assert 8.9 < progress.allowed < 9.2


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
