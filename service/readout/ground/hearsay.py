"""From whom it is that something is heard: ``hieß es in Ratskreisen``."""

from __future__ import annotations

import re

from readout.ground.candidates import Mention
from readout.ground.grammar import Grammar

_SHORTEST_END = 5
"""Letters of a noun with which a longer one ends: ``Ratskreise``."""


def is_a_circle(grammar: Grammar, text: str, mention: Mention) -> bool:
    """Whether a form behind a preposition is of people whom nobody names, or of an office: ``in Ratskreisen``."""
    known, before = grammar.words, grammar.governor(text, mention.start)
    if mention.of_person() or before is None or before[0].lower() not in known.heard_from:
        return False
    nouns, found = known.unnamed | known.offices, re.findall(r"[^\W\d_]+", text[mention.start : mention.end].lower())
    ends = tuple(noun for noun in nouns if known.compounds and len(noun) >= _SHORTEST_END)
    return not nouns.isdisjoint(found) or any(word.endswith(ends) for word in found if ends)
