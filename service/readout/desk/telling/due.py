"""What is due: commitments by their deadlines, and what became of them."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from readout.citations import cited
from readout.desk.editions.states import State
from readout.desk.store.reading import records
from readout.desk.store.rows import days_of
from readout.desk.store.tables import RecordRow
from readout.desk.telling.things import NAME, documents_named, sources_of, states_of, things_of_party, with_homes
from readout.record_types import type_of
from readout_schemas import AnyRecord, Commitment, Development, Document
from readout_schemas.desk import Due, DueList, DueState, Later


class Told(NamedTuple):
    """The records that clusters hold or cite, and their documents, by id."""

    records: Mapping[str, AnyRecord]
    documents: Mapping[str, Document]

    def published(self, document: str) -> dt.date | None:
        """The day on which a document was published."""
        return self.documents[document].published if document in self.documents else None

    def day_of(self, record: AnyRecord) -> dt.date:
        """The day on which a record's report was published; the first of all where none is known."""
        return self.published(record.evidence[0].document) or dt.date.min


def due(
    session: Session,
    today: dt.date,
    first: dt.date | None = None,
    last: dt.date | None = None,
    party: str | None = None,
) -> DueList:
    """The commitments whose deadline ends in a stretch of days; refusals that were never a promise are none.

    A deadline ends with the last day that it may mean: ``2025-04`` with 30 April, about a day with its slack. A state
    rests on what was merged alone: on records that are one with the commitment, and those that these developed from.

    Args:
        session: the store.
        today: what is past.
        first: the first day.
        last: the last one.
        party: the key of a party that has a part in it.
    """
    states = states_of(session, sorted(_candidates(session, first, last, party)))
    known = records(session, sorted({name for one in states.values() for name in _records_of(one)}))
    documents = {one.id: one for one in documents_named(session, _documents_of(states.values()))}
    told = (_due(name[1:], state, today, Told(known, documents)) for name, state in states.items())
    found = [one for one in told if one is not None and _is_within(one.day, first, last)]
    found.sort(key=lambda one: (one.day, one.id))
    named = {name for one in found for name in (*one.documents, *(each.document for each in one.later))}
    return DueList(
        today=today,
        first=first,
        last=last,
        commitments=tuple(found),
        documents=tuple(one for one in documents.values() if one.id in named),
    )


def _candidates(session: Session, first: dt.date | None, last: dt.date | None, party: str | None) -> frozenset[str]:
    """The things of which a record may be due then: what was merged of several says it more exactly than one."""
    rows = with_homes(select(NAME)).where(RecordRow.type == "commitment", RecordRow.deadline_to.is_not(None))
    if first is not None:
        rows = rows.where(RecordRow.deadline_to >= first)
    if last is not None:
        rows = rows.where(RecordRow.deadline_from <= last)
    found = frozenset(session.scalars(rows.distinct()))
    return found if party is None else found & things_of_party(session, party)


def _records_of(state: State) -> Iterator[str]:
    yield from state.record.sourcing.records if state.record.sourcing else ()
    yield from (step.record for one in state.developments for step in one.steps)


def _documents_of(states: Iterable[State]) -> Iterator[str]:
    for one in states:
        yield from sources_of(one)
        yield from (step.document for each in one.developments for step in each.steps)


def _due(name: str, state: State, today: dt.date, told: Told) -> Due | None:
    record = state.record
    if not isinstance(record, Commitment):
        return None
    refusals = list(_refusals(record, told))
    day = days_of(record.deadline)[1]
    if day is None or (record.stance == "declines" and not refusals):
        return None
    later = sorted((*_developed(state.developments, told), *refusals), key=lambda one: one.day or dt.date.max)
    return Due(
        id=name,
        day=day,
        state="withdrawn" if refusals else _state(record, day, today),
        record=record,
        later=tuple(later),
        documents=sources_of(state),
    )


def _state(record: Commitment, day: dt.date, today: dt.date) -> DueState:
    if record.status == "implemented":
        return "kept"
    return "overdue" if day < today else "open"


def _refusals(record: Commitment, told: Told) -> Iterator[Later]:
    """The refusals that are one with a promise, if the last that is told of it is one."""
    members = [
        told.records[name] for name in (record.sourcing.records if record.sourcing else ()) if name in told.records
    ]
    ordered = sorted((one for one in members if isinstance(one, Commitment)), key=told.day_of)
    if not ordered or ordered[-1].stance == "commits" or all(one.stance == "declines" for one in ordered):
        return
    before = next(one.status for one in ordered if one.stance == "commits")
    for one in ordered:
        if one.stance == "declines":
            span = cited(one)
            yield Later(
                field="status",
                before=before,
                after=one.status,
                day=told.published(span.document),
                type="commitment",
                record=one.id,
                document=span.document,
                evidence=span,
            )


def _developed(developments: Iterable[Development], told: Told) -> Iterator[Later]:
    """The steps behind the first; a record that is gone from the store says nothing."""
    for one in developments:
        for before, step in itertools.pairwise(one.steps):
            if step.record in told.records:
                yield Later(
                    field=one.field,
                    before=before.value,
                    after=step.value,
                    day=step.date,
                    type=type_of(told.records[step.record]),
                    record=step.record,
                    document=step.document,
                    evidence=step.evidence,
                )


def _is_within(day: dt.date, first: dt.date | None, last: dt.date | None) -> bool:
    return (first is None or day >= first) and (last is None or day <= last)
