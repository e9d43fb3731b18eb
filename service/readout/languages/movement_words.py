"""Words for movements, armed groups and peoples in each language, from ``movements.toml``."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Any, NamedTuple

Entry = tuple[tuple[str, ...], str]
"""The words of a name, as the file has them, and the English name of the movement."""


class MovementWords(NamedTuple):
    """What is known of movements in a language."""

    kinds: tuple[str, ...]
    """Words for what they are, that stand beside a name: ``rebels``."""
    names: tuple[Entry, ...]
    """Names, those of most words first."""


@functools.cache
def movement_words(code: str) -> MovementWords | None:
    """The words of a language by its code; ``None`` if the file has none."""
    data = _file().get(code)
    if data is None:
        return None
    lines = (line.partition(":") for line in data["names"].strip().splitlines())
    names = [(tuple(word.split("_")), english) for english, _, words in lines for word in words.split()]
    return MovementWords(tuple(data["kinds"].split()), tuple(sorted(names, key=lambda entry: -len(entry[0]))))


@functools.cache
def _file() -> dict[str, Any]:
    return tomllib.loads((resources.files("readout.languages") / "movements.toml").read_text("utf-8"))
