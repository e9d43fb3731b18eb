"""Time, for whoever waits for something or dates it."""

from __future__ import annotations

import asyncio
import time
from typing import Protocol


class Clock(Protocol):
    """What tells the time, and lets it pass."""

    def now(self) -> float:
        """Seconds since some moment, which never go back."""

    def wall(self) -> float:
        """Seconds since 1970."""

    async def sleep(self, seconds: float) -> None:
        """Let so many seconds pass."""


class SystemClock:
    """The clock of the machine."""

    def now(self) -> float:
        """As ``Clock`` has it."""
        return time.monotonic()

    def wall(self) -> float:
        """As ``Clock`` has it."""
        return time.time()

    async def sleep(self, seconds: float) -> None:
        """As ``Clock`` has it."""
        await asyncio.sleep(seconds)


SYSTEM: Clock = SystemClock()
