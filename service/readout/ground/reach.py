"""How far the words that attribute a statement reach beyond those that the model has copied.

Words that end with a verb reach up to the name that adjoins them. Of a statement without quotes the prompt wants the
first ten to fifteen words of its sentence: they may be but what is said, and who says it stands behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout.ground.article import Article, Range
from readout.ground.candidates import Candidate, Candidates
from readout.ground.clauses import plain_words
from readout.ground.cues import CueIndex
from readout.ground.grammar import Grammar
from readout.ground.pairs import is_entitled
from readout.ground.unnamed import has_own_subject, in_a_case, subject_behind

_LONGEST_VERB = 30
"""Code points at the end of an attribution in which its last word is looked for."""
_NEXT = 60
"""Code points behind an attribution in which the name that adjoins it is looked for."""
_CLAUSE = re.compile(r"[,.:;!?…–—()\n\ufffc]")
_STOP = re.compile(r"[.:;!?…()\n\ufffc]")
_COMMAS = re.compile(r"[,،，、]")
_LONGEST_CLAUSE = 14
"""Words of a clause that says who speaks in the sentence around it, or at its end."""


class Reach:
    """Tells how far attributions in one text reach.

    Args:
        article: The text.
        candidates: The parties of the answer.
        heard: Who is said to speak in its stretches.
    """

    def __init__(self, article: Article, candidates: Candidates, heard: CueIndex) -> None:
        self._article = article
        self._candidates = candidates
        self._grammar = article.grammar
        self._heard = heard

    def up_to_name(self, said: Range, candidate: Candidate) -> Range:
        """The words of an attribution that ends with a verb, up to the name that adjoins it: ``…, said`` of Lund."""
        grammar, text = self._grammar, self._article.reported
        if not grammar.known:
            return self._up_to_a_subject(said, candidate)
        last = next(reversed(grammar.verbs(text, max(said[0], said[1] - _LONGEST_VERB), said[1])), None)
        if last is None or text[last.end() : said[1]].strip() or not text[said[1] : said[1] + 1].isspace():
            return said
        if not grammar.verb_leads(text, last.start(), comma=last.group().lower() not in grammar.words.telling):
            return said
        behind = next(iter(self._candidates.mentions((said[1], said[1] + _NEXT), candidate)), None)
        if behind is None or not is_entitled(grammar, text, said[1], behind.start):
            return said
        ahead = self._candidates.mentions((self._article.sentence(said)[0], said[0]), candidate)
        return said if any(grammar.relative(text, one.end) for one in ahead) else (said[0], behind.end)

    def _up_to_a_subject(self, said: Range, candidate: Candidate) -> Range:
        """The words of an attribution with a verb and no name, up to the name behind: ``Об этом сообщил`` Lund."""
        grammar, text = self._grammar, self._article.reported
        if not grammar.words.subject_by_case or not grammar.verbs(text, *said):
            return said
        ahead = [one for one in self._candidates.mentions(said) if one.of_person()]
        if not all(in_a_case(grammar, text, one, other, verb=True) for one in ahead for other in one.candidates):
            return said
        rest = said[1], self._article.sentence(said)[1]
        behind = next((one for one in self._candidates.mentions(rest, candidate) if one.of_person()), None)
        if behind is None or not behind.has(candidate):
            return said
        return said if _CLAUSE.search(text, said[1], behind.start) else (said[0], behind.end)

    def reporting_clause(self, said: Range, candidate: Candidate) -> Range | None:
        """The clause of its own that says who speaks, behind words without a verb of speech in their sentence.

        ``Lund will come, Berg said, if asked``; not ``Lund will come, while Berg said no``.
        """
        return next((one for one in self._clauses_behind(said) if self._says_who_speaks(one, candidate)), None)

    def _clauses_behind(self, said: Range) -> Iterator[Range]:
        """What stands behind a comma, up to the next one or to the end of the sentence; not past a quotation."""
        text, end = self._article.reported, self._article.sentence(said)[1]
        commas = [one.start() for one in _COMMAS.finditer(text, said[1], end)]
        for first, after in zip(commas, [*commas[1:], end], strict=False):
            if _STOP.search(text, said[1], first) or self._article.quotations_in((said[1], first)):
                return
            yield first + 1, after
            yield first + 1, end

    def _says_who_speaks(self, clause: Range, candidate: Candidate) -> bool:
        """Whether a clause begins with its subject or verb, and says no more than that somebody speaks."""
        grammar, text = self._grammar, self._article.reported
        words, known = plain_words(text[slice(*clause)]), grammar.words
        opening = known.joining | (known.clauses - known.determiners)  # `sagte die Polizei`: its article
        if not words or len(words) > _LONGEST_CLAUSE or words[0] in known.clauses or not opening.isdisjoint(words):
            return False
        subjects, verbs = self._heard.of(clause, candidate).subjects, grammar.verbs(text, *clause)
        ahead = text[clause[0] : verbs[0].start()].strip().lower() if verbs else None
        if ahead is not None and (ahead in {"", *known.subject_pronouns} or _is_auxiliary(grammar, text, verbs[0])):
            named = bool(subjects) or known.drops_subject or not known.subject_pronouns.isdisjoint(words)
            return named or subject_behind(grammar, text, verbs[0]) is not None  # `, teilte die Polizei mit`
        if not subjects:  # `, officials said`
            return grammar.known and ahead is not None and has_own_subject(grammar, ahead)
        first = subjects[0]
        return is_entitled(grammar, text, clause[0], first.start) or grammar.according(text, first.start, first.end)

    def past_the_cut(self, said: Range, candidate: Candidate) -> Range:
        """The words of a sentence that are cut before the subject of their verb, up to the person behind.

        ``“…,” shot back the spokeswoman on foreign``, of ``the spokeswoman on foreign affairs, Ida Berg``.
        """
        grammar, text, heard = self._grammar, self._article.reported, self._heard.of(said, candidate)
        verbs = grammar.verbs(text, *said)
        if not grammar.known or not verbs or heard.subjects or heard.pronoun:
            return said
        sentence = self._article.sentence(said)
        named = (one for one in self._candidates.mentions(sentence, candidate) if one.of_person())
        behind = next((one for one in named if one.end > said[1]), None)
        if behind is None or _STOP.search(text, said[1], behind.start):
            return said
        between = plain_words(text[verbs[-1].end() : behind.start])
        apart = grammar.words.joining | grammar.words.clauses | grammar.words.verbs
        return (said[0], behind.end) if apart.isdisjoint(between) else said


def _is_auxiliary(grammar: Grammar, text: str, verb: re.Match[str]) -> bool:
    """Whether nothing but what belongs to a verb stands before it in its clause: ``, a assuré Berg``."""
    return grammar.known and grammar.verb_leads(text, verb.start())
