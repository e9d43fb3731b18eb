"""Whether the subject of an attribution is neither a name nor a pronoun: ``his host replied``, ``said a source``."""

from __future__ import annotations

import re

from readout.ground.article import Article, Range
from readout.ground.candidates import Candidate, Candidates
from readout.ground.clauses import MARK, clause_before, plain_words
from readout.ground.going_on import goes_on
from readout.ground.grammar import Role
from readout.ground.latter import his_utterance
from readout.ground.predicates import hangs_on, puts_it
from readout.ground.reported_mood import without_told_of
from readout.ground.unnamed import describes_another, has_own_subject, own_subject, pronoun_acts, subject_behind
from readout.ground.writings import reads_his

_AROUND = " ,.:;–—-"


class Subjects:
    """Tells whether somebody without a name speaks.

    Args:
        article: The text.
        candidates: The parties of the answer.
    """

    def __init__(self, article: Article, candidates: Candidates) -> None:
        self._article = article
        self._candidates = candidates
        self._grammar = article.grammar

    def is_another(self, said: Range, candidate: Candidate) -> bool:
        """Whether an attribution has a verb with a subject that is neither a name nor a pronoun."""
        grammar, text = self._grammar, self._article.reported
        if not grammar.known:
            return describes_another(grammar, self._article.text[slice(*said)], candidate)
        verb = next(iter(grammar.verbs(text, *said)), None)
        if verb is None or any(one.may_speak(candidate) for one in self._candidates.mentions(said, candidate)):
            return False
        ahead = text[said[0] : verb.start()]
        bare = set(plain_words(ahead)) <= grammar.words.between
        return (bare or has_own_subject(grammar, ahead)) and self.is_described(candidate, said, said)

    def is_described(self, candidate: Candidate, said: Range | None, at: Range) -> bool:
        """Whether the subject of an attribution is neither a name nor a pronoun: ``his host replied``.

        Where there is no attribution, that of the first verb of speech in the sentence of the quote ``at``.
        """
        text, grammar = self._article.reported, self._grammar
        within = said or self._article.sentence(at)
        if said is not None and hangs_on(grammar, text[slice(*said)]):
            return self._leans_on_another(candidate, said, None)
        verb = next(iter(grammar.verbs(text, *within)), None)
        if verb is None and said is None:
            beside = f"{text[within[0] : at[0]]} {text[at[1] : within[1]]}"  # short quotations stand in it too
            unnamed = not grammar.words.unnamed.isdisjoint(plain_words(without_told_of(grammar, beside)))
            return unnamed or grammar.views.gives_anothers(beside)
        if verb is None:
            words = text[slice(*within)]
            pronoun = pronoun_acts(grammar, words) or his_utterance(grammar, words)
            return not (pronoun or self._is_a_verb(within) or goes_on(grammar, words) or puts_it(grammar, words))
        if said is not None and verb.group().lower() in grammar.words.leaning:
            return self._leans_on_another(candidate, said, verb)
        if self._is_told_of(candidate, verb) or (said is not None and grammar.views.is_hearsay(text, *said)):
            return True
        return self._has_subject(candidate, said, within, verb)

    def _leans_on_another(self, candidate: Candidate, said: Range, verb: re.Match[str] | None) -> bool:
        """Whether a participle hangs on a clause with such a subject: ``A source said it was late, adding that``."""
        grammar, text = self._grammar, self._article.reported
        start = self._article.sentence(said)[0]
        leaning = grammar.words.leaning
        end = said[0] if verb is None else verb.start()
        hosts = [one for one in grammar.verbs(text, start, end) if one.group().lower() not in leaning]
        host = hosts[-1] if hosts else verb
        if host is None:
            return not any(pronoun_acts(grammar, part) for part in MARK.split(text[start : said[0]]))
        if grammar.pronoun_before(text, start, host.start()):
            return False
        ahead = clause_before(text, host.start()) if hosts else text[start : host.start()]
        first = host.start() - len(ahead)
        own = own_subject(grammar, ahead)
        last = host.start() if own is None else first + own
        if any(
            one.role is Role.ALONE and one.start <= last for one in self._candidates.mentions((first, host.start()))
        ):
            return False
        if own is not None or self._is_told_of(candidate, host):
            return True
        behind = subject_behind(grammar, text, host)
        named = self._candidates.mentions((host.end(), said[0]), candidate)
        return behind is not None and not any(one.start <= behind and one.has(candidate) for one in named)

    def _has_subject(self, candidate: Candidate, said: Range | None, within: Range, verb: re.Match[str]) -> bool:
        """Whether the subject of a verb is a noun, by what stands around it."""
        text, grammar = self._article.reported, self._grammar
        if said is not None and reads_his(grammar, text[slice(*said)]):
            return not any(one.has(candidate) for one in self._candidates.mentions(self._article.sentence(said)))
        before = [word for word in plain_words(text[within[0] : verb.start()]) if word not in grammar.words.small]
        pronouns = grammar.words.pronouns
        apart = self._is_adverbial(text[within[0] : verb.start()]) or self._interrupts(within, verb)
        if said is not None and before and not apart:
            return pronouns.isdisjoint(before)
        if grammar.pronoun_before(text, 0, verb.start()):
            return False
        ahead = clause_before(text, verb.start())
        named = bool(self._candidates.mentions((verb.start() - len(ahead), verb.start())))
        another = has_own_subject(grammar, ahead) and pronouns.isdisjoint(plain_words(ahead))
        return (another and not named) or subject_behind(grammar, text, verb) is not None

    def _is_adverbial(self, ahead: str) -> bool:
        """Whether words before a verb are but an adverbial with its comma, where a verb needs no subject beside it."""
        named = any(word[0].isupper() for word in ahead.split()[1:]) or ")" in ahead
        dropped = self._grammar.words.drops_subject and ahead.rstrip().endswith(",")
        return dropped and not named and not has_own_subject(self._grammar, ahead)

    def _interrupts(self, within: Range, verb: re.Match[str]) -> bool:
        """Whether a verb between commas only interrupts what is said of a noun: ``El Ejecutivo, explicó, pagará``.

        Not behind two commas, of which the first may open an apposition, nor behind a clause.
        """
        text, known = self._article.reported, self._grammar.words
        ahead = text[within[0] : verb.start()].rstrip()
        while (last := ahead.rpartition(" ")[2]).lower() in known.with_verbs:
            ahead = ahead[: -len(last)].rstrip()
        clause = not (known.relative | known.clause_openers).isdisjoint(plain_words(ahead))
        alone = known.drops_subject and ahead.endswith(",") and ahead.count(",") == 1
        return alone and not clause and text[verb.end() : verb.end() + 1] == ","

    def _is_told_of(self, candidate: Candidate, verb: re.Match[str]) -> bool:
        """Whether the subject of a verb is told what is quoted, or is several where one is to speak."""
        word, words = verb.group().lower(), self._grammar.words
        told = word in words.telling and self._grammar.passive(self._article.reported, verb)
        return told or (candidate.person and word.endswith(words.plural))

    def _is_a_verb(self, said: Range) -> bool:
        """Whether an attribution is one word in small letters: what stands alone beside a quotation is a verb."""
        if not self._grammar.words.drops_subject:
            return False
        words = self._article.text[slice(*said)].strip(_AROUND).split()
        return len(words) == 1 and words[0].isalpha() and words[0] == words[0].lower()
