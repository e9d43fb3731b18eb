"""Whose press conference it is, by the heading above its questions: ``Point de presse de la ministre, Ida Berg``."""

from __future__ import annotations

import functools
import re

from readout.ground.adverbials import is_office
from readout.ground.article import Article
from readout.ground.candidates import Candidates, Mention
from readout.ground.grammar import Grammar, Role
from readout.ground.pairs import is_entitled
from readout.ground.word_index import LETTERS

_WORD = re.compile(LETTERS)
_NEAREST = 6
"""Lines above the first question in which such a heading is looked for."""
_LONGEST = 24
"""Words of a heading."""
_STAFF = frozenset({Role.STAFFED, Role.POSSESSOR})
"""How somebody is named whom the one serves who speaks: ``du porte-parole de Mme Berg``."""


@functools.cache
def _talks(grammar: Grammar) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(grammar.words.press_talks) or '(?!)'})(?!\w)", re.IGNORECASE)


def holder(article: Article, candidates: Candidates, first: int) -> Mention | None:
    """The one person whose talk to the press the nearest heading above a place says that it is.

    Args:
        article: The text.
        candidates: The parties of the answer.
        first: Where the first question begins.

    Returns:
        ``None`` where no heading says so, or where it names further people: either of two may answer.
    """
    text, end = article.text, first
    for _ in range(_NEAREST):
        end = len(text[:end].rstrip())
        start = text.rfind("\n", 0, end) + 1
        found = _talks(article.grammar).search(text, start, end)
        if found is not None and len(_WORD.findall(text, start, end)) <= _LONGEST:
            named = [one for one in candidates.mentions((start, end)) if one.of_person()]
            alone = len({one.candidates for one in named}) == 1 and named[0].start >= found.end()
            his = alone and _is_his(article, found.end(), named[0]) and not _is_shared(article, named[0].end, end)
            return named[0] if his else None
        end = start
        if not end:
            break
    return None


def _is_his(article: Article, start: int, mention: Mention) -> bool:
    """Whether but a word for *of* or *with* and an office stand between a talk and a name."""
    grammar, text = article.grammar, article.text
    if mention.role in _STAFF:
        return False
    between = text[start : mention.start]
    first = _WORD.search(between)
    if first is None or between[: first.start()].strip():
        return False
    known = grammar.words
    if first.group().lower() not in known.of | known.by | known.accompanying:
        return False
    office, comma, title = between[first.end() :].rpartition(",")
    if comma and not (is_office(grammar, office) or is_office(grammar, between[: -len(title) - 1])):
        return False
    return is_entitled(grammar, text, mention.start - len(title), mention.start)


def _is_shared(article: Article, start: int, end: int) -> bool:
    """Whether a heading goes on with somebody beside the one who is named: ``d’Ida Berg et du ministre polonais``."""
    known = article.grammar.words
    behind = {match.group().lower() for match in _WORD.finditer(article.text, start, end)}
    return "&" in article.text[start:end] or not behind.isdisjoint(known.joining | known.accompanying)
