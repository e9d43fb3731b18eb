"""Whose words the sentence behind a quotation says they were: ``Lund said no. “…” That was Berg, on her way out``."""

from __future__ import annotations

import functools
import re

from readout.ground.antecedents import Antecedents
from readout.ground.article import Article, Range
from readout.ground.candidates import Candidate, Candidates, Mention
from readout.ground.cues import CueIndex
from readout.ground.grammar import Grammar
from readout.ground.verdicts import CONFIRMED, Verdict, name_of, shown

_BETWEEN = 3
"""Words at most between what points back and the name: ``that was (the voice of) Berg``."""
_OPENING = " \n\t»”\"’'"
_MARK = re.compile(r"[,.:;!?…–—\"“”„«»\n\ufffc]")
_WHOSE = re.compile(r"['’]s\b|['’](?!\w)")
_WORD = re.compile(r"\w+")


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
        named = self._pointed_to(candidate, at)
        if named is None or named.has(candidate) == (made == CONFIRMED):
            return made
        return Verdict(doubt=f"the sentence behind {shown(self._article, at)!r} says that it was {name_of(named)}")

    def _pointed_to(self, candidate: Candidate, quote: Range) -> Mention | None:
        """The person whom the sentence behind a quotation names, if it begins with what points back to it."""
        article, grammar = self._article, self._article.grammar
        start = self._behind(quote)
        found = _pointing(grammar).match(article.reported, start)
        if found is None:
            return None
        clause = found.end(), article.sentence((start, found.end()))[1]
        named = next((one for one in self._candidates.mentions(clause, candidate) if one.of_person()), None)
        if named is None or _WHOSE.match(article.reported, named.end):
            return None
        between = article.reported[found.end() : named.start]
        words = _WORD.findall(between.lower())
        apart = _MARK.search(between) or not (grammar.words.clause_openers | grammar.words.links).isdisjoint(words)
        return None if apart or len(words) > _BETWEEN else named

    def _behind(self, quote: Range) -> int:
        """Where the sentence behind that of a quotation begins."""
        text, end = self._article.text, max(quote[1], self._article.sentence(quote)[1])
        rest = text[end : end + len(_OPENING) * 2]
        return end + len(rest) - len(rest.lstrip(_OPENING))
