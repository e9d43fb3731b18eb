"""The ways to make a model answer in the schema, and answers that come wrapped in something."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from readout.ask.answer_text import unwrapped
from readout.ask.settings import MODES, Settings
from readout.drafts import Sanctions
from readout.errors import MalformedError, SettingsError

if TYPE_CHECKING:
    from tests.ask.conftest import Ask
    from tests.conftest import Loopback

ANSWER = {"parties": [], "sanctions": []}
JSON = json.dumps(ANSWER)


def called(arguments: Any) -> dict[str, Any]:
    """A message that calls the tool."""
    text = arguments if isinstance(arguments, str) else json.dumps(arguments)
    call = {"id": "call_1", "type": "function", "function": {"name": "Sanctions", "arguments": text}}
    return {"tool_calls": [call]}


async def test_a_schema_is_sent_as_the_format_of_the_answer_unless_told_otherwise(ask: Ask, server: Loopback) -> None:
    server.then_says(ANSWER)
    await ask()
    (asked,) = server.requests
    assert "tools" not in asked.body
    assert asked.body["response_format"]["json_schema"]["strict"] is True


async def test_a_tool_call_is_an_answer(ask: Ask, server: Loopback) -> None:
    server.then_says(None, finish_reason="tool_calls", **called(ANSWER))
    assert (await ask(mode="tools")).model_dump() == ANSWER
    (asked,) = server.requests
    (tool,) = asked.body["tools"]
    assert "response_format" not in asked.body
    assert asked.body["tool_choice"]["function"]["name"] == "Sanctions"
    assert tool["function"]["strict"] is True
    assert tool["function"]["parameters"]["properties"].keys() == Sanctions.model_fields.keys()


async def test_a_tool_call_that_does_not_fit_is_asked_for_once_more(ask: Ask, server: Loopback) -> None:
    for _ in range(2):
        server.then_says(None, finish_reason="tool_calls", **called({"parties": []}))
    with pytest.raises(MalformedError, match="sanctions"):
        await ask(mode="tools")
    assert len(server.requests) == 2


def test_a_mode_that_there_is_not_is_an_error_of_settings() -> None:
    with pytest.raises(
        SettingsError, match="no mode 'xml': there are auto, json_schema, json_schema_loose, tools, json_object, text"
    ):
        Settings(mode="xml")
    assert [Settings(mode=mode).mode for mode in MODES] == list(MODES)


@pytest.mark.parametrize(
    "content",
    [
        f"```json\n{JSON}\n```",
        f"```\n{JSON}\n```\n",
        f"The article names one sanction.\n\n{JSON}",
        f"{JSON}\nThat is all there is.",
        f"<think>Is {{this}} a sanction?</think>\n{JSON}",
    ],
)
async def test_what_an_answer_is_wrapped_in_costs_no_second_call(ask: Ask, server: Loopback, content: str) -> None:
    server.then_says(content)
    assert (await ask()).model_dump() == ANSWER
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "content",
    [
        "",
        "I cannot do that.",
        JSON[:-2],
        f"{JSON}\n{JSON}",
        f"Such as {{this}}:\n{JSON}",
        '{"parties": [{"name": "Norway"}], "sanctions": [{',
        "[" * 100_000,
        '{"a":' * 100_000,
    ],
)
def test_an_answer_that_leaves_a_doubt_is_left_as_it_is(content: str) -> None:
    assert unwrapped(content) == content


def test_braces_inside_words_are_no_second_object() -> None:
    content = json.dumps({"parties": [], "note": "a } and a { in it"})
    assert unwrapped(f"Here:\n{content}") == content
