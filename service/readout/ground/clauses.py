"""The clause around a place, which marks part from others, and its words."""

from __future__ import annotations

import re

MARK = re.compile(r"[,.:;!?…،؛؟。！？；–—\"“”„«»\n\ufffc]")
"""What parts clauses; not ``，``, behind which a name may be of what is said: ``司机说，洪添財来了``."""
_REACH = 60
"""Code points on either side of a place in which the rest of its clause is looked for."""
_WORD = re.compile(r"\w+")


def clause_before(text: str, at: int) -> str:
    """What stands before a place in its clause."""
    return MARK.split(text[max(at - _REACH, 0) : at])[-1]


def clause_behind(text: str, at: int) -> str:
    """What stands behind a place in its clause."""
    return MARK.split(text[at : at + _REACH], maxsplit=1)[0]


def plain_words(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return _WORD.findall(text.lower())
