"""Statements: quoted words at their place, between marks, and tied to their speaker."""

from __future__ import annotations

import functools

from readout.drafts import StatementDraft
from readout.ground.article import Article, Range, joined
from readout.ground.checking import Check
from readout.ground.quoting import Quoted, placed_quotes
from readout.ground.verdicts import Utterance
from readout.languages import LANGUAGES, Language, Words
from readout.text.mode import standalone
from readout.text.quotations import Quotation
from readout.text.surroundings import words_in
from readout_schemas import Evidence, Mention, Quote, Statement, StatementMode

_TITLES = frozenset({"《》", "〈〉"})


def statement(draft: StatementDraft, check: Check, name: str, quoted: Quoted) -> Statement | None:
    """A statement, if its quotes stand in the text between marks and its speaker is named there."""
    gist = check.own("gist", draft.gist)
    said_in = placed_quotes(draft, check, quoted)
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

    What stands in page furniture, or is the title of a work (``《银川宣言》``), is no quotation of the article, and
    accounts for none: it is a label all the same.
    """
    found = check.article.folded.find_all(label)
    places = [place for place in found if check.article.quotations_in(place)]
    text = check.article.text
    titled = any(text[start - 1 : start] + text[end : end + 1] in _TITLES for start, end in found)
    if not places and not titled and not any(map(check.article.in_furniture, found)):
        check.fault(f"labels: {label!r} does not stand between quotation marks in the article")
    quoted.labels.extend(places)


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
    return tuple(article.evidence((found.start, found.end)) for found in missed)
