"""Ranges that do not overlap, and which of them a given one touches or lies in."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Range = tuple[int, int]
"""Half-open, in code points."""


class Ranges:
    """Half-open ranges, in order and without overlap; each question takes time logarithmic in their number."""

    def __init__(self, ranges: Iterable[Range]) -> None:
        self.all = sorted(ranges)
        self._ends = [end for _, end in self.all]

    def touched(self, start: int, end: int) -> int | None:
        """Number of the first range that shares a code point with ``start`` to ``end``."""
        number = bisect_right(self._ends, start)
        return number if number < len(self.all) and self.all[number][0] < end else None

    def holding(self, start: int, end: int) -> int | None:
        """Number of the range in which ``start`` to ``end`` lies whole."""
        number = self.touched(start, end)
        if number is None or not (self.all[number][0] <= start and end <= self.all[number][1]):
            return None
        return number
