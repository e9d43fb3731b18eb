"""What becomes of OpenAI's chat completions in the other protocols, member by member, there and back."""

from __future__ import annotations

import json
from typing import Any

import httpx2
import pytest

from readout.ask.providers import anthropic, google
from readout.ask.providers.completion import completion, text_of
from readout.ask.providers.transport import DialectTransport

SCHEMA = {"title": "Readout", "type": "object"}
FUNCTION = {"name": "answer", "description": "Say it so.", "parameters": SCHEMA}
CALLED = {"role": "assistant", "content": None, "tool_calls": [{"function": {"arguments": '{"a": 1}'}}]}
ASKED: dict[str, Any] = {
    "model": "models/m 1",
    "messages": [
        {"role": "system", "content": "Rules."},
        {"role": "user", "content": [{"type": "text", "text": "Te"}, {"type": "text", "text": "xt."}, {}]},
        CALLED,
        {"role": "tool", "content": ""},
        {"role": "system", "content": "More."},
    ],
}
STRICT = {"response_format": {"type": "json_schema", "json_schema": {"schema": SCHEMA}}}
TOOL = {"tools": [{"type": "function", "function": FUNCTION}]}

TO_ANTHROPIC: dict[str, Any] = {
    "model": "models/m 1",
    "max_tokens": 4096,
    "system": [{"type": "text", "text": "Rules.\n\nMore.", "cache_control": {"type": "ephemeral"}}],
    "messages": [
        {"role": "user", "content": "Text."},
        {"role": "assistant", "content": '{"a": 1}'},
        {"role": "user", "content": "–"},
    ],
}
TO_GOOGLE: dict[str, Any] = {
    "systemInstruction": {"parts": [{"text": "Rules.\n\nMore."}]},
    "contents": [
        {"role": "user", "parts": [{"text": "Text."}]},
        {"role": "model", "parts": [{"text": '{"a": 1}'}]},
        {"role": "user", "parts": [{"text": "–"}]},
    ],
}


@pytest.mark.parametrize(
    ("more", "added"),
    [
        ({}, {}),
        ({"max_completion_tokens": 7, "max_tokens": 9}, {"max_tokens": 7}),
        ({"max_tokens": 9}, {"max_tokens": 9}),
        (STRICT, {"output_config": {"format": {"type": "json_schema", "schema": SCHEMA}}}),
        ({"response_format": {"type": "json_object"}}, {}),
        (
            TOOL,
            {
                "tools": [{"name": "answer", "description": "Say it so.", "input_schema": SCHEMA}],
                "tool_choice": {"type": "tool", "name": "answer"},
            },
        ),
    ],
)
def test_a_request_to_anthropic(more: dict[str, Any], added: dict[str, Any]) -> None:
    assert anthropic.request({**ASKED, **more}) == {**TO_ANTHROPIC, **added}


@pytest.mark.parametrize(
    ("more", "added"),
    [
        ({}, {}),
        ({"max_completion_tokens": 7, "max_tokens": 9}, {"generationConfig": {"maxOutputTokens": 7}}),
        ({"max_tokens": 9}, {"generationConfig": {"maxOutputTokens": 9}}),
        (STRICT, {"generationConfig": {"responseMimeType": "application/json", "responseJsonSchema": SCHEMA}}),
        (
            {"response_format": {"type": "json_object"}},
            {"generationConfig": {"responseMimeType": "application/json"}},
        ),
        (
            TOOL,
            {
                "tools": [
                    {
                        "functionDeclarations": [
                            {"name": "answer", "description": "Say it so.", "parametersJsonSchema": SCHEMA}
                        ]
                    }
                ],
                "toolConfig": {"functionCallingConfig": {"mode": "ANY", "allowedFunctionNames": ["answer"]}},
            },
        ),
    ],
)
def test_a_request_to_google(more: dict[str, Any], added: dict[str, Any]) -> None:
    assert google.request({**ASKED, **more}) == {**TO_GOOGLE, **added}


def test_where_a_request_goes_and_with_which_key() -> None:
    assert anthropic.path(ASKED) == "/messages"
    assert anthropic.headers("k") == {"x-api-key": "k", "anthropic-version": "2023-06-01"}
    assert google.path(ASKED) == "/models/m%201:generateContent"
    assert google.path({"model": "tuned/m"}) == "/models/tuned%2Fm:generateContent"
    assert google.headers("k") == {"x-goog-api-key": "k"}


NOTHING: dict[str, Any] = {"id": None, "model": None, "text": "", "arguments": None, "finished": "stop"}
COUNTS: dict[str, Any] = {"prompt": 0, "cached": 0, "written": 0}
ARGUMENTS = '{"wer": "Ōsaka"}'


@pytest.mark.parametrize(
    ("told", "made"),
    [
        ({"content": []}, {}),
        (
            {
                "id": "msg_1",
                "model": "claude",
                "content": [
                    {"type": "thinking", "text": "Well."},
                    {"type": "text", "text": "a"},
                    {"type": "text"},
                    {"type": "text", "text": "b"},
                ],
                "stop_reason": "end_turn",
                "usage": {
                    "input_tokens": 1,
                    "cache_creation_input_tokens": 20,
                    "cache_read_input_tokens": 300,
                    "output_tokens": 4,
                },
            },
            {
                "id": "msg_1",
                "model": "claude",
                "text": "ab",
                "prompt": 321,
                "cached": 300,
                "cache_written": 20,
                "written": 4,
            },
        ),
        ({"content": [{"type": "tool_use", "input": {"wer": "Ōsaka"}}]}, {"arguments": ARGUMENTS}),
        ({"content": [], "stop_reason": "max_tokens"}, {"finished": "length"}),
        ({"content": [], "stop_reason": "model_context_window_exceeded"}, {"finished": "length"}),
        ({"content": [], "stop_reason": "refusal"}, {"finished": "content_filter"}),
        ({"content": [], "usage": {"input_tokens": None, "output_tokens": None}}, {}),
    ],
)
def test_an_answer_of_anthropics(told: dict[str, Any], made: dict[str, Any]) -> None:
    assert anthropic.answer(told) == completion(**{**NOTHING, **COUNTS, **made})


def candidate(*parts: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"candidates": [{"content": {"parts": [*parts]}, **more}]}


@pytest.mark.parametrize(
    ("told", "made"),
    [
        (
            {
                "responseId": "r1",
                "modelVersion": "gemini",
                **candidate({"text": "Well.", "thought": True}, {"text": "a"}, {}, {"text": "b"}),
                "usageMetadata": {
                    "promptTokenCount": 1,
                    "cachedContentTokenCount": 20,
                    "candidatesTokenCount": 300,
                    "thoughtsTokenCount": 4000,
                },
            },
            {"id": "r1", "model": "gemini", "text": "ab", "prompt": 1, "cached": 20, "written": 4300},
        ),
        (candidate({"functionCall": {"args": {"wer": "Ōsaka"}}}), {"arguments": ARGUMENTS}),
        (candidate({"functionCall": {}}), {"arguments": "{}"}),
        ({}, {"finished": "content_filter"}),
        ({"candidates": [{}]}, {}),
        ({"candidates": [{"content": {}}, {"finishReason": "SAFETY"}]}, {}),
        *(
            (candidate(finishReason=reason), {"finished": finished})
            for reason, finished in {
                "STOP": "stop",
                "MAX_TOKENS": "length",
                "SAFETY": "content_filter",
                "RECITATION": "content_filter",
                "MALFORMED_FUNCTION_CALL": "stop",
                "MALFORMED_RESPONSE": "stop",
                "UNEXPECTED_TOOL_CALL": "stop",
                "OTHER": "stop",
                "LANGUAGE": "stop",
            }.items()
        ),
    ],
)
def test_an_answer_of_googles(told: dict[str, Any], made: dict[str, Any]) -> None:
    assert google.answer(told) == completion(**{**NOTHING, **COUNTS, **made})


@pytest.mark.parametrize(
    ("details", "said"),
    [
        (None, (400, {})),
        ([], (400, {})),
        (["words", {"reason": "API_KEY_INVALID", "retryDelay": "7s"}], (401, {})),
        ([{"reason": "OTHER"}, {"retryDelay": "7.5s"}, {"retryDelay": "9s"}], (400, {"retry-after": "7.5"})),
        ([{"retryDelay": "7"}], (400, {})),
    ],
)
def test_googles_errors_say_their_wait_in_the_body_and_a_bad_key_with_400(details: Any, said: Any) -> None:
    assert google.error(400, {"error": {"details": details}}) == said
    assert google.error(503, {}) == (503, {})
    assert anthropic.error(529, {"error": {"details": details}}) == (529, {})


def test_a_completion_is_of_the_form_of_openais() -> None:
    made = completion(**{**NOTHING, "arguments": ARGUMENTS}, prompt=5, cached=2, written=3, cache_written=1)
    assert made == {
        "id": "",
        "object": "chat.completion",
        "created": 0,
        "model": "",
        "choices": [
            {
                "index": 0,
                "finish_reason": "stop",
                "message": {
                    "role": "assistant",
                    "content": None,
                    "refusal": None,
                    "tool_calls": [
                        {"id": "call", "type": "function", "function": {"name": "answer", "arguments": ARGUMENTS}}
                    ],
                },
            }
        ],
        "usage": {
            "prompt_tokens": 5,
            "completion_tokens": 3,
            "total_tokens": 8,
            "prompt_tokens_details": {"cached_tokens": 2, "cache_write_tokens": 1},
        },
    }
    plain = completion(**{**NOTHING, "id": "a", "model": "m", "text": "b"}, prompt=5, cached=2, written=3)
    assert (plain["id"], plain["model"]) == ("a", "m")
    assert plain["choices"][0]["message"] == {"role": "assistant", "content": "b", "refusal": None}
    assert plain["usage"]["prompt_tokens_details"] == {"cached_tokens": 2}


def test_a_message_in_which_a_tool_was_called_is_its_arguments() -> None:
    calls = [{"function": {"arguments": "{"}}, {"function": {"arguments": "}"}}]
    assert text_of({"tool_calls": calls}) == "{}"
    assert text_of({"content": "said", "tool_calls": calls}) == "said"
    assert text_of({"content": [{"text": "a"}, {"type": "image"}]}) == "a"
    assert json.loads(text_of(CALLED)) == {"a": 1}


async def test_what_goes_over_the_wire_and_what_comes_back() -> None:
    """Letters go as they are; the SDK's own headers do not; what is neither answer nor error stays as it came."""
    replies = [
        httpx2.Response(200, json={"content": [{"type": "text", "text": "Ø"}]}, headers={"x-request-id": "r"}),
        httpx2.Response(429, json={"error": {"message": "Ø"}}, headers={"retry-after": "3", "x-should-retry": "true"}),
        httpx2.Response(200, json=[]),
        httpx2.Response(502, content=b"<html>"),
    ]
    sent: list[httpx2.Request] = []

    def network(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        return replies[len(sent) - 1]

    client = httpx2.AsyncClient(transport=httpx2.MockTransport(network))
    transport = DialectTransport(anthropic, "http://a/v1", "k", client)
    asked = {**ASKED, "messages": [{"role": "user", "content": "Ø?"}]}
    request = httpx2.Request("POST", "http://b/x", json=asked, headers={"authorization": "Bearer k"})
    answer, error, odd, broken = [await transport.handle_async_request(request) for _ in replies]
    await transport.aclose()
    assert (str(sent[0].url), sent[0].method) == ("http://a/v1/messages", "POST")
    assert "Ø?".encode() in sent[0].content
    assert sent[0].headers["content-type"] == "application/json"
    assert (sent[0].headers["x-api-key"], "authorization" in sent[0].headers) == ("k", False)
    assert answer.json()["choices"][0]["message"]["content"] == "Ø"
    assert ("Ø".encode() in answer.content, "x-request-id" in answer.headers) == (True, False)
    assert (error.status_code, error.headers["retry-after"], error.headers["x-should-retry"]) == (429, "3", "true")
    assert "Ø".encode() in error.content
    assert (odd.status_code, odd.content, broken.status_code, broken.content) == (200, b"[]", 502, b"<html>")
    assert client.is_closed
