"""Who else may be meant by words that name nobody: who comes between, and whether a pronoun means who spoke last."""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from readout.ground.article import Article, Range
from readout.ground.candidates import Candidate, Candidates, Mention
from readout.ground.clauses import MARK, clause_behind, plain_words
from readout.ground.cues import CueIndex, Cues
from readout.ground.descriptions import describes
from readout.ground.grammar import Grammar, Role
from readout.ground.unnamed import pronoun_acts
from readout.ground.views import alternatives
from readout.text.marks import QUOTES, SPACES

_COMMAS = frozenset(",،")
_STOPS = frozenset(".:;!?…")


@functools.cache
def _contrasting(grammar: Grammar) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(grammar.words.contrasting)})(?!\w)", re.IGNORECASE)


def without_told(article: Article, heard: Cues, said: Range, own: Cues) -> Cues:
    """The cues of a sentence without those of whom he only tells who says it: ``“Yes,” she said, and Roth agreed``.

    Args:
        article: The text.
        heard: The cues of the sentence.
        said: The attribution in it.
        own: The cues of the attribution.
    """
    behind = [one for one in heard.subjects if one.start >= said[1]] if not own.subjects else []
    told = [one for one in behind if own.pronoun or _is_another_clause(article, one, said, verb=own.verb is not None)]
    if not told:
        return heard
    kept = tuple(one for one in heard.subjects if one not in told)
    others = tuple(sorted({*heard.others, *told}, key=lambda one: one.start))
    return replace(heard, subjects=kept, told=(*heard.told, *told), others=others)


def _is_another_clause(article: Article, mention: Mention, said: Range, *, verb: bool) -> bool:
    """Whether a name behind an attribution is the subject of another verb than the one in it.

    Args:
        article: The text.
        mention: The name.
        said: The attribution.
        verb: Whether it has a verb of speech. If not, nothing is told of it but where the grammar is not known, by a
            comma that ends it and no quotation before the name.
    """
    text, between = article.reported, (said[1], mention.start)
    apart = text[said[1] : said[1] + 1] in _COMMAS and not article.quotations_in(between)
    end = mention.end + len(clause_behind(text, mention.end))
    if apart and not article.grammar.known:
        return verb or bool(article.grammar.verbs(text, said[1], end))
    return verb and bool(article.grammar.verbs(text, said[1], end))


def may_be_who_is_told_of(article: Article, heard: Cues, candidate: Candidate, said: Range) -> bool:
    """Whether a party begins the clause that a pronoun says, and may be he or not: ``Lund is “late,” she said``.

    Args:
        article: The text.
        heard: The cues of the sentence.
        candidate: The party.
        said: Words in it by which a pronoun speaks.
    """
    mine = [one for one in heard.all() if one.has(candidate) and one.end <= said[0]]
    return any(_is_told_by(article, one, said, speaks=one in heard.subjects) for one in mine)


def _is_told_by(article: Article, mention: Mention, said: Range, *, speaks: bool) -> bool:
    """Whether nothing parts a name from the words of an attribution but what is said, quoted or not."""
    text, between = article.text, (mention.end, said[0])
    numbers = article.quotations_in(between) if mention.end < said[0] else []
    if not numbers:
        known, word = article.grammar.words, next(iter(plain_words(text[slice(*said)])), "")
        bare = word in known.subject_pronouns or word in known.verbs  # and not `wie sie sagt`
        return (
            bare
            and not speaks
            and text[slice(*between)].rstrip()[-1:] in _COMMAS
            and not set(text[slice(*between)]) & _STOPS
        )
    first, last = article.quotations[numbers[0]], article.quotations[numbers[-1]]
    apart = MARK.search(text[mention.end : first.start].rstrip(QUOTES + SPACES))
    return text[first.start].islower() and apart is None and not any(map(str.isalnum, text[last.end : said[0]]))


class Rivals:
    """Weighs others than the one who is said to speak.

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

    def between(self, candidate: Candidate, said: Range | None, heard: Cues) -> Mention | None:
        """A person who stands for himself in a sentence, up to the end of an attribution in it, or a body that speaks.

        He may be who speaks, and not whoever spoke last before the sentence; a pronoun may mean him if he stands
        before it.
        """
        if self.may_be_bodies(candidate, said):
            bodies = (one for one in heard.subjects if said is None or one.end <= said[0])
            if (body := next((one for one in bodies if not one.of_person()), None)) is not None:
                return body
        if heard.pronoun or (said is not None and pronoun_acts(self._grammar, self._article.text[slice(*said)])):
            ahead = [one for one in heard.others if said is not None and one.end <= said[0] and one not in heard.told]
            people = (one for one in ahead if one.role is Role.ALONE and one.of_person())
            doers = [one for one in people if said is not None and not self.is_interrupted(one, said)]
            return doers[0] if doers and not any(one.has(candidate) for one in ahead) else None
        acting = [one for one in heard.others if one.role in (Role.ALONE, Role.DOER) and one not in heard.told]
        named = [one for one in heard.others if one not in heard.retold]
        if said is not None:
            named = [one for one in acting if one.end <= said[1]]
        others = (one for one in named if not one.has(candidate))
        return next((one for one in others if one.of_person()), None)

    def is_interrupted(self, mention: Mention, said: Range) -> bool:
        """Whether an attribution only interrupts what is said of a name: ``Lima, she read, “will pay”``."""
        verb = next(iter(self._grammar.verbs(self._article.reported, *said)), None)
        return verb is not None and self._grammar.interrupted(self._article.reported, mention.end, verb)

    def may_be_bodies(self, candidate: Candidate, said: Range | None) -> bool:
        """Whether words without a name may be a body's though a person is to speak: ``dit-elle``, of an embassy."""
        known = self._grammar.words
        words = set(plain_words(self._article.text[slice(*said)])) if said else set()
        return candidate.person and not (known.pronouns_of_persons and words & known.subject_pronouns)

    def is_surely(self, rival: Mention, candidate: Candidate, words: set[str]) -> bool:
        """Whether who speaks in a sentence may be the subject of an attribution: no body is *he* beside a person."""
        return rival.of_person() or not candidate.person or words.isdisjoint(self._grammar.words.subject_pronouns)

    def means(self, rival: Mention, said: Range | None, candidate: Candidate) -> bool:
        """Whether a pronoun surely means who spoke last before the sentence.

        Words without any subject refute nobody, nor does a question, nor somebody unnamed: ``A
        fisherman had told him so. He stressed`` is of either.
        """
        if said is None or "?" in self._article.text[slice(*said)] or not self._heard.of(said, candidate).pronoun:
            return False
        people = [one for one in rival.candidates if one.person]
        return not candidate.person or any(not describes(one.name, "en") for one in people)

    def is_followed(self, candidate: Candidate, heard: Cues) -> bool:
        """Whether a sentence goes on to another person: ``Berg said yes, while the mayor, Lund, wanted more``."""
        contrasting = _contrasting(self._grammar)
        people = sorted((one for one in heard.all() if one.of_person()), key=lambda one: one.start)
        mine = next((one for one in people if one.has(candidate)), None)
        last = next((one for one in reversed(people) if one.role is Role.ALONE), None)
        if mine is None or last is None or last.has(candidate):
            return False
        return contrasting.search(self._article.reported, mine.end, last.start) is not None

    def is_brought_in(self, candidate: Candidate, sentence: Range, start: int) -> bool:
        """Whether somebody unnamed tells another person of a paragraph something: ``A fisherman had told him so``."""
        verbs = self._grammar.verbs(self._article.reported, *sentence)
        if not describes(candidate.name, "en") or all(
            verb.group().lower() not in self._grammar.words.telling for verb in verbs
        ):
            return False
        first = self._article.text.rfind("\n", 0, start)
        ahead = self._candidates.mentions((max(first, 0), sentence[0]), candidate)
        return any(one.of_person() and not one.has(candidate) for one in ahead)
