"""Readout: one checked briefing from a pile of news reports and official readouts.

>>> from readout import brief
>>> briefing = brief("reports/", model="openai/gpt-5-mini")  # doctest: +SKIP
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from readout.api import abrief, aextract, brief, extract
    from readout.ask.settings import Settings
    from readout.errors import InputError, ModelError, ReadoutError, RecordingError, SettingsError
    from readout.ingest import Metadata, document
    from readout.merging import merge
    from readout_schemas import (
        Briefing,
        Commitment,
        Document,
        Evidence,
        Meeting,
        Party,
        Report,
        Sanction,
        Statement,
        When,
    )

__all__ = [
    "Briefing",
    "Commitment",
    "Document",
    "Evidence",
    "InputError",
    "Meeting",
    "Metadata",
    "ModelError",
    "Party",
    "ReadoutError",
    "RecordingError",
    "Report",
    "Sanction",
    "Settings",
    "SettingsError",
    "Statement",
    "When",
    "abrief",
    "aextract",
    "brief",
    "document",
    "extract",
    "merge",
]

_HOMES = {
    "readout.api": ("abrief", "aextract", "brief", "extract"),
    "readout.ask.settings": ("Settings",),
    "readout.errors": ("InputError", "ModelError", "ReadoutError", "RecordingError", "SettingsError"),
    "readout.ingest": ("Metadata", "document"),
    "readout.merging": ("merge",),
    "readout_schemas": (
        "Briefing",
        "Commitment",
        "Document",
        "Evidence",
        "Meeting",
        "Party",
        "Report",
        "Sanction",
        "Statement",
        "When",
    ),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Import what is asked for, when it is: the SDK alone takes longer than ``readout --help`` may."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOME_OF[name]), name)


def __dir__() -> list[str]:
    return __all__
