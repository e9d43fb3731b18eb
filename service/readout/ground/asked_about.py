"""Of whom a question is, who does not speak for that: ``Asked about Lund, she shrugged``."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from readout.ground.candidates import Mention
from readout.ground.clauses import clause_before, clause_behind
from readout.ground.grammar import Grammar
from readout.languages import Language

_TITLES = r"(?:\s+[\w'’-]+){0,4}\s*\Z"
"""Articles and titles before a name."""


@functools.cache
def _before(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns) or '(?!)'})(?!\w){_TITLES}", re.IGNORECASE)


@functools.cache
def _behind(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\A(?:\s+\w+)?\s+(?:{pattern})(?!\w)", re.IGNORECASE)


@functools.cache
def _anywhere(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns) or '(?!)'})(?!\w)", re.IGNORECASE)


@functools.lru_cache(maxsize=16)
def _has_questions(known: Language, text: str) -> bool:
    """Whether a text has such words at all: most have none, and need not be asked name by name."""
    return _anywhere((*known.asked_about, *known.asked_between[1:])).search(text) is not None


def asked_about(grammar: Grammar, text: str, found: Sequence[Mention]) -> list[Mention]:
    """Of names those that stand behind words for a question about somebody, or between them.

    Args:
        grammar: That of the text's language.
        text: The text, quotations made marks.
        found: The names.
    """
    known = grammar.words
    if not known.asked_about or not _has_questions(known, text):
        return []
    return [one for one in found if _is_asked_about(known, text, one)]


def _is_asked_about(known: Language, text: str, mention: Mention) -> bool:
    ahead = clause_before(text, mention.start)
    if _before(known.asked_about).search(ahead):
        return True
    around = known.asked_between
    return bool(around) and all(
        (_before(around[:1]).search(ahead), _behind(around[1]).search(clause_behind(text, mention.end)))
    )
