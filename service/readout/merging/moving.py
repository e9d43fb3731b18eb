"""Whether a report says that a meeting was moved to another day or place."""

from __future__ import annotations

import functools
import re

from readout.merging.word_lists import load


def says_moved(text: str, language: str | None) -> bool:
    """Whether the words of a report, in its language, say so: in a language without a list they never do."""
    return _pattern((language or "en").split("-")[0]).search(text) is not None


@functools.cache
def _pattern(language: str) -> re.Pattern[str]:
    words = load("moving").get(language, ())
    return re.compile("|".join(words) if words else r"(?!)", re.IGNORECASE)
