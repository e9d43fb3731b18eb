"""What a response holds: a completion, or what a server sends that is none."""

from __future__ import annotations

import contextlib

import pydantic
from openai.types.chat import ChatCompletion, ChatCompletionMessage
from openai.types.chat.chat_completion import Choice

from readout.ask.error_mapping import not_compatible
from readout.ask.foreign_answers import parsed, raise_error_in, settle_finish
from readout.writable import writable_json
from readout_schemas import Tokens

MOST_TOKENS = 10**12
"""More than any call has."""


def read_completion(answer: bytes, address: str) -> ChatCompletion:
    """The completion in a response; what a server leaves out, or adds, is no fault.

    Raises:
        EndpointError: it is none.
        openai.APIStatusError: it is an error, whatever the response's status was.
        openai.APIConnectionError: it broke off.
    """
    with contextlib.suppress(pydantic.ValidationError):
        completion = ChatCompletion.model_validate_json(answer)
        if completion.choices:
            return completion
    value: object = writable_json(parsed(answer, address))
    if not isinstance(value, dict):
        raise not_compatible(address, f"it sent {str(value)[:60]!r}")
    raise_error_in(value, address)
    settle_finish(value)
    if not isinstance(value.get("model", ""), str):
        value["model"] = ""
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
        prompt=_number(getattr(usage, "prompt_tokens", None)),
        cached=_number(getattr(details, "cached_tokens", None)),
        cache_written=_number(getattr(details, "cache_write_tokens", None)),
        completion=_number(getattr(usage, "completion_tokens", None)),
    )


def _number(told: object) -> int:
    """A count, also one that is a text or a fraction; 0 for what is none: an answer is not lost to its price."""
    if isinstance(told, bool) or not isinstance(told, int | float | str):
        return 0
    try:
        found = int(float(told))
    except (ValueError, OverflowError):
        return 0
    return found if 0 <= found <= MOST_TOKENS else 0
