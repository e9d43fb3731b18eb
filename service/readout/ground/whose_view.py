"""Whose view a sentence gives that names nobody who speaks: *according to her*, or in the mood of reported speech."""

from __future__ import annotations

from readout.ground.addressed import meets_another
from readout.ground.article import Article, Range
from readout.ground.candidates import Candidate, Candidates, Mention
from readout.ground.clauses import clause_before, plain_words
from readout.ground.cues import CueIndex, Cues
from readout.ground.pairs import is_apposed
from readout.text.marks import QUOTES, SPACES


class WhoseView:
    """Tells whose view the sentences of one text give.

    Args:
        article: The text.
        candidates: The parties of the answer.
        heard: Who is said to speak where.
    """

    def __init__(self, article: Article, candidates: Candidates, heard: CueIndex) -> None:
        self._article = article
        self._candidates = candidates
        self._grammar = article.grammar
        self._heard = heard

    def is_anothers(self, candidate: Candidate, heard: Cues, at: Range) -> bool:
        """Whether what a sentence tells of a party is somebody else's view: ``According to police, Berg “lied”``.

        It is where the quoted words go on with his name: ``Berg “is a friend, and we shall tell her”``.

        Args:
            candidate: The party.
            heard: The cues of the sentence.
            at: The quote in it, which has no attribution.
        """
        grammar, text = self._grammar, self._article.reported
        mine = [one for one in heard.all() if one.has(candidate)]
        words, ahead = self._article.text, [one for one in mine if one.end <= at[0]]
        if words[at[0]].islower() and any(not words[one.end : at[0]].strip(QUOTES + SPACES) for one in ahead):
            return True
        if heard.verb is not None or not grammar.known:
            return False
        own = any(grammar.according(text, one.start, one.end) or self._is_apposed_to_a_view(one) for one in mine)
        return not own and grammar.views.gives_anothers(text[self._article.sentence(at)[0] : at[0]])

    def _is_apposed_to_a_view(self, mention: Mention) -> bool:
        """Whether a name stands behind the title whose view it is: ``According to the mayor, Ida Berg,``."""
        grammar, text = self._grammar, self._article.reported
        title = clause_before(text, text.rfind(",", 0, mention.start))
        return is_apposed(grammar, text, mention) and grammar.views.gives_anothers(title)

    def is_his(self, candidate: Candidate, said: Range) -> bool:
        """Whether words follow a sentence in which nobody is named but the one who speaks in it, and give his view.

        They do by *according to her*, or in the mood in which somebody tells what another says: ``Sein Land werde``.
        """
        grammar, text = self._grammar, self._article.reported
        start = self._article.sentence(said)[0]
        goes_on = self._goes_on_telling(candidate, start, said)
        if not grammar.known or not (goes_on or grammar.views.is_his(text[slice(*said)])):
            return False
        before = next(iter(self._article.sentences.before(start)), None)
        until = said[1] if goes_on else said[0]
        if before is None or any(one.of_person() for one in self._candidates.mentions((start, until), candidate)):
            return False
        heard = self._heard.of(before, candidate)
        alone = {one.candidates for one in heard.all() if one.of_person()} == {frozenset({candidate})}
        return alone and heard.speaks(candidate) and not meets_another(grammar, text, *before)

    def _goes_on_telling(self, candidate: Candidate, start: int, said: Range) -> bool:
        """Whether a sentence inside a paragraph is told as another's words, and does not say that anybody speaks."""
        mood = self._grammar.words.reported_mood
        inside = start > self._article.paragraph_start(start)
        told = bool(mood) and not mood.isdisjoint(plain_words(self._article.reported[slice(*said)]))
        return inside and told and self._heard.of(said, candidate).verb is None
