"""Long documents in overlapping windows, cut between paragraphs."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from readout.ask.context import letters_in
from readout.ask.plan import Plan
from readout.text.lines import BREAK, is_wrapped
from readout_schemas import Document, Span

WHOLE = 24_000
"""Code points up to which a document is sent whole: some 6,000 tokens, of which a model still finds everything."""
SIZE = 16_000
"""Code points of a window, at most."""
OVERLAP = 1_500
"""Code points that two windows share, at least: a speech and whoever is said to hold it stand together in one."""

_PLACES = (re.compile(r"\n\s*"), re.compile(r"(?<=[.!?…。！？])\s+"), re.compile(r"\s+"))
"""Where a paragraph that is longer than a window is cut: after a line, else a sentence, else a word."""

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class WindowSizes:
    """How long windows are, in code points."""

    whole: int = WHOLE
    size: int = SIZE
    overlap: int = OVERLAP

    @classmethod
    def of(cls, plan: Plan, text: str) -> WindowSizes:
        """Those that a plan has for a text: what is longer does not fit into its context."""
        if plan.text_room is None:
            return DEFAULT_SIZES
        fitting = max(2, letters_in(text, plan.text_room))
        return cls(min(WHOLE, fitting), min(SIZE, fitting), min(OVERLAP, max(1, fitting // OVERLAPPING)))


DEFAULT_SIZES = WindowSizes()
OVERLAPPING = 8
"""A smaller window's share of the one before: an eighth, some 400 letters of 3,000."""


def windows(text: str, sizes: WindowSizes = DEFAULT_SIZES) -> list[Range]:
    """Ranges that cover a text, each but the last overlapping the next; one range for a text that is not long."""
    if len(text) <= sizes.whole:
        return [(0, len(text))]
    cuts = _cuts(text, sizes.overlap)
    found: list[Range] = []
    start = 0
    while len(text) - start > sizes.size:
        end = cuts[bisect_right(cuts, start + sizes.size) - 1]
        found.append((start, end))
        start = max(cuts[bisect_right(cuts, end - sizes.overlap) - 1], _next(cuts, start))
    return [*found, (start, len(text))]


def _next(cuts: Sequence[int], start: int) -> int:
    return cuts[bisect_right(cuts, start)]


def _cuts(text: str, overlap: int) -> list[int]:
    """Where paragraphs begin, and where those that are too long can be cut; the beginning and the end too."""
    wrapped = is_wrapped(text)
    begins = [match.end() for match in BREAK.finditer(text) if not wrapped or match.group().count("\n") > 1]
    cuts = [0, *begins, len(text)]
    return [
        0,
        *itertools.chain.from_iterable(_parts(text, start, end, overlap) for start, end in itertools.pairwise(cuts)),
    ]


def _parts(text: str, start: int, end: int, overlap: int) -> list[int]:
    """The ends of the pieces of a paragraph, none longer than the overlap, so that a window always gets on."""
    cuts = []
    while end - start > overlap:
        start = _inside(text, start, overlap)
        cuts.append(start)
    return [*cuts, end] if start < end else cuts


def _inside(text: str, start: int, overlap: int) -> int:
    for place in _PLACES:
        found = [match.end() for match in place.finditer(text, start, start + overlap) if match.end() > start]
        if found and found[-1] < start + overlap:
            return found[-1]
    return start + overlap


def part_of(document: Document, window: Range) -> Document:
    """A window as a document of its own, of the same name."""
    start, end = window
    text = document.text or ""
    furniture = tuple(
        Span(start=max(span.start, start) - start, end=min(span.end, end) - start)
        for span in document.furniture
        if span.start < end and start < span.end
    )
    begun = [position for position in document.positions if position.start < end]
    here = max((number for number, position in enumerate(begun) if position.start <= start), default=0)
    positions = tuple(
        position.model_copy(update={"start": max(position.start - start, 0)}) for position in begun[here:]
    )
    return document.model_copy(update={"text": text[start:end], "furniture": furniture, "positions": positions})
