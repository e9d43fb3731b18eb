"""The words around what was looked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.desk.store.terms import Term
from readout.desk.store.words import words_in

BEFORE, LENGTH = 60, 240
"""Characters before the place, and in all."""


def excerpt(text: str, terms: Sequence[Term] | None) -> str:
    """A stretch of a text around the first place of a term, or its beginning; white space is one space."""
    return _around(text, (terms and _place(text, terms)) or 0)


def excerpt_of(texts: Sequence[str], terms: Sequence[Term] | None) -> str:
    """A stretch of the first text in which a term stands, or else the first one's beginning."""
    for text in texts if terms else ():
        place = _place(text, terms or ())
        if place is not None:
            return _around(text, place)
    return _around(texts[0], 0)


def _around(text: str, place: int) -> str:
    start = max(place - BEFORE, 0)
    end = min(start + LENGTH, len(text))
    if start:
        space = text.find(" ", start, start + BEFORE)
        start = space + 1 if space >= 0 else start
    stretch = " ".join(text[start:end].split())
    return f"{'… ' if start else ''}{stretch}{' …' if end < len(text) else ''}"


def _place(text: str, terms: Sequence[Term]) -> int | None:
    plain = [term.words[0] for term in terms if term.words[0].isascii()]
    if plain and (found := re.search(rf"(?<!\w)(?:{'|'.join(plain)})", text, re.IGNORECASE)):
        return found.start()  # as most are written, and much quicker than to fold every word
    firsts = {(term.words[0], term.begins and len(term.words) == 1) for term in terms}
    exact = {word for word, begins in firsts if not begins}
    beginnings = tuple(word for word, begins in firsts if begins)
    return next((word.start for word in words_in(text) if word.text in exact or word.text.startswith(beginnings)), None)
