"""Who gives the answers of an interview whose turns have no labels, or such as name nobody."""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import dataclass

from readout.ground.article import Article, Range, overlap
from readout.ground.candidates import Candidate, Candidates, Mention
from readout.ground.grammar import Role
from readout.ground.press_talks import holder
from readout.ground.questions import asks
from readout.ground.word_index import LETTERS, word_index
from readout.text.marks import QUOTES

_WORD = re.compile(LETTERS)
_VOCATIVE = re.compile(r"[\s*_–—―-]*(?P<words>[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,4})[,،]")
"""The first words of a question, up to a comma."""
_APPOSED = re.compile(r"[^.!?؟;\n]*[,،]")
"""What follows a name that may but be spoken of, up to a second comma: ``Pani Berg, wiceprezes, wraca?``."""
_REACH = 60
_PARTED = frozenset(":：") | frozenset(QUOTES)
"""What follows the name at the head of a title in which somebody is quoted."""
_TITLES = 3
"""Lines above an interview one of which may be such a title: a heading, the title, one below it."""
_SHARE = 5
"""Of so many turns one has to speak of who speaks, or of who is spoken to: the answers to common questions do not."""


@dataclass(frozen=True, slots=True)
class Turns:
    """The turns of an interview: where they stand, in order."""

    questions: list[Range]
    answers: list[Range]
    labels: list[Range]
    """Labels that answers have after all."""
    marked: bool = False
    """Whether labels that name nobody tell questions and answers: ``P.``, ``R.``."""

    @property
    def first(self) -> int:
        """Where the first of them begins."""
        return min(start for start, _ in (*self.questions, *self.answers))


def unlabelled(article: Article) -> Turns:
    """The turns of an interview without labels; without answers where the text is none."""
    turns = [found for found in article.folded.unmarked if found.mark == "label"]
    answers = [found for found in turns if found.answers]
    return Turns(
        [(found.start, found.end) for found in turns if not found.answers],
        [(found.start, found.end) for found in answers],
        [found.label for found in answers if found.label is not None],
    )


class Interviewee:
    """Tells who answers.

    Args:
        article: The text.
        candidates: The parties of the answer.
        turns: Those of the interview.
    """

    def __init__(self, article: Article, candidates: Candidates, turns: Turns) -> None:
        self._article = article
        self._candidates = candidates
        self._turns = turns

    def is_he(self, candidate: Candidate) -> bool:
        """Whether the answers are surely those of one party.

        An answer has his label, the reporter's words beside it name him, a question addresses him, or the title quotes
        him. Else he is the only person whom the text names before its first answer; of several the only one whom
        neither questions nor answers name: nobody is spoken of where he is spoken to. Where labels tell questions and
        answers he may be the one whose talk to the press the heading above them says that it is.
        """
        if not self._turns.answers or not candidate.person:
            return False
        for named in (self._labelled, self._reported, self._addressed, self._quoted_above):
            if named:
                return named == {frozenset({candidate})}
        return self._is_a_talk and self._is_introduced(candidate)

    def _is_introduced(self, candidate: Candidate) -> bool:
        """Whether he alone of those whom the text names before its first answer may be who answers."""
        first, mine = self._turns.first, frozenset({candidate})
        ahead = [_people(self._candidates.mentions((0, end), candidate)) for end in (first, self._turns.answers[0][0])]
        if self._turns.marked:
            talks = holder(self._article, self._candidates, first)
            return (ahead[0] == {mine} or (talks is not None and talks.has(candidate))) and not self._is_third(
                candidate
            )
        if {mine} in ahead:
            return True
        rest = {some for some in ahead[0] if not any(self._is_spoken_of(one) for one in some)}
        return rest == {mine} and not self._is_spoken_of(candidate)

    def _is_third(self, candidate: Candidate) -> bool:
        """Whether a turn names somebody who is not spoken to there."""
        turns = (*self._turns.questions, *self._turns.answers)
        return any(self._candidates.is_third(turn, candidate) for turn in turns)

    def _is_spoken_of(self, candidate: Candidate) -> bool:
        """Whether a turn names somebody."""
        places = self._candidates.places(candidate)
        return any(
            start <= place[0] < end
            for start, end in (*self._asking, *self._turns.answers)
            for place in places
            if not any(overlap(place, (found.start, found.end)) for found in self._beside)
        )

    @functools.cached_property
    def _asking(self) -> list[Range]:
        """The questions that ask, or speak to somebody: the others may be what the reporter tells between answers."""
        index, words = word_index(self._article.text), self._article.grammar.words.dialogue
        asked = self._turns.questions
        return [one for one in asked if asks(self._article, one[1]) or index.begins_in(words, *one)]

    @functools.cached_property
    def _is_a_talk(self) -> bool:
        """Whether the turns speak of the first or second person; or labels tell, or the words are not known."""
        words = self._article.grammar.words.dialogue
        if not words or self._turns.marked:
            return True
        index = word_index(self._article.text)
        turns = [*self._turns.questions, *self._turns.answers]
        return _SHARE * sum(index.begins_in(words, *one) for one in turns) >= len(turns)

    @functools.cached_property
    def _labelled(self) -> set[frozenset[Candidate]]:
        """Who is named by the labels of answers."""
        return _people([one for label in self._turns.labels for one in self._candidates.mentions(label)])

    @functools.cached_property
    def _beside(self) -> list[Mention]:
        """Those whom the reporter's words beside the answers name."""
        spoken = [found for found in self._article.quotations if found.mark == "dash" and found.reporting is not None]
        inside = [
            one.reporting for one in spoken if any(overlap((one.start, one.end), at) for at in self._turns.answers)
        ]
        return [one for clause in inside if clause for one in self._candidates.mentions(clause)]

    @functools.cached_property
    def _reported(self) -> set[frozenset[Candidate]]:
        """Who is named beside answers as the one who speaks."""
        return _people([one for one in self._beside if one.role is Role.ALONE])

    @functools.cached_property
    def _quoted_above(self) -> set[frozenset[Candidate]]:
        """Who is named at the head of a title that quotes him: ``Ida Berg: “We go”``, below a heading at most."""
        text, end = self._article.text, 0
        for _ in range(_TITLES):
            begins = _WORD.search(text, end, self._turns.first)
            start = begins.start() if begins else end
            end = text.find("\n", start, self._turns.first)
            named = [one for one in self._candidates.mentions((start, max(end, start))) if one.of_person()]
            heads = len(named) == 1 and not _WORD.search(text, start, named[0].start)
            if heads and text[named[0].end : end].lstrip()[:1] in _PARTED:
                return _people(named)
        return set()

    @functools.cached_property
    def _addressed(self) -> set[frozenset[Candidate]]:
        """Who is named behind a title at the head of a question: ``Ms Berg, why``."""
        return _people([one for turn in self._turns.questions for one in self._vocatives(*turn)])

    def _vocatives(self, start: int, end: int) -> list[Mention]:
        """Who is addressed by his name, or by a title that stands before his name in the text."""
        text, grammar = self._article.text, self._article.grammar
        addressed = _VOCATIVE.match(text, start, end)
        words = addressed["words"].split() if addressed else []
        titles = list(itertools.takewhile(self._addresses, words))
        if addressed is None or not titles:
            return []
        if not grammar.is_title(titles[0]) and _APPOSED.match(text, addressed.end(), end):
            return []
        if len(titles) < len(words):
            return [
                one for one in self._candidates.mentions(addressed.span("words")) if one.end == addressed.end("words")
            ]
        ahead = self._candidates.mentions((0, start))
        return [one for one in ahead if self._bears(titles[-1].lower(), one)]

    def _addresses(self, word: str) -> bool:
        """Whether a word is a title with which somebody may be spoken to."""
        return word.lower().rstrip(".") in self._article.grammar.words.addresses or self._article.grammar.is_title(word)

    def _bears(self, title: str, mention: Mention) -> bool:
        """Whether a title stands before a name, or is part of the form in which it is listed."""
        text = self._article.text
        before = _WORD.findall(text[max(mention.start - _REACH, 0) : mention.start].lower())[-1:]
        inside = _WORD.findall(text[mention.start : mention.end].lower())[:-1]
        return title in before or title in inside


def _people(mentions: list[Mention]) -> set[frozenset[Candidate]]:
    return {one.candidates for one in mentions if one.of_person()}
