"""The terms of a date in English words, each at its place."""

from __future__ import annotations

import re

from readout.values.calendar_rules import CALENDAR_RULES
from readout.values.eras import ERA_RULES
from readout.values.persian import PERSIAN_RULES
from readout.values.relative_rules import RELATIVE_RULES
from readout.values.terms import Context, Read, Term, Unreadable, Value

RULES = (*RELATIVE_RULES, *CALENDAR_RULES, *PERSIAN_RULES, *ERA_RULES)


def scan(words: str, context: Context) -> list[Term]:
    """All terms in folded ``words``, in order and without overlap: the leftmost first, of these the longest."""
    found = [
        Term(match.start(), match.end(), value)
        for pattern, read in RULES
        for match in pattern.finditer(words)
        if (value := _value(read, match, context)) is not None
    ]
    terms: list[Term] = []
    for term in sorted(found, key=lambda term: (term.start, -term.end)):
        if not terms or term.start >= terms[-1].end:
            terms.append(term)
    return terms


def _value(read: Read, match: re.Match[str], context: Context) -> Value | None:
    """What the match comes to; a day that does not exist (31 April), or lies outside all calendars, is unreadable."""
    try:
        return read(match, context)
    except (ValueError, OverflowError):
        return Unreadable()
