"""Who acts in a sentence, in languages whose grammar is not known: the one person named there who can be its subject.

A noun for somebody else, a verb with a subject of its own (*Vláda uvedla, že Svobodová přijela*) or another name that
may be the subject leave it open.
"""

from __future__ import annotations

import functools
import re

from readout.ground.agreement import TOKEN, Agreement, Gender, told_by
from readout.ground.article import QUOTED, Article, Range
from readout.ground.candidates import Candidate, Candidates, Mention
from readout.ground.clauses import MARK, clause_before
from readout.ground.cues import CueIndex, Cues
from readout.ground.going_on import is_anothers
from readout.ground.grammar import Grammar
from readout.ground.subjectless import clause_of, functions, is_subjectless
from readout.ground.unnamed import describes_another, is_declined
from readout.text.marks import QUOTES

_TITLE = 60
"""Code points of a title before a name or behind it."""
_APPOSING = ' ,،»”"('
_COMMAS = (",", "،")


@functools.cache
def _topic(grammar: Grammar) -> re.Pattern[str]:
    """A title and the particle of the topic behind a name: ``氏は``."""
    titles = "|".join(sorted(map(re.escape, grammar.words.titles), key=len, reverse=True))
    return re.compile(rf"(?:{titles})?は" if grammar.words.language == "ja" else "(?!)")


class Acting:
    """Tells who acts in the sentences of a text.

    Args:
        article: The text.
        own: The text in the reporter's own words, short quotations made marks too.
        candidates: The parties of the answer.
        heard: Who is said to speak where.
        agreement: The gender of these parties.
    """

    def __init__(
        self, article: Article, own: str, candidates: Candidates, heard: CueIndex, agreement: Agreement
    ) -> None:
        self._article = article
        self._own = own
        self._candidates = candidates
        self._grammar = article.grammar
        self._heard = heard
        self._agreement = agreement

    def people(self, within: Range, candidate: Candidate, gender: Gender | None) -> list[Mention]:
        """The people whom a range names, but for those of the other gender."""
        people = (one for one in self._heard.of(within, candidate).all() if one.of_person())
        return [one for one in people if gender is None or self._agreement.of_mention(one) in (gender, None)]

    def acts(self, candidate: Candidate, sentence: Range, gender: Gender | None, *, reports: bool) -> bool:
        """Whether a sentence has the party for its only subject, and nobody without a name.

        He has to speak there, unless an attribution ``reports`` the words and agrees with him in gender.
        """
        people, heard = self.people(sentence, candidate, gender), self._heard.of(sentence, candidate)
        acting = [one for one in people if not self._agreement.is_oblique(one)]
        if not acting or any(one.candidates != {candidate} for one in acting):
            return False
        speaks = self._speaks(acting[0], heard, gender)
        if len(acting) < len(people) and not speaks:
            return False
        others = None if speaks else gender
        if self._names_another(sentence, declined=not speaks) or self._has_other_subject(candidate, sentence, others):
            return False
        if self._describes_another(self._own[slice(*sentence)], candidate):
            return False
        return speaks or (reports and self._may_report(candidate, acting[0], sentence, gender))

    def _may_report(self, candidate: Candidate, mention: Mention, sentence: Range, gender: Gender | None) -> bool:
        """Whether who does not speak in a sentence agrees with an attribution behind it, or is surely a subject."""
        if gender is not None and (self._agreement.of(candidate) is gender or self._agrees(sentence, gender)):
            return True
        return self._agreement.is_nominative(mention)

    def _agrees(self, sentence: Range, gender: Gender) -> bool:
        """Whether all verbs of a sentence in the past are of a gender, and there is one."""
        told = {told_by(self._grammar, word) for word in TOKEN.findall(self._own, *sentence)} - {None}
        return bool(self._grammar.words.past) and told == {gender}

    def _has_other_subject(self, candidate: Candidate, sentence: Range, gender: Gender | None) -> bool:
        """Whether a verb of speech has a subject that is not the party: ``Vláda uvedla, že Svobodová přijela``.

        With a gender, whether any verb of that gender in the past has.
        """
        grammar, text = self._grammar, self._own
        if grammar.words.unspaced:
            return False
        mine = [one for one in self._candidates.mentions(sentence, candidate) if one.has(candidate)]
        for found in TOKEN.finditer(text, *sentence):
            listed, at = found.group().lower() in grammar.words.verbs, (found.start(), found.end())
            if not listed and (gender is None or told_by(grammar, found.group()) is not gender):
                continue
            clause = clause_of(grammar, text, at)
            if grammar.words.verb_last or not listed:
                clause = clause[0], at[1]
            own = any(self._is_in(one, clause, sentence) for one in mine)
            if not own and not is_subjectless(grammar, text[: clause[1]] if not listed else text, at):
                return True
        return False

    def _is_in(self, mention: Mention, clause: Range, sentence: Range) -> bool:
        """Whether a name stands in a clause, or right before it in marks or commas, or opens a sentence."""
        text = self._article.text
        if clause[0] <= mention.start and mention.end <= clause[1]:
            return True
        if self._grammar.words.verb_last and not text[sentence[0] : mention.start].strip(QUOTES + " "):
            return True
        apposed = text[: mention.start].rstrip(QUOTES + " ").endswith(_COMMAS)
        marks = QUOTES + (" ,،" if apposed else " ")
        return mention.end <= clause[0] and not text[mention.end : clause[0]].strip(marks)

    def _describes_another(self, words: str, candidate: Candidate) -> bool:
        """Whether words have a noun for somebody unnamed, where no ending tells a subject from what it is not."""
        known = self._grammar.words
        told = known.subject_by_case or known.nominatives
        return not told and describes_another(self._grammar, words, candidate)

    def _speaks(self, mention: Mention, heard: Cues, gender: Gender | None) -> bool:
        """Whether a verb of speech may be of a name: it stands beside it, or in its sentence and nobody else's."""
        words, text = self._grammar.words, self._article.reported
        if words.unspaced:
            return self._opens(mention)
        if mention in heard.subjects:
            return True
        if heard.verb is None or any(not one.of_person() for one in heard.subjects):
            return False
        around = self._article.sentence((mention.start, mention.end))
        told = (told_by(self._grammar, verb.group()) for verb in self._grammar.verbs(text, *around))
        own = self._agreement.of_mention(mention) or gender
        return any(own is None or one in (None, own) for one in told)

    def _opens(self, mention: Mention) -> bool:
        """Whether a name opens its clause or is its topic, in a sentence with a verb of speech, without spaces."""
        words, text = self._grammar.words, self._article.reported
        own = is_anothers(self._grammar, text, mention.end)
        around = self._article.sentence((mention.start, mention.end))
        sentence, ahead = text[slice(*around)], text[around[0] : mention.start]
        spoken = any(one in sentence for one in words.speech | words.speech_before_stop) or QUOTED in sentence
        topic = _topic(self._grammar).match(text, mention.end) is not None and "は" not in ahead
        first = not clause_before(text, mention.start).strip(QUOTES + "」』 ")
        return spoken and not own and (first or topic)

    def _names_another(self, sentence: Range, *, declined: bool) -> bool:
        """Whether a sentence has a noun for somebody who acts, but in the title of a name; one in any case if so."""
        text, known = self._own, functions(self._grammar)
        if self._grammar.words.unspaced:
            return any(one in text[slice(*sentence)] for one in self._grammar.words.unnamed)
        named = self._candidates.mentions(sentence)
        for found in TOKEN.finditer(text, *sentence):
            noun = found.group().lower()
            if noun not in known and not (declined and is_declined(self._grammar, noun, known)):
                continue
            if any(one.start <= found.start() < one.end for one in named):
                continue
            if not any(self._is_title(found, one) for one in named if one.of_person()):
                return True
        return False

    def _is_title(self, noun: re.Match[str], mention: Mention) -> bool:
        """Whether a noun stands before a name without a mark or a verb between them, or is apposed behind it."""
        text = self._own
        if noun.end() <= mention.start:
            between = text[noun.end() : mention.start]
            spoken = any(told_by(self._grammar, one) for one in TOKEN.findall(between))
            marked = MARK.search(between.strip(' ,،"“„«»')) is not None
            return len(between) <= _TITLE and not marked and not spoken
        between = text[mention.end : noun.start()].lstrip(_APPOSING)
        first = TOKEN.findall(between)[:1]
        apposed = not first or first[0].lower() in functions(self._grammar)
        return len(between) <= _TITLE and apposed and MARK.search(between) is None
