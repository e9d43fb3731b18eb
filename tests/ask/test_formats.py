"""The ladder of formats: what a server does not take is not what a document fails for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from readout.ask.client import Client
from readout.ask.formats import NAME
from readout.ask.messages import messages
from readout.ask.progress import RunProgress
from readout.ask.settings import Endpoint, Settings
from readout.ask.usage import CallContext, Usage
from readout.drafts import Sanctions
from readout.errors import EndpointError, ModelNotFoundError
from readout_prompts import Prompt

if TYPE_CHECKING:
    from tests.conftest import Asked, Loopback

PROMPT = Prompt("sanction", "v1", "Rules.\n")
REFUSALS = {
    "DeepSeek": (400, "This response_format type is unavailable now"),
    "llama-cpp-python": (500, "1 validation error: response_format.type Input should be 'text' or 'json_object'"),
    "OpenRouter": (404, "No endpoints found that support the requested response_format"),
    "a proxy": (501, "structured outputs are not implemented"),
}


def form(asked: Asked) -> str:
    """How a request asks for its answer."""
    wanted = asked.body.get("response_format")
    if wanted is None:
        return "tools" if "tools" in asked.body else "text"
    if wanted["type"] == "json_object":
        return "json_object"
    return "json_schema" if wanted["json_schema"]["strict"] else "json_schema_loose"


def takes(server: Loopback, *forms: str, refusal: tuple[int, str]) -> None:
    """Let the server take these formats alone."""
    reply, status, message = server._reply, *refusal

    def answer(asked: Asked) -> Any:
        if form(asked) not in forms:
            server._replies.clear()
            server.then_fails(status, message=message)
        return reply(asked)

    server._reply = answer  # type: ignore[method-assign]


async def asked(server: Loopback, number: int = 1, notices: list[str] | None = None, **given: Any) -> list[str]:
    """The forms in which a client asks, until it is answered."""
    settings = Settings(**{"model": "m", "base_url": server.url, "ledger": False, "attempts": 2, **given})
    progress = RunProgress(on_notice=None if notices is None else notices.append)
    async with Client(Endpoint.settle(settings, {}), settings, progress) as client:
        for one in range(number):
            context = CallContext("oslo", "sanction.v1", Usage())
            found = await client.ask(Sanctions, messages(PROMPT, f"Article {one}."), context)
            assert found.answer == Sanctions(parties=[], sanctions=[])
    return [form(one) for one in server.requests]


@pytest.mark.parametrize("who", REFUSALS)
async def test_a_format_that_is_refused_leads_to_the_next(server: Loopback, who: str) -> None:
    takes(server, "json_object", "text", refusal=REFUSALS[who])
    notices: list[str] = []
    assert await asked(server, 2, notices) == [
        "json_schema",
        "json_schema_loose",
        "tools",
        "json_object",
        "json_object",
    ]
    assert [notice.rpartition("trying ")[2] for notice in notices] == ["json_schema_loose", "tools", "json_object"]


async def test_the_schema_stands_among_the_rules_where_the_format_does_not_hold_it(server: Loopback) -> None:
    takes(server, "text", refusal=REFUSALS["DeepSeek"])
    await asked(server)
    system, user = server.requests[-1].body["messages"]
    assert system["content"].startswith("Rules.")
    assert json.loads(system["content"].rpartition("\n\n")[2]) == Sanctions.model_json_schema()
    assert "Article 0." in user["content"]


async def test_what_a_server_takes_is_remembered_beside_the_ledger(server: Loopback, tmp_path: Path) -> None:
    takes(server, "tools", refusal=REFUSALS["DeepSeek"])
    place = tmp_path / "ledger.sqlite3"
    await asked(server, ledger=place)
    server.requests.clear()
    assert await asked(server, 3, ledger=place) == ["tools", "tools"]  # the first is in the ledger
    written = f'{{\n "{server.url} m": "tools"\n}}\n'  # a line each, as people look for one
    assert (tmp_path / NAME).read_text(encoding="utf-8") == written
    server.requests.clear()
    assert await asked(server, ledger=place, model="other") == ["json_schema", "json_schema_loose", "tools"]


async def test_a_format_that_the_user_names_is_the_only_one(server: Loopback) -> None:
    takes(server, "text", refusal=REFUSALS["DeepSeek"])
    with pytest.raises(EndpointError, match="response_format"):
        await asked(server, mode="json_object")
    assert [form(one) for one in server.requests] == ["json_object"]


async def test_another_refusal_leads_nowhere(server: Loopback) -> None:
    server.then_fails(404, message="model m does not exist")
    with pytest.raises(ModelNotFoundError):
        await asked(server)
    assert len(server.requests) == 1


async def test_a_server_that_takes_none_is_told_of(server: Loopback) -> None:
    takes(server, refusal=REFUSALS["DeepSeek"])
    with pytest.raises(EndpointError, match="unavailable now"):
        await asked(server)
    assert len(server.requests) == 5


@pytest.mark.parametrize("mode", ["json_schema", "json_schema_loose", "tools", "json_object", "text"])
async def test_an_answer_of_no_use_is_asked_for_once_more_in_every_format(server: Loopback, mode: str) -> None:
    server.then_says("I found none.")
    assert await asked(server, mode=mode) == [mode, mode]
