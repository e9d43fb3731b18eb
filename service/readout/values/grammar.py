"""Words of grammar, which say nothing by themselves, in the languages of the file."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from readout.values.folding import language_code


@cache
def _file() -> dict[str, frozenset[str]]:
    path = files("readout.values").joinpath("data", "function_words.toml")
    lists: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
    return {code: frozenset(words.split()) for code, words in lists.items() if code != "source"}


def function_words(language: str | None) -> frozenset[str]:
    """The words of grammar of a language (BCP 47), in lower case; none where the language has no list.

    Chinese and Japanese have none, for they write no spaces between words.
    """
    return _file().get(language_code(language), frozenset())


GRAMMAR = function_words("en")
"""English words of grammar."""
