"""Every provider is asked through the same ledger, limits, counts and recorder, and gives the same records.

The servers are on loopback, and speak each protocol as its reference has it: no provider itself was asked.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from readout_tests.protocols import Anthropic, Foreign, Google
from readout_tests.statement import SENTENCE, STATEMENT, readout_with
from tests.conftest import Loopback, VirtualClock

import readout
from readout.ask.client import Client
from readout.ask.messages import messages
from readout.ask.settings import Endpoint, Settings
from readout.ask.usage import CallContext, Usage, price_usd
from readout.drafts import Sanctions
from readout.errors import AuthenticationError, EndpointError, ReadoutError, RefusedError, SettingsError
from readout_prompts import Prompt
from readout_schemas import Report, Tokens

PROMPT = Prompt("sanction", "v1", "Rules that never change.\n")
ANSWER = readout_with(STATEMENT)
SERVERS: dict[str, type[Foreign]] = {"anthropic": Anthropic, "google": Google}
VARIABLES = {
    "anthropic": ("ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL"),
    "google": ("GEMINI_API_KEY", "GOOGLE_GEMINI_BASE_URL"),
}


@pytest.fixture(params=SERVERS)
def provider(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def foreign(provider: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Foreign]:
    """A provider's server, which its own variables name."""
    running = SERVERS[provider]()
    running.model = "its-own-name"
    key, host = VARIABLES[provider]
    monkeypatch.setenv(key, "key-of-the-test")
    monkeypatch.setenv(host, running.host)
    yield running
    running.close()


def report(model: str, **given: Any) -> Report:
    document = readout.document(SENTENCE, source="oslo")
    return readout.extract(document, settings=Settings(model=model, **given))


async def ask(model: str, clock: VirtualClock, usage: Usage | None = None, **given: Any) -> Sanctions:
    settings = Settings(model=model, **given)
    async with Client(Endpoint.settle(settings), settings, clock=clock) as client:
        context = CallContext("oslo", "sanction.v1", usage or Usage())
        return (await client.ask(Sanctions, messages(PROMPT, SENTENCE), context)).answer


def without_run(made: Report) -> dict[str, Any]:
    return made.model_dump(mode="json", exclude={"run"})


WRITTEN = {"anthropic": 5, "google": 0}
"""Tokens that are written into a cache: only Anthropic tells them, for it alone charges more for them."""


@pytest.mark.parametrize("mode", ["auto", "tools", "text"])
def test_the_same_article_gives_the_same_records_on_every_protocol(
    foreign: Foreign, server: Loopback, provider: str, mode: Any
) -> None:
    server.answers = foreign.answers = {"Readout": ANSWER}
    there = report(f"{provider}/m", mode=mode)
    here = report("m", base_url=server.url, mode=mode)
    assert without_run(there) == without_run(here)
    assert [statement.quotes[0].text for statement in there.statements] == ["We had no choice,"]
    assert there.run.model == "its-own-name"
    assert there.run.tokens == here.run.tokens + Tokens(cache_written=WRITTEN[provider])


async def test_what_is_counted_is_what_the_protocol_says(foreign: Foreign, provider: str, clock: VirtualClock) -> None:
    usage = Usage()
    await ask(f"{provider}/m", clock, usage)
    assert usage.tokens == Tokens(prompt=100, cached=40, cache_written=WRITTEN[provider], completion=10)
    assert (usage.calls, usage.model) == (1, "its-own-name")
    assert len(foreign.native) == 1


async def test_an_answer_is_in_the_ledger_and_not_asked_for_again(
    foreign: Foreign, provider: str, clock: VirtualClock, tmp_path: Path
) -> None:
    usage = Usage()
    await ask(f"{provider}/m", clock, ledger=tmp_path / "ledger")
    await ask(f"{provider}/m", clock, usage, ledger=tmp_path / "ledger")
    assert len(foreign.native) == 1
    assert (usage.calls, usage.reused) == (0, 1)


def test_an_answer_is_recorded_and_replayed_as_any(foreign: Foreign, provider: str, tmp_path: Path) -> None:
    foreign.answers = {"Readout": ANSWER}
    recorded = report(f"{provider}/m", record=True, cassettes=tmp_path / "tapes")
    asked = len(foreign.native)
    replayed = report("recorded", cassettes=tmp_path / "tapes")
    assert without_run(replayed) == without_run(recorded)
    assert len(foreign.native) == asked
    tapes = "".join(path.read_text("utf-8") for path in (tmp_path / "tapes").rglob("*.yaml"))
    assert "key-of-the-test" not in tapes


async def test_busy_servers_are_asked_again(foreign: Foreign, provider: str, clock: VirtualClock) -> None:
    usage = Usage()
    foreign.then_fails(429)
    foreign.then_fails(503)
    await ask(f"{provider}/m", clock, usage)
    assert usage.retries == 2
    if provider == "google":
        assert clock.naps[0] == 7  # what its body asks for


@pytest.mark.usefixtures("foreign")
@pytest.mark.parametrize(
    ("status", "error", "told"),
    [(401, AuthenticationError, "check "), (400, EndpointError, "did not take the request")],
)
async def test_errors_are_those_of_any_endpoint(
    foreign: Foreign, provider: str, clock: VirtualClock, status: int, error: type[ReadoutError], told: str
) -> None:
    foreign.then_fails(status)
    with pytest.raises(error, match=told) as caught:
        await ask(f"{provider}/m", clock)
    if status == 401:
        assert VARIABLES[provider][0] in str(caught.value)


async def test_a_refusal_is_one(foreign: Foreign, provider: str, clock: VirtualClock) -> None:
    foreign.then_says("", finish_reason="content_filter")
    with pytest.raises(RefusedError):
        await ask(f"{provider}/m", clock)


async def test_a_format_that_is_refused_leads_to_the_next(foreign: Foreign, provider: str, clock: VirtualClock) -> None:
    told = {
        "anthropic": "output_config.format: this model does not support structured outputs",
        "google": "JSON mode is not enabled for this model",
    }
    foreign.then_fails(400, times=2, message=told[provider])
    await ask(f"{provider}/m", clock)
    assert "tools" in foreign.native[-1]


async def test_what_is_unreadable_is_asked_again_in_the_same_protocol(
    foreign: Foreign, provider: str, clock: VirtualClock
) -> None:
    foreign.then_says("no JSON at all")
    usage = Usage()
    await ask(f"{provider}/m", clock, usage)
    assert usage.calls == 2
    assert len(foreign.native) == 2


async def test_anthropics_rules_are_marked_to_be_cached(clock: VirtualClock, monkeypatch: pytest.MonkeyPatch) -> None:
    running = Anthropic()
    monkeypatch.setenv("ANTHROPIC_API_KEY", "k")
    monkeypatch.setenv("ANTHROPIC_BASE_URL", running.host)
    await ask("anthropic/m", clock)
    running.close()
    (rules,) = running.native[0]["system"]
    assert rules == {"type": "text", "text": "Rules that never change.", "cache_control": {"type": "ephemeral"}}
    assert "cache_control" not in json.dumps(running.native[0]["messages"])


def test_what_anthropic_charges_more_for_writing_its_cache_is_in_the_price() -> None:
    """A quarter more for five minutes: https://platform.claude.com/docs/en/build-with-claude/prompt-caching#pricing."""
    fresh, written, read = (
        price_usd("claude-haiku-4-5", Tokens(prompt=1_000_000, **counts))
        for counts in ({}, {"cache_written": 1_000_000}, {"cached": 1_000_000})
    )
    assert (fresh, written, read) == (pytest.approx(1.0), pytest.approx(1.25), pytest.approx(0.1))


@pytest.mark.parametrize(
    ("model", "environ", "settled"),
    [
        ("anthropic/claude", {"ANTHROPIC_API_KEY": "k"}, ("claude", "https://api.anthropic.com/v1", "k")),
        ("google/gemini", {"GOOGLE_API_KEY": "k"}, ("gemini", "https://generativelanguage.googleapis.com/v1beta", "k")),
        ("mistral/large", {"MISTRAL_API_KEY": "k"}, ("large", "https://api.mistral.ai/v1", "k")),
        ("openrouter/a/b", {"OPENROUTER_API_KEY": "k"}, ("a/b", "https://openrouter.ai/api/v1", "k")),
        (
            "azure/mine",
            {"AZURE_OPENAI_API_KEY": "k", "AZURE_OPENAI_ENDPOINT": "https://me.openai.azure.com/"},
            ("mine", "https://me.openai.azure.com/openai/v1", "k"),
        ),
        ("ollama/hf.co/some/model", {}, ("hf.co/some/model", "http://localhost:11434/v1", "none")),
    ],
)
def test_a_provider_is_found_with_its_key(model: str, environ: dict[str, str], settled: tuple[str, str, str]) -> None:
    endpoint = Endpoint.settle(Settings(model=model), environ)
    assert (endpoint.model, endpoint.base_url, endpoint.api_key) == settled


@pytest.mark.parametrize(
    ("model", "environ", "told"),
    [
        ("anthropic/claude", {"OPENAI_API_KEY": "k"}, "set ANTHROPIC_API_KEY"),
        ("azure/mine", {"AZURE_OPENAI_API_KEY": "k"}, "no address for azure/mine: set AZURE_OPENAI_ENDPOINT, as https"),
        ("azure/mine", {"AZURE_OPENAI_API_KEY": "k", "AZURE_OPENAI_ENDPOINT": "me"}, "is not an address"),
        ("nobody/model", {}, "no provider 'nobody': there are openai, anthropic"),
        ("mistral/large", {"MISTRAL_API_KEY": "ключ"}, "MISTRAL_API_KEY holds characters"),
    ],
)
def test_a_provider_that_cannot_be_asked_says_what_is_missing(model: str, environ: dict[str, str], told: str) -> None:
    with pytest.raises((SettingsError, AuthenticationError), match=told):
        Endpoint.settle(Settings(model=model), environ)


async def test_azure_is_asked_at_its_own_address(
    server: Loopback, clock: VirtualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", "k")
    monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", server.url.removesuffix("/v1"))
    await ask("azure/mine", clock)
    (asked,) = server.requests
    assert (asked.path, asked.body["model"]) == ("/openai/v1/chat/completions", "mine")
