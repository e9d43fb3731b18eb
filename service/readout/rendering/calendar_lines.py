"""Lines of a calendar (RFC 5545), as many kinds of them as entries of whole days need.

A package for calendars brings time zones, recurrences and its own tests, a megabyte and more; the tests hold these
lines against one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from urllib.parse import quote

_LONGEST = 75
"""Octets of a line, its end not counted (3.1)."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
"""In text (3.3.11). It has no other control characters: see the caller."""


def text_line(name: str, words: str) -> str:
    """A property whose value is text."""
    return f"{name}:{words.translate(_ESCAPES)}"


def day_line(name: str, day: dt.date) -> str:
    """A property whose value is a day (3.3.4)."""
    return f"{name};VALUE=DATE:{day.isoformat().replace('-', '')}"


def moment_line(name: str, moment: dt.datetime) -> str:
    """A property whose value is a moment with a zone, told in UTC (3.3.5)."""
    return f"{name}:{moment.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"


def address_line(name: str, address: str) -> str:
    """A property whose value is an address (3.3.13), which has no spaces or controls but percent-encoded."""
    return f"{name}:{''.join(char if char.isprintable() and not char.isspace() else quote(char) for char in address)}"


def component(name: str, lines: Iterable[str]) -> list[str]:
    """The lines of a component, or of several, one in the other."""
    return [f"BEGIN:{name}", *lines, f"END:{name}"]


def written(lines: Iterable[str]) -> str:
    """The calendar: lines folded, and ended as the standard wants it."""
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _folded(line: str) -> str:
    """A line in pieces of 75 octets at most, no character divided; every piece but the first begins with a space."""
    pieces, size = [""], 0
    for char in line:
        width = len(char.encode())
        if size + width > _LONGEST:
            pieces.append("")
            size = 1
        pieces[-1] += char
        size += width
    return "\r\n ".join(pieces)
