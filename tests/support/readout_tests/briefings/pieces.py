"""Pieces of made-up briefings: texts that know where their sentences stand, and records with little in them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from readout_schemas import (
    Commitment,
    Document,
    Evidence,
    Meeting,
    Mention,
    Participant,
    Party,
    Quote,
    Run,
    Sanction,
    Sourcing,
    Statement,
    Tokens,
    When,
)

RUN = Run(model="scribe", plan="four", calls=12, tokens=Tokens(prompt=40_000, completion=9_000), seconds=31.5)


class Texts:
    """Texts that grow, sentence by sentence, and know where each sentence stands."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def say(self, document: str, sentence: str) -> Evidence:
        """Add a sentence; its place."""
        before = self.texts.get(document, "")
        start = len(before) + (1 if before else 0)
        self.texts[document] = f"{before} {sentence}" if before else sentence
        return Evidence(document=document, start=start, end=start + len(sentence), text=sentence)


def part(of: Evidence, words: str) -> Evidence:
    """Words within a sentence."""
    start = of.start + of.text.index(words)
    return Evidence(document=of.document, start=start, end=start + len(words), text=words)


def when(edtf: str | None, text: str = "then") -> When:
    return When(text=text, edtf=edtf, basis="none" if edtf is None else "stated")


def party(name: str, kind: Any = "country", role: str | None = None) -> Party:
    return Party(id=f"{kind}-{name}", name=name, kind=kind, role=role, country=None, as_written=(name,))


def mention(of: Party) -> Mention:
    return Mention.of(of, of.name)


def side(of: Party, representative: str | None = None) -> Participant:
    return Participant(**mention(of).model_dump(), representative=representative, role=None)


def meeting(id_: str, title: str, evidence: tuple[Evidence, ...], **given: Any) -> Meeting:
    empty: dict[str, Any] = {"status": "held", "format": "unknown", "when": None, "place": None, "hosts": ()}
    lists: dict[str, Any] = {"participants": (), "absent": (), "counts": (), "topics": (), "outcomes": ()}
    return Meeting(id=id_, title=title, evidence=evidence, **{**empty, **lists, **given})


def statement(
    id_: str, speaker: Party, evidence: tuple[Evidence, ...], quotes: tuple[Evidence, ...], **given: Any
) -> Statement:
    empty: dict[str, Any] = {"attribution": None, "addressee": (), "occasion": None, "via": None, "when": None}
    said = {"mode": "direct" if quotes else "indirect", "gist": "What was said", **empty, **given}
    return Statement(id=id_, speaker=mention(speaker), evidence=evidence, quotes=tuple(map(Quote.of, quotes)), **said)


def commitment(id_: str, actor: Party, action: str, evidence: tuple[Evidence, ...], **given: Any) -> Commitment:
    empty: dict[str, Any] = {"beneficiary": (), "conditions": (), "deadline": None, "amount": None}
    said = {"stance": "commits", "status": "agreed", **empty, **given}
    return Commitment(id=id_, actors=(mention(actor),), action=action, evidence=evidence, **said)


def sanction(id_: str, sender: Party, target: Party, evidence: tuple[Evidence, ...], **given: Any) -> Sanction:
    empty: dict[str, Any] = {"condition": None, "amount": None, "when": None}
    said = {"measure": "asset freeze", "measure_kind": "asset_freeze", "status": "in_force", **empty, **given}
    return Sanction(id=id_, senders=(mention(sender),), targets=(mention(target),), evidence=evidence, **said)


def sourcing(*documents: str, independent: int = 1, standing: Any = "single_source", **given: Any) -> Sourcing:
    records = tuple(f"{document}.r" for document in documents)
    return Sourcing(records=records, documents=documents, independent=independent, standing=standing, **given)


def documents(texts: Texts, **about: dict[str, Any]) -> tuple[Document, ...]:
    day = dt.date(2025, 3, 15)
    return tuple(
        Document(**{"id": name, "source": f"{name}.txt", "text": text, "published": day, **about.get(name, {})})
        for name, text in texts.texts.items()
    )
