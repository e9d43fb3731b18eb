"""Anthropic's Messages (https://docs.claude.com/en/api/messages), from and to OpenAI's chat completions."""

from __future__ import annotations

import json
from typing import Any

from readout.ask.providers.completion import completion, text_of

VERSION = "2023-06-01"
"""The version of the protocol, which every request names."""
MOST_TOKENS = 4096
"""Bound on an answer where the request has none: the protocol wants one, and no model of it writes less."""
_FINISHED = {"max_tokens": "length", "model_context_window_exceeded": "length", "refusal": "content_filter"}


def headers(key: str) -> dict[str, str]:
    """What every request carries."""
    return {"x-api-key": key, "anthropic-version": VERSION}


def path(asked: dict[str, Any]) -> str:  # noqa: ARG001  (as the other protocol has it)
    """Where a request goes, after the base URL."""
    return "/messages"


def request(asked: dict[str, Any]) -> dict[str, Any]:
    """The request. The rules are marked to be cached: they and the schema before them are the same for all articles."""
    system = "\n\n".join(text_of(one) for one in asked["messages"] if one["role"] == "system")
    made: dict[str, Any] = {
        "model": asked["model"],
        "max_tokens": asked.get("max_completion_tokens") or asked.get("max_tokens") or MOST_TOKENS,
        "system": [{"type": "text", "text": system, "cache_control": {"type": "ephemeral"}}],
        "messages": [_message(one) for one in asked["messages"] if one["role"] != "system"],
    }
    form = asked.get("response_format", {})
    if form.get("type") == "json_schema":
        made["output_config"] = {"format": {"type": "json_schema", "schema": form["json_schema"]["schema"]}}
    if asked.get("tools"):
        (tool,) = (one["function"] for one in asked["tools"])
        made["tools"] = [{"name": tool["name"], "description": tool["description"], "input_schema": tool["parameters"]}]
        made["tool_choice"] = {"type": "tool", "name": tool["name"]}
    return made


def _message(one: dict[str, Any]) -> dict[str, str]:
    return {"role": "assistant" if one["role"] == "assistant" else "user", "content": text_of(one)}


def answer(told: dict[str, Any]) -> dict[str, Any]:
    """The answer as a chat completion."""
    blocks = told["content"]
    used = told.get("usage") or {}
    cached, written = used.get("cache_read_input_tokens") or 0, used.get("cache_creation_input_tokens") or 0
    return completion(
        id=told.get("id"),
        model=told.get("model"),
        text="".join(one.get("text", "") for one in blocks if one["type"] == "text"),
        arguments=next(
            (json.dumps(one["input"], ensure_ascii=False) for one in blocks if one["type"] == "tool_use"), None
        ),
        finished=_FINISHED.get(told.get("stop_reason") or "", "stop"),
        prompt=(used.get("input_tokens") or 0) + written + cached,
        cached=cached,
        cache_written=written,
        written=used.get("output_tokens") or 0,
    )


def error(status: int, told: dict[str, Any]) -> tuple[int, dict[str, str]]:  # noqa: ARG001  (as the other has it)
    """The status, and headers to add: Anthropic's errors are of OpenAI's form."""
    return status, {}
