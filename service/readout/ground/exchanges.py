"""Dialogue between marks, a paragraph a turn: who answers is not who asked, though nobody says who he is."""

from __future__ import annotations

import re

from readout.ground.article import Article, Range
from readout.text.marks import QUOTES

_LONGEST_TURN = 120
"""Code points of a paragraph that is but a turn of a dialogue."""
_QUESTION = re.compile(r"[?؟？;\u037e]\W*\Z")
_TURNS = 2
"""Paragraphs before a quotation that make an exchange of it."""


def answers_another(article: Article, quote: Range) -> bool:
    """Whether a quotation, all that its paragraph has, may answer whoever spoke in the paragraph before.

    It does behind a question, and where two turns go before it: ``“Ready?” Berg asked.``, ``“Fist down,” said Lund.``.
    """
    start = article.paragraph_start(quote[0])
    if any(map(str.isalnum, article.text[start : quote[0]] + article.text[quote[1] : article.paragraph_end(quote[1])])):
        return False
    before = _turn_before(article, start)
    if before is None:
        return False
    asked = article.quotations[article.quotations_in(before)[-1]]
    if _QUESTION.search(article.text[asked.start : asked.end]):
        return True
    further = _turn_before(article, before[0])
    return further is not None and all(end - first <= _LONGEST_TURN for first, end in (further, before, quote))


def _turn_before(article: Article, start: int) -> Range | None:
    """The paragraph before a place, if it begins with a quotation between marks."""
    last = len(article.text[:start].rstrip())
    first = article.paragraph_start(max(last - 1, 0))
    found = article.quotations_in((first, last))
    opens = bool(found) and article.text[first:last].lstrip()[:1] in QUOTES
    return (first, last) if last and opens else None
