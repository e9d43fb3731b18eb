"""Who is meant by words that point to whoever was named last: ``the latter said``, ``der 68-Jährige``."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from itertools import islice

from readout.ground.addressed import meets_another
from readout.ground.article import Article, Range
from readout.ground.candidates import Candidate, Candidates
from readout.ground.grammar import Grammar, Role
from readout.ground.verdicts import CONFIRMED, Verdict, name_of, shown
from readout.ground.views import alternatives
from readout.ground.word_index import LETTERS

_WORD = re.compile(LETTERS)
_NEAREST = 3
"""Sentences back in which a person is looked for whom words point to."""
_OWNED = 2
_SPOKEN_TO = frozenset({Role.ALONE, Role.GOVERNED})
"""How the one stands in a sentence whom the writer has spoken to: not in *Berg’s lawyer*."""


@functools.cache
def _pronouns(grammar: Grammar) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(grammar.words.latter)})(?!\w)", re.IGNORECASE)


@functools.cache
def _ages(grammar: Grammar) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(grammar.words.by_age)})(?!\w)")


@functools.cache
def _in_full(grammar: Grammar) -> re.Pattern[str]:
    return re.compile("|".join(grammar.words.in_full) or "(?!)", re.IGNORECASE)


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
    pointing = _pronouns(grammar).finditer(text, *said) if grammar.words.latter else ()
    found = next((one for one in pointing if _stands_alone(grammar, text[one.end() : said[1]])), None)
    if found is None:
        return None
    own = article.sentence(said)
    before = next(iter(article.sentences.before(own[0])), own)
    named = candidates.mentions((before[0], found.start()), candidate)
    last = next((one for one in reversed(named) if one.of_person()), None)
    if last is not None and last.has(candidate) and not meets_another(grammar, text, last.end, found.start()):
        return CONFIRMED
    whom = name_of(last) if last is not None else "nobody before it"
    return Verdict(doubt=f"{shown(article, said)!r} points to {whom}")


def by_his_age(article: Article, candidates: Candidates, candidate: Candidate, said: Range) -> Verdict | None:
    """Judge an attribution to whoever was named last by his age, ``der 68-Jährige``; ``None`` for all others.

    He is the only person whom the nearest of a few sentences names that names any.

    Args:
        article: The text.
        candidates: The parties of the answer.
        candidate: Who is said to speak.
        said: The attribution.
    """
    grammar, text = article.grammar, article.reported
    found = _ages(grammar).search(text, *said) if grammar.words.by_age else None
    if found is None or candidates.mentions(said, candidate):
        return None
    start = article.sentence(said)[0]
    before = islice(article.sentences.before(start), _NEAREST)
    for sentence in ((start, found.start()), *before):
        people = {one.candidates for one in candidates.mentions(sentence, candidate) if one.of_person()}
        if people:
            return CONFIRMED if people == {frozenset({candidate})} else _unsure(article, said)
    return _unsure(article, said)


def by_the_writer(article: Article, candidates: Candidates, candidate: Candidate, said: Range) -> Verdict | None:
    """Judge words that are told to the writer: ``Acabo de hablar con Berg. Me dice``; ``None`` for all others.

    The sentence before has the writer for its subject, names but one person, and nobody without a name comes into it.

    Args:
        article: The text.
        candidates: The parties of the answer.
        candidate: Who is said to speak.
        said: The attribution.
    """
    grammar, text = article.grammar, article.reported
    own = article.sentence(said)
    hears = {word.lower() for word in _WORD.findall(text, *said)} & grammar.words.to_me
    if not hears or any(one.of_person() for one in candidates.mentions((own[0], said[1]), candidate)):
        return None
    before = next(iter(article.sentences.before(own[0])), own)
    people = [one for one in candidates.mentions(before, candidate) if one.of_person()]
    if len(people) != 1 or people[0].candidates != {candidate} or people[0].role not in _SPOKEN_TO:
        return None
    writes = grammar.first_person(text, *before) is not None
    return CONFIRMED if writes and not meets_another(grammar, text, before[0], before[1]) else None


def unless_asked(article: Article, said: Range, quotes: Sequence[Range], verdict: Verdict) -> Verdict:
    """A verdict, but open where words may answer the writer: ``I asked Mrs Berg if she would go. “No.”``.

    They are the writer's own in the same sentence, and behind a colon.

    Args:
        article: The text.
        said: The attribution.
        quotes: Where the words stand.
        verdict: The verdict by the words of the attribution.
    """
    own = article.sentence(said)
    if not verdict.fault or not quotes or quotes[0][0] < own[1]:
        return verdict
    if article.text[slice(*own)].rstrip().endswith((":", "：")):
        return verdict
    if article.grammar.first_person(article.reported, *said) is None:
        return verdict
    return Verdict(doubt=verdict.fault.removeprefix("speaker: "))


def _unsure(article: Article, said: Range) -> Verdict:
    return Verdict(doubt=f"nothing shows whom {shown(article, said)!r} means")


def his_utterance(grammar: Grammar, said: str) -> bool:
    """Whether an attribution is but what somebody named before has said: ``Ihre Antwort``, ``Her reply``."""
    known = grammar.words
    head, comma, rest = said.lower().strip(" ,:").partition(",")
    words = _WORD.findall(head if comma and _in_full(grammar).fullmatch(rest.strip()) else said.lower())
    if words and words[0] not in known.possessives and words[0] in known.determiners:
        words = words[1:]  # `la sua risposta`
    return len(words) == _OWNED and words[0] in known.possessives and words[1] in known.utterances


def _stands_alone(grammar: Grammar, behind: str) -> bool:
    """Whether no noun follows a pronoun that may be an article, too: ``dijo este``, not ``este ministro dijo``."""
    following = _WORD.match(behind.lstrip())
    low = following.group().lower() if following is not None else ""
    return not low or low in grammar.words.verbs or low in grammar.words.auxiliaries or behind[:1] in ",.:;"
