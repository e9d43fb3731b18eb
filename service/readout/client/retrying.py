"""Which requests are sent again, and when: those that do the same however often they come."""

from __future__ import annotations

from collections.abc import Callable

from tenacity import RetryCallState, wait_exponential, wait_random

from readout.errors import ServiceError

TIMEOUT = 60.0
"""Seconds to wait for an answer."""
PATIENCE = 60.0
"""Seconds after which no further try begins: a service that is started anew is there before."""
Stop = Callable[[RetryCallState], bool]
_backoff = wait_exponential(multiplier=0.25, max=10.0) + wait_random(0.0, 0.25)


class AgainError(Exception):
    """The same request may go well later: it ends a try.

    Args:
        error: what it was, for one who does not try again.
        wait: seconds that the service asks for.
    """

    def __init__(self, error: ServiceError, wait: float | None = None) -> None:
        super().__init__(str(error))
        self.error = error
        self.wait = wait


def waits(state: RetryCallState) -> float:
    """Seconds until the next try: what the service asks for, else more and more."""
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, AgainError) and error.wait is not None:
        return error.wait
    return float(_backoff(state))


def stops(patience: float) -> Stop:
    """When no further try is made: when it would begin after so many seconds."""

    def stop(state: RetryCallState) -> bool:
        taken = max(state.seconds_since_start or 0.0, state.idle_for)
        return taken + state.upcoming_sleep > patience

    return stop
