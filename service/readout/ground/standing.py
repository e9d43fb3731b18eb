"""How a party stands in a sentence to which another looks back: as its subject, as one of several, as who is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.ground.addressed import meets_another
from readout.ground.article import Article, Range
from readout.ground.candidates import Candidate, Mention
from readout.ground.clauses import MARK
from readout.ground.cues import Cues
from readout.ground.grammar import Role
from readout.ground.inverted import is_inverted
from readout.ground.pairs import is_of_a_pair

_LONGEST_PHRASE = 5
"""Words of a time before a subject."""
_WORD = re.compile(r"\w+")


class Standing:
    """Tells how parties stand in sentences.

    Args:
        article: The text.
    """

    def __init__(self, article: Article) -> None:
        self._article = article
        self._grammar = article.grammar

    def speaks_alone(self, candidate: Candidate, heard: Cues) -> bool:
        """Whether nobody is said to speak together with the speaker: after ``Berg and Lund said so`` she is either."""
        mine = (one for one in heard.subjects if one.has(candidate))
        together = len(heard.subjects) > 1 and candidate.person
        return not together or not any(is_of_a_pair(self._grammar, self._article.reported, one, heard) for one in mine)

    def is_embedded(self, candidate: Candidate, heard: Cues) -> bool:
        """Whether another says what the speaker says: ``the captain said a guard had told him``, and goes on."""
        grammar, text = self._grammar, self._article.reported
        mine = next(one for one in heard.subjects if one.has(candidate))
        ahead = [one for one in heard.subjects if one.end < mine.start and not one.has(candidate)]
        verb = next(reversed(grammar.verbs(text, ahead[0].end, mine.start)), None) if ahead else None
        if verb is None or MARK.search(text, verb.end(), mine.start):
            return False
        return grammar.words.joining.isdisjoint(text[verb.end() : mine.start].lower().split())

    def is_subject(self, mention: Mention, sentence: Range) -> bool:
        """Whether nothing that may be another subject or a verb stands before a name in its clause."""
        small = self._grammar.words.before_names
        start = max(sentence[0], self._article.dateline_end(sentence[0]))
        clause = MARK.split(self._article.reported[start : mention.start])[-1]
        ahead = _WORD.findall(clause)
        if mention.role is Role.ALONE and is_inverted(self._grammar, clause):
            return True
        if ahead and self._is_a_phrase(ahead) and mention.role is Role.ALONE:
            return True
        return all(not word[0].islower() or word.lower() in small or self._grammar.is_title(word) for word in ahead)

    def is_asked(self, candidate: Candidate, heard: Cues, _end: int) -> bool:
        """Whether a party is who is spoken to in a sentence, or the only one whom it names if nobody speaks in it."""
        people = [one for one in heard.others if one.of_person()]
        if heard.verb is not None and heard.subjects:
            people = [one for one in people if one in heard.told or one.role is Role.GOVERNED][:1]
        return bool(people) and all(one.has(candidate) for one in people)

    def is_by_himself(self, candidate: Candidate, heard: Cues, end: int) -> bool:
        """Whether nobody without a name comes in behind a party’s in a sentence that ends at ``end``."""
        return not any(self.meets(one, end) for one in heard.all() if one.has(candidate))

    def meets(self, mention: Mention, end: int) -> bool:
        """Whether somebody without a name comes in between a name and a place behind it."""
        return mention.end < end and meets_another(self._grammar, self._article.reported, mention.end, end)

    def _is_a_phrase(self, ahead: Sequence[str]) -> bool:
        """Whether words are but a preposition and a time: ``On the second evening``, ``Am späten Abend``."""
        known = self._grammar.words
        first, last = ahead[0].lower(), ahead[-1].lower()
        return len(ahead) <= _LONGEST_PHRASE and first in known.depending and last in known.times
