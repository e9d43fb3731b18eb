"""What the user says about fetching."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from readout.web.guards import Guard

_NAME = "web.sqlite3"


@dataclass(frozen=True, slots=True)
class WebOptions:
    """How addresses are read.

    Attributes:
        allow_private: Whether addresses of this machine and of private networks may be fetched.
        since: Entries of feeds that were published before this day are left out; those without a day are kept.
        memory: The file that remembers what was fetched; None to remember nothing.
        guard: What holds where a server fetches for somebody else; it counts in place of ``allow_private``.
        known: Whether an entry of a feed, by its address, was read before: it is neither fetched nor read again.
    """

    allow_private: bool = False
    since: datetime.date | None = None
    memory: Path | None = None
    guard: Guard | None = None
    known: Callable[[str], bool] | None = None

    @staticmethod
    def beside(ledger: Path | None) -> Path | None:
        """The file of what was fetched, for a ledger; None without one."""
        return None if ledger is None else ledger.with_name(_NAME)


NO_MEMORY = WebOptions()
