"""What a reader can point at: records, what is said of them, and unexplained quotations, with label and place."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from readout.parties import involved
from readout.record_types import LETTERS
from readout.rendering.phrasing import clipped, standing
from readout.rendering.reading_order import ORDER
from readout.rendering.views import RecordView, view
from readout.values.dates_in_words import Days, days_of
from readout_schemas import (
    AnyRecord,
    Briefing,
    Development,
    Disagreement,
    Evidence,
    Quote,
    Record,
    RecordType,
    spans_of,
)

Kind = Literal[RecordType, "disagreement", "development", "unexplained"]
Item = AnyRecord | Disagreement | Development | Evidence

DISAGREEMENT, DEVELOPMENT, UNEXPLAINED = "D", "V", "U"
"""The letters of labels of what is no record."""

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
        view: a record put into words; None for what is no record.
        words: the spans that carry it above all: a statement's quotes, the sentences of other records.
        around: the other spans: the sentence around a quote, the words that tie it to its speaker.
        documents: numbers of the documents that have it, from 1.
        days: when it is, or else the day on which the first of its documents was published; None if neither is known.
    """

    id: str
    label: str
    kind: Kind
    item: Item
    view: RecordView | None
    words: tuple[Evidence, ...]
    around: tuple[Evidence, ...]
    documents: tuple[int, ...]
    days: Days | None

    @property
    def status(self) -> str:
        """``held``, ``in_force``, a statement's mode; empty for what has none."""
        return self.view.status if self.view else ""

    @property
    def open(self) -> tuple[str, ...]:
        """What of it could not be confirmed."""
        return self.view.open if self.view else ()

    @property
    def standing(self) -> str:
        """How well it is sourced, in words; empty if that was not looked at."""
        return standing(self.item.sourcing) if isinstance(self.item, Record) else ""

    @property
    def title(self) -> str:
        """What it is, in a line."""
        if self.view:
            return clipped(self.view.title, TITLE)
        if isinstance(self.item, Disagreement | Development):
            return clipped(self.item.subject, TITLE)
        return "A quotation that no record accounts for"


class Entries:
    """All entries of a briefing, in the order in which a reader meets them."""

    def __init__(self, briefing: Briefing) -> None:
        self._documents = {document.id: number for number, document in enumerate(briefing.documents, 1)}
        self._published = [document.published for document in briefing.documents]
        self._of = {kind: self._entries(kind, LETTERS[kind].upper(), put(briefing)) for kind, put in ORDER.items()}
        self.disagreements = self._entries("disagreement", DISAGREEMENT, briefing.disagreements)
        self.developments = self._entries("development", DEVELOPMENT, briefing.developments)
        self.unexplained = self._entries("unexplained", UNEXPLAINED, briefing.coverage.unexplained)
        self._by_id = {name: entry for entry in self.records for name in _ids(entry)}

    @property
    def records(self) -> tuple[Entry, ...]:
        """The entries of records alone."""
        return tuple(itertools.chain.from_iterable(self._of.values()))

    def of(self, kind: RecordType) -> tuple[Entry, ...]:
        """The entries of records of a type."""
        return self._of[kind]

    def __iter__(self) -> Iterator[Entry]:
        return itertools.chain(self.records, self.disagreements, self.developments, self.unexplained)

    def get(self, record: str) -> Entry | None:
        """The entry of a record, by its id or by that of a document's record that was merged into it."""
        return self._by_id.get(record)

    def elsewhere(self, entry: Entry, fields: Sequence[str]) -> list[tuple[int, int, str]]:
        """What carries fields beside the cited span: a document's number, the place among ``words``, the words."""
        spans = entry.view.elsewhere(*fields) if entry.view else ()
        return [
            (self.number(span.document), entry.words.index(span), span.text) for span in spans if span in entry.words
        ]

    def number(self, document: str) -> int:
        """Number of a document, from 1."""
        return self._documents[document]

    def _entries(self, kind: Kind, letter: str, items: Sequence[Item]) -> tuple[Entry, ...]:
        return tuple(self._entry(kind, f"{letter}{number}", item) for number, item in enumerate(items, 1))

    def _entry(self, kind: Kind, label: str, item: Item) -> Entry:
        seen = None if isinstance(item, Disagreement | Development | Evidence) else view(item)
        words = seen.words if seen else _words(item)
        every = dict.fromkeys(map(_place, spans_of(item)))
        documents = sorted({self._documents[span.document] for span in every})
        return Entry(
            id=f"unexplained-{label.removeprefix(UNEXPLAINED)}" if isinstance(item, Evidence) else item.id,
            label=label,
            kind=kind,
            item=item,
            view=seen,
            words=tuple(dict.fromkeys(words)),
            around=tuple(span for span in every if span not in set(words)),
            documents=tuple(documents),
            days=days_of(seen.when if seen else None) or self._day_of_report(documents),
        )

    def _day_of_report(self, documents: Sequence[int]) -> Days | None:
        days: list[dt.date] = sorted(filter(None, (self._published[number - 1] for number in documents)))
        return Days(days[0], days[0]) if days else None


def parties_of(item: Item) -> tuple[str, ...]:
    """Ids of the parties that a record names, in whatever part."""
    if isinstance(item, Disagreement | Development | Evidence):
        return ()
    return tuple(dict.fromkeys(mention.party for mention in involved(item)))


def _ids(entry: Entry) -> tuple[str, ...]:
    merged = entry.item.sourcing if isinstance(entry.item, Record) else None
    return (entry.id, *(merged.records if merged else ()))


def _words(item: Item) -> tuple[Evidence, ...]:
    if isinstance(item, Disagreement):
        return tuple(claim.evidence for claim in item.claims)
    if isinstance(item, Development):
        return tuple(step.evidence for step in item.steps)
    return (item,) if isinstance(item, Evidence) else ()


def _place(span: Evidence) -> Evidence:
    """A span alone, without what is said of it as a quotation."""
    return span.span() if isinstance(span, Quote) else span
