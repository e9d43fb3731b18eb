"""The text of an answer, wherever a server puts it and in whatever a model wraps it. Finding it saves asking again."""

from __future__ import annotations

import json
import re
from typing import Any

_THOUGHT = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
"""How servers that do not part a model's reasoning from its answer mark it."""


def text_of(message: Any) -> str:
    """The text of a message: its content, the arguments of a tool that it calls, else where it reasons.

    Content may come in parts (OpenAI's ``content`` of a message as a list of ``{"type": "text", "text": …}``), what a
    tool is called with as an object; OpenAI's older ``function_call`` is a tool's too. vLLM, DeepSeek and LM Studio put
    what a model reasons into ``reasoning_content`` or ``reasoning``, and some models put the answer there too.
    """
    calls = getattr(message, "tool_calls", None) or ()
    called = [getattr(call, "function", None) for call in calls[:1]] or [getattr(message, "function_call", None)]
    found = _joined(getattr(message, "content", None)) or _joined(getattr(called[0], "arguments", None))
    if found.strip():
        return unwrapped(found)
    thoughts = _joined(getattr(message, "reasoning_content", None) or getattr(message, "reasoning", None))
    bare = unwrapped(thoughts)
    return bare if bare.startswith("{") else found


def _joined(content: Any) -> str:
    if isinstance(content, list):
        return "".join(map(_part, content))
    if isinstance(content, dict):
        return json.dumps(content, ensure_ascii=False)
    return content if isinstance(content, str) else ""


def _part(part: Any) -> str:
    text = part.get("text") if isinstance(part, dict) else getattr(part, "text", None)
    return text if isinstance(text, str) else ""


def unwrapped(content: str) -> str:
    """The one JSON object in ``content``; ``content`` as it is if there is none, or more than one brace could begin it.

    Nothing is mended and nothing chosen: an answer that leaves a doubt is asked for again.
    """
    said = _THOUGHT.sub("", content, count=1)
    start = said.find("{")
    if start < 0:
        return content
    try:
        _, end = json.JSONDecoder().raw_decode(said, start)
    except (json.JSONDecodeError, RecursionError):
        return content
    return content if "{" in said[end:] else said[start:end]
