"""What a server says of its rate limits, in the headers of each answer: when to come back, and what is left.

The names of limits are OpenAI's (https://platform.openai.com/docs/guides/rate-limits), and those of Azure, Groq,
Together and gateways: ``x-ratelimit-limit-``, ``-remaining-`` and ``-reset-``, each for ``requests`` and ``tokens``.
``reset`` is how long it takes until all of the limit is there again, as ``1m0.3s``, ``12ms`` or a number of seconds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from readout.clock import SYSTEM, Clock
from readout.retry_after import finite, seconds_to_wait

_UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_PART = re.compile(r"(\d+(?:\.\d+)?)(ms|s|m|h|d)")
_DURATION = re.compile(rf"(?:{_PART.pattern})+")


def retry_after(headers: Mapping[str, str], clock: Clock = SYSTEM) -> float | None:
    """Seconds to wait (RFC 9110, 10.2.3: a number of seconds or an HTTP date; milliseconds are OpenAI's own)."""
    milliseconds = finite(headers.get("retry-after-ms", ""))
    if milliseconds is not None:
        return milliseconds / 1000
    return seconds_to_wait(headers.get("retry-after", ""), clock.wall())


def seconds_until_room(headers: Mapping[str, str], tokens: int) -> float:
    """How long it takes until one more request fits into a server's limits; 0 where it does now, or nothing is said.

    A limit fills up evenly: what was used of it comes back over the time of its reset.

    Args:
        headers: of an answer, or a refusal.
        tokens: of the request.
    """
    return max(_until(headers, "requests", 1), _until(headers, "tokens", tokens))


def _until(headers: Mapping[str, str], what: str, needed: float) -> float:
    remaining = _number(headers.get(f"x-ratelimit-remaining-{what}"))
    if remaining is None or remaining >= needed:
        return 0.0
    reset = _seconds(headers.get(f"x-ratelimit-reset-{what}"))
    if reset is None:
        return 0.0
    limit = _number(headers.get(f"x-ratelimit-limit-{what}"))
    if limit is None or limit <= remaining or needed > limit:
        return reset
    return reset * (needed - remaining) / (limit - remaining)


def _number(value: str | None) -> float | None:
    return float(value) if value is not None and re.fullmatch(r"\d+(\.\d+)?", value) else None


def _seconds(value: str | None) -> float | None:
    if value is not None and _DURATION.fullmatch(value):
        return sum(float(number) * _UNITS[unit] for number, unit in _PART.findall(value))
    return _number(value)
