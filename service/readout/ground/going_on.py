"""Who speaks on in a language whose grammar is not known, and in what words whoever spoke last goes on in any.

*Et d'ajouter*, *Und weiter*, *又补上一句* have no subject of their own.
"""

from __future__ import annotations

import functools
import re
from itertools import islice

from readout.ground.article import QUOTED, Article, Range
from readout.ground.candidates import Candidate, Mention
from readout.ground.cases import is_oblique
from readout.ground.clauses import MARK, clause_before, clause_behind, plain_words
from readout.ground.cues import CueIndex, Cues
from readout.ground.grammar import Grammar
from readout.ground.subjectless import is_subjectless
from readout.ground.unnamed import describes_another, in_a_case
from readout.ground.views import alternatives
from readout.languages import Words
from readout.text.speech import verbs_of_speech

_NEAREST = 4
"""Sentences back in which the name behind a pronoun is looked for."""
_LONGEST_BARE = 6
"""Signs of a pronoun with its verb where words are written without spaces."""
_AROUND = " ,.:;–—-\n"


@functools.cache
def _resuming(grammar: Grammar) -> re.Pattern[str]:
    return re.compile("|".join(grammar.words.resumes) or "(?!)", re.IGNORECASE)


def goes_on(grammar: Grammar, said: str) -> bool:
    """Whether an attribution has words with which whoever spoke last goes on."""
    return bool(grammar.words.resumes) and _resuming(grammar).match(said.strip(_AROUND)) is not None


def is_anothers(grammar: Grammar, text: str, name_end: int) -> bool:
    """Whether a name only says whose somebody is, where words are not parted: ``周耿弘的律师``, ``鈴木氏の妻``."""
    return _owning(grammar).match(text, name_end) is not None


@functools.cache
def _set_off(grammar: Grammar) -> re.Pattern[str]:
    """``according to him`` between marks that part it from what he says: ``Повінь, на його думку, могла``."""
    return re.compile(rf"(?:\A|,\s)(?:{alternatives(grammar.words.according_to_him)})(?:,|\Z)")


@functools.cache
def _owning(grammar: Grammar) -> re.Pattern[str]:
    words = grammar.words
    return re.compile(rf"(?:{alternatives(words.titles)})?(?:{alternatives(words.of | words.unnamed)})")


class GoingOn:
    """Tells whether nobody but the last to speak can be meant, in a language whose grammar is not known.

    Args:
        article: The text.
        heard: Who is said to speak where.
    """

    def __init__(self, article: Article, heard: CueIndex) -> None:
        self._article = article
        self._grammar = article.grammar
        self._heard = heard

    def speaks(self, candidate: Candidate, said: Range | None, heard: Cues) -> bool:
        """Whether nobody but the speaker can be meant, in a language whose grammar is not known.

        The attribution is a verb of speech alone, with a pronoun at most; its sentence names no person; and of those
        before it the nearest that names any names him alone, with a verb of speech.
        """
        if self._grammar.known or said is None or not candidate.person or not self._bare(said):
            return False
        if any(one.of_person() and one.start < said[1] for one in heard.all()):
            return False
        if self._is_view(said) and self._is_his_view(candidate, said):
            return True
        start = self._article.sentence(said)[0]
        for sentence in islice(self._article.sentences.before(start), _NEAREST):
            earlier = self._heard.of(sentence, candidate)
            people = [one for one in earlier.all() if one.of_person()]
            reported = self._article.reported[slice(*sentence)]
            if people:
                alone = all(one.candidates == {candidate} for one in people)
                return alone and any(self._acts(one, earlier) for one in people)
            if not self._has_pronoun(sentence) and (QUOTED not in reported or verbs_of_speech(reported)):
                return False  # it may speak of somebody whom the answer does not list
        return False

    def _is_view(self, said: Range) -> bool:
        """Whether an attribution is but ``according to him``, or has it beside commas and no verb of speech."""
        grammar, text = self._grammar, self._article.text[slice(*said)].strip(_AROUND).lower()
        if text in grammar.words.according_to_him:
            return True
        spoken = grammar.verbs(self._article.reported, *said)
        return not spoken and _set_off(grammar).search(text) is not None

    def _is_his_view(self, candidate: Candidate, said: Range) -> bool:
        """Whether ``according to him`` follows a sentence of its paragraph that names but one, as its subject.

        What he says between them, and a verb for it that nobody stands beside, is his.
        """
        article, grammar = self._article, self._grammar
        start = article.sentence(said)[0]
        if not grammar.words.subject_by_case:
            return False
        for before in islice(article.sentences.before(start), _NEAREST):
            if article.paragraph(before[0]) != article.paragraph(start):
                return False
            people = [one for one in self._heard.of(before, candidate).all() if one.of_person()]
            words = article.reported[slice(*before)]
            if people:
                alone = all(one.candidates == {candidate} for one in people)
                oblique = any(is_oblique(grammar, article.reported, one) for one in people)
                return alone and not oblique and not describes_another(grammar, words, candidate)
            if not self._only_speaks(before):
                return False
        return False

    def _only_speaks(self, sentence: Range) -> bool:
        """Whether a sentence has but words between marks, and a verb of speech without a subject."""
        grammar, text = self._grammar, self._article.reported
        words = text[slice(*sentence)]
        if QUOTED not in words:
            return False
        verbs = grammar.verbs(text, *sentence)
        own = sum(map(len, plain_words(words))) if not verbs else 0
        return not own and all(is_subjectless(grammar, text, (one.start(), one.end())) for one in verbs)

    def _acts(self, mention: Mention, heard: Cues) -> bool:
        """Whether a name adjoins a verb of speech; where words have no spaces, whether it opens its clause.

        Not where it only says whose somebody is: ``周耿弘的律师``.
        """
        words, text = self._grammar.words, self._article.reported
        if words.unspaced:
            return not clause_before(text, mention.start) and not is_anothers(self._grammar, text, mention.end)
        if words.verb_last and heard.verb is not None and heard.verb < mention.start:
            return mention in heard.subjects and not clause_behind(text, mention.end).strip()
        return mention in heard.subjects or self._follows(mention, heard)

    def _follows(self, mention: Mention, heard: Cues) -> bool:
        """Whether a name stands in the subject's case behind a verb of speech in its clause, with titles at most."""
        grammar, text = self._grammar, self._article.reported
        if heard.verb is None or mention.start < heard.verb or not grammar.words.subject_by_case:
            return False
        between = text[heard.verb : mention.start]
        oblique = any(in_a_case(grammar, text, mention, one, verb=True) for one in mention.candidates)
        apart = MARK.search(between) is not None
        return (
            not oblique
            and not apart
            and not any(describes_another(grammar, between, one) for one in mention.candidates)
        )

    def _bare(self, said: Range) -> bool:
        """Whether an attribution is but a verb of speech, with a pronoun at most: ``وأضاف``, ``Она добавила``."""
        words, text = self._grammar.words, self._article.text[slice(*said)].strip(_AROUND)
        if text.lower() in words.according_to_him or goes_on(self._grammar, text):
            return True
        if words.unspaced:
            another = text[1:].startswith(tuple(words.of)) or any(noun in text for noun in words.unnamed)
            return text[:1] in words.subject_pronouns and len(text) <= _LONGEST_BARE and not another
        small = words.verbs | words.subject_pronouns | words.between
        found = plain_words(text)
        return bool(found) and all(word in small for word in found) and self._has_no_subject_beside(said, small)

    def _has_no_subject_beside(self, said: Range, small: Words) -> bool:
        """Whether the words next to an attribution, up to a mark or a conjunction, are small ones too."""
        ahead = plain_words(clause_before(self._article.reported, said[0]))
        behind = plain_words(clause_behind(self._article.reported, said[1]))
        opened = next((at for at, word in enumerate(behind) if word in self._grammar.words.clause_openers), len(behind))
        return all(word in small for word in [*ahead, *behind[:opened]])

    def _has_pronoun(self, sentence: Range) -> bool:
        words = plain_words(self._article.reported[slice(*sentence)])
        return not self._grammar.words.subject_pronouns.isdisjoint(words)
