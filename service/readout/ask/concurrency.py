"""The limiter that every request passes: how many at once, how often, and whether at all.

How many adapts to what the server bears: one more for each round of answers, half as many for a refusal (additive
increase, multiplicative decrease, as TCP does it: RFC 5681). One refusal among answers is that of one request, which
waits alone. Two requests refused with no answer between are the server's limit: fewer go at once, and when the server
says to come back, all calls obey.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass

from readout.ask.budget import Budget
from readout.ask.progress import RunProgress
from readout.ask.rates import RateLimiter
from readout.ask.settings import Settings
from readout.clock import SYSTEM, Clock
from readout.errors import StoppedError

GO_ON = "the same command with a higher limit goes on where it stopped; what was answered costs nothing again"


@dataclass(slots=True)
class RequestState:
    """What the limiter knows of a request, over all its attempts."""

    tokens: int
    """Of its prompt, about."""
    fruitless: int = 0
    """Attempts that count towards giving up."""
    timeouts: int = 0
    """Attempts that were not answered in time."""
    reserved: float = 0.0
    """US dollars set aside for it while it holds a place."""
    began: float = 0.0
    """When the latest attempt was let through; 0 before the first."""
    waited_until: float = 0.0
    """Until when the call waits by itself after a refusal: it need not be held back that long."""
    answered_before: int | None = None
    """Answers that all calls had got when it was let through first, or failed last."""


class ConcurrencyLimiter:
    """Lets requests through. One event loop.

    Args:
        settings: the limits.
        progress: where what happens is counted, and what may stop it.
        budget: what may be spent, if that is limited.
        clock: what waits and deadlines go by.
    """

    def __init__(
        self, settings: Settings, progress: RunProgress, budget: Budget | None = None, clock: Clock = SYSTEM
    ) -> None:
        self._clock = clock
        self._most = settings.concurrency
        self._progress = progress
        self._progress.allowed = float(self._most)
        self._progress.on_stop.append(self._wake)
        self._rates = [
            RateLimiter(limit, by_token, clock)
            for limit, by_token in ((settings.rpm, False), (settings.tpm, True))
            if limit
        ]
        self._budget = budget
        self._last = None if settings.deadline is None else self._clock.now() + settings.deadline
        self._deadline = settings.deadline
        self._waiting: dict[asyncio.Future[bool], RequestState] = {}
        self._resume_at = 0.0
        self._slowed_at = 0.0
        self._answers = 0
        self._refused: tuple[RequestState, int] | None = None

    @contextlib.asynccontextmanager
    async def passing(self, state: RequestState) -> AsyncIterator[None]:
        """Hold a place for one attempt.

        Raises:
            RunError: no more requests are to be made.
        """
        await self._enter(state)
        try:
            for rate in self._rates:
                await rate.wait(state.tokens)
            self._check()
            state.began = self._clock.now()
            if state.answered_before is None:
                state.answered_before = self._answers
            yield
            self._answered()
        finally:
            self._leave(state)

    async def _enter(self, state: RequestState) -> None:
        """Take a place, at a time when no refusal holds all calls back."""
        while True:
            await self._pause(state)
            self._check()
            if not await self._has_got_place(state):
                continue
            if not self._is_held_back(state):
                return
            self._leave(state)

    async def _has_got_place(self, state: RequestState) -> bool:
        """Wait for a place; whether one was got, and not the end of the run instead."""
        if self._has_place(state):
            self._take(state)
            return True
        if self._progress.ended is not None:  # what may be spent is at its end
            return False
        given: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting[given] = state
        try:
            return await given
        except asyncio.CancelledError:
            if given.done() and not given.cancelled() and given.result():
                self._leave(state)
            raise
        finally:
            self._waiting.pop(given, None)

    def _take(self, state: RequestState) -> None:
        self._progress.in_flight += 1
        state.reserved = 0.0 if self._budget is None else self._budget.reserve(state.tokens)

    def _leave(self, state: RequestState) -> None:
        self._progress.in_flight -= 1
        if self._budget is not None:
            self._budget.release(state.reserved)
        self._hand_on()

    def _hand_on(self) -> None:
        """Give free places to who has waited longest: it sends in the very next turn of the loop."""
        for given, state in list(self._waiting.items()):
            if self._progress.in_flight >= int(self._progress.allowed):
                return
            if not given.done() and self._has_place(state):
                self._take(state)
                self._give(given, True)

    def _give(self, waiting: asyncio.Future[bool], place: bool) -> None:
        del self._waiting[waiting]
        waiting.set_result(place)

    def _is_held_back(self, state: RequestState) -> bool:
        return state.waited_until < self._resume_at and self._clock.now() < self._resume_at

    def _has_place(self, state: RequestState) -> bool:
        if self._progress.in_flight >= int(self._progress.allowed):
            return False
        return self._budget is None or self._budget.admits(state.tokens)

    async def _pause(self, state: RequestState) -> None:
        """Wait until refused requests may come back, which may be put off meanwhile; a stop is seen within a second."""
        while self._is_held_back(state) and self._progress.ended is None:
            await self._clock.sleep(min(self._resume_at - self._clock.now(), 1.0))

    def _wake(self) -> None:
        """Tell all who wait that the run has ended."""
        for waiting in [given for given in self._waiting if not given.done()]:
            self._give(waiting, False)

    def _check(self) -> None:
        if self._progress.ended is None and self._last is not None and self._clock.now() > self._last:
            self._progress.stop(StoppedError(f"stopped at --deadline {self._deadline:g} seconds: {GO_ON}"))
        if self._progress.ended is not None:
            raise self._progress.ended

    def _answered(self) -> None:
        self._answers += 1
        self._progress.allowed = min(self._most, self._progress.allowed + 1 / self._progress.allowed)

    def hold(self, seconds: float) -> None:
        """Let nothing through for so long: the server says that its limit is used up."""
        if seconds > 0:
            self._resume_at = max(self._resume_at, self._clock.now() + seconds)

    def refused(self, state: RequestState, seconds: float, *, told: bool, limit: bool = False) -> None:
        """The server refused a request, which waits that long; where it means its limit, all do, and fewer go at once.

        Args:
            state: the request.
            seconds: how long it waits.
            told: whether the server said how long.
            limit: whether it said that its limit is used up.
        """
        before, self._refused = self._refused, (state, self._answers)
        if not limit and (before is None or before[0] is state or before[1] != self._answers):
            return
        now = self._clock.now()
        if told:
            self._resume_at = max(self._resume_at, now + seconds)
        state.waited_until = self._resume_at if self._resume_at <= now + seconds else 0.0
        if state.began >= self._slowed_at:  # one burst of refusals slows down once
            self._progress.allowed = max(1.0, self._progress.allowed / 2)
            self._slowed_at = now

    def is_fruitless(self, state: RequestState) -> bool:
        """Whether nobody was answered since it failed last: the server bears nothing, not only less."""
        before, state.answered_before = state.answered_before, self._answers
        return before == self._answers
