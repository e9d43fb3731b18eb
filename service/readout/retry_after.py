"""When a server wants to be asked again: ``Retry-After`` (RFC 9110, 10.2.3)."""

from __future__ import annotations

import math
from email.utils import parsedate_to_datetime


def seconds_to_wait(said: str, wall: float) -> float | None:
    """Seconds that the header asks for, as a number or a date, none of what is past; ``None`` if it says neither.

    Args:
        said: the header's value.
        wall: the time, in seconds since 1970.
    """
    seconds = finite(said)
    if seconds is None:
        try:
            seconds = parsedate_to_datetime(said).timestamp() - wall
        except (ValueError, TypeError, OverflowError):
            return None
    return max(seconds, 0.0)


def finite(value: str) -> float | None:
    """A number, if it is one."""
    try:
        number = float(value)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
