"""Where the ledger is."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import platformdirs

VARIABLE = "READOUT_LEDGER"
NO_LEDGER = "none"
"""Value of the variable that turns the ledger off."""
NAME = "ledger.sqlite3"


def default_place() -> Path:
    """The file in the user's folder for caches: ``~/.cache/readout`` on Linux, and what other systems have for it."""
    return platformdirs.user_cache_path("readout", appauthor=False) / NAME


def settled_place(wanted: Path | str | bool, environ: Mapping[str, str] = os.environ) -> Path | None:
    """The ledger's file, ``None`` for no ledger.

    Args:
        wanted: a file; ``False`` for none; ``True`` for what ``READOUT_LEDGER`` says, else the default place.
        environ: the environment.
    """
    if wanted is False:
        return None
    if not isinstance(wanted, bool):
        return Path(wanted)
    named = environ.get(VARIABLE, "").strip()
    if named.casefold() == NO_LEDGER:
        return None
    return Path(named) if named else default_place()
