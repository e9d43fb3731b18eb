"""Line breaks: which of them end a paragraph."""

from __future__ import annotations

import functools
import re
from itertools import pairwise

BREAK = re.compile(r"\n\s*")
_WRAPPED_SHARE = 0.3
"""Lines that go on in lower case, as a share of all: two thirds where lines are wrapped, none where they are whole."""


@functools.lru_cache(maxsize=8)
def is_wrapped(text: str) -> bool:
    """Tells whether the lines of ``text`` are cut at a width, so that only a blank line ends a paragraph."""
    lines = [line.strip() for line in text.split("\n")]
    pairs = [(before[-1], after[0]) for before, after in pairwise(lines) if before and after]
    going_on = sum(after.islower() or before in ",-" for before, after in pairs)
    return going_on > _WRAPPED_SHARE * len(pairs)


@functools.lru_cache(maxsize=8)
def paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """The paragraphs of ``text``, without white space at their ends: half-open ranges of code points, in order."""
    wrapped = is_wrapped(text)
    found: list[tuple[int, int]] = []
    at = 0
    for match in BREAK.finditer(text):
        if wrapped and match.group().count("\n") == 1:
            continue
        found.append((at, match.start()))
        at = match.end()
    found.append((at, len(text)))
    return tuple((start, end) for start, end in (_trimmed(text, *piece) for piece in found) if start < end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
