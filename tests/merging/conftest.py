from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from readout.merging import Merging
from readout.merging.decisions import Matcher
from readout.merging.matchers import MATCHERS
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
    RecordType,
    Report,
    Run,
    Sanction,
    Statement,
    When,
)

KINDS: dict[str, Any] = {
    "Rubio": "person",
    "Berg": "person",
    "Lie": "person",
    "coalition": "group",
    "some 20 countries": "group",
    "eleven vessels": "group",
    "twelve vessels": "group",
    "eleven ships": "group",
    "managers": "group",
    "ten managers": "group",
    "nine managers": "group",
    "companies": "group",
    "fourteen firms": "group",
    "twelve companies": "group",
    "five states": "group",
    "six countries": "group",
    "five countries": "group",
    "conference states": "group",
}


def party_id(name: str) -> str:
    return f"{KINDS.get(name, 'country')}-{name.lower().replace(' ', '-')}"


def _mention(name: str) -> Mention:
    return Mention(party=party_id(name), name=name, kind=KINDS.get(name, "country"), as_written=None)


class Writer:
    """Writes reports: the text of a document grows with each record."""

    mention = staticmethod(_mention)

    def __init__(
        self, name: str, published: str | None = "2025-03-15", text: str = "", language: str | None = None
    ) -> None:
        self.name, self.text, self.language = name, text, language
        self.published = None if published is None else datetime.date.fromisoformat(published)
        self.records: dict[str, list[Any]] = {"meetings": [], "statements": [], "commitments": [], "sanctions": []}
        self.names: set[str] = set()

    def evidence(self, words: str) -> Evidence:
        start = len(self.text)
        self.text += words + "\n"
        return Evidence(document=self.name, start=start, end=start + len(words), text=words)

    def meeting(self, *sides: str, **fields: Any) -> Writer:
        day = fields.pop("day", None)
        values: dict[str, Any] = {
            "title": "Talks",
            "status": "held",
            "format": "unknown",
            "when": When(text="then", edtf=day, basis="published") if day else None,
            "place": None,
            "hosts": (),
            "absent": (),
            "counts": (),
            "topics": (),
            "outcomes": (),
        }
        participants = tuple(
            Participant(**_mention(side).model_dump(), representative=None, role=None) for side in sides
        )
        self.names |= set(sides)
        return self._add("meetings", Meeting, {**values, "participants": participants, **fields})

    def names_too(self, *names: str) -> Writer:
        """Parties that the report has beside those of its records' sides."""
        self.names |= set(names)
        return self

    def statement(self, speaker: str, quote: str, day: str | None = None) -> Writer:
        self.names.add(speaker)
        spoken = self.evidence(quote)
        return self._add(
            "statements",
            Statement,
            {
                "speaker": _mention(speaker),
                "mode": "direct",
                "quotes": (Quote.of(spoken),),
                "attribution": None,
                "gist": "So it was said.",
                "addressee": (),
                "occasion": None,
                "via": None,
                "when": When(text="then", edtf=day, basis="published") if day else None,
            },
            spoken,
        )

    def commitment(self, actor: str, action: str, status: str = "agreed", **fields: Any) -> Writer:
        self.names.add(actor)
        values: dict[str, Any] = {
            "actors": (_mention(actor),),
            "action": action,
            "stance": "declines" if status in {"refused", "reserved"} else "commits",
            "status": status,
            "beneficiary": (),
            "conditions": (),
            "deadline": None,
            "amount": None,
        }
        return self._add("commitments", Commitment, {**values, **fields})

    def sanction(self, target: str, status: str = "agreed", **fields: Any) -> Writer:
        self.names.add(target)
        values: dict[str, Any] = {
            "senders": (),
            "targets": (_mention(target),),
            "measure": "more sanctions",
            "measure_kind": "unspecified",
            "status": status,
            "condition": None,
            "amount": None,
            "when": None,
        }
        return self._add("sanctions", Sanction, {**values, **fields})

    def _add(self, kind: str, model: Any, fields: dict[str, Any], span: Evidence | None = None) -> Writer:
        records = self.records[kind]
        name = f"{self.name}.{kind[0] if kind != 'sanctions' else 'x'}{len(records) + 1}"
        told = fields.pop("told", None) or f"{kind} {len(records) + 1} of {self.name}"
        records.append(model(id=name, evidence=(span or self.evidence(told),), **fields))
        return self

    def report(self) -> Report:
        return Report(
            document=Document(
                id=self.name,
                source=f"{self.name}.txt",
                published=self.published,
                language=self.language,
                sha256=hashlib.sha256(self.text.encode()).hexdigest(),
                text=self.text,
            ),
            parties=tuple(
                Party.model_validate(
                    {
                        "id": party_id(name),
                        "name": name,
                        "kind": KINDS.get(name, "country"),
                        "role": None,
                        "country": None,
                        "as_written": (name,),
                    }
                )
                for name in sorted(self.names)
            ),
            **{kind: tuple(records) for kind, records in self.records.items()},
            coverage=Coverage(quotations=0, covered=0, labels=0, unexplained=()),
            run=Run(model="m", plan="one"),
        )


@pytest.fixture
def writer() -> Callable[..., Writer]:
    return Writer


@pytest.fixture
def mention() -> Callable[[str], Mention]:
    return _mention


Compared = tuple[list[str], list[str]]


@pytest.fixture
def compared() -> Callable[..., Compared]:
    """The rules that keep the only two records of a type apart, and the ties that hold: the same for both orders."""

    def of(kind: RecordType, *reports: Report) -> Compared:
        first, second = Merging(reports).records[kind]
        matcher: Matcher[Any] = MATCHERS[kind]

        def told(one: Any, other: Any) -> Compared:
            aspects = zip(matcher.rules, matcher.aspects(one), matcher.aspects(other), strict=True)
            apart = [rule.reason for rule, own, its in aspects if rule.apart(own, its)]
            return apart, [tie.reason for tie in matcher.ties if tie.holds(one, other)]

        assert told(first, second) == told(second, first)
        return told(first, second)

    return of
