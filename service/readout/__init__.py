"""Readout: one checked briefing from a pile of news reports and official readouts.

>>> import readout
>>> briefing = readout.brief("reports/", model="openai/gpt-6-luna")  # doctest: +SKIP
>>> print(readout.render.terminal(briefing))  # doctest: +SKIP
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from readout import load, render
    from readout.api import abrief, aextract, brief, extract
    from readout.ask.settings import Settings
    from readout.client import AsyncClient, Client
    from readout.errors import (
        AllFailedError,
        InputError,
        ModelError,
        ReadoutError,
        RecordingError,
        RunError,
        ServiceError,
        SettingsError,
        SkippedWarning,
        UndatedWarning,
    )
    from readout.exporting import to_arrow, to_pandas
    from readout.ingest import Metadata, document
    from readout.library import diff, evaluate, export, schema
    from readout.merging import merge
    from readout_schemas import (
        Amount,
        Briefing,
        Changes,
        Commitment,
        Count,
        Disagreement,
        Document,
        Evidence,
        Meeting,
        Mention,
        Open,
        Participant,
        Party,
        Quote,
        Report,
        Sanction,
        Statement,
        When,
    )

    __version__: str

__all__ = [
    "AllFailedError",
    "Amount",
    "AsyncClient",
    "Briefing",
    "Changes",
    "Client",
    "Commitment",
    "Count",
    "Disagreement",
    "Document",
    "Evidence",
    "InputError",
    "Meeting",
    "Mention",
    "Metadata",
    "ModelError",
    "Open",
    "Participant",
    "Party",
    "Quote",
    "ReadoutError",
    "RecordingError",
    "Report",
    "RunError",
    "Sanction",
    "ServiceError",
    "Settings",
    "SettingsError",
    "SkippedWarning",
    "Statement",
    "UndatedWarning",
    "When",
    "__version__",
    "abrief",
    "aextract",
    "brief",
    "diff",
    "document",
    "evaluate",
    "export",
    "extract",
    "load",
    "merge",
    "render",
    "schema",
    "to_arrow",
    "to_pandas",
]

_HOMES = {
    "readout": ("load", "render"),
    "readout.api": ("abrief", "aextract", "brief", "extract"),
    "readout.ask.settings": ("Settings",),
    "readout.client": ("AsyncClient", "Client"),
    "readout.errors": (
        "AllFailedError",
        "InputError",
        "ModelError",
        "ReadoutError",
        "RecordingError",
        "RunError",
        "ServiceError",
        "SettingsError",
        "SkippedWarning",
        "UndatedWarning",
    ),
    "readout.exporting": ("to_arrow", "to_pandas"),
    "readout.ingest": ("Metadata", "document"),
    "readout.library": ("diff", "evaluate", "export", "schema"),
    "readout.merging": ("merge",),
    "readout_schemas": (
        "Amount",
        "Briefing",
        "Changes",
        "Commitment",
        "Count",
        "Disagreement",
        "Document",
        "Evidence",
        "Meeting",
        "Mention",
        "Open",
        "Participant",
        "Party",
        "Quote",
        "Report",
        "Sanction",
        "Statement",
        "When",
    ),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Import what is asked for, when it is: the SDK alone takes longer than ``readout --help`` may."""
    if name == "__version__":
        return importlib.import_module("importlib.metadata").version("readout")
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if home == __name__:
        return importlib.import_module(f"{__name__}.{name}")
    return getattr(importlib.import_module(home), name)


def __dir__() -> list[str]:
    return __all__
