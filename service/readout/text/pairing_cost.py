"""How odd it would be for a quotation mark to open, to close, or to be no quotation mark at all.

Costs have no unit: 0 is what a style guide asks for, 1 a slip that one sees, 5 what nobody writes. They are added up
along a text, and the reading with the least sum wins (see ``quotations``).
"""

from __future__ import annotations

import functools
import re

from readout.languages import apostrophe_words
from readout.text.marks import (
    APOSTROPHES,
    BRACKETS,
    CORNERS,
    CURLY_DOUBLE,
    CURLY_SINGLE,
    DASHES,
    GUILLEMETS,
    QUOTES,
    SINGLE_GUILLEMETS,
    SPACES,
    UNSPACED,
    WHITE_CORNERS,
)

_FAMILIES = (CURLY_DOUBLE, CURLY_SINGLE + "´`", GUILLEMETS, SINGLE_GUILLEMETS, CORNERS, WHITE_CORNERS)
_FAMILY = {mark: number for number, family in enumerate(_FAMILIES) for mark in family}
_DOUBLE, _SINGLE = 0, 1
_CORNERS = frozenset(CORNERS + WHITE_CORNERS)
_OPENS = frozenset("“„«‘‚‹「『〝‟‛《〈`\"'＂＇״")
_CLOSES = frozenset("”’»›」』〞〟》〉´\"'＂＇״")
_THIN = frozenset("\xa0\u2009\u202f\u3000")
_SPACED = frozenset("«»‹›")
_FREE_BEFORE = frozenset(SPACES) | frozenset(DASHES) | frozenset("([{（［【/…:。、，！？") | frozenset(QUOTES)
_GOOD_AFTER_CLOSING = frozenset(SPACES) | frozenset(".,;:!?…)]}-–—/。、，．！？；：・）］】") | frozenset(QUOTES)
_HAN = re.compile(f"[{UNSPACED}\uac00-\ud7af]")
"""Signs of a script that writes on after a closing mark, and has no apostrophe; Korean sets its particles so."""
_MARKS_AFTER_ELISION = frozenset('"“„«‘')
_UNNATURAL = {
    ("„", "“"): -2.0,
    ("‚", "‘"): -2.0,
    ("»", "«"): -4.0,
    ("›", "‹"): -4.0,
    ("“", '"'): 0.7,
    ('"', "”"): 0.7,
    ('"', "“"): 0.7,
    ("‘", "'"): 0.7,
    ("'", "’"): 0.7,
}
"""What a pair costs beyond its two marks: German and Danish habits take off what the marks cost."""
_SAME = {"”": "“", "’": "‘", "»": "«"}
_SAME_BONUS = -1.5
"""In Swedish and Finnish one mark opens and closes: in a text where its counterpart never occurs."""
_LEFT_OPEN = 2.5
_STRAY = 2.0
"""Added where what was left open is a mark that by its form closes."""
CROSS_LINE = 1.5
CROSS_WRAPPED = 0.05
CROSS_BLANK = 4.0
CONTINUED = 0.1


@functools.cache
def _clipped() -> re.Pattern[str]:
    """What may follow an apostrophe: the rest of a clipped word (one letter only if no other apostrophe follows)."""
    words = sorted(apostrophe_words("clipped"))
    long, short = "|".join(word for word in words if len(word) > 1), "".join(word for word in words if len(word) == 1)
    return re.compile(rf"(?:{long}|[{short}](?!['’]))\b|\d\ds?\b", re.IGNORECASE)


def costs(text: str, start: int, end: int) -> tuple[float, float, float]:
    """Returns what it costs that the mark at ``text[start:end]`` opens a quotation, closes one, or is neither.

    Neither is an apostrophe, inches, a bullet, or a stray.
    """
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    neither = (_apostrophe if text[start] in APOSTROPHES else _stray)(text, start, end, before, after)
    return _opening(text, start, end, before, after), _closing(text[start], before, after), neither


def _opening(text: str, start: int, end: int, before: str, after: str) -> float:
    mark = text[start]
    at_line_start = before in {"", "\n"}
    cost = 0.0 if mark in _OPENS else (0.5 if at_line_start else 2.0)
    if before and before not in _FREE_BEFORE and mark not in _CORNERS and not _HAN.match(before):
        cost += 1.5
    if mark in "'’" and _clipped().match(text, end):
        cost += 1.0
    if after in _THIN or (after in SPACES and mark in _SPACED):
        cost += 0.0 if mark in _SPACED else 0.3
    elif not after or after in SPACES:
        cost += 1.2
    elif after in ".,;:!?)]}" and text[end : end + 2] != "..":
        cost += 3.0
    return cost


def _closing(mark: str, before: str, after: str) -> float:
    cost = 0.0 if mark in _CLOSES else 2.0
    if before in {"", "\n"}:
        cost += 3.0
    elif before in SPACES and before not in _THIN:
        cost += 0.2 if mark in _SPACED else 1.5
    elif before in BRACKETS and before in "([{":
        cost += 3.0
    if after and after not in _GOOD_AFTER_CLOSING and mark not in _CORNERS and not _HAN.match(after):
        cost += 0.7 if mark not in APOSTROPHES else 1.0
    return cost


def _stray(text: str, start: int, _: int, before: str, after: str) -> float:
    mark = text[start]
    if before.isdigit() and mark in '"”':
        return 1.0
    if mark in "»›" and before in {"", "\n"} and after in SPACES:
        return 0.5  # a bullet: French, whose marks are spaced, opens with «
    return 5.0 if before not in {"", "\n"} else 6.5


def _apostrophe(text: str, start: int, end: int, before: str, after: str) -> float:
    if _HAN.match(before) or _HAN.match(after):
        return 1.5
    if before.isalnum():
        return 0.3 if after.isalnum() else _word_end(text, start, before, after)
    if after.isalnum():
        usual = _clipped().match(text, end) is not None
        return (0.3 if usual else 2.0) + (0.3 if text[start] == "‘" else 0.0)
    return 1.5


def _word_end(text: str, start: int, before: str, after: str) -> float:
    """What an apostrophe costs at a word's end: an elision, a word that lost its end, feet, minutes, a possessive."""
    word = text[_word_start(text, start) : start].lower()
    if after and after in _MARKS_AFTER_ELISION and word in apostrophe_words("elided"):
        return 0.1
    if word in apostrophe_words("cut_off"):
        return 0.2
    return 0.5 if before.isdigit() or before.casefold() in "sxz" else 1.5


def _word_start(text: str, end: int) -> int:
    while end and text[end - 1].isalpha():
        end -= 1
    return end


def same_marks(text: str) -> frozenset[str]:
    """Returns the marks that both open and close quotations in ``text``."""
    return frozenset(mark for mark, counterpart in _SAME.items() if counterpart not in text)


@functools.cache
def pair(opener: str, closer: str, same: frozenset[str]) -> float:
    """Returns what it costs, beyond each of them, that these two marks belong together."""
    if opener == closer and opener in same:
        return _SAME_BONUS
    if (opener, closer) in _UNNATURAL:
        return _UNNATURAL[opener, closer]
    return 0.0 if _FAMILY.get(opener) == _FAMILY.get(closer) else 2.0


@functools.cache
def left_open(stack: tuple[str, ...]) -> float:
    """Returns what it costs that the quotations which these marks opened are never closed."""
    return sum(_LEFT_OPEN if mark in _OPENS else _LEFT_OPEN + _STRAY for mark in stack)


@functools.cache
def nesting(outer: str, inner: str, depth: int) -> float:
    """Returns what it costs that ``inner`` opens inside a quotation that ``outer`` opened, ``depth`` levels down."""
    same = _FAMILY.get(outer) == _FAMILY.get(inner)
    plain = {_FAMILY.get(outer), _FAMILY.get(inner)} == {_DOUBLE, _SINGLE}
    return (3.0 if same else 0.1 if plain else 0.3) + (depth - 1)


def alike(opener: str, mark: str) -> bool:
    """Tells whether ``mark`` may repeat ``opener`` at the head of a quotation's next paragraph."""
    return _FAMILY.get(opener) == _FAMILY.get(mark)
