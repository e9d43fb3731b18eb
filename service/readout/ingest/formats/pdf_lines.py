"""The lines of a page as they stand on it: where each begins and ends, and its words."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple
from unicodedata import combining

from readout.ingest.formats.pdf_leftward import LEFTWARD, Sign, is_disordered, line_from_right

_GUTTER = 1.0
"""Heights of a line that are free between two columns at the least: more than a space between words."""
_MOST_SIGNS = 40_000
"""Signs on a page above which it is a map or a table of figures, and read in its own order."""
_REACH = 30.0
"""Points to either side within which the letter is looked for that a mark stands on."""
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
    texts = (textpage.get_text_range(first, behind - first).strip() for first, behind, _ in found)
    return [
        line._replace(number=number, text=text)
        for number, ((_, _, line), text) in enumerate(zip(found, texts, strict=True))
        if text
    ]


def lines_from_right(textpage: Any) -> list[Line]:
    """The lines of a page whose file has letters of a script from right to left in disorder; none if it has not."""
    count = textpage.count_chars()
    signs = [] if count > _MOST_SIGNS else list(_signs(textpage, count))
    if not is_disordered([sign for sign, _ in signs]):
        return []
    letters, marks = ([one for one in signs if bool(combining(one[0].text)) is wanted] for wanted in (False, True))
    found = [_placed(part, textpage) for row in _rows(_with_marks(letters, marks)) for part in _parted(row)]
    return [line._replace(number=number) for number, line in enumerate(found)]


def _rows(signs: list[tuple[Sign, Line]]) -> list[list[tuple[Sign, Line]]]:
    """The letters by the lines in which they stand, from above; one with marks on it may stand where those do."""
    rows: list[list[tuple[Sign, Line]]] = []
    edges: list[Line] = []
    bare, marked = ([one for one in signs if (len(one[0].text) > 1) is wanted] for wanted in (False, True))
    for one in sorted(bare, key=lambda one: -_middle(one[1])):
        if edges and _overlap(edges[-1], one[1]) > _CORE * one[1].height:
            rows[-1].append(one)
            edges[-1] = edges[-1].with_(one[1])
        else:
            rows.append([one])
            edges.append(one[1])
    for one in marked:
        near = min(range(len(rows)), key=lambda at: abs(_middle(edges[at]) - _middle(one[1])), default=None)
        if near is None:
            rows.append([one])
            edges.append(one[1])
        else:
            rows[near].append(one)
    return rows


def _with_marks(letters: list[tuple[Sign, Line]], marks: list[tuple[Sign, Line]]) -> list[tuple[Sign, Line]]:
    """The letters, each with the vowels and other marks that stand on it: those that are nearest to its middle."""
    held = sorted(letters, key=lambda one: one[0].centre)
    centres = [sign.centre for sign, _ in held]
    for mark, there in marks:
        near = min(
            range(bisect_left(centres, mark.centre - _REACH), bisect_right(centres, mark.centre + _REACH)),
            key=lambda at: abs(centres[at] - mark.centre) + abs(_middle(held[at][1]) - _middle(there)),
            default=None,
        )
        if near is not None:
            sign, line = held[near]
            left, right = min(sign.left, mark.left), max(sign.right, mark.right)
            held[near] = Sign(sign.text + mark.text, left, right, sign.height, sign.number), line
    return held


def _overlap(row: Line, sign: Line) -> float:
    return min(row.top, sign.top) - max(row.bottom, sign.bottom)


def _middle(line: Line) -> float:
    return (line.bottom + line.top) / 2


def _parted(row: list[tuple[Sign, Line]]) -> Iterator[list[tuple[Sign, Line]]]:
    """The signs of a row, cut where columns are, from the left."""
    part: list[tuple[Sign, Line]] = []
    edge = Line(0, 0, 0, 0)
    for one in sorted(row, key=lambda one: one[1].left):
        if part and is_apart(edge, one[1]):
            yield part
            part = []
        edge = edge.with_(one[1]) if part else one[1]
        part.append(one)
    yield part


def _placed(part: list[tuple[Sign, Line]], textpage: Any) -> Line:
    edges = part[0][1]
    for _, line in part[1:]:
        edges = edges.with_(line)
    signs = sorted((sign for sign, _ in part), key=lambda sign: sign.number)
    text = "".join(sign.text for sign in signs)
    if len(LEFTWARD.findall(text)) * 2 > len(text):
        return edges._replace(text=line_from_right(signs))
    first, last = signs[0].number, signs[-1].number
    return edges._replace(text=" ".join(str(textpage.get_text_range(first, last - first + 1)).split()))


def _signs(textpage: Any, count: int) -> Iterator[tuple[Sign, Line]]:
    for at in range(count):
        left, bottom, right, top = textpage.get_charbox(at, loose=True)
        if right > left and top > bottom:
            text = str(textpage.get_text_range(at, 1))
            if text.strip():
                yield Sign(text, left, right, top - bottom, at), Line(left, bottom, right, top)


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
