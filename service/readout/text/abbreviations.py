"""Abbreviations with a stop that ends no sentence, or not always, by language."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

_BEFORE = re.compile(r"(?:[^\W\d_]\.)*[^\W_]+\Z")
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 16
_ORDINAL_DIGITS = 2


class _Words(NamedTuple):
    """What a language has beside the shared lists, those in it."""

    titles: frozenset[str]
    """Never the end of a sentence."""
    numbered: frozenset[str]
    """Not the end of a sentence before a number."""
    last: frozenset[str]
    """The end of a sentence only if a word follows that begins one."""
    starters: frozenset[str]
    """Words that begin sentences, and hardly ever stand in the middle of a name."""
    months: frozenset[str]
    """Follow the day as an ordinal number (`15. März`)."""
    ordinals: bool
    """Whether a stop after a figure makes it an ordinal number."""


@cache
def _file() -> dict[str, Any]:
    path = files("readout.text").joinpath("data", "abbreviations.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _words(language: str | None) -> _Words:
    """The lists of a language with the shared ones; without a language those of all."""
    code = re.split(r"[-_]", language.lower())[0] if language else None
    known = {name: section for name, section in _file().items() if isinstance(section, dict)}
    used = [section for name, section in known.items() if code is None or name in {"shared", code}]

    def listed(key: str) -> frozenset[str]:
        return frozenset(word for section in used for word in section.get(key, "").split())

    ordinals = code is not None and bool(known.get(code, {}).get("ordinals", False))
    months = frozenset(word for section in known.values() for word in section.get("months", "").split())
    return _Words(listed("titles"), listed("numbered"), listed("last"), listed("starters"), months, ordinals)


def titles_with_a_stop(language: str | None) -> frozenset[str]:
    """Abbreviations in small letters, without their stop, that never end a sentence: ``mr``, ``dr``."""
    return _words(language).titles


def _may_start(following: str, words: _Words) -> bool:
    word = _WORD.match(following)
    if word is None or following[word.end() : word.end() + 1] == ".":
        return False  # nothing, or another initial
    return word.group()[0].isupper() and word.group().casefold() in words.starters


def ends_sentence(text: str, stop: int, following: int, language: str | None = None) -> bool:
    """Tells whether the dot at ``stop`` may end a sentence, by the word before it and the one after.

    Args:
        text: The text.
        stop: Where the dot stands.
        following: Where the next word, or the mark before it, begins.
        language: Language of the text (BCP 47); without it the abbreviations of all languages count.

    Returns:
        False after a title, an initial, `U.S.` or `No.`, unless the next word is one that begins sentences.
    """
    before = _BEFORE.search(text[max(stop - _LONGEST, 0) : stop])
    if before is None:
        return True
    words = _words(language)
    word, after = before.group().casefold(), text[following : following + _LONGEST]
    if word in words.titles:
        return False
    if word.isdigit():
        return len(word) > _ORDINAL_DIGITS or not _is_ordinal(text, stop - len(word), after, words)
    if word in words.numbered and after[:1].isdigit():
        return False
    if len(word) == 1 or "." in word or word in words.last:
        return _may_start(after, words)
    return True


def _is_ordinal(text: str, start: int, after: str, words: _Words) -> bool:
    """Whether a short number with a dot is a day (`15. März`), is the number of an order, or counts a list's items."""
    word = _WORD.match(after)
    if word is not None and word.group().casefold() in words.months:
        return True
    if start == 0 or text[start - 1] == "\n":
        return True
    return words.ordinals and word is not None and not _may_start(after, words)
