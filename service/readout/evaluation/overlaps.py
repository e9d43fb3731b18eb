"""Overlap of stretches of text, in code points."""

from __future__ import annotations

from collections.abc import Iterable

from readout_schemas import Span

Range = tuple[int, int]


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
