"""A made-up world with known truth: events told by several reports, with variants of names, and traps.

Every event has a number, which each record carries in its id; records of one event are one thing, all others are not.
"""

from __future__ import annotations

import datetime
import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

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

COUNTRIES = """
Albania Algeria Angola Argentina Armenia Austria Belgium Bolivia Brazil Bulgaria Cambodia Cameroon Canada
Chile Colombia Croatia Cuba Cyprus Denmark Ecuador Egypt Estonia Ethiopia Fiji Finland France Gabon Gambia
Germany Ghana Greece Guatemala Guinea Haiti Honduras Hungary Iceland India Indonesia Iraq Ireland Israel Italy
Jamaica Japan Jordan Kenya Kuwait Latvia Lebanon Liberia Libya Lithuania Malta Mexico Moldova Mongolia Morocco
Nepal Norway Oman Pakistan Panama Peru Poland Portugal Qatar Romania Rwanda Senegal Serbia Singapore Slovakia
Slovenia Somalia Spain Sudan Sweden Switzerland Thailand Tunisia Turkey Uganda Ukraine Uruguay Vietnam Yemen
Zambia
""".split()
TOWNS = """
Oslo Riga Lima Vienna Geneva Cairo Doha Rome Madrid Lisbon Tallinn Nairobi Accra Bern Sofia Zagreb
""".split()
FIRST = """
Ana Boris Carla David Elena Felix Greta Hugo Irina Jonas Karin Luis Maria Nils Olga Pavel Rosa Stefan Tanja
Uwe
""".split()
SYLLABLES = """
ba be bo da de do fa fe ga go ha ka ke ko la le lo ma me mo na ne no pa po ra re ro sa se so ta te to va ve vo
""".split()
START = datetime.date(2025, 1, 6)


@dataclass(slots=True)
class Event:
    """Something that happened, in one of the four types, as every report that has it tells it."""

    number: int
    kind: str
    day: int
    facts: dict[str, Any]


@dataclass(slots=True)
class World:
    """Events and the reports of them, from a seed."""

    records: int
    seed: int = 1
    days: int | None = None
    """Days in which all happens; one for each hundred records, if it is not said."""
    a_report: int = 5
    """Records of a report."""
    chance: random.Random = field(init=False)
    people: list[str] = field(init=False)
    words: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.words = ["".join(self.chance.choices(SYLLABLES, k=3)) for _ in range(4000)]
        surnames = ["".join(self.chance.choices(SYLLABLES, k=4)).capitalize() for _ in range(600)]
        self.people = [f"{self.chance.choice(FIRST)} {surname}" for surname in surnames]

    def reports(self) -> Iterator[Report]:
        """Each event in two reports of neighbouring days, on average."""
        days = self.days or max(30, self.records // 100)
        waiting: dict[int, list[Event]] = {}
        for number in range(self.records // 2):
            event = self._event(number, self.chance.randrange(days))
            for _ in range(self.chance.choice((1, 2, 3))):
                waiting.setdefault(event.day + self.chance.choice((0, 0, 1)), []).append(event)
        made = 0
        for day in sorted(waiting):
            events = waiting[day]
            self.chance.shuffle(events)
            while events:
                told = _distinct(events, self.a_report)
                yield self._report(made, day, told)
                made += 1

    def _event(self, number: int, day: int) -> Event:
        kind = self.chance.choices(("meeting", "statement", "commitment", "sanction"), (3, 4, 2, 1))[0]
        makers = {
            "meeting": lambda: {
                "sides": self.chance.sample(COUNTRIES, self.chance.choice((2, 2, 3))),
                "town": self.chance.choice(TOWNS),
            },
            "statement": lambda: {"who": self.chance.choice(self.people), "words": self.chance.sample(self.words, 14)},
            "commitment": lambda: {"who": self.chance.choice(COUNTRIES), "words": self.chance.sample(self.words, 6)},
            "sanction": lambda: {
                "who": self.chance.choice(COUNTRIES),
                "target": self.chance.choice(COUNTRIES),
                "kind": self.chance.choice(("asset_freeze", "trade", "travel_ban", "listing")),
            },
        }
        return Event(number, kind, day, makers[kind]())

    def _report(self, number: int, day: int, events: list[Event]) -> Report:
        return _Teller(f"d{number:06}", START + datetime.timedelta(days=day), self.chance).tell(events)


def _distinct(events: list[Event], most: int) -> list[Event]:
    """Some of the events, each once, taken out of the list."""
    told: dict[int, Event] = {}
    rest: list[Event] = []
    while events and len(told) < most:
        event = events.pop()
        if event.number in told:
            rest.append(event)
        else:
            told[event.number] = event
    events.extend(rest)
    return list(told.values())


class _Teller:
    """Writes one report."""

    def __init__(self, name: str, published: datetime.date, chance: random.Random) -> None:
        self.name, self.published, self.chance = name, published, chance
        self.text = ""
        self.parties: dict[str, Party] = {}
        self.records: dict[str, list[Any]] = {"meetings": [], "statements": [], "commitments": [], "sanctions": []}

    def tell(self, events: list[Event]) -> Report:
        for event in events:
            getattr(self, f"_{event.kind}")(event, START + datetime.timedelta(days=event.day))
        return Report(
            document=Document(
                id=self.name,
                source=f"{self.name}.txt",
                published=self.published,
                sha256=hashlib.sha256(self.text.encode()).hexdigest(),
                text=self.text,
                language="en",
            ),
            parties=tuple(self.parties.values()),
            coverage=Coverage(quotations=0, covered=0, labels=0, unexplained=()),
            run=Run(model="made up", plan="one"),
            **{kind: tuple(records) for kind, records in self.records.items()},
        )

    def _span(self, words: str) -> Evidence:
        start = len(self.text)
        self.text += words + "\n"
        return Evidence(document=self.name, start=start, end=start + len(words), text=words)

    def _mention(self, name: str, kind: str) -> Mention:
        """A party, a person now and then misspelt or without his first name."""
        written = self._variant(name) if kind == "person" else name
        party = f"{kind}-{written.lower().replace(' ', '-')}"
        self.parties[party] = Party.model_validate(
            {"id": party, "name": written, "kind": kind, "role": None, "country": None, "as_written": (written,)}
        )
        return Mention.of(self.parties[party])

    def _variant(self, name: str) -> str:
        first, last = name.split()
        return self.chance.choices((name, f"{first} {last[:-1]}{last[-1] * 2}"), (9, 1))[0]

    def _when(self, day: datetime.date) -> When | None:
        exact = When(text="then", edtf=day.isoformat(), basis="published")
        return self.chance.choices((exact, None), (8, 2))[0]

    def _meeting(self, event: Event, day: datetime.date) -> None:
        sides = [self._mention(side, "country") for side in event.facts["sides"]]
        self.records["meetings"].append(
            Meeting(
                id=f"{self.name}.{event.number}",
                evidence=(self._span(f"Talks number {event.number} were held."),),
                title="Talks",
                status="held",
                format="in_person",
                when=self._when(day),
                place=self.chance.choice((event.facts["town"], None)),
                hosts=(),
                participants=tuple(Participant(**side.model_dump(), representative=None, role=None) for side in sides),
                absent=(),
                counts=(),
                topics=(),
                outcomes=(),
            )
        )

    def _statement(self, event: Event, day: datetime.date) -> None:
        words = event.facts["words"]
        cut = words[self.chance.choice((0, 3)) : self.chance.choice((14, 11))]
        spoken = self._span(" the ".join(cut))
        self.records["statements"].append(
            Statement(
                id=f"{self.name}.{event.number}",
                evidence=(spoken,),
                speaker=self._mention(event.facts["who"], "person"),
                mode="direct",
                quotes=(Quote.of(spoken),),
                attribution=None,
                gist="So it was said.",
                addressee=(),
                occasion=None,
                via=None,
                when=self._when(day),
            )
        )

    def _commitment(self, event: Event, day: datetime.date) -> None:
        del day
        words = event.facts["words"]
        self.records["commitments"].append(
            Commitment(
                id=f"{self.name}.{event.number}",
                evidence=(self._span(f"Pledge number {event.number} was made."),),
                actors=(self._mention(event.facts["who"], "country"),),
                action=" ".join(words[: self.chance.choice((5, 6))]),
                stance="commits",
                status="agreed",
                beneficiary=(),
                conditions=(),
                deadline=None,
                amount=None,
            )
        )

    def _sanction(self, event: Event, day: datetime.date) -> None:
        self.records["sanctions"].append(
            Sanction(
                id=f"{self.name}.{event.number}",
                evidence=(self._span(f"Measure number {event.number} was taken."),),
                senders=(self._mention(event.facts["who"], "country"),),
                targets=(self._mention(event.facts["target"], "country"),),
                measure=event.facts["kind"].replace("_", " "),
                measure_kind=event.facts["kind"],
                status="agreed",
                condition=None,
                amount=None,
                when=When(text="then", edtf=day.isoformat(), basis="published"),
            )
        )
