"""Clauses about a name, and who is named in them: ``Berg, who met Lund, said`` is Berg’s."""

from __future__ import annotations

from collections.abc import Sequence

from readout.ground.candidates import Mention
from readout.ground.grammar import Grammar


def whose_clause(grammar: Grammar, text: str, named: Sequence[Mention], at: int) -> Mention | None:
    """Of names before a verb the first, if the others stand in a clause about it that a comma ends.

    Args:
        grammar: That of the text's language.
        text: The text, quotations made marks.
        named: The names, in order.
        at: Where the verb begins.

    Returns:
        The first; ``None`` if it is alone, or another may be a subject beside it: ``Berg, who was late, and Lund``.
    """
    if not named[1:] or not grammar.relative(text, named[0].end):
        return None
    opened = text.count(",", named[0].end, named[1].start) == 1
    return named[0] if opened and all("," in text[one.end : at] for one in named[1:]) else None
