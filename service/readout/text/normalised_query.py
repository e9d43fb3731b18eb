"""A quote made ready to be looked for."""

from __future__ import annotations

import re

from readout.text.marks import BRACKETS, STOPS
from readout.text.typography import folded_alone

_ENDS = re.escape(STOPS + BRACKETS + "'*_¿¡ ")
_LEAD = re.compile(rf"(?:[{_ENDS}]|-(?!\d))*")
_TAIL = frozenset(STOPS + BRACKETS + "'*_¿¡ -")


class NormalisedQuery:
    """The words of a quote, and apart from them what may be lost at its ends.

    Attributes:
        words: The folded quote from its first letter or digit to its last; a sign that belongs to a number is kept.
        lead: Marks and punctuation before the words.
        tail: Marks and punctuation after the words.
    """

    def __init__(self, quote: str) -> None:
        folded = folded_alone(quote)
        lead = _LEAD.match(folded)
        first, last = lead.end() if lead else 0, len(folded)
        while last > first and folded[last - 1] in _TAIL:
            last -= 1
        self.words = folded[first:last]
        self.lead = folded[:first].replace(" ", "")
        self.tail = folded[last:].replace(" ", "")
