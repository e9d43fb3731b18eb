"""What belongs to a quotation beside its words: the punctuation before its closing mark, a nested mark at its end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from readout.text.marks import APOSTROPHES, QUOTES, STOPS

if TYPE_CHECKING:
    from collections.abc import Iterable

_THIN = "\xa0\u2009\u202f"
_MARK = f"[{re.escape(QUOTES)}]"
_OPENS = "“‘„‚«‹「『\"'"
_END = re.compile(
    rf"(?:[ {_THIN}]*[{re.escape(STOPS)}])*"
    rf"(?=[{_THIN}]*(?![{re.escape(_OPENS)}]\w){_MARK}|\ »)"
)
_START = re.compile(rf"{_MARK}[{_THIN}]*([¿¡….]+[{_THIN}]*)\Z")
_STARTS = frozenset("¿¡…." + _THIN)
_LONGEST_START = 8
_CLOSERS = {"’": "‘‚", "”": "“„", "'": "'", '"': '"', "»": "«", "“": "„", "‘": "‚", "›": "‹", "』": "『"}
_MARKS = frozenset(QUOTES)
_ANY_MARK = re.compile(_MARK)
_INSIDE_WORD = re.compile(r"[^\W_].[^\W_]")
_OPENERS = {opener: closer for closer, openers in _CLOSERS.items() for opener in openers}


def _unmatched(marks: Iterable[str], opener: str, closer: str) -> bool:
    """Whether an ``opener`` is left over when every ``closer`` that follows one has taken it."""
    depth = 0
    for mark in marks:
        if mark in opener and (mark not in closer or depth == 0):
            depth += 1
        elif mark in closer and depth:
            depth -= 1
    return depth > 0


def _marks(text: str) -> list[str]:
    """Returns the quotation marks of ``text``, apostrophes inside words left out."""
    return [
        match.group()
        for match in _ANY_MARK.finditer(text)
        if match.group() not in APOSTROPHES or not _INSIDE_WORD.match(text, max(match.start() - 1, 0))
    ]


def closes_inside(text: str, start: int, end: int) -> bool:
    """Tells whether the mark at ``end`` closes a quotation that opened at or after ``start``."""
    closer = text[end : end + 1]
    return closer in _CLOSERS and _unmatched(_marks(text[start:end]), _CLOSERS[closer], closer)


def opens_inside(text: str, start: int, end: int) -> bool:
    """Tells whether the mark before ``start`` opens a quotation that closes before ``end``."""
    opener = text[max(start - 1, 0) : start]
    return opener in _OPENERS and _unmatched(reversed(_marks(text[start:end])), _OPENERS[opener], opener)


def completed(text: str, start: int, end: int) -> tuple[int, int]:
    """Widens the range of a quotation's words to all that stands before its closing mark, if it follows directly.

    A dot, comma or other stop between the last word and the mark belongs to the quotation, and so do the marks of a
    quotation nested at its very end or start. Nothing is added where no mark follows.

    Returns:
        The range, at least as wide as the one given.
    """
    if closing := _END.match(text, end):
        end = closing.end()
    if text[end : end + 1] in _CLOSERS and (nested := _END.match(text, end + 1)) and closes_inside(text, start, end):
        end = nested.end()
    if text[max(start - 1, 0) : start] in _STARTS and (
        opening := _START.search(text[max(start - _LONGEST_START, 0) : start])
    ):
        start -= len(opening.group(1))
    if text[max(start - 2, 0) : start - 1] in _MARKS and opens_inside(text, start, end):
        start -= 1
    return start, end


def stands_in_marks(text: str, start: int, end: int) -> bool:
    """Tells whether a quotation mark stands directly before the range, and another directly after it."""
    return text[max(start - 1, 0) : start] in _MARKS and text[end : end + 1] in _MARKS
