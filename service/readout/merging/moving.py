"""Whether a report says that a meeting was moved to another day or place."""

from __future__ import annotations

from readout.merging.word_lists import pattern


def says_moved(text: str, language: str | None) -> bool:
    """Whether the words of a report, in its language, say so: in a language without a list they never do."""
    return pattern("moving", language).search(text) is not None
