"""Columns of a page whose file holds them line by line across all: each is read as a whole, and no sentence is mixed.

Most files hold a column as a whole, and are read in their own order. Where lines of two columns take turns, geometry
tells whether they are text or the rows of a table: a line of text ends where the first word of the next had no room.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from readout.ingest.formats.pdf_leftward import LEFTWARD
from readout.ingest.formats.pdf_lines import Line, any_beside, is_apart, is_leftward, lines_from_right, lines_of

_AROUND = 2.0
"""Points by which a line may pass the edge of its column."""
_STEP = 4.0
"""Points in which places of a gap are tried: less than a gap is wide."""
_WIDEST_GUTTER = 3.0
"""Heights of a line up to which what is free before the next column is none of the column's own width."""
_WIDE = 3
"""Heights of a line between the text and what stands apart from it: a footnote."""
_SKIPPED = 0.75
"""Heights of a line, beyond what is usual between two, from which a row is left free between them."""
_DEEPEST = 3
"""Gaps inside gaps: a page of four columns."""


def text_of_page(textpage: Any) -> str:
    """The text of a page of pypdfium2's, in the order in which it is read."""
    text = str(textpage.get_text_bounded())
    mended = lines_from_right(textpage) if LEFTWARD.search(text) else []
    lines = mended or (lines_of(textpage) if any_beside(textpage) else [])
    pieces = list(_pieces(lines, 0)) if lines else []
    if any(piece.is_column for piece in pieces):
        return "\n\n".join(_text(piece.lines) for piece in pieces)
    return _text(mended) if mended else text


class Piece(NamedTuple):
    """Lines that are read together."""

    lines: list[Line]
    is_column: bool = False


def _text(lines: list[Line]) -> str:
    """The words of lines in the order of the file, those side by side in one line."""
    text, last = "", None
    for line in sorted(lines, key=lambda line: line.number):
        text += line.text if last is None else f"{' ' if last.is_beside(line) else chr(10)}{line.text}"
        last = line
    return text


def _pieces(lines: list[Line], depth: int) -> Iterator[Piece]:
    """The lines from above: what reaches over the gap, and the columns beside it, each read as a whole."""
    gap = _gap(lines) if depth < _DEEPEST else None
    if gap is None:
        yield Piece(lines, is_column=depth > 0)
        return
    held: list[Line] = []  # what is read in the file's own order
    for band in _bands(lines, gap):
        for cell in _cells(band, gap, lines):
            sides = _sides(cell, gap)
            if not _is_mixed(sides):
                held += cell
                continue
            if held:
                yield Piece(held)
                held = []
            for side in reversed(sides) if all(map(is_leftward, sides)) else sides:
                yield from _pieces(side, depth + 1)
    if held:
        yield Piece(held)


def _gap(lines: list[Line]) -> float | None:
    """Where the gap is beside which most lines stand side by side in turns; None if there is none."""
    found = {
        _STEP * ((other.left - _AROUND - 1) // _STEP)
        for one, other in pairwise(sorted(lines, key=lambda line: line.number))
        if one.is_beside(other) and is_apart(one, other) and one.right < other.left
    }
    counted = [(_beside(lines, gap), -gap) for gap in found]
    most, gap = max(counted, default=(0, 0.0))
    return -gap if most > 0 else None


def _beside(lines: list[Line], gap: float) -> int:
    """How many lines have one beside them across the gap, less those that reach over it."""
    left, right = _sides(lines, gap)
    over = len(lines) - len(left) - len(right)
    counts = (
        sum(any(one.is_beside(other) for other in others) for one in side)
        for side, others in ((left, right), (right, left))
    )
    return 2 * min(counts) - over


def _side(line: Line, gap: float) -> bool | None:
    """Whether a line is right of the gap; None if it reaches over it."""
    if line.left > gap + _AROUND:
        return True
    return False if line.right <= gap + _AROUND else None


def _sides(lines: list[Line], gap: float) -> list[list[Line]]:
    return [[line for line in lines if _side(line, gap) is right] for right in (False, True)]


def _bands(lines: list[Line], gap: float) -> Iterator[list[Line]]:
    """Lines from above, cut where they begin or cease to reach over the gap, and at a wide space: above a footnote."""
    band: list[Line] = []
    for line in sorted(lines, key=lambda line: -(line.top + line.bottom)):
        if band and (
            (_side(line, gap) is None) != (_side(band[-1], gap) is None)
            or min(one.bottom for one in band) - line.top > _WIDE * band[-1].height
        ):
            yield band
            band = []
        band.append(line)
    if band:
        yield band


def _cells(band: list[Line], gap: float, page: list[Line]) -> Iterator[list[Line]]:
    """The rows of a band: it is cut wherever no sentence goes on across the cut, on either side of the gap."""
    sides = _sides(band, gap)
    if not all(sides):
        yield band
        return
    columns = [
        _Column(_whole(side), _edges(side, right, page, gap)) for side, right in zip(sides, (False, True), strict=True)
    ]
    cell: list[Line] = []
    for row in _rows(band):
        if cell and not any(column.goes_on(cell, row) for column in columns):
            yield cell
            cell = []
        cell = cell + row
    yield cell


def _rows(lines: list[Line]) -> Iterator[list[Line]]:
    """Lines that no horizontal cut parts, from above."""
    row: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.top):
        if row and line.core[1] <= min(one.core[0] for one in row):
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def _whole(side: list[Line]) -> list[Line]:
    """The lines of a column, from above, each whole where it stands in several pieces."""
    found: list[Line] = []
    for line in sorted(side, key=lambda line: (-(line.top + line.bottom), line.left)):
        if found and found[-1].is_beside(line):
            found[-1] = found[-1].with_(line._replace(text=f" {line.text}"))
        else:
            found.append(line)
    return found


def _edges(side: list[Line], is_right: bool, page: list[Line], gap: float) -> tuple[float, float]:
    """How far to the left and to the right the lines of a column may reach."""
    height = min(line.height for line in side)
    others = [line for line in page if _side(line, gap) is not is_right]
    if is_right:
        before = max((line.right for line in others if line.right <= gap + _AROUND), default=gap)
        first = min(*(line.left for line in side), before + _WIDEST_GUTTER * height)
        return first, max(line.right for line in page)
    behind = min((line.left for line in others if line.left > gap), default=gap)
    return min(line.left for line in page), max(*(line.right for line in side), behind - _WIDEST_GUTTER * height)


class _Column:
    """A column, and whether its lines go on in one another."""

    def __init__(self, lines: list[Line], edges: tuple[float, float]) -> None:
        self.lines, self.edges = lines, edges
        breaks = list(pairwise(lines))
        self.leading = median(above.bottom - below.top for above, below in breaks) if breaks else 0.0
        full = [below for above, below in breaks if not self._has_room(above, below)]
        self.is_text = 2 * len(full) > len(breaks) and any(not _begins_anew(line) for line in full)
        if self.is_text:  # its lines are filled up to its own edges
            self.edges = min(line.left for line in lines), max(line.right for line in lines)

    def goes_on(self, above: list[Line], below: list[Line]) -> bool:
        """Whether a sentence of this column goes on from the last of some lines in the first of others."""
        upper, lower = ([line for line in self.lines if _holds(line, some)] for some in (above, below))
        if not upper or not lower:
            return False
        last, first = upper[-1], lower[0]
        if last.bottom - first.top > self.leading + _SKIPPED * last.height:
            return False
        return not self._has_room(last, first) and (self.is_text or not _begins_anew(first))

    def _has_room(self, above: Line, below: Line) -> bool:
        """Whether the first word of a line had room at the end of the one above: that one ends there by intent."""
        if above.text.endswith(("-", "\u00ad", "\x02", "\ufffe")):
            return False
        free = above.left - self.edges[0] if is_leftward([above]) else self.edges[1] - above.right
        sign = (below.right - below.left) / max(len(below.text), 1)
        return free > (len(_first_word(below.text)) + 1) * sign


def _holds(line: Line, pieces: list[Line]) -> bool:
    """Whether one of some pieces is of this line."""
    return any(line.is_beside(one) and line.left <= one.left < line.right for one in pieces)


def _first_word(text: str) -> str:
    """The part of a line that cannot be divided: one sign, where a script writes no spaces."""
    word = next(iter(text.split()), "")
    return word[:1] if word and unicodedata.east_asian_width(word[0]) in "WF" else word


def _begins_anew(line: Line) -> bool:
    """Whether a line begins as a cell or a sentence does: with a capital, a figure or a sign."""
    first = line.text[:1]
    return not first.isalpha() or first.isupper()


def _is_mixed(sides: list[list[Line]]) -> bool:
    """Whether lines of two columns are read in turns: one of the left column is not in the first row of both."""
    if not all(sides):
        return False
    left, right = (_whole(side) for side in sides)
    first = right[0]
    return any(not line.is_beside(first) and line.core[1] < first.core[0] for line in left) and _take_turns(sides)


def _take_turns(sides: list[list[Line]]) -> bool:
    """Whether the file holds lines of both columns in turns, and not one column after the other."""
    numbers = [[line.number for line in side] for side in sides]
    return not (max(numbers[0]) < min(numbers[1]) or max(numbers[1]) < min(numbers[0]))
