"""Lines that are written from right to left, put together from where their signs stand.

A PDF places signs, in whatever order. Of Arabic that some programs print PDFium gives the letters of a word, or the
words of a line, from left to right, or in pieces: where that is so, the place of each sign tells how the line is read.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
"""Hebrew, Arabic and the scripts between them, with their presentation forms."""
_MOST_RIGHTWARD = 0.1
"""Share of the steps from letter to letter that may go to the right: letters stand over one another in some fonts."""
_WITH_A_SPACE = 2
"""How far apart in the file two letters may be that follow one another: the line's end has two signs."""
_SPACE, _SPACE_INSIDE = 0.12, 0.2
"""Heights of a line between two words; the second where PDFium has the signs next to one another, and no space."""
_SPACE_BESIDE_MARKS = 0.3
"""The same beside a letter with a mark on it: some files say where the mark stands, which is narrower."""
_RIGHTWARD = re.compile(r"[A-Za-z0-9\u00c0-\u024f\u0370-\u04ff\u0660-\u0669\u06f0-\u06f9]")
"""Letters and figures that are written from left to right inside such a line."""
_RUN = re.compile(rf"{_RIGHTWARD.pattern}(?:[^\u0590-\u08ff]*{_RIGHTWARD.pattern})?")
_PAIRS = dict(zip("()[]{}«»‹›<>", ")(][}{»«›‹><", strict=True))
_OPENING = "([{«‹<"


class Sign(NamedTuple):
    """A letter on a page with the marks on it: where it stands, and its place in the file."""

    text: str
    left: float
    right: float
    height: float
    number: int

    @property
    def centre(self) -> float:
        """How far right its middle stands."""
        return (self.left + self.right) / 2


def is_disordered(signs: list[Sign]) -> bool:
    """Whether letters of such a script follow one another to the right, as none are read."""
    steps = [
        after.centre > before.centre
        for before, after in pairwise(signs)
        if after.number <= before.number + _WITH_A_SPACE and all(_is_letter(one.text) for one in (before, after))
    ]
    return sum(steps) > _MOST_RIGHTWARD * len(steps)


def _is_letter(sign: str) -> bool:
    return bool(LEFTWARD.match(sign)) and sign[0].isalpha()


def line_from_right(signs: list[Sign]) -> str:
    """The text of a line, its words from the right, but for figures and words of other scripts in it."""
    height = max((sign.height for sign in signs), default=0.0)
    text, last = "", None
    for sign in sorted(signs, key=lambda sign: -sign.centre):
        if last is not None and last.left - sign.right > _space(last, sign) * height:
            text += " "
        text += sign.text
        last = sign
    return _with_pairs(_RUN.sub(_turned, text))


def _space(one: Sign, other: Sign) -> float:
    if len(one.text) > 1 or len(other.text) > 1:
        return _SPACE_BESIDE_MARKS
    return _SPACE_INSIDE if abs(one.number - other.number) == 1 else _SPACE


def _turned(run: re.Match[str]) -> str:
    """Words of another script, and figures, as they are read: from the left."""
    return run[0][::-1]


def _with_pairs(text: str) -> str:
    """Brackets and guillemets as their place has them: one opens that has a space before it, or begins the line."""
    return "".join(
        _PAIRS[sign] if sign in _PAIRS and (sign in _OPENING) is not _opens(text, at) else sign
        for at, sign in enumerate(text)
    )


def _opens(text: str, at: int) -> bool:
    return not text[:at].rstrip("".join(_PAIRS)) or text[:at].rstrip("".join(_PAIRS))[-1].isspace()
