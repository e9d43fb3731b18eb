"""Which failed attempts may be repeated, what a server means by refusing one, and how long to wait."""

from __future__ import annotations

import httpx2
import openai
from tenacity import RetryCallState, wait_exponential, wait_random

from readout.ask.error_mapping import NO_QUOTA
from readout.ask.error_words import is_lasting, words
from readout.ask.formats import refuses_format
from readout.ask.rate_headers import retry_after, seconds_until_room
from readout.clock import SYSTEM, Clock

LONGEST_WAIT = 120.0
"""Seconds: what a server may ask for with Retry-After, at the most."""

TOO_MANY = 429
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
        return error.status_code in _TRANSIENT and error.code != NO_QUOTA and not _will_fail_again(error)
    if isinstance(error, openai.APIConnectionError):
        cause = error.__cause__
        return isinstance(cause, OSError | httpx2.TransportError) and not isinstance(cause, _OWN_FAULTS)
    return False


def _will_fail_again(error: openai.APIStatusError) -> bool:
    """By what is said. The words of a limit are about all requests together."""
    return refuses_format(error) or (error.status_code != TOO_MANY and is_lasting(words(error)))


def wait_seconds(state: RetryCallState, clock: Clock = SYSTEM) -> float:
    """What the server asked for with Retry-After or says of its limits, else exponential with jitter."""
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, openai.APIStatusError):
        asked = retry_after(error.response.headers, clock)
        if asked is None:
            asked = seconds_until_room(error.response.headers, failed_tokens(state)) or None
        if asked is not None:
            return min(max(asked, 0.0), LONGEST_WAIT)
    return _backoff(state)


def failed_tokens(state: RetryCallState) -> int:
    """Of the request that failed."""
    return state.args[0].state.tokens if state.args else 1


def is_refusal(error: BaseException | None) -> bool:
    """Whether the server has too many requests, not a fault with this one."""
    if not isinstance(error, openai.APIStatusError):
        return False
    return error.status_code == TOO_MANY or retry_after(error.response.headers) is not None


def says_when(error: BaseException | None) -> bool:
    """Whether the server said when to come back."""
    return isinstance(error, openai.APIStatusError) and retry_after(error.response.headers) is not None


def is_used_up(error: BaseException | None, tokens: int) -> bool:
    """Whether the server says that its limit is used up: then it is not this one request that it refuses."""
    return isinstance(error, openai.APIStatusError) and seconds_until_room(error.response.headers, tokens) > 0
