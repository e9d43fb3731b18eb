"""Words that run from right to left, in lines that run from left to right (Unicode Bidirectional Algorithm, UAX #9)."""

from __future__ import annotations

import unicodedata

FIRST_STRONG, POP = "\u2068", "\u2069"
"""FSI and PDI: what stands between them takes the direction of its first strong letter, and turns nothing outside."""

_RIGHT_TO_LEFT = {"R", "AL", "AN"}


def isolated(text: str) -> str:
    """The text within isolates where a part of it runs from right to left, else as it is.

    Formatting characters of the text's own have to be out of it before: an isolate left open would reach beyond.
    """
    if text.isascii() or not any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text):
        return text
    return f"{FIRST_STRONG}{text}{POP}"
