"""Groups of invented reports with their gold drafts, made into the Reports that a perfect extraction gives.

The drafts are trusted: only places, dates and numbers are worked out, as the service does it. So merging is tested
alone.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from readout.parties.naming import slug
from readout.text.sentences import Sentences, sentence_around
from readout.values import Tense, country_code, parse_amount, parse_count, resolve, resolve_nearest
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
    Quote,
    Report,
    Run,
    Sanction,
    Statement,
    When,
)

FOLDER = Path(__file__).parents[1] / "groups"
TO_COME = {"planned", "proposed"}
DECLINED = {"refused", "reserved"}


@dataclass(frozen=True, slots=True)
class Group:
    """One group: its reports and the truth about them."""

    name: str
    reports: tuple[Report, ...]
    truth: dict[str, Any]


def groups(folder: Path = FOLDER) -> Iterator[Group]:
    """All groups, by name."""
    for path in sorted(folder.glob("*/group.json")):
        yield Group(path.parent.name, tuple(_reports(path.parent)), json.loads(path.read_text(encoding="utf-8")))


def _reports(folder: Path) -> Iterator[Report]:
    for path in sorted(folder.glob("*.json")):
        if path.name != "group.json":
            text = path.with_suffix(".txt").read_text(encoding="utf-8")
            yield Reader(path.stem, text, json.loads(path.read_text(encoding="utf-8"))).report()


class Reader:
    """Reads one report from its text and its draft."""

    def __init__(self, name: str, text: str, told: dict[str, Any]) -> None:
        self.name, self.text, self.answer = name, text, told["answer"]
        self.language: str = told["language"]
        self.published = datetime.date.fromisoformat(told["published"])
        self.sentences = Sentences(text)
        self.document = Document(
            id=name,
            source=f"{name}.txt",
            title=told["title"],
            publisher=told["publisher"],
            published=self.published,
            language=self.language,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            text=text,
        )
        self.parties = {party["name"]: self._party(party) for party in self.answer["parties"]}

    def report(self) -> Report:
        return Report(
            document=self.document,
            parties=tuple(self.parties.values()),
            meetings=tuple(self._meeting(draft, n) for n, draft in enumerate(self.answer["meetings"], 1)),
            statements=tuple(self._statement(draft, n) for n, draft in enumerate(self.answer["statements"], 1)),
            commitments=tuple(self._commitment(draft, n) for n, draft in enumerate(self.answer["commitments"], 1)),
            sanctions=tuple(self._sanction(draft, n) for n, draft in enumerate(self.answer["sanctions"], 1)),
            coverage=Coverage(quotations=0, covered=0, labels=0, unexplained=()),
            run=Run(model="gold", plan="one"),
        )

    def _party(self, draft: dict[str, Any]) -> Party:
        return Party(
            id=f"{draft['kind']}-{slug(draft['name'])}",
            name=draft["name"],
            kind=draft["kind"],
            role=draft["role"],
            country=country_code(draft["name"]) if draft["kind"] == "country" else None,
            as_written=tuple(draft["as_written"]),
        )

    def _place(self, words: str) -> tuple[int, int]:
        """Where copied words stand; white space may be broken otherwise."""
        start = self.text.find(words)
        if start >= 0:
            return start, start + len(words)
        flat = " ".join(words.split())
        for start in range(len(self.text)):
            end = start + len(flat)
            while end <= len(self.text) and len(" ".join(self.text[start:end].split())) < len(flat):
                end += 1
            if " ".join(self.text[start:end].split()) == flat:
                return start, end
        raise ValueError(f"{self.name}: {words!r} does not stand in the text")

    def _span(self, start: int, end: int) -> Evidence:
        return Evidence(document=self.name, start=start, end=end, text=self.text[start:end])

    def _evidence(self, phrases: list[str]) -> tuple[Evidence, ...]:
        places = {tuple(sentence_around(self.sentences, *self._place(phrase))) for phrase in phrases}
        return tuple(self._span(start, end) for start, end in sorted(places))

    def _mention(self, name: str, evidence: tuple[Evidence, ...] = ()) -> Mention:
        party = self.parties[name]
        written = (form for form in party.as_written if any(form in span.text for span in evidence))
        return Mention.of(party, next(written, None))

    def _mentions(self, names: list[str], evidence: tuple[Evidence, ...]) -> tuple[Mention, ...]:
        return tuple(self._mention(name, evidence) for name in dict.fromkeys(names))

    def _when(self, words: str | None, tense: Tense) -> When | None:
        return resolve(words, self.published, tense, self.language) if words else None

    def _either(self, words: str | None, either: bool, tense: Tense) -> When | None:
        """A date; on either side of the publication where a meeting was called off, or a promise kept."""
        if words and either:
            return resolve_nearest(words, self.published, self.language)
        return self._when(words, tense)

    def _amount(self, words: str | None) -> Amount | None:
        if not words:
            return None
        read = parse_amount(words, self.language)
        return read or Amount(text=words, value=None, currency=None, approx=False)

    def _counts(self, several: list[str]) -> tuple[Count, ...]:
        return tuple(count for words in several if (count := parse_count(words, self.language)) is not None)

    def _meeting(self, draft: dict[str, Any], number: int) -> Meeting:
        evidence = self._evidence(draft["evidence"])
        sides = tuple(
            Participant(
                **self._mention(side["name"], evidence).model_dump(),
                representative=side["representative"],
                role=side["role"],
            )
            for side in draft["participants"]
        )
        tense: Tense = "future" if draft["status"] in TO_COME else "past"
        return Meeting(
            id=f"{self.name}.m{number}",
            evidence=evidence,
            title=draft["title"],
            status=draft["status"],
            format=draft["format"],
            when=self._either(draft["when"], draft["status"] == "cancelled", tense),
            place=draft["place"],
            place_as_written=draft["place_as_written"],
            hosts=self._mentions(draft["hosts"], evidence),
            participants=sides,
            absent=self._mentions(draft["absent"], evidence),
            counts=self._counts(draft["counts"]),
            topics=tuple(draft["topics"]),
            outcomes=tuple(draft["outcomes"]),
        )

    def _statement(self, draft: dict[str, Any], number: int) -> Statement:
        spans = [self._span(*self._place(quote)) for quote in draft["quotes"]]
        told = draft["translations"] or [None] * len(spans)
        evidence = [*(tuple(sentence_around(self.sentences, span.start, span.end)) for span in spans)]
        if draft["attribution"] and not spans:
            evidence.append(tuple(sentence_around(self.sentences, *self._place(draft["attribution"]))))
        places = sorted(set(evidence)) or [(0, len(self.text))]
        return Statement(
            id=f"{self.name}.s{number}",
            evidence=tuple(self._span(start, end) for start, end in places),
            speaker=self._mention(draft["speaker"]),
            mode="direct" if spans else "indirect",
            quotes=tuple(Quote.of(span, translation=words) for span, words in zip(spans, told, strict=True)),
            attribution=None,
            gist=draft["gist"],
            addressee=self._mentions(draft["addressee"], ()),
            occasion=draft["occasion"],
            via=draft["via"],
            when=self._when(draft["when"], "past"),
        )

    def _commitment(self, draft: dict[str, Any], number: int) -> Commitment:
        evidence = self._evidence(draft["evidence"])
        return Commitment(
            id=f"{self.name}.c{number}",
            evidence=evidence,
            actors=self._mentions(draft["actors"], evidence),
            action=draft["action"],
            stance="declines" if draft["status"] in DECLINED else "commits",
            status=draft["status"],
            beneficiary=self._mentions(draft["beneficiary"], evidence),
            conditions=tuple(draft["conditions"]),
            deadline=self._either(draft["deadline"], draft["status"] == "implemented", "future"),
            amount=self._amount(draft["amount"]),
        )

    def _sanction(self, draft: dict[str, Any], number: int) -> Sanction:
        evidence = self._evidence(draft["evidence"])
        return Sanction(
            id=f"{self.name}.x{number}",
            evidence=evidence,
            senders=self._mentions(draft["senders"], evidence),
            targets=self._mentions(draft["targets"], evidence),
            measure=draft["measure"],
            measure_kind=draft["measure_kind"],
            status=draft["status"],
            condition=draft["condition"],
            amount=self._amount(draft["amount"]),
            when=self._when(draft["when"], "past" if draft["status"] in {"in_force", "lifted"} else "future"),
        )
