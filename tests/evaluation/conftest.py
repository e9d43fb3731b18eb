"""Reports made from the gold itself: what a system would give that reads as the readers did."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from readout.evaluation.gold import Gold, GoldDocument, load_gold
from readout.evaluation.gold_records import (
    GoldCommitment,
    GoldMeeting,
    GoldParticipant,
    GoldParty,
    GoldSanction,
    GoldSpan,
    GoldStatement,
)
from readout.record_types import RECORD_TYPES
from readout_schemas import (
    Commitment,
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

SEEDS = Path(__file__).parents[2] / "seeds"


@functools.cache
def _gold() -> Gold:
    return load_gold(SEEDS)


@pytest.fixture(scope="session")
def gold() -> Gold:
    return _gold()


@pytest.fixture
def perfect(gold: Gold) -> list[Report]:
    """A report for each article with all records of the gold."""
    return [Reader(document).report() for document in gold.documents]


@pytest.fixture
def empty(gold: Gold) -> list[Report]:
    """A report for each article with nothing in it."""
    return [Reader(document).empty() for document in gold.documents]


@pytest.fixture(scope="session")
def read() -> Callable[[GoldDocument], Report]:
    return lambda document: Reader(document).report()


Annotate = Callable[..., Path]


@pytest.fixture
def annotate(tmp_path: Path) -> Annotate:
    """Writes an article, and a gold file for it with keys of the caller's; answers with the folder."""

    def write(text: str, name: str = "one", **given: object) -> Path:
        (tmp_path / "gold").mkdir(exist_ok=True)
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
        lists = ("boilerplate", "never_speaker", "label_or_scare_quotes", *(f"{kind}s" for kind in RECORD_TYPES))
        article = {
            "file": f"{name}.txt",
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "language": "en",
            "published": "2025-03-15",
            "published_basis": None,
            "note": None,
            **{key: [] for key in lists},
            **given,
        }
        (tmp_path / "gold" / f"{name}.json").write_text(json.dumps(article), encoding="utf-8")
        return tmp_path

    return write


def sanction(text: str, words: str, **given: object) -> dict[str, object]:
    """A gold sanction whose evidence is ``words``."""
    start = text.index(words)
    party = {"name": "Norway", "surface": "Norway", "kind": "country"}
    return {
        "id": "one.x1",
        "required": True,
        "senders": [party],
        "targets": [party],
        "measure": "freeze",
        "measure_kind": "asset_freeze",
        "status": "in_force",
        "condition": None,
        "amount": None,
        "evidence": [{"text": words, "start": start, "end": start + len(words)}],
        "note": None,
        **given,
    }


@pytest.fixture(scope="session")
def gold_sanction() -> Callable[..., dict[str, object]]:
    return sanction


def indirect(text: str, words: str, **given: object) -> dict[str, object]:
    """A gold statement without quotes whose evidence is ``words``, by their first word."""
    start = text.index(words)
    name = words.split(maxsplit=1)[0]
    return {
        "id": "one.s1",
        "required": False,
        "speaker": {"name": name, "surface": name, "kind": "country", "role": None},
        "mode": "indirect",
        "quotes": [],
        "gist": "It is said.",
        "addressee": [],
        "occasion": None,
        "via": None,
        "date": None,
        "date_text": None,
        "short_quote": False,
        "evidence": [{"text": words, "start": start, "end": start + len(words)}],
        "note": None,
        **given,
    }


@pytest.fixture(scope="session")
def gold_statement() -> Callable[..., dict[str, object]]:
    return indirect


class Reader:
    """Turns the gold of an article into a report."""

    def __init__(self, gold: GoldDocument) -> None:
        self.gold = gold
        self.id = Path(gold.article.file).stem
        self.parties: dict[str, Party] = {}

    def empty(self) -> Report:
        article = self.gold.article
        document = Document(id=self.id, source=article.file, sha256=article.sha256, text=self.gold.text)
        coverage = Coverage(quotations=0, covered=0, labels=0, unexplained=())
        return Report(document=document, coverage=coverage, run=Run(model="gold", plan="four"))

    def report(self) -> Report:
        article = self.gold.article
        records = {
            "meetings": tuple(map(self.meeting, article.meetings)),
            "statements": tuple(map(self.statement, article.statements)),
            "commitments": tuple(map(self.commitment, article.commitments)),
            "sanctions": tuple(map(self.sanction, article.sanctions)),
        }
        return self.empty().model_copy(update={**records, "parties": tuple(self.parties.values())})

    def meeting(self, gold: GoldMeeting) -> Meeting:
        return Meeting(
            id=gold.id,
            evidence=self.spans(gold.evidence),
            title=gold.title,
            status=gold.status,
            format=gold.format,
            when=when(gold.date, gold.date_text),
            place=gold.place,
            hosts=self.mentions(gold.hosts),
            participants=tuple(map(self.participant, gold.participants)),
            absent=self.mentions(gold.absent),
            counts=(),
            topics=gold.topics,
            outcomes=gold.outcomes,
        )

    def statement(self, gold: GoldStatement) -> Statement:
        return Statement(
            id=gold.id,
            evidence=self.spans(gold.evidence),
            speaker=self.mention(gold.speaker),
            mode=gold.mode,
            quotes=tuple(map(Quote.of, self.spans(gold.quotes))),
            attribution=None,
            gist=gold.gist,
            addressee=self.mentions(gold.addressee),
            occasion=gold.occasion,
            via=gold.via,
            when=when(gold.date, gold.date_text),
        )

    def commitment(self, gold: GoldCommitment) -> Commitment:
        return Commitment(
            id=gold.id,
            evidence=self.spans(gold.evidence),
            actors=self.mentions(gold.actors),
            action=gold.action,
            stance=gold.stance,
            status=gold.status,
            beneficiary=self.mentions(gold.beneficiary),
            conditions=gold.conditions,
            deadline=when(gold.deadline, gold.deadline_text),
            amount=gold.amount,
        )

    def sanction(self, gold: GoldSanction) -> Sanction:
        return Sanction(
            id=gold.id,
            evidence=self.spans(gold.evidence),
            senders=self.mentions(gold.senders),
            targets=self.mentions(gold.targets),
            measure=gold.measure,
            measure_kind=gold.measure_kind,
            status=gold.status,
            condition=gold.condition,
            amount=gold.amount,
            when=None,
        )

    def spans(self, spans: Iterable[GoldSpan]) -> tuple[Evidence, ...]:
        return tuple(Evidence(document=self.id, start=span.start, end=span.end, text=span.text) for span in spans)

    def mentions(self, parties: Sequence[GoldParty]) -> tuple[Mention, ...]:
        return tuple(map(self.mention, parties))

    def mention(self, party: GoldParty) -> Mention:
        name = f"{party.kind}-{party.name.casefold().replace(' ', '-')}"
        self.parties.setdefault(
            name, Party(id=name, name=party.name, kind=party.kind, role=None, country=None, as_written=())
        )
        return Mention(party=name, name=party.name, kind=party.kind, as_written=None)

    def participant(self, side: GoldParticipant) -> Participant:
        mention = self.mention(side)
        return Participant(**mention.model_dump(), representative=side.representative, role=side.role)


def when(edtf: str | None, text: str | None) -> When | None:
    return When(text=text or "then", edtf=edtf, basis="stated") if edtf else None
