"""The one way out: chat completions with one retry policy, one check of what came, and one count."""

from __future__ import annotations

import email.utils
import math
import time
from typing import Any

import httpx2
import openai
from openai.types.chat import ChatCompletion, ChatCompletionMessage
from openai.types.chat.chat_completion import Choice
from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception,
    stop_after_attempt,
    wait_exponential,
    wait_random,
)

from readout.ask.faults import NO_QUOTA, not_compatible, refused
from readout.ask.metering import current_call
from readout_schemas import Tokens

LONGEST_WAIT = 120.0
"""Seconds: what a server may ask for with Retry-After, at the most."""

_TRANSIENT = {408, 409, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529}
_OWN_FAULTS = (httpx2.UnsupportedProtocol, httpx2.LocalProtocolError)
"""Errors of transport that the request itself is to blame for."""
_backoff = wait_exponential(multiplier=0.5, max=30.0) + wait_random(0.0, 0.5)


def is_transient(error: BaseException) -> bool:
    """Whether the same request may succeed when it is sent again."""
    if isinstance(error, openai.APIStatusError):
        verdict = error.response.headers.get("x-should-retry")
        if verdict in {"true", "false"}:
            return verdict == "true"
        return error.status_code in _TRANSIENT and error.code != NO_QUOTA
    if isinstance(error, openai.APIConnectionError):
        cause = error.__cause__
        return isinstance(cause, OSError | httpx2.TransportError) and not isinstance(cause, _OWN_FAULTS)
    return False


def wait_seconds(state: RetryCallState) -> float:
    """What the server asked for with Retry-After, else exponential with jitter."""
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, openai.APIStatusError):
        asked = _retry_after(error.response.headers)
        if asked is not None:
            return min(max(asked, 0.0), LONGEST_WAIT)
    return _backoff(state)


def _retry_after(headers: httpx2.Headers) -> float | None:
    """Seconds to wait (RFC 9110, 10.2.3: a number of seconds or an HTTP date; milliseconds are OpenAI's own)."""
    milliseconds = _number(headers.get("retry-after-ms", ""))
    if milliseconds is not None:
        return milliseconds / 1000
    value = headers.get("retry-after", "")
    seconds = _number(value)
    return _until(value) if seconds is None else seconds


def _number(value: str) -> float | None:
    try:
        number = float(value)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _until(value: str) -> float | None:
    try:
        return email.utils.parsedate_to_datetime(value).timestamp() - time.time()
    except (ValueError, OverflowError):
        return None


class Completer:
    """Sends chat completion requests for instructor, which builds them and reads the answers.

    Args:
        client: with its own retries off, so that retries never multiply.
        attempts: how often a request is sent at most, the first time included.
    """

    def __init__(self, client: openai.AsyncOpenAI, attempts: int) -> None:
        self._client = client
        self._retrying = AsyncRetrying(
            retry=retry_if_exception(is_transient),
            wait=wait_seconds,
            stop=stop_after_attempt(attempts),
            before_sleep=_count_retry,
            reraise=True,
        )

    async def _send(self, **request: Any) -> object:
        """One request, once; a coroutine function, which the SDK's decorated method does not look like to tenacity."""
        try:
            return await self._client.chat.completions.create(**request)
        except ValueError as error:  # the SDK lets out what the JSON parser says, and instructor would ask again
            raise not_compatible(str(self._client.base_url), f"it sent no JSON: {error}") from error

    async def create(self, **request: Any) -> ChatCompletion:
        """One completion, checked to be one and not cut off or refused.

        Raises:
            openai.OpenAIError: the request failed for good.
            EndpointError: what came is no chat completion.
            RefusedError: the model or a filter refused.
        """
        schema = request.get("response_format", {}).get("json_schema")
        if schema is not None:
            schema["strict"] = True  # instructor leaves it out, and then the schema is only a hint
        completion: object = await self._retrying(self._send, **request)
        if not isinstance(completion, ChatCompletion):
            raise not_compatible(str(self._client.base_url), f"it sent {str(completion)[:60]!r}")
        _count(completion)
        choice = _first_choice(completion)
        if choice is None:
            raise not_compatible(
                str(self._client.base_url), f"no answer is in {completion.to_json(indent=None, warnings=False)}"
            )
        if getattr(choice, "finish_reason", None) == "content_filter":
            raise refused("content filter")
        if choice.message.refusal:
            raise refused(choice.message.refusal)
        return completion


def _first_choice(completion: ChatCompletion) -> Choice | None:
    """The answer, if there is one: the SDK builds its objects without looking whether anything is missing."""
    choices: object = getattr(completion, "choices", None)
    if not isinstance(choices, list) or not choices or not isinstance(choices[0], Choice):
        return None
    return choices[0] if isinstance(getattr(choices[0], "message", None), ChatCompletionMessage) else None


def _count_retry(_: RetryCallState) -> None:
    current_call().meter.retries += 1


def _count(completion: ChatCompletion) -> None:
    meter = current_call().meter
    meter.calls += 1
    meter.model = getattr(completion, "model", None) or meter.model
    usage = completion.usage
    if usage is not None:
        details = usage.prompt_tokens_details
        meter.tokens += Tokens(
            prompt=getattr(usage, "prompt_tokens", None) or 0,
            cached=getattr(details, "cached_tokens", None) or 0,
            completion=getattr(usage, "completion_tokens", None) or 0,
        )
