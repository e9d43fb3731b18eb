"""Words before a colon at the head of a paragraph: those that name nobody, and those that are turns by themselves."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal


@cache
def label_words(which: Literal["no_speakers", "turns"]) -> frozenset[str]:
    """One list of ``data/labels.toml``, without case; spaces as they are."""
    path = files("readout.text").joinpath("data", "labels.toml")
    lists: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
    return frozenset(word.replace("_", " ").casefold() for word in lists[which].split())
