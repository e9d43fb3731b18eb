"""Answers that are not as OpenAI's reference has them: streams that nobody asked for, errors with status 200, and more.

Each is as some server sends it. OpenRouter puts the error of a provider into a response with status 200, or into a
choice (https://openrouter.ai/docs/api/reference/errors-and-debugging), and comments into a stream; some proxies stream
whatever they are asked for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

import httpx2
import openai
import pydantic_core
from openai.lib.streaming.chat import ChatCompletionStreamState
from openai.types.chat import ChatCompletionChunk

from readout.ask.error_mapping import not_compatible
from readout.ask.error_words import page_title

_STREAM = (b"data:", b"event:", b"id:", b"retry:", b":")
"""What an event stream begins with (https://html.spec.whatwg.org/multipage/server-sent-events.html)."""
_LINE_END = re.compile(r"\r\n|\n|\r")
_END = "[DONE]"
_FINISHED: Mapping[str, str] = {
    **dict.fromkeys(("max_tokens", "model_length", "max_length", "token_limit", "max_output_tokens"), "length"),
    **dict.fromkeys(
        ("safety", "recitation", "blocklist", "prohibited_content", "spii", "sensitive", "moderation", "refusal"),
        "content_filter",
    ),
}
"""Reasons under other names: Mistral's ``model_length``, Google's and Anthropic's where a gateway passes them on,
Zhipu's ``sensitive``."""
_ERRORS = range(400, 600)
_NONE = 200


def parsed(answer: bytes, address: str) -> object:
    """The JSON of a response, a stream's put together.

    Raises:
        EndpointError: there is none.
        openai.APIConnectionError: it broke off.
    """
    text = answer.lstrip()
    if text.startswith(_STREAM):
        return _streamed(text, address)
    try:
        return json.loads(answer)
    except (ValueError, RecursionError) as error:
        if not text:
            what = "it sent nothing"
        elif text.startswith(b"<"):
            what = f"it sent a page, {page_title(text.decode(errors='replace'))!r}"
        elif _is_beginning(text):
            _break_off(address)
        else:
            what = f"it sent no JSON: {error}"
        raise not_compatible(address, what) from error


def _is_beginning(text: bytes) -> bool:
    """Whether a text is the beginning of a JSON object: that of a response without a length whose connection broke."""
    if not text.startswith(b"{"):
        return False
    try:
        pydantic_core.from_json(text, allow_partial=True)
    except ValueError:
        return False
    return True


def _break_off(address: str) -> NoReturn:
    """Raise the connection's fault: the request may be sent again."""
    fault = httpx2.RemoteProtocolError("the answer broke off")
    raise openai.APIConnectionError(request=httpx2.Request("POST", address)) from fault


def _streamed(text: bytes, address: str) -> dict[str, Any]:
    """The completion that the chunks of a stream make up; or the error that one of them is."""
    state = ChatCompletionStreamState()
    begun = finished = False
    for chunk in _chunks(text, address):
        if chunk.get("error") is not None:
            return chunk
        choices = chunk.get("choices") or []
        begun = begun or bool(choices)
        finished = finished or any(one.get("finish_reason") for one in choices)
        try:
            state.handle_chunk(ChatCompletionChunk.construct(**chunk))
        except (openai.OpenAIError, AssertionError, AttributeError, LookupError, TypeError, ValueError, RuntimeError):
            raise not_compatible(address, "it sent a stream that cannot be read") from None
    if not begun:
        raise not_compatible(address, "it sent a stream without an answer")
    if not finished:
        _break_off(address)
    return state.current_completion_snapshot.to_dict(mode="json", warnings=False)


def _chunks(text: bytes, address: str) -> Iterator[dict[str, Any]]:
    for line in _LINE_END.split(text.decode(errors="replace")):  # JSON may hold what else is a line's end to Python
        if not line.startswith("data:") or not (data := line.removeprefix("data:").strip()):
            continue
        if data == _END:
            return
        try:
            chunk = json.loads(data)
        except (ValueError, RecursionError):
            _break_off(address)
        if not _is_chunk(chunk):
            raise not_compatible(address, f"it streams {data[:60]!r}")
        yield chunk


def _is_chunk(chunk: object) -> bool:
    """Whether it has the form of a chunk: the SDK looks at none."""
    choices = chunk.get("choices") or [] if isinstance(chunk, dict) else None
    return isinstance(choices, list) and all(
        isinstance(one, dict) and isinstance(one.get("delta", {}), dict) for one in choices
    )


def raise_error_in(value: Mapping[str, Any], address: str) -> None:
    """Raise what a response with status 200 says of an error, as if its status were the error's.

    Raises:
        openai.APIStatusError: it has one and no answer. Its status is the code that it names, else 200.
        EndpointError: it is an answer of Ollama's own protocol.
    """
    choices = value.get("choices")
    first = choices[0] if isinstance(choices, list) and choices and isinstance(choices[0], dict) else {}
    error = first.get("error") or (None if choices else value.get("error"))
    if error:
        raise _status_error(error, address)
    if "done" in value and "message" in value and not choices:
        raise not_compatible(address, "it speaks Ollama's own protocol")


def _status_error(error: Any, address: str) -> openai.APIStatusError:
    code = str(error.get("code") or error.get("status") or "") if isinstance(error, dict) else ""
    status = int(code) if code.isdecimal() and int(code) in _ERRORS else _NONE
    response = httpx2.Response(status, request=httpx2.Request("POST", address))
    message = error.get("message") if isinstance(error, dict) else error
    return openai.APIStatusError(str(message or error), response=response, body=error)


def settle_finish(value: Mapping[str, Any]) -> None:
    """Give the reasons why answers ended the names that OpenAI has for them."""
    choices = value.get("choices")
    for choice in choices if isinstance(choices, list) else ():
        if isinstance(choice, dict) and isinstance(reason := choice.get("finish_reason"), str):
            choice["finish_reason"] = _FINISHED.get(reason.lower(), reason.lower())
