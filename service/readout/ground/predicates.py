"""Predicates beside a quotation that no list of verbs has, and who is their subject.

*Before adding* is of the subject of its clause; *fue tajante*, *he sent a text message* announce words of whoever is
their subject; in *läßt er Berg ausrichten* Berg is but told.
"""

from __future__ import annotations

import functools
import re

from readout.ground.adverbials import is_adverbial
from readout.ground.clauses import plain_words
from readout.ground.grammar import Grammar
from readout.ground.views import alternatives

_AROUND = " ,.:;–—-\n"
_REACH = 60
"""Code points before a name in which such a verb and its subject are looked for."""


@functools.cache
def _hanging(grammar: Grammar) -> re.Pattern[str]:
    return re.compile("|".join(grammar.words.hanging) or "(?!)", re.IGNORECASE)


@functools.cache
def _putting(grammar: Grammar) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(grammar.words.puts_it) or '(?!)'})\Z", re.IGNORECASE)


@functools.cache
def _on_behalf(grammar: Grammar) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(grammar.words.through_his) or '(?!)'})(?!\w)", re.IGNORECASE)


@functools.cache
def _letting(grammar: Grammar) -> re.Pattern[str]:
    words = grammar.words
    small = alternatives(words.determiners | words.datives | words.titles)
    verbs, pronouns = alternatives(words.letting), alternatives(words.subject_pronouns)
    return re.compile(rf"(?<!\w)(?:{verbs})\s+(?:{pronouns})\s+(?:(?:{small})\s+)*\Z", re.IGNORECASE)


def hangs_on(grammar: Grammar, said: str) -> bool:
    """Whether an attribution begins with a verb whose subject is that of the clause before: ``avant d'ajouter``."""
    return bool(grammar.words.hanging) and _hanging(grammar).match(said.strip(_AROUND)) is not None


def through_his(grammar: Grammar, said: str) -> str:
    """An attribution without those through whom somebody lets his words be known: ``läßt er ⟨…⟩ erklären``."""
    return _on_behalf(grammar).sub(" ", said) if grammar.words.through_his else said


def puts_it(grammar: Grammar, said: str) -> bool:
    """Whether an attribution is a predicate that announces words, with a pronoun for its subject or with none.

    Nothing but an adverbial stands before it: ``Sobre las ayudas fue tajante``, ``He sent a text message``.
    """
    said = said.strip(_AROUND)
    found = _putting(grammar).search(said) if grammar.words.puts_it else None
    if found is None:
        return False
    words = grammar.words
    ahead, inside = said[: found.start()].rstrip(), plain_words(found.group())
    low = plain_words(ahead)
    if not words.subject_pronouns.isdisjoint([*inside, *low[-1:]]):
        return "," not in ahead[:-1]
    return words.drops_subject and (not ahead or is_adverbial(grammar, ahead[0].lower() + ahead[1:].removesuffix(",")))


def is_let_know(grammar: Grammar, text: str, name_start: int) -> bool:
    """Whether a name stands between a pronoun that is the subject and its verb: ``läßt er Berg ausrichten``."""
    if not grammar.words.letting:
        return False
    return _letting(grammar).search(text[max(name_start - _REACH, 0) : name_start]) is not None
