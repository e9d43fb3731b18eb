"""The one way out: chat completions with one retry policy, one check of what came, and one count."""

from __future__ import annotations

import email.utils
import time
from typing import Any

import openai
from openai.types.chat import ChatCompletion
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_after_attempt, wait_exponential_jitter

from readout.ask.faults import not_compatible, refused
from readout.ask.metering import current_call
from readout_schemas import Tokens

LONGEST_WAIT = 120.0
"""Seconds: what a server may ask for with Retry-After, at the most."""

_TRANSIENT = {408, 409, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529}
_backoff = wait_exponential_jitter(initial=0.5, max=30.0, jitter=0.5)


def is_transient(error: BaseException) -> bool:
    """Whether the same request may succeed when it is sent again."""
    if isinstance(error, openai.APIStatusError):
        verdict = error.response.headers.get("x-should-retry")
        if verdict in {"true", "false"}:
            return verdict == "true"
        return error.status_code in _TRANSIENT and error.code != "insufficient_quota"
    if isinstance(error, openai.APIConnectionError):
        return isinstance(error.__cause__, OSError | openai.OpenAIError) or _is_network(error.__cause__)
    return False


def _is_network(error: BaseException | None) -> bool:
    import httpx2  # noqa: PLC0415  (here alone)

    return isinstance(error, httpx2.TransportError) and not isinstance(error, httpx2.UnsupportedProtocol)


def wait_seconds(state: RetryCallState) -> float:
    """What the server asked for with Retry-After, else exponential with jitter."""
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, openai.APIStatusError):
        asked = _retry_after(error.response.headers.get("retry-after-ms"), error.response.headers.get("retry-after"))
        if asked is not None:
            return min(max(asked, 0.0), LONGEST_WAIT)
    return _backoff(state)


def _retry_after(milliseconds: str | None, value: str | None) -> float | None:
    """Seconds to wait (RFC 9110, 10.2.3: a number of seconds or an HTTP date; milliseconds are OpenAI's own)."""
    try:
        if milliseconds is not None:
            return float(milliseconds) / 1000
        return None if value is None else float(value)
    except ValueError:
        moment = email.utils.parsedate_to_datetime(value) if value and ":" in value else None
        return None if moment is None else moment.timestamp() - time.time()


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
        return await self._client.chat.completions.create(**request)

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
        if not isinstance(completion, ChatCompletion) or not completion.choices:
            raise not_compatible(str(self._client.base_url), f"it sent {str(completion)[:60]!r}")
        _count(completion)
        choice = completion.choices[0]
        if choice.finish_reason == "content_filter":
            raise refused("content filter")
        if choice.message.refusal:
            raise refused(choice.message.refusal)
        return completion


def _count_retry(_: RetryCallState) -> None:
    current_call().meter.retries += 1


def _count(completion: ChatCompletion) -> None:
    meter = current_call().meter
    meter.calls += 1
    meter.model = completion.model
    usage = completion.usage
    if usage is not None:
        details = usage.prompt_tokens_details
        meter.tokens += Tokens(
            prompt=usage.prompt_tokens,
            cached=(details and details.cached_tokens) or 0,
            completion=usage.completion_tokens,
        )
