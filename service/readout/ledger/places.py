"""Where the ledger is."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import platformdirs

VARIABLE = "READOUT_LEDGER"
NO_LEDGER = "none"
"""Value of the variable, option or setting that turns the ledger off."""
NAME = "ledger.sqlite3"


def default_place() -> Path:
    """The file in the user's folder for caches: ``~/.cache/readout`` on Linux, and what other systems have for it."""
    return platformdirs.user_cache_path("readout", appauthor=False) / NAME


def settled_place(wanted: Path | str | bool, environ: Mapping[str, str] = os.environ) -> Path | None:
    """The ledger's file, ``None`` for no ledger.

    Args:
        wanted: a file; ``False`` or ``none`` for none; ``True`` for what ``READOUT_LEDGER`` says, else the default
            place.
        environ: the environment.
    """
    if wanted is False:
        return None
    named = environ.get(VARIABLE, "").strip() if isinstance(wanted, bool) else str(wanted)
    if named.casefold() == NO_LEDGER:
        return None
    return Path(named) if named else default_place()
