"""The lines of a page as they stand on it: where each begins and ends, and its words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

from readout.ingest.formats.pdf_leftward import LEFTWARD, in_reading_order

_GUTTER = 1.0
"""Heights of a line that are free between two columns at the least: more than a space between words."""
_MOST_SIGNS = 40_000
"""Signs on a page above which it is a map or a table of figures, and read in its own order."""
_CORE = 0.25
"""Share of a line's height, above and below, that may overlap with the lines next to it."""


class Line(NamedTuple):
    """A line of text, or of one column of it."""

    left: float
    bottom: float
    right: float
    top: float
    number: int = 0
    """Its place in the file."""
    text: str = ""

    @property
    def height(self) -> float:
        """From its lowest point to its highest."""
        return max(self.top - self.bottom, 1.0)

    @property
    def core(self) -> tuple[float, float]:
        """The height that it shares with no line above or below it."""
        return self.bottom + _CORE * self.height, self.top - _CORE * self.height

    def is_beside(self, other: Line) -> bool:
        """Whether one stands at the height of the other."""
        return self.bottom < (other.bottom + other.top) / 2 < self.top

    def with_(self, other: Line) -> Line:
        """Both as one."""
        edges = min(self.left, other.left), min(self.bottom, other.bottom)
        return Line(*edges, max(self.right, other.right), max(self.top, other.top), self.number, self.text + other.text)


def is_apart(one: Line, other: Line) -> bool:
    """Whether there is more than a space between two lines that stand side by side."""
    return max(one.left, other.left) - min(one.right, other.right) >= _GUTTER * min(one.height, other.height)


def any_beside(textpage: Any) -> bool:
    """Whether two lines that follow one another in the file stand side by side: a quick look, at few rectangles."""
    last = None
    for number in range(textpage.count_rects()):
        piece = Line(*textpage.get_rect(number))
        if last is not None and last.is_beside(piece):
            if is_apart(last, piece):
                return True
            piece = last.with_(piece)
        last = piece
    return False


def lines_of(textpage: Any) -> list[Line]:
    """The lines in the order of the file, each sign in one of them; none of a page with more signs than a text has."""
    count = textpage.count_chars()
    if count > _MOST_SIGNS:
        return []
    found: list[tuple[int, int, Line]] = []
    for first, behind, line in _runs(textpage, count):
        last = found[-1][2] if found else None
        if last is not None and last.is_beside(line) and not is_apart(last, line):  # words from right to left
            found[-1] = (found[-1][0], behind, last.with_(line))
        else:
            found.append((first, behind, line))
    texts = (_words(textpage, first, behind) for first, behind, _ in found)
    return [
        line._replace(number=number, text=text)
        for number, ((_, _, line), text) in enumerate(zip(found, texts, strict=True))
        if text
    ]


def _words(textpage: Any, first: int, behind: int) -> str:
    text = str(textpage.get_text_range(first, behind - first))
    if LEFTWARD.search(text) and len(text) == behind - first:
        boxes = (textpage.get_charbox(at, loose=True) for at in range(first, behind))
        text = in_reading_order(text, [(left + right) / 2 for left, _, right, _ in boxes])
    return text.strip()


def _runs(textpage: Any, count: int) -> Iterator[tuple[int, int, Line]]:
    """Signs that follow one another in a line: the first, the one behind the last, and where they stand."""
    first, line = 0, None
    for at in range(count):
        left, bottom, right, top = textpage.get_charbox(at, loose=True)
        if right <= left or top <= bottom:  # a space or a line's end that PDFium has put in
            continue
        sign = Line(left, bottom, right, top)
        if line is None:
            line = sign
        elif (line.is_beside(sign) or sign.is_beside(line)) and not is_apart(line, sign):
            line = line.with_(sign)
        else:
            yield first, at, line
            first, line = at, sign
    if line is not None:
        yield first, count, line


def is_leftward(lines: list[Line]) -> bool:
    """Whether lines are written from right to left."""
    signs = [unicodedata.bidirectional(sign) for line in lines for sign in line.text]
    return sum(sign in ("R", "AL") for sign in signs) > sum(sign == "L" for sign in signs)
