"""Whether the words of the text tie a statement to the speaker whom the model names.

Three questions, in this order. Do the words of the attribution themselves name who speaks? Then it has to be this one.
Does the sentence around them? And if there is but a pronoun, a role or nothing: who was the last to speak before? The
one who passes words on, whom they are said to or about, and whose office it is that speaks, are not the speaker.

The outcome is *confirmed*, *open* or *refuted*. Only a language whose grammar is known refutes: there the verb of
speech belongs to somebody else. In any other the speaker is confirmed where his name adjoins the words, else open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from readout.ground.article import Article, Range, overlap
from readout.ground.candidates import Candidate, Candidates, Mention
from readout.ground.cues import Cues, cues
from readout.ground.grammar import Role
from readout.parties.naming import words_of
from readout.text.quotations import Quotation

_FARTHEST = 12
"""Sentences back in which the name behind a pronoun is looked for."""
_APART = 1
"""Paragraphs between a quote and the words that attribute it."""
_LONGEST_SIGNATURE = 14
"""Words of a line that is but a signature or a byline."""
_SHOWN = 60
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of an attribution: confirmed if both are ``None``."""

    fault: str | None = None
    """Why it is refuted, in one line."""
    doubt: str | None = None
    """Why it is open."""


CONFIRMED = Verdict()


@dataclass(frozen=True, slots=True)
class Utterance:
    """What is to be judged.

    Attributes:
        speaker: As the model names him.
        said: Where the words of the attribution stand; needed if there are no quotes.
        quotes: Where the quoted words stand, in order.
        via: Who passes the words on, as the model has it.
    """

    speaker: str
    said: Range | None
    quotes: Sequence[Range]
    via: str | None = None


class Attribution:
    """Judges the attributions of one answer's statements.

    Args:
        article: the text.
        candidates: the parties of the answer.
    """

    def __init__(self, article: Article, candidates: Candidates) -> None:
        self._article = article
        self._candidates = candidates
        self._grammar = article.grammar
        self._cues: dict[tuple[Range, Candidate | None], Cues] = {}

    def verdict(self, made: Utterance) -> Verdict:
        """Judge one utterance."""
        candidate = self._candidates.candidate(made.speaker)
        if made.via and self._candidates.candidate(made.via) == candidate:
            return Verdict(_passes_on(candidate))
        if by_label := self._by_label(candidate, made):
            return by_label
        if made.said is not None and made.quotes and not self._near(made.said, made.quotes):
            return self._from_afar(candidate, made.said)
        verdict = self._judged(candidate, made)
        if verdict.fault and not self._grammar.known:
            return Verdict(doubt=f"nothing beside the words shows that {candidate.name!r} says them")
        return verdict

    def _judged(self, candidate: Candidate, made: Utterance) -> Verdict:
        """Judge by the words of the attribution, then the quotes that stand in other sentences than these."""
        if made.said is not None:
            first = self._by_words(candidate, made.said, made.via or "")
        else:
            first = self._around(candidate, made.quotes[0], None)
        known = self._article.sentence(made.said or made.quotes[0])
        further = [quote for quote in made.quotes if not overlap(self._article.sentence(quote), known)]
        verdicts = [first, *(self._around(candidate, quote, None) for quote in further)]
        return next((one for one in verdicts if one.fault), next((one for one in verdicts if one.doubt), CONFIRMED))

    def _by_label(self, candidate: Candidate, made: Utterance) -> Verdict | None:
        """Judge by the label of the turn that the quotes stand in, unless words inside the turn attribute them."""
        turns = [self._article.folded.turn(*quote) for quote in made.quotes]
        turn = turns[0] if turns else None
        if turn is None or turn.mark != "label" or any(other != turn for other in turns if other is not None):
            return None
        if made.said is not None and turn.start <= made.said[0] < turn.end and not self._is_label(made.said, turn):
            return None
        if turn.label is None:
            return Verdict(doubt="the turn has no label that names its speaker")
        return self._by_name(candidate, turn.label)

    def _is_label(self, said: Range, turn: Quotation) -> bool:
        """Whether the words of an attribution are those of the label, wherever else they stand."""
        text = self._article.text
        return turn.label is not None and text[slice(*said)].strip(" :.") == text[slice(*turn.label)].strip(" :.")

    def _by_name(self, candidate: Candidate, label: Range) -> Verdict:
        """Judge by the name in a label."""
        named = self._candidates.mentions(label, also=candidate)
        words = self._article.text[slice(*label)]
        if any(mention.has(candidate) for mention in named):
            return CONFIRMED
        if named and any(mention.of_person() for mention in named):
            return Verdict(f"speaker: the label {words!r} is {_name(named[0])}, not {candidate.name!r}")
        said = set(words_of(words))
        if said and said & (candidate.words | candidate.role):
            return CONFIRMED
        return Verdict(doubt=f"the label {words!r} does not show that it is {candidate.name!r}")

    def _from_afar(self, candidate: Candidate, said: Range) -> Verdict:
        """Judge words that stand paragraphs away: a signature or a byline names whose whole text it is."""
        paragraph = self._article.text[self._article.paragraph_start(said[0]) : self._article.paragraph_end(said[1])]
        if self._grammar.verbs(self._article.reported, *said):
            return Verdict(f"attribution: {self._words(said)!r} stands too far from the quotes")
        if len(_WORD.findall(paragraph)) <= _LONGEST_SIGNATURE and self._names_him(candidate, said):
            return CONFIRMED
        return Verdict(doubt=f"{self._words(said)!r} stands far from the words")

    def signs(self, speaker: str) -> bool:
        """Whether a text ends with the name of its speaker: the whole of it is his words."""
        candidate = self._candidates.candidate(speaker)
        return any(self._names_him(candidate, place) for place in self._article.last_lines(_LONGEST_SIGNATURE))

    def _names_him(self, candidate: Candidate, place: Range) -> bool:
        mentions = self._candidates.mentions(place, also=candidate)
        return any(mention.has(candidate) for mention in mentions)

    def _near(self, said: Range, quotes: Sequence[Range]) -> bool:
        here = [self._article.paragraph(at) for at in said]
        there = [self._article.paragraph(at) for quote in quotes for at in quote]
        return min(abs(one - other) for one in here for other in there) <= _APART

    def _by_words(self, candidate: Candidate, said: Range, via: str) -> Verdict:
        """Judge by the words of the attribution; where they name nobody, by what stands around them."""
        heard = self._heard(said, candidate)
        whole = self._heard(self._article.sentence(said), candidate)
        passing = (*heard.passing, *whole.passing)
        if any(one.has(candidate) for one in passing if said[0] <= one.start < said[1]):
            return Verdict(_passes_on(candidate))
        if any(one.has(candidate) and self._speaks(one, heard) for one in heard.all()):
            return CONFIRMED
        if not self._grammar.known and any(one.has(candidate) for one in heard.all()):
            return self._alone(candidate, heard)
        if other := self._other(heard, candidate, via) or self._unlisted(heard, candidate, said, via):
            return Verdict(f"speaker: {self._words(said)!r} is said of {other}, not of {candidate.name!r}")
        if candidate.person and (part := self._part(heard, candidate)):
            return Verdict(f"speaker: {self._words(said)!r} has {candidate.name!r} as {part}")
        return CONFIRMED if self._leads(heard, candidate) else self._around(candidate, said, said)

    def _alone(self, candidate: Candidate, heard: Cues) -> Verdict:
        """Whether the words of an attribution name this party and nobody else."""
        others = [one for one in heard.all() if not one.has(candidate) and one.of_person()]
        if others:
            return Verdict(doubt=f"the words name {candidate.name!r} and {_name(others[0])}")
        return CONFIRMED

    def _speaks(self, mention: Mention, heard: Cues) -> bool:
        """Whether a name is a subject, or has a clause about it that begins with who."""
        clause = mention.role is not Role.GOVERNED and self._grammar.relative(self._article.reported, mention.end)
        return mention in heard.subjects or clause

    def _other(self, heard: Cues, candidate: Candidate, via: str) -> str | None:
        """Another party of the answer who is said to speak."""
        subjects = (
            one
            for one in heard.subjects
            if not self._is_in(one, via) and not self._may_be_of_either(one, heard, candidate)
        )
        rival = next(subjects, None) or _rival(heard, candidate)
        return _name(rival) if rival is not None else None

    def _may_be_of_either(self, mention: Mention, heard: Cues, candidate: Candidate) -> bool:
        """Whether a name only has a clause about it, after the speaker's: ``Rao applauded Lund, who said``."""
        before = any(one.has(candidate) and one.end <= mention.start for one in heard.heads())
        return before and self._grammar.relative(self._article.reported, mention.end)

    def _unlisted(self, heard: Cues, candidate: Candidate, said: Range, via: str) -> str | None:
        """Somebody who is no party of the answer, and is said to speak."""
        if not candidate.person or self._leads(heard, candidate):
            return None
        name = self._grammar.unlisted_speaker(self._article.reported, *said)
        return repr(name) if name and not candidate.spells(name) and name not in via else None

    def _part(self, heard: Cues, candidate: Candidate) -> str | None:
        """What a person is named as in an attribution, if not as who speaks."""
        for one in heard.others:
            behind = one.role is Role.BEHIND and heard.verb is not None and one.start > heard.verb
            about = one.role is Role.GOVERNED or behind
            if one.has(candidate) and (about or one.role is Role.STAFFED):
                return "the one spoken to or about" if about else "whom the one who speaks serves"
        return None

    @staticmethod
    def _leads(heard: Cues, candidate: Candidate) -> bool:
        """Whether the speaker is named before the verb, or there is none."""
        return any(one.may_speak(candidate) for one in heard.others if heard.verb is None or one.end <= heard.verb)

    def _around(self, candidate: Candidate, at: Range, said: Range | None) -> Verdict:
        """Judge by the sentence, then by those before it up to the last who is said to speak."""
        sentence = self._article.sentence(at)
        heard = self._heard(sentence, candidate)
        words = _plain_words(self._article.text[slice(*said)]) if said else set()
        if heard.speaks(candidate) or self._leads_alone(candidate, heard, said):
            return CONFIRMED
        if self._by_role(candidate, said):
            return CONFIRMED  # `the minister said`, of the one who is a minister
        spoken = said is not None and self._heard(said, candidate).verb is not None
        before = [one for one in heard.subjects if not spoken or one.end <= at[0]]
        rival = _last(before, candidate) if spoken else next(iter(before), None)
        here = rival is not None
        met, rival = (here, rival) if here or not self._grammar.known else self._back(candidate, sentence[0], words)
        if rival is not None:
            reason = f"the last to speak before {self._words(at)!r} is {_name(rival)}, not {candidate.name!r}"
            refutes = not self._described(said) and (here or self._refers_back(said, candidate))
            return Verdict(f"speaker: {reason}") if refutes else Verdict(doubt=reason)
        if met and not self._described(said):
            return CONFIRMED
        return Verdict(doubt=f"nothing beside {self._words(at)!r} names {candidate.name!r}")

    def _leads_alone(self, candidate: Candidate, heard: Cues, said: Range | None) -> bool:
        """Whether a sentence names the speaker, before the attribution if there is one, and before any other person."""
        ahead = [one for one in heard.others if said is None or one.end <= said[0]]
        mine = next((one for one in ahead if one.may_speak(candidate)), None)
        if mine is None:
            return False
        rivals = [one for one in ahead if not one.has(candidate) and (one.of_person() or not candidate.person)]
        if not self._grammar.known:
            return not rivals and not heard.subjects
        return not any(one.role is Role.ALONE and one.start < mine.start for one in rivals)

    def _by_role(self, candidate: Candidate, said: Range | None) -> bool:
        """Whether the words of an attribution are of the speaker's role, and of nobody else's."""
        if said is None or not candidate.person:
            return False
        words = set(words_of(self._article.text[slice(*said)]))
        named = words & (self._grammar.words.titles | self._grammar.words.offices)
        others = [other for other in self._candidates.people() if other != candidate]
        return bool(named) and named <= candidate.role and not any(named <= other.role for other in others)

    def _described(self, said: Range | None) -> bool:
        """Whether the subject of an attribution is neither a name nor a pronoun: ``his host replied``."""
        if said is None:
            return False
        text, grammar = self._article.reported, self._grammar
        verb = next(iter(grammar.verbs(text, *said)), None)
        if verb is None:
            return True
        small = grammar.words.between | grammar.words.verbs | grammar.words.links
        before = [word for word in _plain_list(text[said[0] : verb.start()]) if word not in small]
        after = [word for word in _plain_list(text[verb.end() : said[1]]) if word not in small]
        if before:
            return not set(before) & (grammar.words.subject_pronouns | grammar.words.thing_pronouns)
        return grammar.words.verb_before_subject and bool(after) and after[0] in grammar.words.determiners

    def _refers_back(self, said: Range | None, candidate: Candidate) -> bool:
        """Whether words have no subject but one that was named before: a pronoun, or none as they are missing."""
        return said is None or self._heard(said, candidate).pronoun

    def _back(self, candidate: Candidate, start: int, words: set[str]) -> tuple[bool, Mention | None]:
        """Whether the speaker is met, going back, before anybody else who speaks; and who that is."""
        answers = bool(words & self._grammar.words.replying)
        things = self._grammar.words.thing_pronouns
        bodies = bool(words & things) and not words & self._grammar.words.subject_pronouns
        others = False
        for _, sentence in zip(range(_FARTHEST), self._article.sentences.before(start), strict=False):
            heard = self._heard(sentence, candidate)
            rival = _last(heard.subjects, candidate, bodies=bodies)
            if heard.speaks(candidate):
                return not others, None
            if answers and any(one.has(candidate) for one in heard.others):
                return True, None
            if rival is None and any(one.may_speak(candidate) for one in heard.others):
                return not others and self._leads_alone(candidate, heard, None), None
            others = others or any(one.of_person() and not one.has(candidate) for one in heard.others)
            if rival is not None:
                return False, rival
        return False, None

    def _heard(self, within: Range, candidate: Candidate) -> Cues:
        unlisted = None if self._candidates.lists(candidate) else candidate
        if (within, unlisted) not in self._cues:
            mentions = self._candidates.mentions(within, also=unlisted)
            self._cues[within, unlisted] = cues(self._article.reported, within, mentions, self._grammar)
        return self._cues[within, unlisted]

    def _is_in(self, mention: Mention, words: str) -> bool:
        return self._article.text[mention.start : mention.end].casefold() in words.casefold()

    def _words(self, place: Range) -> str:
        words = " ".join(self._article.text[slice(*place)].split())
        return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


def _rival(heard: Cues, candidate: Candidate) -> Mention | None:
    """The first person named before any verb, where none of those is the speaker."""
    if not candidate.person or any(one.may_speak(candidate) for one in heard.others):
        return None
    return next((one for one in heard.heads() if all(other.person for other in one.candidates)), None)


def _last(subjects: Sequence[Mention], candidate: Candidate, *, bodies: bool = False) -> Mention | None:
    """Who else spoke last, if a pronoun, a role or nothing at all would point to him."""
    rivals = [one for one in subjects if not one.has(candidate)]
    if candidate.person:
        rivals = [one for one in rivals if one.of_person()]
    elif bodies:
        rivals = [one for one in rivals if not all(other.person for other in one.candidates)]
    return rivals[-1] if rivals else None


def _passes_on(candidate: Candidate) -> str:
    return f"speaker: {candidate.name!r} passes the words on: name whose words they are, and {candidate.name!r} in via"


def _name(mention: Mention) -> str:
    return " or ".join(sorted(repr(candidate.name) for candidate in mention.candidates))


def _plain_list(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _plain_words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
