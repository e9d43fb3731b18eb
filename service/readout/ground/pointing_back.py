"""Whose words the sentence behind a quotation says they were: ``Lund said no. “…” That was Berg, on her way out``."""

from __future__ import annotations

import functools
import re

from readout.ground.antecedents import Antecedents
from readout.ground.article import Article, Range
from readout.ground.candidates import Candidate, Candidates, Mention
from readout.ground.cues import CueIndex
from readout.ground.exchanges import answers_another
from readout.ground.grammar import Grammar, Role
from readout.ground.verdicts import CONFIRMED, Verdict, name_of, shown

_OPENING = " \n\t»”\"’'"
_MARK = re.compile(r"[,.:;!?…–—()\"“”„«»\n\ufffc]")
_OF_ANOTHER = frozenset({Role.POSSESSOR, Role.STAFFED, Role.TITLE})
"""How a name stands that says but whose somebody else is: ``That was Berg’s neighbour``."""


@functools.cache
def _pointing(grammar: Grammar) -> re.Pattern[str]:
    return re.compile("|".join(grammar.words.points_back) or "(?!)", re.IGNORECASE)


class PointingBack:
    """Judges attributions by the sentences around them, the one behind words that no attribution has among these.

    Args:
        article: The text.
        candidates: The parties of the answer.
        heard: Who is said to speak where.
    """

    def __init__(self, article: Article, candidates: Candidates, heard: CueIndex) -> None:
        self._article = article
        self._candidates = candidates
        self._antecedents = Antecedents(article, candidates, heard)

    def verdict(self, candidate: Candidate, at: Range, said: Range | None) -> Verdict:
        """Judge as ``Antecedents`` does; who else is pointed to behind words without attribution leaves it open."""
        made = self._antecedents.verdict(candidate, at, said)
        if said is not None or made.doubt:
            return made
        if made == CONFIRMED and candidate.person and self._candidates.is_third((at[0], at[1]), candidate):
            return Verdict(doubt=f"{shown(self._article, at)!r} speaks of {candidate.name!r}")
        if answers_another(self._article, at):
            return Verdict(doubt=f"{shown(self._article, at)!r} may answer whoever spoke before it")
        named = self._pointed_to(candidate, at)
        if named is None or named.has(candidate) == (made == CONFIRMED):
            return made
        return Verdict(doubt=f"the sentence behind {shown(self._article, at)!r} says that it was {name_of(named)}")

    def _pointed_to(self, candidate: Candidate, quote: Range) -> Mention | None:
        """The person whom the sentence behind a quotation names, if it says no more than that it was he."""
        article = self._article
        start = self._behind(quote)
        found = _pointing(article.grammar).match(article.reported, start)
        if found is None:
            return None
        clause = found.end(), article.sentence((start, found.end()))[1]
        named = next((one for one in self._candidates.mentions(clause, candidate) if one.of_person()), None)
        if named is None or named.role in _OF_ANOTHER:
            return None
        ahead, behind = article.reported[found.end() : named.start], article.reported[named.end : clause[1]]
        return named if self._is_of_him(ahead) and self._says_no_more(behind) else None

    def _is_of_him(self, ahead: str) -> bool:
        """Whether but articles and what somebody is stand before a name: not ``that was an answer to``, ``è morto``."""
        grammar = self._article.grammar
        own = grammar.words.determiners | grammar.words.people
        return all(word.lower() in own or grammar.is_title(word) for word in ahead.split())

    def _says_no_more(self, behind: str) -> bool:
        """Whether a name ends its clause, but for a place or for a verb of speech: ``on her way out``, ``who said it``.

        Else the sentence may tell something else of him (``It was Berg who hired him``) or of what was said (``Das war
        Berg zu viel``).
        """
        said, words = _MARK.split(behind, maxsplit=1)[0].split(), self._article.grammar.words
        if not said or not (words.surely_verbs - words.telling | words.speaking).isdisjoint(said):
            return True
        first, *rest = said
        at = rest[0] if first in words.prepositions and rest else ""
        return at[:1].isupper() or at in words.determiners | words.possessives

    def _behind(self, quote: Range) -> int:
        """Where the sentence behind that of a quotation begins."""
        text, end = self._article.text, max(quote[1], self._article.sentence(quote)[1])
        rest = text[end : end + len(_OPENING) * 2]
        return end + len(rest) - len(rest.lstrip(_OPENING))
