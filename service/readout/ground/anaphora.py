"""Who is meant by a verb or a pronoun without a name, in languages whose grammar is not known.

The antecedent is the one person named in the nearest sentence that names any who agrees in gender: *Svitáková mu
skočila do řeči. „…,“ řekla*. Where gender says nothing he has to have spoken there: *είπε ο Βράνας. «…», πρόσθεσε*.
Whoever else may be meant, with a name or without one, leaves it open; nothing is refuted.
"""

from __future__ import annotations

import functools
import re
from itertools import islice, pairwise

from readout.ground.acting import Acting
from readout.ground.agreement import TOKEN, Agreement, Gender, gender_of, told_by, whose_words
from readout.ground.article import QUOTED, Article, Range, joined
from readout.ground.candidates import Candidate, Candidates, Mention
from readout.ground.cases import is_no_subject
from readout.ground.content import begins_what_is_said
from readout.ground.cues import CueIndex
from readout.ground.grammar import Grammar
from readout.ground.name_index import hidden
from readout.ground.subjectless import before_clause, is_subjectless, names_function
from readout.ground.views import alternatives
from readout.text.abbreviations import titles_with_a_stop
from readout.text.marks import QUOTES

_NEAREST = 4
"""Sentences back in which the antecedent is looked for."""
_OPENING = 4
"""Code points in which a quotation begins that opens its sentence."""
_QUESTION = re.compile(r"[?؟？;\u037e]\W*\Z")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}\b")
_INSIDE = re.compile(r"(?<=\w)\"(?=\w)")
"""A mark inside a Hebrew abbreviation: ``האו"ם``."""


@functools.cache
def _stop(grammar: Grammar) -> re.Pattern[str]:
    """The stop of a title: ``ο κ. Βράνας``, ``MUDr. Holub``."""
    titles = titles_with_a_stop(grammar.words.language) if grammar.words.subject_by_case else ()
    return re.compile(rf"(?<!\w)(κ|{alternatives(titles)})\.", re.IGNORECASE)


class Anaphora:
    """Resolves attributions without a name to the person whom the sentences before them name.

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
        self._agreement = Agreement(article, candidates)

    @functools.cached_property
    def _own(self) -> str:
        """The text in the reporter's own words, short quotations made marks too."""
        quoted = [(found.start, found.end) for found in self._article.quotations]
        own = hidden(self._article.reported, joined(quoted), QUOTED)
        return _INSIDE.sub("\u05f4", _stop(self._grammar).sub(r"\1 ", own))

    @functools.cached_property
    def _acting(self) -> Acting:
        return Acting(self._article, self._own, self._candidates, self._heard, self._agreement)

    def excludes(self, candidate: Candidate, at: Range, said: Range | None) -> bool:
        """Whether a party cannot be meant: its gender is another, or another answers the question before."""
        return self.contradicts(candidate, said) or self._answers(at, said)

    def contradicts(self, candidate: Candidate, said: Range | None) -> bool:
        """Whether the verb or the pronoun of an attribution is of the other gender."""
        if self._grammar.known or said is None:
            return False
        told = gender_of(self._grammar, self._own[slice(*said)])
        return told is not None and self._agreement.of(candidate) not in (told, None)

    def refers(self, candidate: Candidate, at: Range, said: Range | None) -> bool:
        """Whether nobody but a party can be meant by an attribution without a name, or by a quotation without one.

        Args:
            candidate: Who is said to speak.
            at: The attribution, or the quote that has none.
            said: The attribution.
        """
        if self._grammar.known or not candidate.person or self.excludes(candidate, at, said):
            return False
        text, sentence = self._own, self._article.sentence(at)
        if said is None and any(map(str.isalnum, text[slice(*sentence)])):
            return False
        said = before_clause(self._grammar, text, said) if said is not None else None
        his = said is not None and whose_words(self._grammar, text[slice(*said)]) is not None
        if said is not None and not his and not is_subjectless(self._grammar, text, said):
            return False
        gender = gender_of(self._grammar, text[slice(*said)]) if said else None
        here = sentence[0], said[1] if said else sentence[1]
        people = self._acting.people(here, candidate, gender)
        if not all(self._hangs(one, candidate, said) for one in people) or names_function(
            self._grammar, text[here[0] : at[0]]
        ):
            return False
        return self._is_antecedent(candidate, sentence[0], said, gender)

    def _hangs(self, mention: Mention, candidate: Candidate, said: Range | None) -> bool:
        """Whether another is named in an attribution as one through whom, or of whom: ``vzkázala přes mluvčího``."""
        inside = said is not None and said[0] <= mention.start
        return inside and not mention.has(candidate) and is_no_subject(self._grammar, self._own, mention)

    def _is_antecedent(self, candidate: Candidate, start: int, said: Range | None, gender: Gender | None) -> bool:
        """Whether the nearest sentence that names anybody who agrees names the party alone, as one who acts there."""
        article = self._article
        sure = gender is not None and self._agreement.of(candidate) is gender
        apart = 1 if said is not None else 0
        for sentence in islice(article.sentences.before(start), _NEAREST):
            if article.paragraph(start) - article.paragraph(sentence[1] - 1) > apart:
                return False
            if _CLOCK.match(self._own, sentence[0]):
                return False  # an entry of a live blog, which the later ones stand above
            if self._acting.people(sentence, candidate, gender):
                acts = self._acting.acts(candidate, sentence, gender, reports=said is not None)
                return acts and not self._is_told_of(candidate, sentence)
            if not self._is_transparent(sentence, gender, sure=sure):
                return False
        return False

    def _is_told_of(self, candidate: Candidate, sentence: Range) -> bool:
        """Whether a sentence only tells of a party what somebody says who has no name in it."""
        mine = [one for one in self._candidates.mentions(sentence, candidate) if one.has(candidate)]
        return bool(mine) and all(begins_what_is_said(self._grammar, self._own, sentence[0], one) for one in mine)

    def _adds(self, said: Range | None) -> bool:
        if said is None:
            return False
        return not self._grammar.words.adding.isdisjoint(TOKEN.findall(self._article.text[slice(*said)].lower()))

    def _answers(self, at: Range, said: Range | None) -> bool:
        """Whether a sentence begins with a quotation, and the one before it in its paragraph is a question."""
        start = self._article.sentence(at)[0]
        found = self._article.quotations_in((self._article.paragraph_start(start), start))
        opens = self._own[start : start + _OPENING].lstrip(QUOTES).startswith(QUOTED)
        if self._grammar.known or not opens or not found or self._adds(said):
            return False
        last = self._article.quotations[found[-1]]
        return _QUESTION.search(self._article.text[last.start : last.end]) is not None

    def _is_transparent(self, sentence: Range, gender: Gender | None, *, sure: bool) -> bool:
        """Whether nobody who may be meant comes in with a sentence that names none who agrees."""
        grammar, text = self._grammar, self._own
        reported = text[slice(*sentence)]
        if not any(map(str.isalnum, reported)):
            return True
        verbs = grammar.verbs(text, *sentence)
        if verbs:
            told = {gender_of(grammar, verb.group()) for verb in verbs} - {None}
            alone = all(is_subjectless(grammar, text, (verb.start(), verb.end())) for verb in verbs)
            return alone and told <= {gender} and not self._names_people(sentence)
        if names_function(grammar, reported) or not (sure and grammar.words.past):
            return not names_function(grammar, reported) and self._is_of_a_pronoun(reported)
        words = TOKEN.findall(reported)
        acts = any(told_by(grammar, word) is gender for word in [*words, *(word.lower() for word in words[:1])])
        return not acts and not self._has_unlisted(sentence)

    def _names_people(self, sentence: Range) -> bool:
        return any(one.of_person() for one in self._candidates.mentions(sentence))

    def _is_of_a_pronoun(self, reported: str) -> bool:
        """Whether a sentence without a verb of speech has a pronoun for a subject, or but a quotation in it."""
        words = self._grammar.words
        found = frozenset(TOKEN.findall(reported.lower()))
        return QUOTED in reported or not found.isdisjoint(words.subject_pronouns | words.first_person)

    def _has_unlisted(self, sentence: Range) -> bool:
        """Whether a sentence has what looks like the full name of somebody whom the answer does not list."""
        words, named = list(TOKEN.finditer(self._own, *sentence)), self._candidates.mentions(sentence)
        free = [one for one in words if not any(each.start <= one.start() < each.end for each in named)]
        pairs = ((one, other) for one, other in pairwise(free) if other.start() - one.end() == 1)
        return any(one.group()[0].isupper() and other.group()[0].isupper() for one, other in pairs)
