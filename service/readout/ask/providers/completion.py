"""Chat completions made of what other protocols have."""

from __future__ import annotations

from typing import Any


def text_of(message: dict[str, Any]) -> str:
    """The text of a message of a request; of one in which a tool was called, its arguments."""
    content = message.get("content")
    if isinstance(content, list):
        return "".join(part.get("text", "") for part in content)
    calls = message.get("tool_calls") or ()
    return content or "".join(call["function"]["arguments"] for call in calls) or "–"  # none of them takes no text


def completion(  # noqa: PLR0913  (what a completion has)
    *,
    id: str | None,  # noqa: A002  (the member's name)
    model: str | None,
    text: str,
    arguments: str | None,
    finished: str,
    prompt: int,
    cached: int,
    cache_written: int = 0,
    written: int,
) -> dict[str, Any]:
    """A chat completion.

    Args:
        id: the answer's.
        model: the model's name, as the provider gave it.
        text: of the answer.
        arguments: JSON of the tool that was called, if one was.
        finished: ``stop``, ``length`` or ``content_filter``.
        prompt: tokens of the prompt, those that were cached included.
        cached: tokens of the prompt that were read from the provider's cache.
        cache_written: tokens of the prompt that were written into it.
        written: tokens of the answer, what was reasoned included.
    """
    message: dict[str, Any] = {"role": "assistant", "content": text or None, "refusal": None}
    if arguments is not None:
        function = {"name": "answer", "arguments": arguments}
        message["tool_calls"] = [{"id": "call", "type": "function", "function": function}]
    written_too = {"cache_write_tokens": cache_written} if cache_written else {}  # OpenRouter's name for it
    return {
        "id": id or "",
        "object": "chat.completion",
        "created": 0,
        "model": model or "",
        "choices": [{"index": 0, "finish_reason": finished, "message": message}],
        "usage": {
            "prompt_tokens": prompt,
            "completion_tokens": written,
            "total_tokens": prompt + written,
            "prompt_tokens_details": {"cached_tokens": cached, **written_too},
        },
    }
