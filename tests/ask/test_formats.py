"""The ladder of formats: what a server does not take is not what a document fails for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.ask.test_modes import called

from readout.ask.client import Client
from readout.ask.formats import NAME
from readout.ask.messages import messages
from readout.ask.progress import RunProgress
from readout.ask.settings import Endpoint, Settings
from readout.ask.usage import CallContext, Usage
from readout.drafts import Sanctions
from readout.errors import EndpointError, MalformedError, ModelError, ModelNotFoundError
from readout_prompts import Prompt

if TYPE_CHECKING:
    from tests.conftest import Asked, Loopback

ANSWER: dict[str, Any] = {"parties": [], "sanctions": []}
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


def ignores(server: Loopback, *forms: str, said: str = "There are no sanctions in it.") -> None:
    """Let the server take any format, and answer in prose to all but these."""
    reply = server._reply

    def answer(asked: Asked) -> Any:
        if form(asked) not in forms:
            server._replies.clear()
            server.then_says(said)
        return reply(asked)

    server._reply = answer  # type: ignore[method-assign]


RUNGS = ["json_schema", "json_schema", "tools", "json_object", "text"]
"""What is asked until an answer is in a format: the first once more, and a schema that is ignored is so in any form."""


@pytest.mark.parametrize("taken", ["tools", "json_object", "text"])
async def test_a_format_that_is_ignored_leads_to_the_next_and_is_told_of_once(server: Loopback, taken: str) -> None:
    ignores(server, taken)
    notices: list[str] = []
    walked = RUNGS[: RUNGS.index(taken) + 1]
    assert await asked(server, 3, notices) == [*walked, taken, taken]
    (notice,) = notices
    assert notice.endswith(f"takes the format json_schema and does not answer in it: trying {taken}")


@pytest.mark.parametrize("taken", ["tools", "json_object", "text"])
async def test_what_a_server_answers_in_is_remembered(server: Loopback, tmp_path: Path, taken: str) -> None:
    ignores(server, taken)
    place = tmp_path / "ledger.sqlite3"
    await asked(server, ledger=place)
    assert json.loads((tmp_path / NAME).read_text(encoding="utf-8")) == {f"{server.url} m": taken}
    server.requests.clear()
    assert await asked(server, 2, ledger=place) == [taken]  # the first is in the ledger


async def test_a_refused_format_is_stepped_over_on_the_way_from_an_ignored_one(server: Loopback) -> None:
    ignores(server, "json_object")
    takes(server, "json_schema", "json_object", "text", refusal=REFUSALS["DeepSeek"])
    assert await asked(server, 2) == ["json_schema", "json_schema", "tools", "json_object", "json_object"]


async def test_a_format_that_was_answered_in_is_believed_whatever_comes_later(server: Loopback) -> None:
    await asked(server)
    settings = Settings(model="m", base_url=server.url, ledger=False)
    async with Client(Endpoint.settle(settings, {}), settings) as client:
        context = CallContext("oslo", "sanction.v1", Usage())
        await client.ask(Sanctions, messages(PROMPT, "One."), context)
        server.requests.clear()
        for _ in range(2):
            server.then_says("There are none.")
        with pytest.raises(MalformedError):
            await client.ask(Sanctions, messages(PROMPT, "Two."), context)
    assert [form(one) for one in server.requests] == ["json_schema", "json_schema"]


async def test_one_answer_out_of_form_is_asked_for_once_more_before_another_format_is_tried(server: Loopback) -> None:
    server.then_says("There are none.")
    notices: list[str] = []
    assert await asked(server, 2, notices) == ["json_schema"] * 3
    assert notices == []


async def test_a_second_document_out_of_form_is_tried_in_another_format_at_once(server: Loopback) -> None:
    server.then_says("There are none.")
    server.then_says(ANSWER)
    server.then_says("There are none either.")
    server.then_says(None, finish_reason="tool_calls", **called(ANSWER))
    assert await asked(server, 2) == ["json_schema", "json_schema", "json_schema", "tools"]


async def test_a_model_that_answers_in_no_format_is_not_walked_through_all_for_every_document(
    server: Loopback,
) -> None:
    ignores(server)
    settings = Settings(model="m", base_url=server.url, ledger=False)
    counts: list[int] = []
    async with Client(Endpoint.settle(settings, {}), settings) as client:
        for _ in range(4):
            before = len(server.requests)
            with pytest.raises(MalformedError, match="try another model"):
                await client.ask(
                    Sanctions, messages(PROMPT, f"Article {before}."), CallContext("oslo", "sanction.v1", Usage())
                )
            counts.append(len(server.requests) - before)
    assert counts == [5, 5, 2, 2]


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ('{"parties": [', {"finish_reason": "length"}),
        ({"parties": [], "sanctions": "none"}, {}),
        ("", {"refusal": "No."}),
    ],
    ids=["cut off", "misshapen", "refused"],
)
async def test_what_is_in_the_format_and_of_no_use_leads_nowhere(
    server: Loopback, said: Any, fields: dict[str, str]
) -> None:
    for _ in range(2):
        server.then_says(said, **fields)
    with pytest.raises(ModelError):
        await asked(server)
    assert {form(one) for one in server.requests} == {"json_schema"}


async def test_prose_that_is_cut_off_is_out_of_form(server: Loopback) -> None:
    for _ in range(2):
        server.then_says("The article tells of many things, and ", finish_reason="length")
    assert (await asked(server))[-1] == "json_object"
