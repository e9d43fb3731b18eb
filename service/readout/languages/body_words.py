"""Words in names of bodies that are no offices of a state: ``bodies/xx.toml`` has those of the language ``xx``.

A file is read when a text first needs it. Its table ``words`` has a line for each idea: what a word says by English
keys, a colon, and the words, with ``_`` for a space and ``*`` where one of ``endings`` may follow. A key of ``KINDS``
is what a body is; one of ``LEVELS`` is of what part of a state it is; any other is what it is for.
"""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import NamedTuple

KINDS = frozenset(
    "municipality council authority assembly police prosecutor court fire chamber union association committee"
    " commission agency company bank hospital university school party fund club board cooperative institute"
    " museum ngo".split()
)
LEVELS = frozenset("municipal district regional national parliament".split())

Entry = tuple[tuple[str, ...], frozenset[str]]
"""The words of a line's entry, as the file has them, and what they say."""


class BodyWords(NamedTuple):
    """What is known of names of bodies in a language."""

    entries: tuple[Entry, ...]
    endings: tuple[str, ...]
    """What may stand for a ``*``; nothing may too."""
    small: frozenset[str]
    """Words in names that say nothing of a body, beside those of the language."""
    head: str
    """Which of several kinds in a name the body is: the ``first``, the ``last``, or the last one ``before_of``."""
    inside: frozenset[str]
    """Prepositions before a place in which something happens."""
    of: frozenset[str]
    """Words between a body and its place: ``of``."""
    whence: frozenset[str]
    """Other words behind which a word in capitals may be a place: ``from``, ``nearby``, ``de``."""
    locatives: tuple[str, ...]
    """Endings that say the same as ``inside``, behind an apostrophe."""
    adjectives: tuple[str, ...]
    """Letters that words made of names of places have near their end, where these have no capital: ``ск``."""
    bare: bool
    """Whether words without capitals leave it unknown to which body a name belongs, so that it has to stand beside."""
    article: str
    """The article that is part of a word, without which a name follows: ``ال``."""


@functools.cache
def body_words(code: str) -> BodyWords | None:
    """The words of a language by its code; ``None`` if it has no file."""
    file = resources.files("readout.languages") / "bodies" / f"{code}.toml"
    if not file.is_file():
        return None
    data = tomllib.loads(file.read_text("utf-8"))
    return BodyWords(
        entries=tuple(_entries(data["words"])),
        endings=("", *data.get("endings", "").split()),
        small=frozenset(data.get("small", "").split()),
        head=data.get("head", "first"),
        inside=frozenset(data.get("inside", "").split()),
        of=frozenset(data.get("of", "").split()),
        whence=frozenset(data.get("whence", "").split()),
        locatives=tuple(data.get("locatives", "").split()),
        adjectives=tuple(data.get("adjectives", "").split()),
        bare=data.get("bare", False),
        article=data.get("article", ""),
    )


def _entries(table: str) -> list[Entry]:
    found: dict[tuple[str, ...], frozenset[str]] = {}
    for line in table.strip().splitlines():
        keys, _, words = line.partition(":")
        for word in words.split():
            parts = tuple(word.split("_"))
            found[parts] = found.get(parts, frozenset()) | frozenset(keys.split())
    return list(found.items())


def kinds_of(keys: frozenset[str]) -> frozenset[str]:
    """Those of several keys that say what a body is."""
    return keys & KINDS


def levels_of(keys: frozenset[str]) -> frozenset[str]:
    """Those that say of what part of a state it is."""
    return keys & LEVELS


def fields_of(keys: frozenset[str]) -> frozenset[str]:
    """Those that say what it is for."""
    return keys - KINDS - LEVELS
