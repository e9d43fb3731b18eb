"""The fingerprint of a text: rows of words of its reporter's own, sampled by their hash."""

from __future__ import annotations

import hashlib
import re

SHINGLE = 5
"""Words in a row that make a shingle."""
SAMPLED = 4
"""One shingle in so many is kept, chosen by the last byte of its hash: the same ones in every text."""

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
    words = [word.encode() for word in _WORD.findall(text.casefold())]
    rows = zip(*(words[at:] for at in range(SHINGLE)), strict=False)
    found: set[int] = set()
    for row in rows:
        digest = hashlib.blake2b(b" ".join(row), digest_size=8).digest()
        if digest[-1] % SAMPLED == 0:
            found.add(int.from_bytes(digest))
    return frozenset(found)
