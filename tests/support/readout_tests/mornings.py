"""Two invented mornings of a desk: the reports of each, in English, French and German, in files of the same names."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

from readout_schemas import (
    Amount,
    Commitment,
    Count,
    Coverage,
    Document,
    Evidence,
    Meeting,
    Mention,
    Participant,
    Party,
    PartyKind,
    Quote,
    Report,
    Run,
    Sanction,
    Statement,
    When,
)

YEAR = 2024
KINDS: dict[str, PartyKind] = {
    "Ida Berg": "person",
    "Lucía Soto": "person",
    "European Union": "organisation",
    "UK officials": "organisation",
    "Friends of the Strait": "group",
    "coalition of the willing": "group",
}
CODES = {"Norway": "NO", "Chile": "CL", "Kenya": "KE", "Haiti": "HT", "Japan": "JP", "Brazil": "BR", "Peru": "PE"}
CODES |= {"United States": "US", "Iran": "IR", "Canada": "CA", "Ghana": "GH"}


def _party(name: str) -> Party:
    kind = KINDS.get(name, "country")
    slug = f"{kind}-{name.casefold().replace(' ', '-')}"
    return Party(id=slug, name=name, kind=kind, role=None, country=CODES.get(name), as_written=(name,))


def _mention(name: str) -> Mention:
    return Mention.of(_party(name), name)


def _side(name: str) -> Participant:
    return Participant(**_mention(name).model_dump(), representative=None, role=None)


class Paper:
    """A report that is being written: its text stands, and each record names the words that carry it."""

    def __init__(self, source: str, day: str, language: str, text: str, publisher: str | None = None) -> None:
        digest = hashlib.sha256(text.encode()).hexdigest()
        name = f"{'-'.join(text.casefold().split()[:3])}-{digest[:8]}"
        published = dt.date.fromisoformat(f"{YEAR}-{day}")
        self._document = Document(
            id=name,
            source=source,
            text=text,
            sha256=digest,
            published=published,
            publisher=publisher,
            language=language,
        )
        self._records: dict[str, list[Any]] = {}
        self._names: set[str] = set()

    def _found(self, words: str) -> Evidence:
        text = self._document.text or ""
        start = text.index(words)
        return Evidence(document=self._document.id, start=start, end=start + len(words), text=words)

    def _add(self, kind: str, letter: str, make: Any, words: str, **fields: Any) -> Paper:
        several = self._records.setdefault(kind, [])
        name = f"{self._document.id}.{letter}{len(several) + 1}"
        several.append(make(id=name, evidence=(self._found(words),), **fields))
        return self

    def _mentions(self, *names: str) -> tuple[Mention, ...]:
        self._names |= set(names)
        return tuple(map(_mention, names))

    def meeting(self, words: str, title: str, sides: tuple[str, ...], day: str | None = None, **given: Any) -> Paper:
        self._names |= {*sides, *given.get("absent", ())}
        fields: dict[str, Any] = {"status": "planned", "format": "in_person", "place": None, "counts": ()}
        fields |= {"hosts": (), "topics": (), "outcomes": (), **given}
        fields["absent"] = tuple(map(_mention, given.get("absent", ())))
        when = When(text="then", edtf=day and f"{YEAR}-{day}", basis="stated") if day else None
        sides_ = tuple(map(_side, sides))
        return self._add("meetings", "m", Meeting, words, title=title, participants=sides_, when=when, **fields)

    def statement(self, words: str, speaker: str, quote: str | None, gist: str, mode: str = "direct") -> Paper:
        quotes = (Quote.of(self._found(quote)),) if quote else ()
        (who,) = self._mentions(speaker)
        fields: dict[str, Any] = {"attribution": None, "addressee": (), "occasion": None, "via": None, "when": None}
        return self._add(
            "statements", "s", Statement, words, speaker=who, quotes=quotes, gist=gist, mode=mode, **fields
        )

    def commitment(self, words: str, actor: str, action: str, status: str = "agreed", **given: Any) -> Paper:
        stance = "declines" if status in {"refused", "reserved"} else "commits"
        fields: dict[str, Any] = {"conditions": (), "deadline": None, "amount": None, "stance": stance, **given}
        fields["beneficiary"] = self._mentions(*given.get("beneficiary", ()))
        actors = self._mentions(actor)
        return self._add("commitments", "c", Commitment, words, actors=actors, action=action, status=status, **fields)

    def sanction(self, words: str, senders: tuple[str, ...], target: str, measure: str, status: str) -> Paper:
        fields: dict[str, Any] = {"measure_kind": "price_cap", "condition": None, "amount": None, "when": None}
        fields |= {"senders": self._mentions(*senders), "targets": self._mentions(target)}
        return self._add("sanctions", "x", Sanction, words, measure=measure, status=status, **fields)

    def report(self) -> Report:
        return Report(
            document=self._document,
            parties=tuple(map(_party, sorted(self._names))),
            **{kind: tuple(several) for kind, several in self._records.items()},
            coverage=Coverage(quotations=0, covered=0, labels=0, unexplained=()),
            run=Run(model="scribe", plan="four"),
        )


CAP = "a price cap on Iranian oil"


def yesterday() -> list[Report]:
    lima = "Norway and Chile will hold talks in Lima next week, the ministry said."
    ships = "Norway offered to send two ships to Peru."
    un = "La Norvège et le Chili se réuniront la semaine prochaine à Lima."
    police = "Kenia hat zugesagt, 200 Polizisten nach Haiti zu schicken."
    wait = "“We will not wait for others,” Ida Berg said."
    cap = "The European Union has agreed on a price cap on Iranian oil."
    call = "Japan and Brazil held talks by telephone on Monday."
    trade = "Ghana promised to open its market."
    return [
        Paper("1.txt", "06-11", "en", f"{lima} {ships}", "Reuters")
        .meeting(lima, "Talks of Norway and Chile", ("Norway", "Chile"), "06-17/2024-06-23", place="Lima")
        .commitment(ships, "Norway", "send two ships to Peru", "offered", beneficiary=("Peru",))
        .report(),
        Paper("2.txt", "06-11", "fr", un, "AFP")
        .meeting(un, "Talks of Norway and Chile", ("Norway", "Chile"), "06-17/2024-06-23", place="Lima")
        .report(),
        Paper("3.txt", "06-11", "de", police)
        .commitment(police, "Kenya", "send 200 police officers to Haiti", beneficiary=("Haiti",))
        .report(),
        Paper("4.txt", "06-11", "en", f"{wait} {cap}", "The Gazette")
        .statement(wait, "Ida Berg", "We will not wait for others,", "Norway will not wait for others.")
        .sanction(cap, ("European Union",), "Iran", CAP, "agreed")
        .report(),
        Paper("5.txt", "06-11", "en", call)
        .meeting(call, "Call of Japan and Brazil", ("Japan", "Brazil"), "06-10", status="held", format="phone")
        .report(),
        Paper("6.txt", "06-10", "en", trade).commitment(trade, "Ghana", "open its market", "announced").report(),
    ]


def today() -> list[Report]:
    """In the order of their files."""
    return sorted((*_developed_today(), *_new_today()), key=lambda report: report.document.source)


def _developed_today() -> list[Report]:
    """What goes on from yesterday: firmer, looser, said by one more, or said no longer."""
    lima = "Die Gespräche von Norwegen und Chile in Lima beginnen am 18. Juni."
    ships = "Norway agreed on Wednesday to send two ships to Peru."
    police = "Le Kenya enverra 200 policiers en Haïti, a confirmé son gouvernement."
    cap = "A price cap on Iranian oil is only being proposed by the European Union, diplomats said."
    call = "Le Japon et le Brésil se sont entretenus lundi par téléphone."
    trade = "Ghana promised to open its market."
    return [
        Paper("1.txt", "06-12", "fr", f"{police} {call}", "AFP")
        .commitment(police, "Kenya", "send 200 police officers to Haiti", beneficiary=("Haiti",))
        .meeting(
            call, "Telephone call of Japan and Brazil", ("Japan", "Brazil"), "06-10", status="held", format="phone"
        )
        .report(),
        Paper("2.txt", "06-12", "de", lima)
        .meeting(lima, "Talks of Norway and Chile", ("Norway", "Chile"), "06-18", place="Lima")
        .report(),
        Paper("3.txt", "06-12", "en", f"{ships} {cap}", "Reuters")
        .commitment(ships, "Norway", "send two ships to Peru", beneficiary=("Peru",))
        .sanction(cap, ("European Union",), "Iran", CAP, "proposed")
        .report(),
        Paper("6.txt", "06-10", "en", trade).report(),
    ]


def _new_today() -> list[Report]:
    strait = "The Friends of the Strait have offered €5 million for buoys, “provided that it stays open”."
    summit = "Canada, Chile, Ghana, Japan, Kenya, Norway and Peru met in Accra on Tuesday, without the United States."
    soto = "Lucía Soto called the plan “a good start” and thanked Oslo."
    ready = "UK officials have refused to comment."
    return [
        Paper("4.txt", "06-12", "en", f"{strait} {ready}")
        .commitment(
            strait,
            "Friends of the Strait",
            "to give money for buoys",
            "offered",
            conditions=("provided that it stays open",),
            amount=Amount(text="€5 million", value=5e6, currency="EUR", approx=False),
        )
        .commitment(ready, "UK officials", "comment", "refused")
        .report(),
        Paper("5.txt", "06-12", "en", f"{summit} {soto}", "The Gazette")
        .meeting(
            summit,
            "Accra summit",
            ("Canada", "Chile", "Ghana", "Japan", "Kenya", "Norway", "Peru"),
            "06-11",
            status="held",
            place="Accra",
            absent=("United States",),
            counts=(Count(text="seven countries", value=7, approx=False),),
        )
        .statement(soto, "Lucía Soto", "a good start", "The plan is a good start.", "mixed")
        .report(),
    ]
