"""Who is meant by his office: ``the minister said``, ``a plaisanté le prélat``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.ground.article import Article, Range
from readout.ground.candidates import Candidate, Candidates
from readout.ground.unnamed import begins_with_another
from readout.parties.naming import words_of

_NOUNS = re.compile(r"[\w']+")


class Roles:
    """Judges attributions by an office.

    Args:
        article: The text.
        candidates: The parties of the answer.
    """

    def __init__(self, article: Article, candidates: Candidates) -> None:
        self._article = article
        self._candidates = candidates
        self._grammar = article.grammar

    def names(self, candidate: Candidate, said: Range) -> bool:
        """Whether the words of an attribution are of an office that of all parties this one alone holds."""
        return self._by_role(candidate, said) or self._stands_in(candidate, said)

    def _by_role(self, candidate: Candidate, said: Range) -> bool:
        """Whether the words of an attribution are of the speaker's role, and of nobody else's."""
        if not candidate.person:
            return False
        known = self._grammar.words
        named = {
            word for word in words_of(self._article.text[slice(*said)]) if word in known.titles or word in known.offices
        }
        if not named or not named <= candidate.role:
            return False
        if begins_with_another(self._grammar, self._article.text[slice(*said)]):
            return False
        others = [other for other in self._candidates.all() if other != candidate]
        return not any(named <= (other.role if other.person else other.words) for other in others)

    def _stands_in(self, candidate: Candidate, said: Range) -> bool:
        """Whether a noun stands for the only person of an office who is named before it: ``a plaisanté le prélat``."""
        known = self._grammar.words
        if not known.stand_ins or not candidate.person:
            return False
        words = f" {' '.join(_NOUNS.findall(self._article.text[slice(*said)].lower().replace('’', chr(39))))} "
        offices = [parts for noun, parts in known.stand_ins.items() if f" {noun.replace('_', ' ')} " in words]
        if len(offices) != 1 or begins_with_another(self._grammar, self._article.text[slice(*said)]):
            return False
        people = [one for one in self._candidates.all() if one.person and _holds(one, offices[0])]
        named = self._candidates.mentions((0, said[0]), candidate)
        return people == [candidate] and any(one.has(candidate) for one in named)


def _holds(candidate: Candidate, parts: Sequence[str]) -> bool:
    """Whether a word of somebody's names or role has one of some parts of words for an office in it."""
    return any(part in word for part in parts for word in candidate.words)
