"""Posts of social media that a text sets off: a line with a name and a handle, and the words below or above it.

Ida Berg @idaberg                 Eleven hours. Zero movement.
Eleven hours. Zero movement.      — Ida Berg (@idaberg) 19 May 2027
4:41 PM
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from readout.text.lines import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readout.text.ranges import Range

_HEAD = re.compile(
    r"[*_]{0,2}(?P<name>[^\W\d_][^\n@:,.!?;“”\"«»]{1,60}?)[*_]{0,2}[ \xa0·|,–—-]*[(（\[]?@[A-Za-z0-9_.]{2,30}[)）\]]?"
    r"(?:[ \xa0]*[·•|,–—-]?[ \xa0]*[^\n:!?“”\"«»]{0,30})?:?"
)
"""``Ida Berg (@idaberg) · 4h``: nothing else stands in the line."""
_FOOT = re.compile(rf"(?:[–—―]|--?)[ \xa0]*{_HEAD.pattern}")
_NOTE = re.compile(
    r"(?:[\W\d_]*\d[^\n]{0,40}|(?:pic\.|https?:)[^\n]*|[^\n]{0,30}\d[\d.,kKmM ]*[^\W\d_]{2,12})", re.IGNORECASE
)
"""A line of the time, of a link, of how many have read it."""
_LONGEST_NOTE = 6
_LEAST_WORDS, _SHORT = 3, 3
_BYLINES = frozenset("by from von par por di da de av af door text texte texto follow photo foto via".split())
"""Words with which a line begins that says who reports, and not who posts."""


class Post(NamedTuple):
    """The words of a post, and the name of who posted it."""

    words: Range
    name: Range


def posts(text: str) -> Iterator[Post]:
    """The posts of a text, in order."""
    if "@" not in text:
        return
    pieces = paragraphs(text)
    for number, piece in enumerate(pieces):
        if text.find("@", *piece) < 0:
            continue
        if (foot := _FOOT.fullmatch(text, *piece)) is not None and number:
            words = pieces[number - 1]
        elif (foot := _HEAD.fullmatch(text, *piece)) is not None and _opens(text, pieces, number):
            words = pieces[number + 1][0], pieces[_last(text, pieces, number + 1)][1]
        else:
            continue
        if len(text[slice(*words)].split()) >= _LEAST_WORDS and _is_name(foot["name"]):
            yield Post(words, foot.span("name"))


def _opens(text: str, pieces: tuple[Range, ...], number: int) -> bool:
    """Whether words of a post follow its head: at once, or announced before it, or with a note behind them."""
    if number + 1 >= len(pieces):
        return False
    if text[pieces[number][1] : pieces[number + 1][0]].count("\n") == 1:
        return True
    announced = text[: pieces[number][0]].rstrip().endswith((":", "："))
    return announced or (number + 2 < len(pieces) and _is_note(text[slice(*pieces[number + 2])]))


def _is_name(words: str) -> bool:
    """Whether words are a name: each long one has a capital where the script has any, and none says who reports."""
    found = [word for word in words.split() if word[0].isalpha()]
    lasting = [word for word in found if len(word) > _SHORT]
    return found[:1] != [] and found[0].lower() not in _BYLINES and not any(word[0].islower() for word in lasting)


def _is_note(line: str) -> bool:
    return len(line.split()) <= _LONGEST_NOTE and _NOTE.fullmatch(line) is not None


def _last(text: str, pieces: tuple[Range, ...], first: int) -> int:
    """The last line of a post: lines follow it without a blank one, but for notes on its time."""
    last = first
    while last + 1 < len(pieces) and text[pieces[last][1] : pieces[last + 1][0]].count("\n") == 1:
        if _is_note(text[slice(*pieces[last + 1])]):
            break
        last += 1
    return last
