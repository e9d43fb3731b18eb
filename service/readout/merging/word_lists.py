"""The lists of words that merging goes by: data files, each with its source and its languages."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources
from typing import Any


@functools.cache
def load(name: str) -> dict[str, Any]:
    """The lists of ``data/NAME.toml``."""
    text = resources.files(__package__).joinpath("data", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def main_language(code: str | None) -> str:
    """A language without its region; a text of no stated language is read as English."""
    return (code or "en").split("-")[0]


def pattern(name: str, language: str | None, row: str | None = None, frame: str = "{}") -> re.Pattern[str]:
    """The expressions of one language in ``data/NAME.toml``, whatever their case; without any it matches nothing.

    Args:
        name: of the file.
        language: of the text that it is for.
        row: the table of the file that has a list for each language; the file itself, if it has no tables.
        frame: what stands around each of them.
    """
    return _pattern(name, main_language(language), row, frame)


@functools.cache
def _pattern(name: str, language: str, row: str | None, frame: str) -> re.Pattern[str]:
    lists = load(name)
    words = (lists if row is None else lists[row]).get(language, ())
    return re.compile("|".join(map(frame.format, words)) or r"(?!)", re.IGNORECASE | re.MULTILINE)
