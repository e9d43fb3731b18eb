"""Rate limiter: so many requests, or tokens, a minute."""

from __future__ import annotations

from readout.clock import SYSTEM, Clock

MINUTE = 60.0
BURST = 1.0
"""Seconds' worth that may go at once."""


class RateLimiter:
    """Spaces requests evenly, by the generic cell rate algorithm (ITU-T I.371).

    Args:
        limit: requests or tokens a minute.
        by_token: whether a request counts by its tokens.
        clock: tells when it is a request's turn.
    """

    def __init__(self, limit: float, by_token: bool, clock: Clock = SYSTEM) -> None:
        self._clock = clock
        self._seconds = MINUTE / limit
        self._by_token = by_token
        self._next = 0.0

    async def wait(self, tokens: int) -> None:
        """Wait until it is a request's turn."""
        now = self._clock.now()
        at = max(self._next, now - BURST)
        self._next = at + self._seconds * (tokens if self._by_token else 1)
        if at > now:
            await self._clock.sleep(at - now)
