"""What a response holds: a completion, or what a server sends that is none."""

from __future__ import annotations

import contextlib
import json

import pydantic
from openai.types.chat import ChatCompletion, ChatCompletionMessage
from openai.types.chat.chat_completion import Choice

from readout.ask.error_mapping import not_compatible
from readout.writable import writable_json
from readout_schemas import Tokens


def read_completion(answer: bytes, address: str) -> ChatCompletion:
    """The completion in a response; what a server leaves out, or adds, is no fault.

    Raises:
        EndpointError: it is none.
    """
    with contextlib.suppress(pydantic.ValidationError):
        return ChatCompletion.model_validate_json(answer)
    try:
        value: object = writable_json(json.loads(answer))
    except (ValueError, RecursionError) as error:
        raise not_compatible(address, f"it sent no JSON: {error}") from error
    if not isinstance(value, dict):
        raise not_compatible(address, f"it sent {str(value)[:60]!r}")
    return ChatCompletion.construct(**value)  # as the SDK does it, without looking whether anything is missing


def is_to_keep(completion: ChatCompletion) -> bool:
    """Whether an answer came to its end: one that was cut off or refused may be better the next time."""
    choice = first_choice(completion)
    if choice is None or choice.message.refusal:
        return False
    return getattr(choice, "finish_reason", None) not in {"length", "content_filter"}


def first_choice(completion: ChatCompletion) -> Choice | None:
    """The answer, if there is one: the SDK builds its objects without looking whether anything is missing."""
    choices: object = getattr(completion, "choices", None)
    if not isinstance(choices, list) or not choices or not isinstance(choices[0], Choice):
        return None
    return choices[0] if isinstance(getattr(choices[0], "message", None), ChatCompletionMessage) else None


def tokens_in(completion: ChatCompletion) -> Tokens:
    """What the endpoint counted; nothing where it does not count."""
    usage = getattr(completion, "usage", None)
    details = getattr(usage, "prompt_tokens_details", None)
    return Tokens(
        prompt=getattr(usage, "prompt_tokens", None) or 0,
        cached=getattr(details, "cached_tokens", None) or 0,
        cache_written=getattr(details, "cache_write_tokens", None) or 0,
        completion=getattr(usage, "completion_tokens", None) or 0,
    )
