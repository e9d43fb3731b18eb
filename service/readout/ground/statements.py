"""Statements: quoted words at their place, between marks, and tied to their speaker."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from readout.drafts import StatementDraft
from readout.ground.article import Article, Range, is_short, joined, overlap
from readout.ground.checking import Check
from readout.ground.questions import interviewers
from readout.ground.verdicts import Utterance
from readout.languages import LANGUAGES, Language, Words
from readout.text.marks import BRACKETS, DASHES, QUOTES, SPACES, STOPS
from readout.text.mode import standalone
from readout.text.quotations import Quotation
from readout.text.speech import verbs_of_speech
from readout.text.surroundings import words_in
from readout_schemas import Evidence, Mention, Quote, Statement, StatementMode

WIDEN_FROM = 0.5
"""A quote that covers at least this much of a quotation is widened to all of it: a quote is what stands between the
outer marks, and the source's own words cannot be made up."""

_SET_OFF = frozenset({"marks", "dash", "block"})
_NO_WORDS = QUOTES + DASHES + STOPS + BRACKETS + SPACES
_ENDED = re.compile(r"[”\"’'»“]+[.!?…]+\s+[^\W\d_]")
"""A stop after the closing mark: the sentence around the quotation is over, and what follows is no interruption."""


@dataclass(slots=True)
class Quoted:
    """What statements and labels have taken of the text's quotations so far."""

    article: Article
    places: list[Range] = field(default_factory=list)
    labels: list[Range] = field(default_factory=list)

    def release(self, places: Iterable[Range]) -> None:
        """Free what statements have taken that are asked for once more."""
        for place in places:
            if place in self.places:
                self.places.remove(place)

    def covered(self) -> list[Quotation]:
        """The quotations that stand in a statement."""
        return self._of(self._touched(self.places))

    def labelled(self) -> list[Quotation]:
        """The quotations that are said to be nobody's utterance, and stand in no statement."""
        return self._of(self._touched(self.labels) - self._touched(self.places))

    def missed(self) -> list[Quotation]:
        """The quotations that nothing accounts for."""
        touched = self._touched([*self.places, *self.labels])
        rest = self._of(set(range(len(self.article.quotations))) - touched)
        asked = interviewers(self.article) if rest else set()
        return [found for found in rest if found.opening not in asked and not self._comes_again(found)]

    def _comes_again(self, found: Quotation) -> bool:
        """Whether the words of a quotation stand in a statement elsewhere, as those of a headline do."""
        words = self.article.text[found.start : found.end]
        if is_short(words):
            return False
        again = self.article.folded.find_all(words)
        return any(start <= place[0] and place[1] <= end for place in again for start, end in self.places)

    def _touched(self, places: list[Range]) -> set[int]:
        return {number for place in places for number in self.article.quotations_in(place)}

    def _of(self, numbers: set[int]) -> list[Quotation]:
        return [self.article.quotations[number] for number in sorted(numbers)]


def statement(draft: StatementDraft, check: Check, name: str, quoted: Quoted) -> Statement | None:
    """A statement, if its quotes stand in the text between marks and its speaker is named there."""
    gist = check.own("gist", draft.gist)
    said_in = _quotes(draft, check, quoted)
    places = list(said_in)
    said = _attribution(draft, check, places)
    around = joined([check.article.sentence(place) for place in places or ([said] if said else [])])
    evidence = tuple(check.article.evidence(place) for place in around)
    context = (*evidence, check.article.evidence(check.article.sentence(said))) if said else evidence
    speaker = check.mention("speaker", draft.speaker, context)
    repeated = [place for place in places if place in quoted.places]
    if repeated and len(repeated) == len(places):
        check.fault(f"quotes: {check.article.text[slice(*repeated[0])]!r} is already in another statement")
        check.double = True
        return None
    if speaker is None or not gist or not evidence or (draft.quotes and not places):
        return None
    verdict = check.attribution.verdict(Utterance(draft.speaker, said, places, draft.via))
    if verdict.fault:
        check.fault(verdict.fault)
        return None
    if verdict.doubt:
        check.open("speaker", verdict.doubt)
    quoted.places.extend(places)
    near = around[0]
    return Statement(
        id=name,
        evidence=evidence,
        speaker=speaker,
        mode=_mode(check.article.text, places),
        quotes=tuple(_quote(place, said_in[place], check, draft.speaker) for place in places),
        attribution=check.article.evidence(said) if said else None,
        gist=gist,
        addressee=_addressees(draft, check, speaker, evidence),
        occasion=draft.occasion or None,
        via=check.channel("via", draft.via, evidence),
        when=check.when("when", draft.when, "past", near),
    )


def _quote(place: Range, translation: str | None, check: Check, speaker: str) -> Quote:
    """A quote with the kind of its mark; open if nothing sets the words off and the speaker does not sign the text."""
    mark = check.article.folded.mark_of(*place)
    set_off = mark != "none" or check.article.folded.turn(*place) is not None or check.article.announced(place)
    if not set_off and not check.attribution.signs(speaker):
        check.open("quotes", "the words stand in the text, and nothing sets them off as the speaker's")
    return check.article.quote(place, mark, translation)


def _addressees(
    draft: StatementDraft, check: Check, speaker: Mention, evidence: tuple[Evidence, ...]
) -> tuple[Mention, ...]:
    named = check.mentions("addressee", draft.addressee, evidence)
    if any(mention.party == speaker.party for mention in named):
        check.fault(f"addressee: {speaker.name!r} is the speaker")
    return tuple(mention for mention in named if mention.party != speaker.party)


def labels(label: str, check: Check, quoted: Quoted) -> None:
    """Take a label; one entry accounts for every quotation of just these words.

    What stands in page furniture is no quotation of the article, and accounts for none: it is a label all the same.
    """
    found = check.article.folded.find_all(label)
    places = [place for place in found if check.article.quotations_in(place)]
    if not places and not any(map(check.article.in_furniture, found)):
        check.fault(f"labels: {label!r} does not stand between quotation marks in the article")
    quoted.labels.extend(places)


def _quotes(draft: StatementDraft, check: Check, quoted: Quoted) -> dict[Range, str | None]:
    """The speaker's words at their places, in the order of the text, each with its translation.

    Which of several places is meant is told by what stands around it; by a quote that repeats the words, as a headline
    does, only where no attribution tells it. The translation of a quote that an interruption has split stands with the
    first piece: it is one, as the model wrote it. Without one for each quote there is none at all, for nothing says
    which is missing.
    """
    context = [*draft.quotes, *([draft.attribution] if draft.attribution else [])]
    places: list[Range] = []
    translated: dict[Range, str] = {}
    given = draft.translations if len(draft.translations) == len(draft.quotes) else [""] * len(draft.quotes)
    for quote, translation in zip(draft.quotes, given, strict=True):
        before = len(places)
        around = [words for words in context if words != quote and not (draft.attribution and quote in words)]
        for place in _pieces(quote, check, around, places, quoted):
            places += _spoken(quote, place, check)
        if translation.strip() and len(places) > before:
            translated[places[before]] = translation.strip()
    return {place: _translation(place, translated) for place in joined(places)}


def _translation(place: Range, translated: dict[Range, str]) -> str | None:
    """The translations of all that became one quote."""
    return " ".join(words for piece, words in sorted(translated.items()) if overlap(piece, place)) or None


def _spoken(quote: str, place: Range, check: Check) -> list[Range]:
    """What of a place is somebody's words: what stands between marks, or in the turn of a label, or all of it."""
    article = check.article
    if article.in_furniture(place):
        check.fault(f"quotes: {quote!r} stands in page furniture")
        return []
    found = [article.quotations[number] for number in article.quotations_in(place)]
    turn = article.folded.turn(*place)
    if turn is not None and _reaches_beyond(place, found):
        return [place]
    if found and (article.folded.mark_of(*place) in _SET_OFF or (turn is None and _reports(place, article))):
        pieces = [_widened(place, _nested_at(place, article) or each) for each in found]
        return [piece for piece in pieces if not article.in_furniture(piece)]
    if turn is None and _in_a_reporters_sentence(place, article):
        check.fault(f"quotes: {quote!r} stands in the article, but not between quotation marks")
        return []
    return [place]


def _reaches_beyond(place: Range, found: list[Quotation]) -> bool:
    """Whether words of a turn are more than what its speaker sets between marks: ``— He wrote “No.” So what?``."""
    marked = all(one.mark == "marks" for one in found)
    return marked and any(place[0] < one.start and one.end < place[1] for one in found)


def _reports(place: Range, article: Article) -> bool:
    """Whether the reporter says in a range that somebody speaks."""
    return verbs_of_speech(article.reported[slice(*place)]) > 0


def _in_a_reporters_sentence(place: Range, article: Article) -> bool:
    """Whether words are but a part of a sentence in which a reporter says that somebody speaks."""
    start, end = article.sentence(place)
    before, after = article.reported[start : place[0]], article.reported[place[1] : end]
    if article.announced(place):
        return False
    return bool(before.strip(_NO_WORDS) or after.strip(_NO_WORDS)) and verbs_of_speech(f"{before} {after}") > 0


def _pieces(quote: str, check: Check, context: list[str], before: list[Range], quoted: Quoted) -> list[Range]:
    """Where a quote stands: in one piece, or in the pieces that an interruption left."""
    parts = check.article.folded.find_parts(quote) if not check.article.folded.find_all(quote) else None
    if parts and not any(_ENDED.match(check.article.text, end) for _, end in parts[:-1]):
        return list(parts)
    place = check.copied("quotes", quote, near=before[-1] if before else None, context=context)
    return [_untaken(quote, place, check, quoted)] if place else []


def _untaken(quote: str, place: Range, check: Check, quoted: Quoted) -> Range:
    """A place of the same words that no statement has yet, if this one is taken: one may say a thing twice.

    Above all other text stands a headline, which repeats what is said below.
    """
    if place not in quoted.places:
        return place
    article = check.article
    free = (one for one in article.folded.find_all(quote) if one not in quoted.places and not article.in_furniture(one))
    said = (one for one in free if article.quotations_in(one) and article.paragraph(one[0]) > 1)
    return next(said, place)


def _inner(found: Quotation) -> Range:
    return found.start, found.end


def _nested_at(place: Range, article: Article) -> Quotation | None:
    """The quotation within another in which a range lies: what somebody quotes another to say."""
    nested = (one for one in article.folded.quotations if one.nested)
    return next((one for one in nested if one.start <= place[0] and place[1] <= one.end), None)


def _widened(place: Range, found: Quotation) -> Range:
    """What of a place stands between the marks; all that does, where the quote has most of it."""
    start, end = max(place[0], found.start), min(place[1], found.end)
    return _inner(found) if end - start >= WIDEN_FROM * (found.end - found.start) else (start, end)


def _attribution(draft: StatementDraft, check: Check, places: list[Range]) -> Range | None:
    if draft.attribution is None:
        if not draft.quotes:
            check.fault("attribution: a statement without quotes needs the words that report it")
        return None
    if not draft.quotes and (place := _reported(draft, draft.attribution, check)):
        return place
    return check.copied("attribution", draft.attribution, near=places[0] if places else None, context=draft.quotes)


def _reported(draft: StatementDraft, attribution: str, check: Check) -> Range | None:
    """Of several places of an attribution that in whose sentence most of the gist stands: many have a bare *said*.

    The gist is English: in a text that is not, it has figures and the parties that it names, by their forms.
    """
    article = check.article
    found = article.outside_furniture(article.folded.find_all(attribution))
    if len(found) <= 1:
        return None
    told = words_in(f"{draft.gist} {draft.when or ''}")
    named = [party for party in check.names.drafts if words_in(party.name) <= told]
    told |= {word for party in named for form in party.as_written for word in words_in(form)}
    told -= _small(LANGUAGES["en"]) | _small(article.grammar.words)
    return max(found, key=lambda place: len(told & words_in(article.text[slice(*article.sentence(place))])))


@functools.cache
def _small(words: Language) -> Words:
    """Words that tell nothing of what a sentence is about, and may be others in another language: ``in``, ``was``."""
    return words.small | words.governing | words.determiners | words.pronouns | words.clauses | words.copulas


def _mode(text: str, places: list[Range]) -> StatementMode:
    if not places:
        return "indirect"
    first, *rest = places
    alone = standalone(text, *first) and all(standalone(text, *place) or _ends(text, place) for place in rest)
    return "direct" if alone else "mixed"


def _ends(text: str, place: Range) -> bool:
    """Whether a later piece ends its sentence inside the marks: it goes on with a quotation that was interrupted."""
    return text[place[1] - 1] in ".!?…"


def unexplained(missed: list[Quotation], article: Article) -> tuple[Evidence, ...]:
    """Missed quotations as evidence."""
    return tuple(article.evidence(_inner(found)) for found in missed)
