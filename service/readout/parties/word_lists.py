"""Small words of names: the lists of ``data/names.toml``, which says what each is for."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources


@functools.cache
def word_list(*names: str) -> frozenset[str]:
    """The words of one or more lists, plain.

    Raises:
        KeyError: there is no list of that name.
    """
    text = resources.files("readout.parties").joinpath("data", "names.toml").read_text(encoding="utf-8")
    lists: dict[str, str] = tomllib.loads(text)
    return frozenset(word for name in names for word in lists[name].split())
