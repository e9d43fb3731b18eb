"""The answers of an interview whose questions and answers are set off by dashes alone: who gives them."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from readout.ground.article import Article, Range
from readout.ground.candidates import Candidate, Candidates
from readout.ground.interviewee import Interviewee, Turns
from readout.ground.questions import asks
from readout.ground.retold import Retold
from readout.ground.verdicts import CONFIRMED, Utterance, Verdict
from readout.text.lines import paragraphs

_LEAST = 3
"""Questions with an answer right behind them from which on a text is such an interview."""


class DashedTurns:
    """Judges what is said in the answers of such an interview.

    Args:
        article: The text.
        candidates: The parties of the answer.
    """

    def __init__(self, article: Article, candidates: Candidates) -> None:
        self._article = article
        self._candidates = candidates
        self._retold = Retold(article, candidates)

    def verdict(self, candidate: Candidate, made: Utterance) -> Verdict | None:
        """Judge words in an answer that no attribution gives to anybody by name; ``None`` for all others.

        Whoever is named in an answer is spoken of there.
        """
        if not self._answers or not made.quotes or not all(map(self._is_answered, made.quotes)):
            return None
        if made.said is not None and not self._is_bare(made.said) and not self._introduces(candidate, made.said):
            return None
        owns = self._interviewee.is_he(candidate)
        if made.said is None and len(made.quotes) == 1:
            quote = made.quotes[0]
            turn = next(one for one in self._answers if one[0] <= quote[0] and quote[1] <= one[1])
            if (retold := self._retold.verdict(candidate, quote, turn, owns=owns)) is not None:
                return retold
        if owns:
            return CONFIRMED
        return Verdict(doubt=f"nothing shows that the answers of the interview are those of {candidate.name!r}")

    def heads(self, candidate: Candidate, made: Utterance) -> bool:
        """Whether a quotation is a line above such an interview that stands nowhere else, and one alone answers."""
        if not self._answers or made.said is not None or len(made.quotes) != 1:
            return False
        quote, article = made.quotes[0], self._article
        start, end = article.paragraph_start(quote[0]), article.paragraph_end(quote[1])
        around = article.text[start : quote[0]] + article.text[quote[1] : end]
        alone = end <= self._answers[0][0] and not any(map(str.isalnum, around))
        again = [place for place in article.folded.find_all(article.text[slice(*quote)]) if place != quote]
        return alone and all(map(self._is_answered, again)) and self._interviewee.is_he(candidate)

    def _introduces(self, candidate: Candidate, said: Range) -> bool:
        """Whether an attribution stands above the interview, and names who answers."""
        above = said[1] <= self._answers[0][0]
        return above and any(one.has(candidate) for one in self._candidates.mentions(said, candidate))

    @functools.cached_property
    def _interviewee(self) -> Interviewee:
        dashed = [(found.start, found.end) for found in self._article.folded.unmarked if found.mark == "dash"]
        asked = [one for one in dashed if not self._is_answered(one)]
        return Interviewee(self._article, self._candidates, Turns(asked, self._answers, []))

    def _is_answered(self, quote: Range) -> bool:
        return any(start <= quote[0] and quote[1] <= end for start, end in self._answers)

    def _is_bare(self, said: Range) -> bool:
        """Whether an attribution is the reporter's, and has a verb alone: ``dice``, not ``me dijo``."""
        words = self._article.text[slice(*said)].lower().split()
        return self._article.is_reported(said) and all(word in self._article.grammar.words.verbs for word in words)

    @functools.cached_property
    def _answers(self) -> list[Range]:
        """Each paragraph after a dash that stands right behind another such one which asks.

        Where question and answer stand in lines without a blank one between them, also what answers no question; and
        where each second one of the paragraphs behind dashes answers, all of these.
        """
        article, pieces = self._article, paragraphs(self._article.text)
        dashed = {found.opening for found in article.folded.unmarked if found.mark == "dash"}
        pairs = [(at, at + 1) for at in range(len(pieces) - 1) if {pieces[at][0], pieces[at + 1][0]} <= dashed]
        asked = [second for first, second in pairs if asks(article, pieces[first][1])]
        sure = [second for second in asked if not asks(article, pieces[second][1])]
        if len(sure) < _LEAST:
            return []
        tight = {second for first, second in pairs if self._is_tight(pieces[first], pieces[second])}
        return [pieces[at] for at in sorted({*sure, *tight, *self._in_turn(sure, pieces, dashed)})]

    @staticmethod
    def _in_turn(sure: list[int], pieces: Sequence[Range], dashed: set[int]) -> set[int]:
        """Every other paragraph behind a dash, from the first answer on, where all that are surely answers are such."""
        behind = [at for at, piece in enumerate(pieces) if piece[0] in dashed and at >= sure[0]]
        every_other = set(behind[::2])
        return every_other if set(sure) <= every_other else set()

    def _is_tight(self, first: Range, second: Range) -> bool:
        """Whether a blank line stands before the first of two lines, and none between them."""
        text = self._article.text
        before = text[: first[0]].endswith("\n\n")
        return before and text[first[1] : second[0]].count("\n") <= 1
