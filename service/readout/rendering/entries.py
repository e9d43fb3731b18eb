"""What a reader can point at: records, disagreements and unexplained quotations, with label, place and facts."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from readout.rendering import order
from readout.rendering.dates import Days, days_of
from readout.rendering.wording import clipped, infinitive, names, sanctioning, standing
from readout_schemas import (
    Briefing,
    Commitment,
    Disagreement,
    Evidence,
    Meeting,
    Mention,
    Record,
    Sanction,
    Statement,
    When,
    spans_of,
)

Kind = Literal["meeting", "statement", "commitment", "sanction", "disagreement", "unexplained"]
Item = Meeting | Statement | Commitment | Sanction | Disagreement | Evidence

LETTERS: dict[Kind, str] = {
    "meeting": "M",
    "statement": "S",
    "commitment": "C",
    "sanction": "X",
    "disagreement": "D",
    "unexplained": "U",
}
"""The letter of each kind's labels: ``M3`` is the third meeting of the page."""

TITLE = 120
"""Characters of a title."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that a reader can point at.

    Attributes:
        id: its name in the briefing, and in the page's address.
        label: its short name on the page: ``M3``.
        kind: what it is.
        item: the thing itself.
        words: the spans that carry it above all: a statement's quotes, the sentences of other records.
        around: the other spans: the sentence around a quote, the words that tie it to its speaker.
        documents: numbers of the documents that have it, from 1.
        days: when it is, or else the day on which the first of its documents was published; None if neither is known.
    """

    id: str
    label: str
    kind: Kind
    item: Item
    words: tuple[Evidence, ...]
    around: tuple[Evidence, ...]
    documents: tuple[int, ...]
    days: Days | None

    @property
    def status(self) -> str:
        """``held``, ``in_force``, a statement's mode; empty for what has none."""
        if isinstance(self.item, Statement):
            return self.item.mode
        return "" if isinstance(self.item, Disagreement | Evidence) else self.item.status

    @property
    def standing(self) -> str:
        """How well it is sourced, in words; empty if that was not looked at."""
        return standing(self.item.sourcing) if isinstance(self.item, Record) else ""

    @property
    def title(self) -> str:
        """What it is, in a line."""
        return clipped(_title(self.item), TITLE)


class Entries:
    """All entries of a briefing, in the order in which a reader meets them."""

    def __init__(self, briefing: Briefing) -> None:
        self._documents = {document.id: number for number, document in enumerate(briefing.documents, 1)}
        self._published = [document.published for document in briefing.documents]
        self.meetings = self._entries("meeting", order.meetings(briefing))
        self.statements = self._entries("statement", order.statements(briefing))
        self.commitments = self._entries("commitment", order.commitments(briefing))
        self.sanctions = self._entries("sanction", order.sanctions(briefing))
        self.disagreements = self._entries("disagreement", briefing.disagreements)
        self.unexplained = self._entries("unexplained", briefing.coverage.unexplained)
        self._by_id = {name: entry for entry in self.records for name in _ids(entry)}

    @property
    def records(self) -> tuple[Entry, ...]:
        """The entries of records alone."""
        return (*self.meetings, *self.statements, *self.commitments, *self.sanctions)

    def __iter__(self) -> Iterator[Entry]:
        return itertools.chain(self.records, self.disagreements, self.unexplained)

    def get(self, record: str) -> Entry | None:
        """The entry of a record, by its id or by that of a document's record that was merged into it."""
        return self._by_id.get(record)

    def number(self, document: str) -> int:
        """Number of a document, from 1."""
        return self._documents[document]

    def _entries(self, kind: Kind, items: Sequence[Item]) -> tuple[Entry, ...]:
        return tuple(self._entry(kind, number, item) for number, item in enumerate(items, 1))

    def _entry(self, kind: Kind, number: int, item: Item) -> Entry:
        words = _words(item)
        every = dict.fromkeys(spans_of(item))
        documents = sorted({self._documents[span.document] for span in every})
        label = f"{LETTERS[kind]}{number}"
        return Entry(
            id=f"unexplained-{number}" if isinstance(item, Evidence) else item.id,
            label=label,
            kind=kind,
            item=item,
            words=tuple(dict.fromkeys(words)),
            around=tuple(span for span in every if span not in set(words)),
            documents=tuple(documents),
            days=days_of(_when(item)) or self._day_of_report(documents),
        )

    def _day_of_report(self, documents: Sequence[int]) -> Days | None:
        days: list[dt.date] = sorted(filter(None, (self._published[number - 1] for number in documents)))
        return Days(days[0], days[0]) if days else None


def parties_of(item: Item) -> tuple[str, ...]:
    """Ids of the parties that a record names, in whatever part."""
    return tuple(dict.fromkeys(mention.party for mention in _mentions(item)))


def _mentions(item: Item) -> tuple[Mention, ...]:
    if isinstance(item, Meeting):
        return (*item.hosts, *item.participants, *item.absent)
    if isinstance(item, Statement):
        return (item.speaker, *item.addressee)
    if isinstance(item, Commitment):
        return (*item.actors, *item.beneficiary)
    return (*item.senders, *item.targets) if isinstance(item, Sanction) else ()


def _ids(entry: Entry) -> tuple[str, ...]:
    merged = entry.item.sourcing if isinstance(entry.item, Record) else None
    return (entry.id, *(merged.records if merged else ()))


def _words(item: Item) -> tuple[Evidence, ...]:
    if isinstance(item, Evidence):
        return (item,)
    if isinstance(item, Disagreement):
        return tuple(claim.evidence for claim in item.claims)
    if isinstance(item, Statement) and item.quotes:
        variants = item.sourcing.variants if item.sourcing else ()
        return (*item.quotes, *(span for variant in variants if variant.field == "quotes" for span in variant.evidence))
    return item.evidence


def _when(item: Item) -> When | None:
    if isinstance(item, Commitment):
        return item.deadline
    return item.when if isinstance(item, Meeting | Statement | Sanction) else None


def _title(item: Item) -> str:
    if isinstance(item, Meeting):
        return item.title
    if isinstance(item, Statement):
        return f"{item.speaker.name}: {item.gist}"
    if isinstance(item, Commitment):
        return f"{names(item.actors)} {'declines to' if item.stance == 'declines' else 'to'} {infinitive(item.action)}"
    if isinstance(item, Sanction):
        return f"{sanctioning(item)}: {item.measure}"
    return item.subject if isinstance(item, Disagreement) else "A quotation that no record accounts for"
