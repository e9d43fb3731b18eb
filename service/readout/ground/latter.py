"""Who is meant by a pronoun for the last of several who were named: ``the latter said``, ``dijo este``."""

from __future__ import annotations

import functools
import re

from readout.ground.addressed import meets_another
from readout.ground.article import Article, Range
from readout.ground.candidates import Candidate, Candidates
from readout.ground.grammar import Grammar
from readout.ground.verdicts import CONFIRMED, Verdict, name_of, shown
from readout.ground.views import alternatives
from readout.ground.word_index import LETTERS

_WORD = re.compile(LETTERS)


@functools.cache
def _pronouns(grammar: Grammar) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(grammar.words.latter)})(?!\w)", re.IGNORECASE)


def by_the_latter(article: Article, candidates: Candidates, candidate: Candidate, said: Range) -> Verdict | None:
    """Judge an attribution whose subject is such a pronoun; ``None`` if it has none.

    The last person is meant who is named before it, in its own sentence or the one before; nobody for sure where
    somebody without a name comes in behind him.

    Args:
        article: The text.
        candidates: The parties of the answer.
        candidate: Who is said to speak.
        said: The attribution.
    """
    grammar, text = article.grammar, article.reported
    found = _pronouns(grammar).search(text, *said) if grammar.words.latter else None
    if found is None or not _stands_alone(grammar, text[found.end() : said[1]]):
        return None
    own = article.sentence(said)
    before = next(iter(article.sentences.before(own[0])), own)
    named = candidates.mentions((before[0], found.start()), candidate)
    last = next((one for one in reversed(named) if one.of_person()), None)
    if last is not None and last.has(candidate) and not meets_another(grammar, text, last.end, found.start()):
        return CONFIRMED
    whom = name_of(last) if last is not None else "nobody before it"
    return Verdict(doubt=f"{shown(article, said)!r} points to {whom}")


def _stands_alone(grammar: Grammar, behind: str) -> bool:
    """Whether no noun follows a pronoun that may be an article, too: ``dijo este``, not ``este ministro dijo``."""
    following = _WORD.match(behind.lstrip())
    low = following.group().lower() if following is not None else ""
    return not low or low in grammar.words.verbs or low in grammar.words.auxiliaries or behind[:1] in ",.:;"
