"""What is due: commitments by their deadlines, and what became of them."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import Date, and_, func, literal, or_, select
from sqlalchemy.orm import Session

from readout.citations import cited
from readout.desk.editions.states import State
from readout.desk.store.queries import checked_limit, cursor_of, place_of_cursor
from readout.desk.store.rows import NO_DAY, days_of
from readout.desk.store.tables import RecordRow
from readout.desk.telling.things import (
    NAME,
    numbered,
    records_named,
    sources_of,
    states_of,
    things_of_party,
    with_homes,
)
from readout.errors import InputError
from readout.record_types import type_of
from readout_schemas import AnyRecord, Commitment, Development, Document
from readout_schemas.desk import Due, DueList, DueState, Later

TOGETHER = 200
"""Things that are looked up at once."""


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


class Which(NamedTuple):
    """Of which commitments: those whose deadline ends in a stretch of days, and in which a party has a part.

    Attributes:
        first: the first day; none for all before ``last``.
        last: the last day; none for all from ``first`` on.
        party: the party's key.
    """

    first: dt.date | None = None
    last: dt.date | None = None
    party: str | None = None

    def has(self, day: dt.date) -> bool:
        """Whether a day is one of the stretch."""
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


ALL = Which()


def due(
    session: Session, today: dt.date, which: Which = ALL, limit: int | None = None, after: str | None = None
) -> DueList:
    """The commitments that are due in a stretch of days, or a page of them; what was never a promise is none.

    A deadline ends with the last day that it may mean: ``2025-04`` with 30 April, about a day with its slack. A state
    rests on what was merged alone: on records that are one with the commitment, and those that these developed from.

    Args:
        session: the store.
        today: what is past.
        which: of them.
        limit: commitments of a page, 200 at most; all without it.
        after: ``next`` of the page before.

    Raises:
        InputError: ``after`` is no cursor of this list, or the page is too long.
    """
    size = None if limit is None else checked_limit(limit)
    place = _place_of(after)
    found: list[Due] = []
    documents: dict[str, tuple[int, Document]] = {}
    together = TOGETHER if size is None else min(2 * size, TOGETHER)
    for several, rest in _in_turn(_candidates(session, which, place, together), together):
        told = _told(session, several, today, documents)
        found += [one for one in told if which.has(one.day) and (place is None or (one.day, one.id) > place)]
        if size is not None and sum(one.day < rest for one in found) > size:
            break
    found.sort(key=lambda one: (one.day, one.id))
    shown = tuple(found[:size])
    named = {name for one in shown for name in (*one.documents, *(each.document for each in one.later))}
    cited = sorted((documents[name] for name in named & documents.keys()), key=itemgetter(0))
    return DueList(
        today=today,
        first=which.first,
        last=which.last,
        commitments=shown,
        documents=tuple(document for _, document in cited),
        next=cursor_of("due", shown[-1].day.isoformat(), shown[-1].id) if len(found) > len(shown) else None,
    )


def _place_of(after: str | None) -> tuple[dt.date, str] | None:
    place = place_of_cursor(after, "due", (str, str))
    if place is None:
        return None
    try:
        return dt.date.fromisoformat(str(place[0])), str(place[1])
    except ValueError:
        raise InputError(f"{place[0]!r} is no page of this list: begin with its first page") from None


def _candidates(
    session: Session, which: Which, place: tuple[dt.date, str] | None, together: int
) -> Iterator[tuple[str, dt.date]]:
    """The things of which a record may be due then, each with the first day on which it can be, the earliest first.

    What was merged of several says it more exactly than one, but nothing that none of them says.
    """
    of_party = None if which.party is None else things_of_party(session, which.party)
    told: set[str] = set()
    for name, day in _records_due(session, which, place, together):
        if name not in told and (of_party is None or name in of_party):
            told.add(name)
            yield name, day


def _records_due(
    session: Session, which: Which, place: tuple[dt.date, str] | None, together: int
) -> Iterator[tuple[str, dt.date]]:
    """The records that may be due then: the thing of each, and the first day on which it can be, the earliest first."""
    begins = func.coalesce(RecordRow.deadline_from, literal(NO_DAY, Date)).label("begins")
    rows = select(RecordRow.number, begins).where(RecordRow.deadline_to.is_not(None))  # of commitments alone
    for first in (which.first, place and place[0]):
        if first is not None:
            rows = rows.where(RecordRow.deadline_to >= first)
    if which.last is not None:
        rows = rows.where(RecordRow.deadline_from <= which.last)
    behind, most = rows, 2 * together  # most things have several records
    while True:
        # What things they are of is looked up for those that are told, and not put in order.
        few = behind.order_by(begins, RecordRow.number).limit(most).subquery()
        homes = with_homes(select(NAME, few.c.begins, few.c.number)).join(few, few.c.number == RecordRow.number)
        found = session.execute(homes.order_by(few.c.begins, few.c.number)).all()
        yield from ((name, day) for name, day, _ in found)
        if len(found) < most:
            return
        _, day, number = found[-1]
        behind = rows.where(or_(begins > day, and_(begins == day, RecordRow.number > number)))
        most *= 2


def _in_turn(candidates: Iterator[tuple[str, dt.date]], together: int) -> Iterator[tuple[list[str], dt.date]]:
    """The names, some at a time, and the day before which none of those that follow is due."""
    several = list(itertools.islice(candidates, together))
    while several:
        next_one = list(itertools.islice(candidates, 1))
        yield [name for name, _ in several], next_one[0][1] if next_one else dt.date.max
        several = next_one and [*next_one, *itertools.islice(candidates, together - 1)]


def _told(session: Session, named: list[str], today: dt.date, documents: dict[str, tuple[int, Document]]) -> list[Due]:
    """What is due of things; the documents that they cite come to those that are known."""
    states = states_of(session, named)
    known = records_named(session, sorted({name for one in states.values() for name in _records_of(one)}))
    missing = set(_documents_of(states.values())) - documents.keys()
    documents |= {document.id: (number, document) for number, document in numbered(session, missing)}
    cited = {name: document for name, (_, document) in documents.items()}
    told = (_due(name[1:], state, today, Told(known, cited)) for name, state in states.items())
    return [one for one in told if one is not None]


def _records_of(state: State) -> Iterator[str]:
    """The records of which one may refuse what another promises, and those by which it developed."""
    members = state.record.sourcing.records if state.record.sourcing else ()
    yield from members if len(members) > 1 else ()
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
