"""Long documents in overlapping windows, cut between paragraphs."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence

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


def windows(text: str) -> list[Range]:
    """Ranges that cover a text, each but the last overlapping the next; one range for a text that is not long."""
    if len(text) <= WHOLE:
        return [(0, len(text))]
    cuts = _cuts(text)
    found: list[Range] = []
    start = 0
    while len(text) - start > SIZE:
        end = cuts[bisect_right(cuts, start + SIZE) - 1]
        found.append((start, end))
        start = max(cuts[bisect_right(cuts, end - OVERLAP) - 1], _next(cuts, start))
    return [*found, (start, len(text))]


def _next(cuts: Sequence[int], start: int) -> int:
    return cuts[bisect_right(cuts, start)]


def _cuts(text: str) -> list[int]:
    """Where paragraphs begin, and where those that are too long can be cut; the beginning and the end too."""
    wrapped = is_wrapped(text)
    begins = [match.end() for match in BREAK.finditer(text) if not wrapped or match.group().count("\n") > 1]
    cuts = [0, *begins, len(text)]
    return [0, *itertools.chain.from_iterable(_parts(text, start, end) for start, end in itertools.pairwise(cuts))]


def _parts(text: str, start: int, end: int) -> list[int]:
    """The ends of the pieces of a paragraph, none longer than the overlap, so that a window always gets on."""
    cuts = []
    while end - start > OVERLAP:
        start = _inside(text, start)
        cuts.append(start)
    return [*cuts, end] if start < end else cuts


def _inside(text: str, start: int) -> int:
    for place in _PLACES:
        found = [match.end() for match in place.finditer(text, start, start + OVERLAP) if match.end() > start]
        if found and found[-1] < start + OVERLAP:
            return found[-1]
    return start + OVERLAP


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
