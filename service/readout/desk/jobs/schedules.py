"""When a watch is looked at: each so many minutes, or each day at a time of a place."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from readout.errors import InputError

_EVERY = re.compile(r"([0-9]{1,6})\s?([mhd])")
_DAILY = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_SECONDS = {"m": 60, "h": 3600, "d": 86400}
_LONGEST = 366 * 86400


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """One of both: seconds from turn to turn, or a time of day in a zone."""

    every: int | None = None
    daily: str | None = None
    zone: str = "UTC"

    @classmethod
    def of(cls, every: str | None, daily: str | None, zone: str | None = None) -> Schedule:
        """As one writes it: ``15m``, ``2h``, ``1d``; or ``06:30`` and ``Europe/Berlin``.

        Raises:
            InputError: it is neither or both, or not written so.
        """
        if (every is None) == (daily is None):
            raise InputError("say how often: either every 15m, 2h or 1d, or daily at a time, as 06:30")
        if zone is not None and daily is None:
            raise InputError("a zone is of a time of day: leave it out, or say daily at which time")
        if every is not None:
            return cls(every=_seconds(every))
        if not _DAILY.fullmatch(daily or ""):
            raise InputError(f"{daily!r} is no time of day: write it as 06:30")
        return cls(daily=daily, zone=_zone(zone or "UTC"))

    def first(self, now: dt.datetime) -> dt.datetime:
        """When the first turn is: at once, or at the time of day."""
        return now if self.every is not None else self.after(now)

    def after(self, now: dt.datetime) -> dt.datetime:
        """When the next turn is. Turns that nobody was there for are not made up for.

        A time of day that a change of clocks leaves out is reckoned by the clock before it.
        """
        if self.every is not None:
            return now + dt.timedelta(seconds=self.every)
        place = ZoneInfo(self.zone)
        today, time = now.astimezone(place).date(), dt.time.fromisoformat(self.daily or "00:00")
        for day in (today, today + dt.timedelta(days=1)):
            moment = dt.datetime.combine(day, time, place).astimezone(dt.UTC)
            if moment > now:
                return moment
        return dt.datetime.combine(today + dt.timedelta(days=2), time, place).astimezone(dt.UTC)

    def told(self) -> str:
        """In words."""
        if self.every is None:
            return f"daily at {self.daily} ({self.zone})"
        letter = next(one for one in "dhm" if self.every % _SECONDS[one] == 0)
        return f"every {self.every // _SECONDS[letter]}{letter}"


def _seconds(every: str) -> int:
    found = _EVERY.fullmatch(every.strip())
    seconds = int(found[1]) * _SECONDS[found[2]] if found else 0
    if not 0 < seconds <= _LONGEST:
        raise InputError(f"{every!r} is no length of time: write it as 15m, 2h or 1d")
    return seconds


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # of a zone that there is not, a path, a folder
        raise InputError(f"{name!r} is no time zone: write it as Europe/Berlin") from None
    return name
