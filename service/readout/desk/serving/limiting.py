"""How many requests one may make: a bucket that each takes from, and that fills again with time."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from readout.clock import Clock

MINUTE = 60.0
MOST_BUCKETS = 10_000
"""Of those that are kept at once; who asked longest ago is forgotten first."""


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float


class Limiter:
    """Counts requests of each that asks; threads may share it.

    Args:
        a_minute: requests that one may make a minute, as many at once.
        clock: the time.
    """

    def __init__(self, a_minute: int, clock: Clock) -> None:
        self._most = float(a_minute)
        self._clock = clock
        self._lock = threading.Lock()
        self._buckets: dict[object, _Bucket] = {}

    def wait(self, who: object) -> float:
        """Take one request from a bucket: 0, or the seconds until there is one."""
        now = self._clock.now()
        with self._lock:
            bucket = self._buckets.pop(who, None) or _Bucket(self._most, now)
            self._buckets[who] = bucket  # at the end: whoever is first asked longest ago
            if len(self._buckets) > MOST_BUCKETS:
                del self._buckets[next(iter(self._buckets))]
            bucket.left = min(self._most, bucket.left + (now - bucket.at) * self._most / MINUTE)
            bucket.at = now
            if bucket.left < 1:
                return (1 - bucket.left) * MINUTE / self._most
            bucket.left -= 1
            return 0.0
