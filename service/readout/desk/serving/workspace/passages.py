"""The words of a record where they stand: the passages of a text around them, with the words marked."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

Weight = Literal["", "near", "chosen"]
"""Of words that are not marked, of those around a record's own, and of its own."""
AROUND = 320
"""Characters of a passage before and behind the words, at most, if their paragraph is longer."""


class Words(NamedTuple):
    """From one code point of a text to another, and what stands there.

    Attributes:
        start: the first.
        end: the one behind the last.
        weight: ``chosen`` for a record's own words, ``near`` for those around them.
        address: where these words lead; empty for nowhere.
        kind: the type of the record, by which they are coloured.
        title: what that is.
    """

    start: int
    end: int
    weight: Weight = "chosen"
    address: str = ""
    kind: str = ""
    title: str = ""


class Piece(NamedTuple):
    """A stretch of a text under the same marks; of several marks the first of the heaviest is its own."""

    text: str
    mark: Words | None


class Passage(NamedTuple):
    """A stretch of a text in pieces, and whether there is more of it before and behind."""

    pieces: tuple[Piece, ...]
    begins: bool
    ends: bool


def passages(text: str, words: Iterable[Words]) -> tuple[Passage, ...]:
    """The paragraphs in which words stand, with the words marked; of a long paragraph what is around them."""
    marks = sorted(one for one in words if 0 <= one.start < one.end <= len(text))
    stretches: list[tuple[int, int]] = []
    for one in marks:
        start, end = _around(text, one)
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(end, stretches[-1][1]))
        else:
            stretches.append((start, end))
    return tuple(
        Passage(tuple(pieces(text, marks, start, end)), start == 0, end == len(text)) for start, end in stretches
    )


def pieces(text: str, words: Sequence[Words], start: int = 0, end: int | None = None) -> Iterable[Piece]:
    """A stretch of a text, cut wherever marked words begin or end."""
    last = len(text) if end is None else end
    within = [one for one in words if one.start < last and one.end > start]
    edges = {start, last, *(edge for one in within for edge in (one.start, one.end) if start < edge < last)}
    open_: list[Words] = []
    waiting = sorted(within, reverse=True)
    for begin, close in itertools.pairwise(sorted(edges)):
        while waiting and waiting[-1].start <= begin:
            open_.append(waiting.pop())
        open_ = [one for one in open_ if one.end > begin]
        heaviest = next((one for one in open_ if one.weight == "chosen"), open_[0] if open_ else None)
        yield Piece(text[begin:close], heaviest)


def _around(text: str, words: Words) -> tuple[int, int]:
    """From where to where a passage goes: the paragraph, or what of a long one is around the words."""
    start, end = text.rfind("\n", 0, words.start) + 1, text.find("\n", words.end)
    end = len(text) if end < 0 else end
    if words.start - start > AROUND:
        start = _space(text, words.start - AROUND, words.start)
    if end - words.end > AROUND:
        end = text.rfind(" ", words.end, words.end + AROUND)
        end = words.end + AROUND if end < 0 else end
    return start, end


def _space(text: str, start: int, end: int) -> int:
    found = text.find(" ", start, end)
    return start if found < 0 else found + 1
