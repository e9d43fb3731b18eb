"""What the values need to know of a language beyond CLDR: one file each in ``data``, read once.

Sections ``numbers`` and ``dates``. Each file names its source. Long lists are written as lines: the meaning first, then
its forms, with ``_`` for a space.

``numbers``: ``and`` (before the last part of a number), ``words`` and ``phrases`` (the number, its forms), ``scales``,
``plural_scales``, ``articles`` (that are no one), ``and_half``, ``and_quarter``, ``approx``, ``vague`` (uncounted),
``joints`` and ``teens`` (how words make one number), ``only_after`` (`מאות`), ``one_or_two`` (`ألفا`). After a figure
with one letter for a scale, words of ``lengths`` and ``plurals`` tell metres from millions. What makes a number no
count: ``not_counts`` (units), the patterns ``ordinal`` and ``one_of`` after it, ``not_after`` before it.

``dates``: ``phrases`` (in English words that the rules read), ``patterns`` before them, ``units`` of counted time,
``links`` (small words between the words of a date), ``quarters``, ``halves``, their ``ordinals`` and whether those
follow (``ordinals_follow``), and whether *next Friday* is next week's and *last Friday* last week's
(``turns_are_of_weeks``). What fixes no day is put in English that fixes none
either, whatever its own day or number: `every Monday`, `2 days after`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from readout.values.folding import fold

FOLDER = "data"


@cache
def language_data(language: str) -> Mapping[str, Any]:
    """The file of a language (its code, ``de``); empty for one that has none."""
    path = files("readout.values").joinpath(FOLDER, f"{language}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


@cache
def known_languages() -> tuple[str, ...]:
    """The codes of the languages that have a file."""
    folder = files("readout.values").joinpath(FOLDER)
    names = (path.name.removesuffix(".toml") for path in folder.iterdir() if path.name.endswith(".toml"))
    return tuple(sorted(name for name in names if len(name) == len("de")))


def section(language: str, name: str) -> Mapping[str, Any]:
    """A section of a language's file; empty if it has none."""
    found: Mapping[str, Any] = language_data(language).get(name, {})
    return found


@cache
def shared_section(name: str) -> Mapping[str, Any]:
    """The file of what several languages share: ``scales``."""
    return tomllib.loads(files("readout.values").joinpath(FOLDER, f"{name}.toml").read_text(encoding="utf-8"))


def forms(lines: str) -> dict[str, str]:
    """Forms, folded and without case, with what each means, from lines of a meaning and its forms.

    Several words of one form are joined by ``_``.
    """
    found: dict[str, str] = {}
    for line in lines.strip().splitlines():
        meaning, *words = line.split()
        found.update({fold(word.replace("_", " ")).lower(): meaning.replace("_", " ") for word in words})
    return found


def listed(words: str) -> list[str]:
    """Folded words of a list without case, the longest first; ``_`` is a space inside one."""
    return sorted((fold(word.replace("_", " ")).lower() for word in words.split()), key=len, reverse=True)
