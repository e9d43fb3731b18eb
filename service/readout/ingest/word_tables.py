"""The tables of words in ``data``, each read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The table ``data/NAME.toml``; not to be changed."""
    return tomllib.loads(resources.files("readout.ingest").joinpath(f"data/{name}.toml").read_text("utf-8"))
