"""A thing, or a record by itself, with all that is known of it: its sources side by side, and what is open."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, undefer

from readout.desk.editions.history import homes_of
from readout.desk.editions.marks import marked
from readout.desk.editions.snapshots import cited_documents
from readout.desk.editions.states import State, state_of
from readout.desk.reviewing.about import whole_mark
from readout.desk.reviewing.listing import Review, reviews_about
from readout.desk.serving.workspace.passages import Passage, Words, passages
from readout.desk.serving.workspace.showing import Shown, Source, shown, source_of
from readout.desk.serving.workspace.speaking import address
from readout.desk.store.columns import kept
from readout.desk.store.reading import document_of, records
from readout.desk.store.tables import ClusterRow, DocumentRow, DoubtRow
from readout.record_types import type_of
from readout.rendering.phrasing import clipped
from readout.rendering.views import view
from readout_schemas import AnyRecord, Development, Disagreement, Document, Evidence, Record, spans_of

MOST_CARDS = 24
"""Sources whose passages a page shows; the others are named."""


@dataclass(frozen=True, slots=True)
class Card:
    """A source beside the others: its own record, and the passages that carry it."""

    source: Source
    own: Shown | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Another thing that this one may be one with."""

    title: str
    address: str
    reasons: tuple[str, ...]
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the page of a thing shows.

    Attributes:
        one: the record, merged if there are several.
        cards: its sources.
        more: sources without a card.
        differs: fields on which the sources differ, with what each says.
        disagreements: what follows from that.
        developments: what changed in the order of time.
        doubts: what it may be one with.
        reviews: what people said of it, the oldest first.
        thing: of a record by itself, the address of what it tells of.
        members: ids of the records that are this one.
        left: how many of them there still are: others were rejected, or read anew, since they were joined.
        mark: of a thing, what stays the same as long as it is as it is shown here.
    """

    one: Shown
    cards: tuple[Card, ...]
    more: tuple[Source, ...] = ()
    differs: Mapping[str, list[tuple[str, Source]]] = field(default_factory=dict)
    disagreements: tuple[Disagreement, ...] = ()
    developments: tuple[Development, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    reviews: tuple[Review, ...] = ()
    thing: str | None = None
    members: tuple[str, ...] = ()
    left: int = 0
    mark: str = ""
    sources: Mapping[str, Source] = field(default_factory=dict)

    @property
    def said(self) -> list[tuple[Review, int]]:
        """The reviews, each with of how many records it was said at once."""
        found: dict[tuple[object, ...], list[Review]] = {}
        for one in self.reviews:
            at_once = (one.by, one.at, one.verdict, one.superseded, one.note)
            found.setdefault((one.number,) if one.is_of_cluster else at_once, []).append(one)
        return [(several[0], len(several)) for several in found.values()]


def thing(session: Session, row: ClusterRow) -> Told:
    """What is known of a cluster."""
    plain = state_of(row.type, row.merged, row.about)
    state = marked(session, {row.id: plain})[row.id]
    members = _members(state.record)
    own = records(session, members)
    documents = _documents(session, _cited(state))
    sources = {name: source_of(name, one) for name, one in documents.items()}
    cards = tuple(_cards(state.record, own.values(), documents))
    return Told(
        one=shown(state.record, documents, name=row.id, whole=True),
        cards=cards[:MOST_CARDS],
        more=tuple(one.source for one in cards[MOST_CARDS:]),
        differs=_differs(state.record, documents),
        disagreements=state.disagreements,
        developments=state.developments,
        doubts=tuple(_doubts(session, row.id, members)),
        reviews=tuple(reviews_about(session, row.id, members)),
        members=members,
        left=len(own),
        mark=whole_mark(session, row.id, members),
        sources=sources,
    )


def record_alone(session: Session, name: str) -> Told | None:
    """What is known of a record of a current report; none if there is no such record."""
    record = records(session, [kept(name)]).get(name)
    if record is None:
        return None
    home = homes_of(session, [name]).get(name)
    documents = _documents(session, {span.document for span in spans_of(record)})
    return Told(
        one=shown(record, documents, alone=True, whole=True),
        cards=tuple(_cards(record, [record], documents)),
        doubts=() if home else tuple(_doubts(session, None, (name,))),
        reviews=tuple(reviews_about(session, None, [name])),
        thing=address("things", home) if home else None,
        sources={one: source_of(one, document) for one, document in documents.items()},
    )


def _members(record: Record) -> tuple[str, ...]:
    return record.sourcing.records if record.sourcing else (record.id,)


def _cited(state: State) -> set[str]:
    """Ids of the documents that a thing cites, wherever."""
    return {span.document for span in spans_of(state.record)}.union(cited_documents(state))


def _documents(session: Session, named: Iterable[str]) -> dict[str, Document]:
    """Documents with their texts, in the order in which they were published."""
    rows = select(DocumentRow).where(DocumentRow.id.in_(sorted(named))).options(undefer(DocumentRow.text))
    ordered = rows.order_by(DocumentRow.published.is_(None), DocumentRow.published, DocumentRow.number)
    return {row.id: document_of(row) for row in session.scalars(ordered)}


def _cards(record: AnyRecord, own: Iterable[AnyRecord], documents: Mapping[str, Document]) -> Iterator[Card]:
    """The documents that tell of a record, each with its own record and its words."""
    by_document: dict[str, list[AnyRecord]] = {}
    for one in own:
        by_document.setdefault(one.evidence[0].document, []).append(one)
    telling = set(record.sourcing.documents) if record.sourcing else {span.document for span in record.evidence}
    words = _words([record, *(one for several in by_document.values() for one in several)])
    for name, document in documents.items():
        if name not in telling:
            continue
        of_it = by_document.get(name, [])
        span = next((one for one in spans_of(of_it[0] if of_it else record) if one.document == name), None)
        yield Card(
            source_of(name, document, span),
            shown(of_it[0], documents, alone=True) if of_it else None,
            passages(document.text or "", words.get(name, ())),
        )


def passages_of(record: AnyRecord, document: Document) -> tuple[Passage, ...]:
    """The words of a record where they stand in its document."""
    return passages(document.text or "", _words([record]).get(document.id, ()))


def _words(several: Iterable[AnyRecord]) -> dict[str, list[Words]]:
    """The words of records by document: their own, and those around them."""
    found: dict[str, dict[tuple[int, int], Words]] = {}
    for record in several:
        own = {(span.document, span.start, span.end) for span in view(record).words}
        for span in spans_of(record):
            chosen = (span.document, span.start, span.end) in own
            place = found.setdefault(span.document, {})
            if chosen or (span.start, span.end) not in place:
                place[span.start, span.end] = Words(
                    span.start, span.end, "chosen" if chosen else "near", kind=type_of(record)
                )
    return {name: list(places.values()) for name, places in found.items()}


def _differs(record: Record, documents: Mapping[str, Document]) -> dict[str, list[tuple[str, Source]]]:
    """The fields on which sources differ, with what each says; how a meeting is called is no difference."""
    found: dict[str, list[tuple[str, Source]]] = {}
    for one in record.sourcing.variants if record.sourcing else ():
        if one.field != "title":
            span: Evidence | None = one.evidence[0] if one.evidence else None
            source = source_of(one.document, documents.get(one.document), span)
            found.setdefault(one.field, []).append((clipped(one.value, 400), source))
    return found


def _doubts(session: Session, own: str | None, members: Iterable[str]) -> Iterator[Doubt]:
    """The other things that one may be one with, as far as the rules tell, each once."""
    names = set(members)
    rows = select(DoubtRow).where(DoubtRow.open, or_(DoubtRow.first.in_(names), DoubtRow.second.in_(names)))
    others: dict[str, DoubtRow] = {}
    for row in session.scalars(rows.order_by(DoubtRow.first, DoubtRow.second)):
        other = row.second if row.first in names else row.first
        if row.verdict != "different" and other not in names:
            others.setdefault(other, row)
    homes = homes_of(session, others)
    told: set[str] = set()
    for name, record in records(session, others).items():
        home = homes.get(name)
        if (home is None or home != own) and (home or name) not in told:
            told.add(home or name)
            by = "rule" if others[name].verdict is None else "model"
            where = address("things", home) if home else address("records", name)
            yield Doubt(clipped(view(record).title, 160), where, tuple(json.loads(others[name].reasons)), by)
