"""Two columns of a page whose file holds them line by line across both: read one column after the other.

Most files hold a column as a whole, and are read in their own order. A table of short cells is no text in columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, groupby, pairwise
from statistics import median
from typing import Any, NamedTuple

_FEWEST = 6
"""Lines that a column has at the least."""
_FILLED = 0.7
"""Share of its column that a usual line of text fills; cells of a table do not."""
_MIDDLE = (0.25, 0.75)
"""Where between the edges of the text the gap between columns may be."""
_MOST_CROSSING = 0.4
"""Share of the lines that may reach over the gap: headings, footnotes, a summary."""
_WIDE = 3
"""Heights of a line between the text and what stands apart from it."""
_AROUND = 2.0
"""Points by which a line may pass the edge of its column."""


class _Line(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float

    def is_beside(self, other: _Line) -> bool:
        return self.bottom < (other.bottom + other.top) / 2 < self.top


def text_of_page(textpage: Any) -> str:
    """The text of a page of pypdfium2's, in the order in which it is read."""
    lines = [_Line(*textpage.get_rect(number)) for number in range(textpage.count_rects())]
    gap = _gap(lines)
    if gap is None:
        return str(textpage.get_text_bounded())
    return "\n\n".join(_texts(textpage, lines, gap))


def _gap(lines: list[_Line]) -> float | None:
    """Where the gap between two columns is that take turns line by line; None if there are none."""
    if len(lines) < 2 * _FEWEST:
        return None
    first, last = min(line.left for line in lines), max(line.right for line in lines)
    lowest, highest = (first + share * (last - first) for share in _MIDDLE)
    ends = {line.right for line in lines if lowest < line.right < highest}
    gaps = sorted(ends, key=lambda end: sum(_side(line, end) is None for line in lines))
    return next((end for end in gaps[:1] if _take_turns(lines, end)), None)


def _side(line: _Line, gap: float) -> bool | None:
    """Whether a line is right of the gap; None if it reaches over it."""
    if line.left >= gap:
        return True
    return False if line.right <= gap + _AROUND else None


def _take_turns(lines: list[_Line], gap: float) -> bool:
    """Whether text in both columns follows line by line across the gap."""
    sides = [_side(line, gap) for line in lines]
    columns = [[line for line, side in zip(lines, sides, strict=True) if side is right] for right in (False, True)]
    if min(map(len, columns)) < _FEWEST or sides.count(None) > _MOST_CROSSING * len(lines):
        return False
    turns = sum(
        one.is_beside(other) and (_side(one, gap), _side(other, gap)) == (False, True) for one, other in pairwise(lines)
    )
    return 2 * turns >= min(map(len, columns)) and all(map(_is_filled, columns))


def _is_filled(column: list[_Line]) -> bool:
    width = max(line.right for line in column) - min(line.left for line in column)
    return median(line.right - line.left for line in column) >= _FILLED * width


def _bands(lines: list[_Line], gap: float) -> Iterator[tuple[bool, list[_Line]]]:
    """Lines from above, cut where they begin or cease to reach over the gap, and at a wide space: above a footnote."""
    downward = sorted(lines, key=lambda line: -(line.top + line.bottom))
    spaces = [
        0.0,
        *((above.bottom - below.top) / max(above.top - above.bottom, 1) for above, below in pairwise(downward)),
    ]
    numbers = accumulate(space > _WIDE for space in spaces)
    numbered = zip(numbers, downward, strict=True)
    for (_, is_over), band in groupby(numbered, key=lambda one: (one[0], _side(one[1], gap) is None)):
        yield is_over, [line for _, line in band]


def _texts(textpage: Any, lines: list[_Line], gap: float) -> Iterator[str]:
    """From above, what reaches over the gap and what stands beside it."""
    left, right = min(line.left for line in lines) - _AROUND, max(line.right for line in lines) + _AROUND
    for is_over, those in _bands(lines, gap):
        bottom, top = min(one.bottom for one in those), max(one.top for one in those)
        edges = [(left, right)] if is_over else [(left, gap + _AROUND), (gap + _AROUND, right)]
        yield "\n".join(str(textpage.get_text_bounded(start, bottom, end, top)).strip() for start, end in edges)
