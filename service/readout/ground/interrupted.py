"""Quotations of one statement that stand apart: behind the reporter's words, or in the sentences that follow."""

from __future__ import annotations

from collections.abc import Sequence

from readout.ground.article import Article, Range, overlap


def is_at_once(article: Article, quote: Range, known: Range, quotes: Sequence[Range]) -> bool:
    """Whether a quotation is the rest of a paragraph, right behind the attribution's sentence and other quotes."""
    first = quote[0]
    start = known[1] if known[1] <= first else first + 1
    between = article.text[start:first]
    for one in (other for other in quotes if known[1] <= other[0] < first):
        between = between.replace(article.text[slice(*one)], "", 1)
    after = article.text[quote[1] : article.paragraph_end(quote[1])]
    inside = start <= first and article.paragraph(known[1] - 1) == article.paragraph(first)
    return inside and not any(map(str.isalnum, between + after))


def goes_on(article: Article, quote: Range, quotes: Sequence[Range]) -> bool:
    """Whether a piece goes on with a quotation of the statement that the reporter's words have interrupted."""
    numbers = article.quotations_in(quote)
    if not numbers or numbers[0] == 0 or not article.quotations[numbers[0]].continues:
        return False
    before = article.quotations[numbers[0] - 1]
    return any(overlap(other, (before.start, before.end)) for other in quotes)
