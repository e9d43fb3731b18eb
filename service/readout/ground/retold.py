"""Words that somebody gives as another's inside his own turn: *Lund told me “never again”*, in an answer of Berg's."""

from __future__ import annotations

import functools
import re

from readout.ground.article import Article, Range
from readout.ground.candidates import Candidate, Candidates
from readout.ground.verdicts import CONFIRMED, Verdict, shown
from readout.text.marks import QUOTES
from readout.text.quotations import Quotation
from readout.text.ranges import Ranges
from readout.text.speech import verbs_of_speech

_REACH = 120
_STOP = re.compile(r"[.!?…;。！？؟\n]")


class Retold:
    """Judges quotations inside turns that no attribution gives to anybody.

    Args:
        article: The text.
        candidates: The parties of the answer.
    """

    def __init__(self, article: Article, candidates: Candidates) -> None:
        self._article = article
        self._candidates = candidates

    def verdict(self, candidate: Candidate, place: Range, turn: Range, *, owns: bool) -> Verdict | None:
        """Judge words between marks in a turn, beside which a verb of speech stands; ``None`` for all others.

        Args:
            candidate: Who is said to speak.
            place: Where the words stand.
            turn: The turn around them.
            owns: Whether the turn is his.
        """
        marks = self._inner(place, turn)
        if marks is None:
            return None
        article, text = self._article, self._article.text
        start, end = _clause(text, marks, turn)
        before, after = text[start : marks[0]], text[marks[1] : end]
        if article.grammar.first_person(text, start, marks[0]) is not None or not (
            verbs_of_speech(before) or verbs_of_speech(after)
        ):
            return None
        if not owns and self._are_named(start, end) == [candidate]:
            return CONFIRMED
        return Verdict(doubt=f"{shown(article, place)!r} may be another's whom the turn quotes")

    def _inner(self, place: Range, turn: Range) -> Range | None:
        """Where the words between marks inside a turn stand that a range lies in."""
        article, number = self._article, self._nested.holding(*place)
        if number is not None:
            return self._nested.all[number]
        numbers = article.quotations_in(place) if article.text[turn[0]] not in QUOTES else []
        outer = article.quotations[numbers[0]] if numbers else None
        return (outer.start, outer.end) if outer is not None and _is_within(outer, place, turn) else None

    @functools.cached_property
    def _nested(self) -> Ranges:
        return Ranges(
            (one.start, one.end) for one in self._article.folded.quotations if one.nested and one.mark == "marks"
        )

    def _are_named(self, start: int, end: int) -> list[Candidate]:
        """The persons who are named in a range."""
        people = [one for one in self._candidates.all() if one.person]
        return [one for one in people if any(start <= at and to <= end for at, to in self._candidates.places(one))]


def _clause(text: str, marks: Range, turn: Range) -> Range:
    """The sentence of a turn around words between marks."""
    first, last = max(turn[0], marks[0] - _REACH), min(turn[1], marks[1] + _REACH)
    ahead = [match.end() for match in _STOP.finditer(text, first, marks[0] - 1)]
    behind = _STOP.search(text, marks[1], last)
    return ahead[-1] if ahead else first, behind.start() if behind else last


def _is_within(outer: Quotation, place: Range, turn: Range) -> bool:
    """Whether words stand between marks that a turn does not begin with."""
    return outer.mark == "marks" and turn[0] < outer.start <= place[0] and place[1] <= outer.end
