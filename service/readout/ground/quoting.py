"""Where the words of a statement stand: between marks, in a turn or announced, and none twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from readout.drafts import StatementDraft
from readout.ground.article import Article, Range, is_short, joined, overlap
from readout.ground.checking import Check
from readout.ground.questions import interviewers
from readout.text.marks import BRACKETS, DASHES, QUOTES, SPACES, STOPS
from readout.text.quotations import Quotation
from readout.text.speech import verbs_of_speech

WIDEN_FROM = 0.5
"""A quote that covers at least this much of a quotation is widened to all of it: a quote is what stands between the
outer marks, and the source's own words cannot be made up."""

_SET_OFF = frozenset({"marks", "dash", "block"})
NO_WORDS = QUOTES + DASHES + STOPS + BRACKETS + SPACES
_FULL_STOPS = tuple(".!?…。！？؟")
_COMMAS = frozenset(",،，、")
_SEMICOLONS = frozenset(";؛；")
_WORD = re.compile(r"\w+")
_ELIDED = re.compile(r"\w+['’]?")
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


def placed_quotes(draft: StatementDraft, check: Check, quoted: Quoted) -> dict[Range, str | None]:
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
            places += _spoken(quote, place, check, draft.quotes, translated=bool(translation.strip()))
        if translation.strip() and len(places) > before:
            translated[places[before]] = translation.strip()
    return {place: _translation(place, translated) for place in joined(places)}


def _translation(place: Range, translated: dict[Range, str]) -> str | None:
    """The translations of all that became one quote."""
    return " ".join(words for piece, words in sorted(translated.items()) if overlap(piece, place)) or None


def _spoken(quote: str, place: Range, check: Check, beside: Sequence[str], *, translated: bool) -> list[Range]:
    """What of a place is somebody's words: what stands between marks, or in the turn of a label, or all of it.

    Args:
        quote: The words, as the model gave them.
        place: Where they stand.
        check: That of the statement.
        beside: All quotes of the statement.
        translated: Whether a translation of just these words stands beside them.
    """
    article = check.article
    if article.in_furniture(place):
        check.fault(f"quotes: {quote!r} stands in page furniture")
        return []
    found = [article.quotations[number] for number in article.quotations_in(place)]
    turn = article.folded.turn(*place)
    if turn is not None and _reaches_beyond(place, found):
        return [place]
    if found and (article.folded.mark_of(*place) in _SET_OFF or (turn is None and _reports(place, article))):
        pieces = [
            _widened(place, _nested_at(place, article) or each, article.text, translated=translated) for each in found
        ]
        return [piece for piece in pieces if not article.in_furniture(piece)]
    if turn is None and _in_a_reporters_sentence(place, article, beside):
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


def _in_a_reporters_sentence(place: Range, article: Article, quotes: Sequence[str]) -> bool:
    """Whether words are but a part of a sentence in which a reporter says that somebody speaks.

    Between commas they are the speaker's own in a language that writes speech so, and in every other if they are told
    in the first or second person: ``Nobody told us, Berg said, but we can wait``.
    """
    start, end = article.sentence(place)
    words_end = place[0] + len(article.text[slice(*place)].rstrip("".join(_COMMAS)))
    before, after = article.reported[start : place[0]], article.reported[words_end:end]
    known, own = article.grammar.known, _in_own_person(article, quotes)
    if article.announced(place) or _is_inscribed(article, place, before, after):
        return False
    if (own or not known) and _is_set_apart(before, after):
        return False
    if own and not known and _ends_what_is_told(before, after):
        return False
    return bool(before.strip(NO_WORDS) or after.strip(NO_WORDS)) and verbs_of_speech(f"{before} {after}") > 0


def _is_inscribed(article: Article, place: Range, before: str, after: str) -> bool:
    """Whether a sentence ends with what a sign says, that begins with a capital: ``un cartel que rezaba No pasar``."""
    known = article.grammar.words
    last = (before.split() or [""])[-1].lower()
    several = len(article.text[slice(*place)].split()) > 1
    capital = article.text[place[0]].isupper() and not known.nouns_have_capitals
    return capital and several and last in known.reading - known.verbs and not after.strip(NO_WORDS)


def _in_own_person(article: Article, quotes: Sequence[str]) -> bool:
    """Whether words tell of who speaks or who is spoken to: ``Norway would pay, he said`` is the reporter's."""
    known = article.grammar.words
    own = (
        (known.dialogue | known.first_person) - known.possessives - known.subject_pronouns
    )  # `ihr` is *you*, and *her*
    given = (word.lower().replace("’", "'") for quote in quotes for word in _ELIDED.findall(quote))
    return any(word in own or word.rstrip("'") in own for word in given)


def _is_set_apart(before: str, after: str) -> bool:
    """Whether marks part words from what a reporter says: some languages write speech so, ``biz suçsuzuz, dedi``."""
    ahead, behind = before.rstrip()[-1:], after.lstrip()[:1]
    if behind in _COMMAS and verbs_of_speech(next(iter(_WORD.findall(after)), "")):
        return True
    parted = behind in _COMMAS or behind in _SEMICOLONS or not after.strip(NO_WORDS)
    return ahead in {"", *STOPS} and parted


def _ends_what_is_told(before: str, after: str) -> bool:
    """Whether words end a sentence right behind its verb of speech: ``خندید و گفت من حسابدار نیستم``."""
    return not after.strip(NO_WORDS) and verbs_of_speech(next(reversed(_WORD.findall(before)), "")) > 0


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


def _widened(place: Range, found: Quotation, text: str, *, translated: bool) -> Range:
    """What of a place stands between the marks; all that does, where the quote has most of it.

    Beside a translation the sentences that it has are whole, and others stay out.
    """
    start, end = max(place[0], found.start), min(place[1], found.end)
    if end - start < WIDEN_FROM * (found.end - found.start):
        return start, end
    if not translated:
        return _inner(found)
    left, right = text[found.start : start].rstrip(), text[end : found.end].strip(NO_WORDS)
    return (
        start if left.endswith(_FULL_STOPS) else found.start,
        end if right and text[start:end].rstrip().endswith(_FULL_STOPS) else found.end,
    )
