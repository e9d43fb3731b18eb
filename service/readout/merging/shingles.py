"""The fingerprint of a text: rows of words of its reporter's own, sampled by their hash."""

from __future__ import annotations

import hashlib
import re

SHINGLE = 5
"""Words in a row that make a shingle."""
SAMPLED = 4
"""One shingle in so many is kept, chosen by its hash: the same ones in every text."""

Shingles = frozenset[int]

_WORD = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|[^\W\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]+")
"""A word; in scripts without spaces a character."""
_QUOTED = re.compile(
    r"“[^“”\n]{1,2000}”|„[^„“”\n]{1,2000}[“”]|«[^«»\n]{1,2000}»|»[^«»\n]{1,2000}«|「[^「」\n]{1,2000}」|\"[^\"\n]{1,2000}\""
)
"""Quotations within a paragraph: whoever reports a speech has its words, and has not copied them from another."""


def shingles(text: str) -> Shingles:
    """The sampled shingles of what stands outside quotations; of all of it where little does."""
    own = _shingles(_QUOTED.sub(" ", text))
    return own or _shingles(text)


def _shingles(text: str) -> Shingles:
    words = _WORD.findall(text.casefold())
    hashes = (_hash(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))
    return frozenset(value for value in hashes if value % SAMPLED == 0)


def _hash(words: list[str]) -> int:
    return int.from_bytes(hashlib.blake2b(" ".join(words).encode(), digest_size=8).digest())
