"""Nouns for people whom nobody names, in the words of a language: the ``described`` tables of the language files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from readout.languages import LANGUAGES, language
from readout.parties.naming import plain

Words = tuple[str, ...]
Found = dict[int, tuple[int, frozenset[str]]]
"""Where nouns begin among words: where each ends, and which English nouns it may be."""

ANYBODY = "person"
"""The English noun of words that fit everybody: ``one of them``, ``jemand``."""
REGIONS = frozenset({"western", "european", "arab", "african", "asian"})
"""Entries for where somebody comes from that is no country."""
BESIDE = REGIONS | {"another", "my", "their", "anonymous", "close", "ordinary", "common", "same"}
"""Those for all words that stand beside the nouns and tell how somebody is."""
TOPICS = frozenset(
    "government ministry delegation talks mediation palace presidency embassy army police company party union court "
    "opposition meeting family customs border room house".split()
)
"""Those for what somebody may belong to."""
NO_NOUNS = BESIDE | TOPICS
_ENDING = 5
"""Letters that may follow a stem of the tables."""
_LONGER_ENDING = 8
"""The same in Turkish, which adds one ending to another: ``diplomatlarından``."""
_SHORTEST_PART = 6
"""Letters of a noun that may be the end of a compound: ``Regierungssprecherin``."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_APOSTROPHE = re.compile("['’]")
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}")
"""An abbreviation with full stops: ``U.S.``."""


@lru_cache(maxsize=64)
def entries(code: str) -> dict[str, frozenset[str]]:
    """The table of a language: its words, plain, by English ones; every kind of ``NO_NOUNS`` is there."""
    known = LANGUAGES[code].described
    return {kind: frozenset(map(plain, known.get(kind, ()))) for kind in (*known, *sorted(NO_NOUNS), ANYBODY)}


@lru_cache(maxsize=8192)
def words_in(text: str, code: str) -> Words:
    """The words of a text as they are written, without one that has lost its end to an apostrophe: ``l'avocate``."""
    if code == "en":
        text = _INITIALS.sub(lambda found: found[0].replace(".", ""), text)
    elided = LANGUAGES[code].elided
    parted = ((word, *_APOSTROPHE.split(word, maxsplit=1)) for word in _WORD.findall(text))
    return tuple(parts[-1] if parts[0].lower() in elided else word for word, *parts in parted)


@lru_cache(maxsize=8192)
def nouns_in(words: Words, code: str) -> Found:
    """The nouns for people among words, the longest at each place."""
    longest = ((at, *_longest(words[at:], code)) for at in range(len(words)))
    return {at: (at + length, nouns) for at, length, nouns in longest if nouns}


def nouns_of(text: str, tag: str | None) -> frozenset[str]:
    """The English nouns for all that a text says of what somebody is: a role.

    Args:
        text: The words.
        tag: Their language (BCP 47).
    """
    known = language(tag)
    if known is None or not known.described:
        return frozenset()
    if known.unspaced:
        table = entries(known.language)
        return frozenset(kind for kind in table.keys() - NO_NOUNS if any(word in plain(text) for word in table[kind]))
    found = nouns_in(words_in(text, known.language), known.language)
    return frozenset(noun for _, nouns in found.values() for noun in nouns)


def is_of(word: str, kind: str, code: str) -> bool:
    """Whether a word is one of an entry, in whatever form."""
    return any(_is(part, each, code) for part in _parts(plain(word), code) for each in entries(code)[kind])


def translates(word: str, form: str, tag: str | None) -> bool:
    """Whether a form has one of the words of the table for an English word: ``Western``, ``close``.

    Args:
        word: The English word.
        form: The words of the text.
        tag: Their language (BCP 47).
    """
    known, kind = language(tag), plain(word)
    if known is None or kind not in known.described:
        return False
    if known.unspaced:
        return any(each in plain(form) for each in entries(known.language)[kind])
    return any(is_of(part, kind, known.language) for part in words_in(form, known.language))


def _longest(words: Words, code: str) -> tuple[int, frozenset[str]]:
    """How many words the longest noun at their beginning has, and which English nouns it may be."""
    lengths: dict[int, set[str]] = {}
    for kind, each in entries(code).items():
        for entry in each if kind not in NO_NOUNS else ():
            parts = entry.split("_")
            if len(parts) <= len(words) and all(
                any(_is(form, part, code) for form in _parts(plain(word), code))
                for part, word in zip(parts, words, strict=False)
            ):
                lengths.setdefault(len(parts), set()).add(kind)
    length = max(lengths, default=1)
    return length, frozenset(lengths.get(length, ()))


def _is(word: str, entry: str, code: str) -> bool:
    """Whether a plain word is an entry, has its stem with an ending, or is a compound that ends so."""
    stem, known = entry.removesuffix("*"), LANGUAGES[code]
    longest = 0 if stem == entry else _LONGER_ENDING if code == "tr" else _ENDING
    if word.startswith(stem):
        return len(word) - len(stem) <= longest
    at = word.rfind(stem) if known.compounds and len(stem) >= _SHORTEST_PART else -1
    return at > 0 and len(word) - at - len(stem) <= longest


def _parts(word: str, code: str) -> Iterator[str]:
    """A word, as it is, without articles and prepositions that are part of it, and up to a hyphen.

    What is a noun with its hyphen is no other: a brother-in-law is no brother.
    """
    yield word
    if "-" in word and word not in _hyphenated(code):
        yield word.partition("-")[0]
    yield from LANGUAGES[code].without_prefixes(word)


@cache
def _hyphenated(code: str) -> frozenset[str]:
    """The nouns of a language that are written with a hyphen."""
    return frozenset(word for words in entries(code).values() for word in words if "-" in word)
