"""Noun phrases that no preposition governs: what may be the subject of a clause, and no name of the answer."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from readout.ground.grammar import Grammar
from readout.languages import Language

_TIME_WORDS = 3
"""Words behind an article among which one of time is looked for: ``el pasado martes``."""
_LONGEST_NAME = 3
"""Capitalised words from which a run of them has more than the name of a newspaper or a place in it."""


def noun_phrase(grammar: Grammar, found: Sequence[re.Match[str]], *, names: bool = False) -> int | None:
    """Where a noun phrase without a preposition begins; a pronoun is the subject, where there is one.

    Args:
        grammar: That of the text's language.
        found: The words.
        names: Whether a name of nobody who is listed counts too.
    """
    words, governed, apposed, past = grammar.words, False, False, 0
    for at, match in enumerate(found):
        word, low = match.group(), match.group().lower()
        if low in words.subject_pronouns or (low in words.clause_openers and low not in words.governing):
            return None
        run = _capitals(found[at:]) if at >= past and names else []
        if run and _is_a_name(words, run, governed=governed, apposed=apposed):
            return match.start()
        past = max(past, at + len(run))
        article = low in words.determiners
        first = at == 0 and article and low not in words.datives  # `der` begins as an article
        if low in words.governing and not first:
            governed, apposed = True, False
        elif not governed and (at == 0 or word == low) and _begins_a_phrase(words, found[at : at + 1 + _TIME_WORDS]):
            return match.start()
        elif word != low or not (article or low in words.unnamed):
            governed, apposed = False, governed or apposed
    return None


def _capitals(found: Sequence[re.Match[str]]) -> list[str]:
    """The words with a capital with which words begin."""
    return list(itertools.takewhile(lambda word: word[0].isupper(), (match.group() for match in found)))


def _is_a_name(words: Language, run: list[str], *, governed: bool, apposed: bool) -> bool:
    """Whether words with capitals are somebody's name: not a newspaper's, a place's, a day's.

    Args:
        words: The lists of the language.
        run: The words.
        governed: Whether a preposition stands before them: no place or paper has three of them.
        apposed: Whether a noun with a preposition does: ``al diario El País``.
    """
    small = [word.lower() for word in run]
    if all(low in words.times or low in words.nameless or low in words.between for low in small):
        return False
    if governed:
        return len(run) >= _LONGEST_NAME
    return not apposed or len(run) > 1 + (small[0] in words.determiners)


def _begins_a_phrase(words: Language, found: Sequence[re.Match[str]]) -> bool:
    """Whether a word is an article, or stands for people; not before a time: ``el pasado martes``."""
    word, *after = (match.group() for match in found)
    begins = word.lower() in words.unnamed or word.lower() in words.determiners
    return begins and not any(each.lower() in words.times or each.isdigit() for each in after)
