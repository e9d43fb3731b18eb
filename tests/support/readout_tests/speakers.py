"""Who is judged to speak in a text: persons of an answer, and the verdict on an attribution."""

from __future__ import annotations

from readout.drafts import PartyDraft
from readout.ground import Article
from readout.ground.attribution import Attribution
from readout.ground.candidates import Candidates
from readout.ground.verdicts import Utterance, Verdict


def people(*listed: str) -> list[PartyDraft]:
    """Persons, each given as ``name|form|form``."""
    return [
        PartyDraft(name=forms[0], kind="person", role=None, as_written=forms)
        for forms in (one.split("|") for one in listed)
    ]


def verdict(article: Article, parties: list[PartyDraft], speaker: str, said: str | None, *quotes: str) -> Verdict:
    """The verdict on a speaker, by the words of the attribution and those that are quoted."""
    places = [article.place(quote) for quote in quotes]
    place = article.place(said) if said else None
    assert all(places)
    assert said is None or place
    judge = Attribution(article, Candidates(parties, article))
    return judge.verdict(Utterance(speaker, place, [one for one in places if one]))
