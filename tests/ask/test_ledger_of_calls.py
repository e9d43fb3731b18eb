"""Calls and the ledger: an answer is durable before it is used, and asked for once."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from readout.ask.answer_reading import Reading
from readout.ask.client import Client
from readout.ask.messages import messages
from readout.ask.progress import RunProgress
from readout.ask.requests import request_body
from readout.ask.settings import Endpoint, Settings
from readout.ask.usage import CallContext, Usage
from readout.drafts import Sanctions
from readout.errors import LedgerError, MalformedError, RefusedError, StoppedError, TruncatedError
from readout.ledger import Store, key_of
from readout_prompts import Prompt
from readout_schemas import Tokens

if TYPE_CHECKING:
    from tests.ask.conftest import Ask
    from tests.conftest import Loopback

PROMPT = Prompt("sanction", "v1", "Rules.\n")
EMPTY = {"parties": [], "sanctions": []}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite3"


async def test_an_answer_is_asked_for_once_over_several_runs(
    server: Loopback, ask: Ask, usage: Usage, place: Path
) -> None:
    first = await ask(ledger=place)
    assert await ask(ledger=place) == first
    assert len(server.requests) == 1
    assert (usage.calls, usage.reused, usage.tokens) == (1, 1, Tokens(prompt=100, cached=40, completion=10))


async def test_another_model_server_prompt_or_article_is_another_question(
    server: Loopback, ask: Ask, place: Path
) -> None:
    await ask(ledger=place)
    await ask(ledger=place, model="other")
    await ask("Another article.", ledger=place)
    assert len(server.requests) == 3


async def test_without_a_ledger_each_run_asks(server: Loopback, ask: Ask) -> None:
    await ask(ledger=False)
    await ask(ledger=False)
    assert len(server.requests) == 2


async def test_a_reask_comes_from_the_ledger_too(server: Loopback, ask: Ask, usage: Usage, place: Path) -> None:
    server.then_says("no JSON")
    first = await ask(ledger=place)
    assert await ask(ledger=place) == first
    assert (len(server.requests), usage.calls, usage.reused) == (2, 2, 2)


async def test_what_led_to_no_answer_is_asked_anew(server: Loopback, ask: Ask, place: Path) -> None:
    server.then_says("no")
    server.then_says("no")
    with pytest.raises(MalformedError):
        await ask(ledger=place, mode="json_schema")
    await ask(ledger=place)
    assert len(server.requests) == 3


@pytest.mark.parametrize(
    ("error", "fields"),
    [
        (TruncatedError, {"finish_reason": "length"}),
        (RefusedError, {"refusal": "No."}),
        (RefusedError, {"finish_reason": "content_filter"}),
    ],
)
async def test_an_answer_that_is_no_use_is_not_kept(
    server: Loopback, ask: Ask, place: Path, error: type[Exception], fields: dict[str, str]
) -> None:
    server.then_says("{", **fields)
    with pytest.raises(error):
        await ask(ledger=place)
    await ask(ledger=place)
    assert len(server.requests) == 2


async def test_no_key_article_or_address_is_in_the_file(server: Loopback, ask: Ask, place: Path) -> None:
    await ask("Chile and Peru.", ledger=place, key="sk-secret", base_url=server.url.replace("//", "//me:pass@"))
    for file in place.parent.iterdir():
        content = file.read_bytes()
        for secret in (b"sk-secret", b"me:pass", b"Chile", b"127.0.0.1"):
            assert secret not in content


async def test_a_ledger_that_fails_ends_the_run_before_the_answer_is_used(
    server: Loopback, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise LedgerError("the ledger is full")

    monkeypatch.setattr(Store, "put", full)
    settings = Settings(model="m", base_url=server.url, ledger=place, concurrency=2)
    progress = RunProgress()
    async with Client(Endpoint.settle(settings, {}), settings, progress) as client:
        outcomes = await asyncio.gather(
            *(client.ask(Sanctions, messages(PROMPT, f"{number}"), context()) for number in range(40)),
            return_exceptions=True,
        )
    assert all(isinstance(outcome, LedgerError) for outcome in outcomes)
    assert isinstance(progress.ended, LedgerError)
    assert len(server.requests) < 20


def context() -> CallContext:
    return CallContext("oslo", "sanction.v1", Usage())


async def test_a_request_built_without_a_call_is_the_one_that_is_sent(server: Loopback, ask: Ask, place: Path) -> None:
    await ask("Text.", model="m", ledger=place)
    sent = Prompt("sanction", "v1", server.requests[0].body["messages"][0]["content"])
    body = request_body(Sanctions, messages(sent, "Text."), "m")
    with Store(place) as store:
        assert store.get(key_of(server.url, body)) is not None


async def test_a_stop_lets_calls_in_flight_come_to_their_end(server: Loopback, place: Path) -> None:
    server.hold()
    settings = Settings(model="m", base_url=server.url, ledger=place, concurrency=2)
    progress = RunProgress()
    async with Client(Endpoint.settle(settings, {}), settings, progress) as client:
        calls = [
            asyncio.create_task(client.ask(Sanctions, messages(PROMPT, f"{number}"), context())) for number in range(6)
        ]
        await asyncio.to_thread(server.wait_until, lambda: len(server.requests) == 2)
        progress.stop(StoppedError("enough"))
        server.release()
        outcomes: list[Any] = await asyncio.gather(*calls, return_exceptions=True)
    assert sum(isinstance(outcome, Reading) for outcome in outcomes) == 2
    assert sum(isinstance(outcome, StoppedError) for outcome in outcomes) == 4
    with Store(place) as store:
        assert store.stats()[0].answers == 2
