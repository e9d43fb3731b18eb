"""Google's generateContent (https://ai.google.dev/api/generate-content), from and to OpenAI's chat completions.

What comes first in many requests is cached by Google itself: nothing has to be marked.
"""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote

from readout.ask.providers.completion import completion, text_of

_FINISHED = {"STOP": "stop", "MAX_TOKENS": "length"}
"""All others say that something in the answer, or in the prompt, is not to be said."""
_UNFORMED = {"MALFORMED_FUNCTION_CALL", "MALFORMED_RESPONSE", "UNEXPECTED_TOOL_CALL", "OTHER", "LANGUAGE"}
"""These say that the answer came to nothing: it is asked for again."""
_BAD_KEY = "API_KEY_INVALID"
_SECONDS = re.compile(r"(\d+(?:\.\d+)?)s")


def headers(key: str) -> dict[str, str]:
    """What every request carries."""
    return {"x-goog-api-key": key}


def path(asked: dict[str, Any]) -> str:
    """Where a request goes, after the base URL."""
    return f"/models/{quote(asked['model'].removeprefix('models/'), safe='')}:generateContent"


def request(asked: dict[str, Any]) -> dict[str, Any]:
    """The request."""
    system = "\n\n".join(text_of(one) for one in asked["messages"] if one["role"] == "system")
    made: dict[str, Any] = {
        "systemInstruction": {"parts": [{"text": system}]},
        "contents": [_content(one) for one in asked["messages"] if one["role"] != "system"],
    }
    config: dict[str, Any] = {}
    most = asked.get("max_completion_tokens") or asked.get("max_tokens")
    if most:
        config["maxOutputTokens"] = most
    form = asked.get("response_format", {})
    if form:
        config["responseMimeType"] = "application/json"
    if form.get("type") == "json_schema":
        config["responseJsonSchema"] = form["json_schema"]["schema"]
    if asked.get("tools"):
        (tool,) = (one["function"] for one in asked["tools"])
        declared = {
            "name": tool["name"],
            "description": tool["description"],
            "parametersJsonSchema": tool["parameters"],
        }
        made["tools"] = [{"functionDeclarations": [declared]}]
        made["toolConfig"] = {"functionCallingConfig": {"mode": "ANY", "allowedFunctionNames": [tool["name"]]}}
    return {**made, "generationConfig": config} if config else made


def _content(one: dict[str, Any]) -> dict[str, Any]:
    return {"role": "model" if one["role"] == "assistant" else "user", "parts": [{"text": text_of(one)}]}


def answer(told: dict[str, Any]) -> dict[str, Any]:
    """The answer as a chat completion; a prompt that was blocked is one that a filter stopped."""
    candidates = told.get("candidates") or []
    chosen: dict[str, Any] = candidates[0] if candidates else {"finishReason": "SAFETY"}
    parts = [one for one in (chosen.get("content") or {}).get("parts") or [] if not one.get("thought")]
    reason, used = chosen.get("finishReason") or "STOP", told.get("usageMetadata") or {}
    calls = (one["functionCall"].get("args") or {} for one in parts if "functionCall" in one)
    return completion(
        id=told.get("responseId"),
        model=told.get("modelVersion"),
        text="".join(one.get("text", "") for one in parts),
        arguments=next((json.dumps(args, ensure_ascii=False) for args in calls), None),
        finished="stop" if reason in _UNFORMED else _FINISHED.get(reason, "content_filter"),
        prompt=used.get("promptTokenCount") or 0,
        cached=used.get("cachedContentTokenCount") or 0,
        written=(used.get("candidatesTokenCount") or 0) + (used.get("thoughtsTokenCount") or 0),
    )


def error(status: int, told: dict[str, Any]) -> tuple[int, dict[str, str]]:
    """The status as other providers have it, and the wait that is asked for: Google says both in the body's details."""
    details = [one for one in (told.get("error") or {}).get("details") or [] if isinstance(one, dict)]
    if any(one.get("reason") == _BAD_KEY for one in details):
        return 401, {}
    waits = (_SECONDS.fullmatch(str(one.get("retryDelay"))) for one in details)
    wait = next((found[1] for found in waits if found), None)
    return status, {} if wait is None else {"retry-after": wait}
