"""Line breaks: which of them end a paragraph."""

from __future__ import annotations

import re

BREAK = re.compile(r"\n\s*")
_NEXT_LINE = re.compile(r"(\S)[^\S\n]*\n[^\S\n]*(\S)")
_WRAPPED_SHARE = 0.3
"""Lines that go on in lower case, as a share of all: two thirds where lines are wrapped, none where they are whole."""


def is_wrapped(text: str) -> bool:
    """Tells whether the lines of ``text`` are cut at a width, so that only a blank line ends a paragraph."""
    pairs: list[tuple[str, str]] = _NEXT_LINE.findall(text)
    going_on = sum(after.islower() or before in ",-" for before, after in pairs)
    return going_on > _WRAPPED_SHARE * len(pairs)
