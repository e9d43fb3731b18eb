"""Rate limiter: so many requests, or tokens, a minute."""

from __future__ import annotations

import asyncio
import time

MINUTE = 60.0
BURST = 1.0
"""Seconds' worth that may go at once."""


class RateLimiter:
    """Spaces requests evenly, by the generic cell rate algorithm (ITU-T I.371).

    Args:
        limit: requests or tokens a minute.
        by_token: whether a request counts by its tokens.
    """

    def __init__(self, limit: float, by_token: bool) -> None:
        self._seconds = MINUTE / limit
        self._by_token = by_token
        self._next = 0.0

    async def wait(self, tokens: int) -> None:
        """Wait until it is a request's turn."""
        now = time.monotonic()
        at = max(self._next, now - BURST)
        self._next = at + self._seconds * (tokens if self._by_token else 1)
        if at > now:
            await asyncio.sleep(at - now)
