"""Whose words they are by what stands apart from them: the label of a turn, a signature, a byline."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from readout.ground.article import Article, Range, overlap
from readout.ground.candidates import Candidate, Candidates, Mention
from readout.ground.interviewee import Interviewee, Turns, unlabelled
from readout.ground.retold import Retold
from readout.ground.verdicts import CONFIRMED, Utterance, Verdict, name_of, shown
from readout.parties.naming import words_of
from readout.text.marks import DASHES, QUOTES
from readout.text.quotations import Quotation

_LONGEST_SIGNATURE = 14
"""Words of a line that is but a signature or a byline."""
_TWO = 2
_WORD = re.compile(r"\w+")


class Labels:
    """Judges by labels and signatures.

    Args:
        article: the text.
        candidates: the parties of the answer.
    """

    def __init__(self, article: Article, candidates: Candidates) -> None:
        self._article = article
        self._candidates = candidates
        self._grammar = article.grammar
        self._retold = Retold(article, candidates)
        self._interviewee = Interviewee(article, candidates, unlabelled(article))

    def verdict(self, candidate: Candidate, made: Utterance) -> Verdict | None:
        """Judge by the label of the turn that the quotes stand in; ``None`` if other words attribute them."""
        places = made.quotes or [place for place in [made.said] if place is not None and self._first(place)]
        turns = [self._article.folded.turn(*place) for place in places]
        turn = turns[0] if turns else None
        if self._is_all_his(candidate, made, turns):
            return CONFIRMED
        if turn is None or turn.mark != "label" or any(other != turn for other in turns if other is not None):
            return None
        inside = made.said is not None and turn.start <= made.said[0] < turn.end
        if made.said is not None and inside and not self._is_label(made.said, turn) and not self._first(made.said):
            return self._of_another(candidate, made.said, turn)
        by_turn = self._by_turn(candidate, turn)
        if made.said is None and len(places) == 1:
            owns = by_turn == CONFIRMED
            return self._retold.verdict(candidate, places[0], (turn.start, turn.end), owns=owns) or by_turn
        return by_turn

    def _is_all_his(self, candidate: Candidate, made: Utterance, turns: Sequence[Quotation | None]) -> bool:
        """Whether quotes stand in several turns that are all his, between which another has interrupted him."""
        several = list({turn.start: turn for turn in turns if turn is not None}.values())
        if len(several) < _TWO or None in turns or any(turn.mark != "label" for turn in several):
            return False
        labelled = made.said is None or any(self._is_label(made.said, turn) for turn in several)
        return labelled and all(self._by_turn(candidate, turn) == CONFIRMED for turn in several)

    def _by_turn(self, candidate: Candidate, turn: Quotation) -> Verdict:
        """Judge by the label of a turn, or by who answers where it has none."""
        if turn.label is not None and not turn.answers:
            return self._by_name(candidate, turn.label)
        if not turn.answers:
            return Verdict(doubt="the turn has no label that names its speaker")
        if self._interviewee.is_he(candidate):
            return CONFIRMED
        return Verdict(doubt=f"nothing shows that the answers of the interview are those of {candidate.name!r}")

    def _of_another(self, candidate: Candidate, said: Range, turn: Quotation) -> Verdict | None:
        """Judge words that whoever has the turn gives as another's: ``he told me`` is not said of who says it."""
        named = any(mention.has(candidate) for mention in self._candidates.mentions(said, also=candidate))
        if named or self._by_turn(candidate, turn) != CONFIRMED:
            return None
        if self._is_beside_an_answer(said, turn) or self._interrupts_an_answer(said, turn):
            return CONFIRMED
        return Verdict(doubt=f"{shown(self._article, said)!r} may be said of another in the turn of {candidate.name!r}")

    def _is_beside_an_answer(self, said: Range, turn: Quotation) -> bool:
        """Whether the reporter says who answers, by a verb of speech and a pronoun at most: ``– Nej, säger hon``."""
        known, article = self._grammar.words, self._article
        spoken = [article.quotations[number] for number in article.quotations_in((turn.start, turn.end))]
        beside = any(one.mark == "dash" and one.reporting and overlap(one.reporting, said) for one in spoken)
        words = article.text[slice(*said)].lower().split()
        small = known.verbs | known.subject_pronouns | known.with_verbs
        return turn.answers and beside and all(word in small for word in words)

    def _interrupts_an_answer(self, said: Range, turn: Quotation) -> bool:
        """Whether the reporter’s word stands between the marks of an answer, or between dashes in it: ``Ride``."""
        article, known = self._article, self._grammar.words
        text, words = article.text, article.text[slice(*said)].lower().split()
        if not turn.answers or text[turn.start] not in QUOTES or not (words and all(map(str.isalpha, words))):
            return False
        small = known.verbs | known.subject_pronouns | known.with_verbs
        if len(words) > 1 and not all(word in small for word in words):
            return False
        ahead, behind = text[: said[0]].rstrip()[-1:], text[said[1] : said[1] + _TWO].lstrip()[:1]
        between = article.is_reported(said) and not article.quotations_in(said) and behind in ",.!?…"
        return between or (ahead in DASHES and behind in DASHES)

    def signed(self, candidate: Candidate, made: Utterance) -> Verdict | None:
        """Judge words that the writer of a signed text gives as his own: ``I told them``."""
        if made.said is None or not self._first(made.said):
            return None
        return CONFIRMED if self._signs(candidate) else None

    def headline(self, candidate: Candidate, made: Utterance) -> Verdict | None:
        """Judge a quotation above an interview by the turn in which the very words come again, or by who has all."""
        first = self._article.first_turn
        if made.said is not None or len(made.quotes) != 1 or not self._alone(made.quotes[0]):
            return None
        if first is None or made.quotes[0][0] > first:
            return None
        quote = made.quotes[0]
        again = self._article.folded.find_all(self._article.text[slice(*quote)])
        turns = [self._article.folded.turn(*place) for place in again if place != quote]
        if not again[1:]:
            return CONFIRMED if self._has_all_turns(candidate) else None
        labels = [turn.label for turn in turns if turn is not None and turn.mark == "label" and turn.label is not None]
        verdicts = [self._by_name(candidate, label) for label in labels]
        return CONFIRMED if verdicts and all(one == CONFIRMED for one in verdicts) else None

    def _has_all_turns(self, candidate: Candidate) -> bool:
        """Whether no other person has a turn of an interview: what stands above it is then his."""
        if any(found.answers for found in self._article.folded.unmarked):
            return self._interviewee.is_he(candidate)
        labels = {found.label for found in self._article.folded.unmarked if found.mark == "label" and found.label}
        named = [one for label in labels for one in self._candidates.mentions(label, also=candidate) if one.of_person()]
        return bool(named) and all(one.candidates == {candidate} for one in named)

    def from_afar(self, candidate: Candidate, said: Range) -> Verdict:
        """Judge words that stand paragraphs away: a signature or a byline names whose whole text it is."""
        paragraph = self._article.text[self._article.paragraph_start(said[0]) : self._article.paragraph_end(said[1])]
        words = shown(self._article, said)
        if self._grammar.verbs(self._article.reported, *said):
            return Verdict(f"attribution: {words!r} stands too far from the quotes")
        if len(_WORD.findall(paragraph)) <= _LONGEST_SIGNATURE and self._names_him(candidate, said):
            return CONFIRMED
        return Verdict(doubt=f"{words!r} stands far from the words")

    def signs(self, speaker: str) -> bool:
        """Whether a text ends with the name of its speaker: the whole of it is his words."""
        return self._signs(self._candidates.candidate(speaker))

    def _signs(self, candidate: Candidate) -> bool:
        return any(self._names_him(candidate, place) for place in self._article.last_lines(_LONGEST_SIGNATURE))

    def _names_him(self, candidate: Candidate, place: Range) -> bool:
        mentions = self._candidates.mentions(place, also=candidate)
        return any(mention.has(candidate) for mention in mentions)

    def _first(self, said: Range) -> bool:
        """Whether the subject of an attribution is who writes or speaks: ``I told them``, ``contesté``."""
        own = self._grammar.first_person(self._article.reported, *said)
        return own is not None and all(one.start > own for one in self._candidates.mentions(said))

    def _alone(self, quote: Range) -> bool:
        """Whether a quotation is all that its paragraph has."""
        start, end = self._article.paragraph_start(quote[0]), self._article.paragraph_end(quote[1])
        around = self._article.text[start : quote[0]] + self._article.text[quote[1] : end]
        return not any(char.isalnum() for char in around)

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
            reason = f"speaker: the label {words!r} is {name_of(named[0])}, not {candidate.name!r}"
            return Verdict(reason, instead=named[0].candidates)
        if self._are_initials(candidate, words):
            return CONFIRMED
        if self._own_words(candidate, words, named) & (candidate.words | candidate.role):
            return CONFIRMED
        if self._answers(words) and self._answering.is_he(candidate):
            return CONFIRMED
        return Verdict(doubt=f"the label {words!r} does not show that it is {candidate.name!r}")

    def _own_words(self, candidate: Candidate, label: str, named: Sequence[Mention]) -> set[str]:
        """The words of a label that may name a person: not ``of the``, nor a ministry that has sent him."""
        said, known = set(words_of(label)), self._grammar.words
        if not candidate.person:
            return said
        text = self._article.text
        bodies = {word for one in named for word in words_of(text[one.start : one.end])}
        return said - bodies - known.determiners - known.prepositions - known.of

    def _are_initials(self, candidate: Candidate, words: str) -> bool:
        """Whether a label is but the first letters of his name, and of nobody else's."""
        letters = "".join(filter(str.isalpha, words))
        if len(letters) < _TWO or letters != letters.upper():
            return False
        bearers = [one for one in self._candidates.all() if one.person and letters in self._candidates.initials(one)]
        return bearers == [candidate]

    def _answers(self, words: str) -> bool:
        """Whether a label but says that an answer follows, in the article's language: ``A:``, ``R.``, ``ج:``."""
        return words.lower().strip(" :.*") in self._grammar.words.answer_labels

    @functools.cached_property
    def _answering(self) -> Interviewee:
        """Who answers where labels say but that questions and answers follow."""
        text = self._article.text
        turns = [found for found in self._article.folded.unmarked if found.mark == "label" and found.label]
        answers = [found for found in turns if found.label and self._answers(text[slice(*found.label)])]
        asked, answered = (
            [(found.start, found.end) for found in turns if (found in answers) is answer] for answer in (False, True)
        )
        return Interviewee(self._article, self._candidates, Turns(asked, answered, [], marked=True))
