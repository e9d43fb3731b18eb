"""Overlap of stretches of text, in code points."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from readout_schemas import Span

Range = tuple[int, int]


class Worded(Protocol):
    """A span with its words: of the gold or of the system."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def text(self) -> str: ...  # noqa: D102


def ranges(spans: Iterable[Span]) -> tuple[Range, ...]:
    """Spans as ranges in order, those that touch or overlap made one."""
    joined: list[Range] = []
    for start, end in sorted((span.start, span.end) for span in spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def length(several: Iterable[Range]) -> int:
    """Code points in ranges that do not overlap."""
    return sum(end - start for start, end in several)


def shared(first: Iterable[Range], second: Iterable[Range]) -> int:
    """Code points in both."""
    others = list(second)
    return sum(
        max(0, min(end, other_end) - max(start, other_start))
        for start, end in first
        for other_start, other_end in others
    )


def iou(first: tuple[Range, ...], second: tuple[Range, ...]) -> float:
    """Intersection over union, 0 to 1."""
    both = shared(first, second)
    union = length(first) + length(second) - both
    return both / union if union else 0.0


def within(inner: tuple[Range, ...], outer: tuple[Range, ...]) -> bool:
    """Whether there is something inside, and all of it in the outer ranges."""
    return bool(inner) and shared(inner, outer) == length(inner)


_EDGES = re.compile(r"^[\W_]*|[\W_]*$")
_SPACE = re.compile(r"\s+")


def core(span: Worded) -> Range:
    """The range of a span without white space and punctuation at its ends; all of it, if there is nothing else."""
    bare = _EDGES.sub("", span.text)
    start = span.start + span.text.find(bare)
    return (start, start + len(bare)) if bare else (span.start, span.end)


def cores(spans: Iterable[Worded]) -> tuple[Range, ...]:
    """``core`` of each, in order."""
    return tuple(sorted(core(span) for span in spans))


def same_words(first: Worded, second: Worded) -> bool:
    """Whether two spans stand in one place and have the same words, up to white space and punctuation at the ends."""
    here, there = core(first), core(second)
    return max(here[0], there[0]) < min(here[1], there[1]) and _folded(first.text) == _folded(second.text)


def _folded(text: str) -> str:
    return _SPACE.sub(" ", _EDGES.sub("", text))
