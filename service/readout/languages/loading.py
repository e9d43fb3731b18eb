"""Reads the data files: ``data/xx.toml`` holds what is known of the language with the BCP 47 code ``xx``.

A file has the keys that are fields of ``Language``; lists of words are texts with white space between the words, and
the longest table is a text with a line an entry. Only ``language``, ``name``, ``source`` and ``speech`` are needed.
``grammar = true`` says that the lists of small words are full enough to tell who is the subject of a verb of speech, so
that an attribution to somebody else can be refuted.
"""

from __future__ import annotations

import dataclasses
import re
import tomllib
from importlib import resources

from readout.languages.dialogue import Words
from readout.languages.vocabulary import Language

_VERBS = frozenset({"speech", "telling", "adding"})
"""Lists of verbs that may have a conjunction for their first letter."""
_SPELLED = _VERBS | {"functions", "unnamed", "spokespeople", "adjuncts", "adpositions"}
"""Lists of words that may be written without the sign of their first letter."""


def language(tag: str | None) -> Language | None:
    """What is known of a language by its BCP 47 tag (``pt-BR`` is ``pt``); ``None`` if nothing is."""
    return _BY_CODE.get((tag or "").split("-")[0].casefold())


def _load(name: str) -> Language:
    text = (resources.files("readout.languages") / "data" / f"{name}.toml").read_text("utf-8")
    data = tomllib.loads(text)
    for field in dataclasses.fields(Language):
        value = data.get(field.name)
        if field.type == "Words" and value is not None:
            data[field.name] = frozenset(value.split())
        elif isinstance(value, list):
            data[field.name] = tuple(value)
        elif isinstance(value, dict):
            data[field.name] = {kind: _listed(words) for kind, words in value.items()}
        elif isinstance(value, str) and field.type not in ("str", "Words"):
            data[field.name] = _table(value)
    for words in _SPELLED & data.keys():
        data[words] |= _plainly(data[words], data.get("plain_initials", ""))
    for verbs in _VERBS & data.keys():
        data[verbs] |= {f"{sign}{verb}" for sign in data.get("joined_to_verbs", "") for verb in data[verbs]}
    return Language(**data)


def _plainly(words: Words, letters: str) -> Words:
    """Words as they are written whose first letter has lost its sign: ``اعلن`` for ``أعلن``, ``واعلن``, ``الامين``."""
    if not letters:
        return frozenset()
    signed = re.compile(rf"(?<=\A)[{letters[:-1]}]|(?<=\Aو)[{letters[:-1]}]|(?<=\Aال)[{letters[:-1]}]")
    return frozenset(signed.sub(letters[-1], word) for word in words)


def _listed(words: str | list[str]) -> tuple[str, ...]:
    """A list as it is, or one of words with white space between them and ``_`` for a space inside one."""
    return tuple(word.replace("_", " ") for word in words.split()) if isinstance(words, str) else tuple(words)


def _table(text: str) -> dict[str, tuple[str, ...]]:
    """A table whose lines are a word, a colon and its words: many times faster to read than as keys of the file."""
    lines = (line.partition(":") for line in text.strip().splitlines())
    return {kind: tuple(words.split()) for kind, _, words in lines}


def _all() -> dict[str, Language]:
    folder = resources.files("readout.languages") / "data"
    names = sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml"))
    return {name: _load(name) for name in names}


LANGUAGES: dict[str, Language] = _all()
"""All languages that have a file, by code."""
UNSPACED: Words = frozenset(code for code, one in LANGUAGES.items() if one.unspaced)
"""The codes of those that do not part their words."""
_BY_CODE = {code: one for one in LANGUAGES.values() for code in (one.language, *one.also)}
