"""Mails whose lines are broken for the screen alone: ``format=flowed`` (RFC 3676)."""

from __future__ import annotations

import re

_QUOTED = re.compile(r">*")
_SIGNATURE = "-- "


def unflowed(text: str, *, without_space: bool) -> str:
    """The text with each paragraph on one line.

    Args:
        text: Lines, of which one that ends with a space goes on in the next of as many ``>``.
        without_space: Whether that space is no part of the words (``delsp=yes``).
    """
    found: list[tuple[int, str]] = []
    open_ = False
    for raw in text.replace("\r\n", "\n").split("\n"):
        depth = len(_QUOTED.match(raw)[0])  # type: ignore[index]  # it matches nothing as well
        line = raw[depth:].removeprefix(" ")
        if open_ and found[-1][0] == depth and line != _SIGNATURE:
            found[-1] = (depth, found[-1][1] + line)
        else:
            found.append((depth, line))
        open_ = line.endswith(" ") and line != _SIGNATURE
        if open_ and without_space:
            found[-1] = (depth, found[-1][1][:-1])
    return "\n".join(f"{'>' * depth}{' ' if depth else ''}{line}" for depth, line in found)
