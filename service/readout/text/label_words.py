"""Words at the head of a line that name nobody or are turns by themselves, before a colon, and slugs of headlines."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal


@cache
def label_words(which: Literal["no_speakers", "turns", "spelled_out", "slugs"]) -> frozenset[str]:
    """One list of ``data/labels.toml``, without case; spaces as they are."""
    path = files("readout.text").joinpath("data", "labels.toml")
    lists: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
    return frozenset(word.replace("_", " ").casefold() for word in lists[which].split())
