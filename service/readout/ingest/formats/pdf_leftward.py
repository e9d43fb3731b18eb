"""Words that are written from right to left, in the order in which they are read.

A PDF places signs, in whatever order. What PDFium gives has the words of some files, or the letters in them, from left
to right (Arabic that Chromium has printed): where they stand on the page tells how they are read.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import NamedTuple

LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
"""Hebrew, Arabic and the scripts between them, with their presentation forms."""
_ORDERED = re.compile(r"[^\W\d_]|\d")


class _Word(NamedTuple):
    text: str
    centre: float


def in_reading_order(text: str, centres: list[float]) -> str:
    """A line whose words from right to left are in the order in which they are read.

    Args:
        text: The line.
        centres: For each sign, how far right its middle stands.
    """
    pieces: list[str] = []
    words: list[_Word] = []
    for match in re.finditer(r"\s+|\S+", text):
        if match[0].isspace():
            words.append(_Word(match[0], 0.0))
        elif _is_leftward(match[0]):
            there = centres[match.start() : match.end()]
            words.append(_Word(_letters(match[0], there), sum(there) / len(there)))
        else:
            pieces += [*_sorted(words), match[0]]
            words = []
    return "".join((*pieces, *_sorted(words)))


def _is_leftward(word: str) -> bool:
    """Whether a word has letters of such a script, and none of another, nor figures."""
    signs = _ORDERED.findall(word)
    return bool(signs) and all(LEFTWARD.match(sign) and not sign.isdecimal() for sign in signs)


def _letters(word: str, centres: list[float]) -> str:
    """The signs of a word from the right, each with the marks that stand on it."""
    clusters: list[tuple[float, str]] = []
    for sign, centre in zip(word, centres, strict=True):
        if clusters and unicodedata.combining(sign):
            clusters[-1] = (clusters[-1][0], clusters[-1][1] + sign)
        else:
            clusters.append((centre, sign))
    (first, begun), (last, ended) = clusters[0], clusters[-1]
    is_sign_apart = last > first and not (begun[0].isalpha() and ended[0].isalpha())  # a comma before its word
    if not is_sign_apart and not _runs_rightward([centre for centre, _ in clusters]):
        return word
    return "".join(sign for _, sign in sorted(clusters, key=lambda cluster: -cluster[0]))


def _runs_rightward(centres: list[float]) -> bool:
    """Whether most steps go to the right; letters that stand over one another may take a few."""
    steps = [after > before for before, after in pairwise(centres)]
    return 2 * sum(steps) > len(steps)


def _sorted(words: list[_Word]) -> list[str]:
    """Words from the right, what stands between them in its place."""
    written = [word for word in words if not word.text.isspace()]
    if not _runs_rightward([word.centre for word in written]):
        return [word.text for word in words]
    ordered = iter(sorted(written, key=lambda word: -word.centre))
    return [word.text if word.text.isspace() else next(ordered).text for word in words]
