"""Clocks on which no test waits."""

from __future__ import annotations

import asyncio


class VirtualClock:
    """Time that passes when somebody waits for it, and then at once."""

    def __init__(self) -> None:
        self.time = 1000.0
        self.naps: list[float] = []
        """The waits that were asked for, in seconds."""

    def now(self) -> float:
        return self.time

    def wall(self) -> float:
        return 1_742_000_000.0 + self.time

    async def sleep(self, seconds: float) -> None:
        until = self.time + seconds
        if seconds > 0:
            self.naps.append(seconds)
        await asyncio.sleep(0)
        self.time = max(self.time, until)


class ManualClock(VirtualClock):
    """Time that passes when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self._sleepers: list[tuple[float, asyncio.Future[None]]] = []

    async def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        awake: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._sleepers.append((self.time + seconds, awake))
        await awake

    async def advance(self, seconds: float) -> None:
        """Let time pass, and whoever slept until then do what it has to."""
        self.time += seconds
        due = [sleeper for sleeper in self._sleepers if sleeper[0] <= self.time]
        self._sleepers = [sleeper for sleeper in self._sleepers if sleeper[0] > self.time]
        for _, awake in due:
            if not awake.done():
                awake.set_result(None)
        await idle()


async def idle() -> None:
    """Let all tasks of the loop go as far as they get without time or network."""
    for _ in range(100):
        await asyncio.sleep(0)
