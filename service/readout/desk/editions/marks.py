"""What an edition says of reviews: marks on its records, notes, and corrections that are news."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from readout.citations import cited
from readout.desk.editions.reviewed import corrections, result_of, standing_of_clusters
from readout.desk.editions.states import State
from readout.desk.store.parsing import read_record
from readout.desk.store.review_tables import ReviewedRecordRow, ReviewRow, stands
from readout.desk.store.settled import settled_where_reviewed
from readout.desk.store.settling import Said, Settled, differing, last_words, said_of
from readout.merging.sentences import sentence
from readout.record_types import type_of
from readout_schemas import (
    AnyRecord,
    Changes,
    FieldChange,
    Mention,
    Record,
    RecordChange,
    Reviewed,
    ReviewVerdict,
    When,
)

_DONE: Mapping[str, ReviewVerdict] = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}


def marked(session: Session, states: Mapping[str, State]) -> dict[str, State]:
    """States whose records say what reviewers said of them."""
    told = session.scalar(select(ReviewRow.number).limit(1))
    if told is None:
        return dict(states)
    of_records = _of_records(session, states.values())
    of_clusters = standing_of_clusters(session, states.keys())
    return {name: _marked(state, of_records, of_clusters.get(name, [])) for name, state in states.items()}


def _of_records(session: Session, states: Iterable[State]) -> dict[str, Settled]:
    """What is said of records, by their ids."""
    documents = {name for one in states if one.record.sourcing for name in one.record.sourcing.documents}
    several = settled_where_reviewed(session, documents).values()
    return {one.record.id: one for each in several for one in each if one.said and one.stands}


def _marked(state: State, of_records: Mapping[str, Settled], of_cluster: list[ReviewRow]) -> State:
    sourcing = state.record.sourcing
    members = sourcing.records if sourcing else (state.record.id,)
    marks = [mark for name in members if name in of_records for mark in _marks(of_records[name])]
    marks += _marks_of_cluster(state.record, of_cluster)
    if not marks:
        return state
    # What was said at once of all records of a thing is one word.
    once = {mark.model_dump_json(): mark for mark in marks}
    return state._replace(record=state.record.model_copy(update={"reviewed": tuple(once.values())}))


def _marks(settled: Settled) -> Iterator[Reviewed]:
    for one in settled.said:
        fields = () if one.correction is None else differing(one.seen, one.correction)
        yield Reviewed(
            by=one.by,
            at=one.at,
            verdict=_DONE[one.verdict],
            fields=fields,
            note=one.note,
            disputed=settled.disputed,
        )


def _marks_of_cluster(record: AnyRecord, rows: list[ReviewRow]) -> Iterator[Reviewed]:
    kind = type_of(record)
    results = [result_of(row, kind) for row in rows]
    disputed = any(differing(results[0], one) for one in results[1:])
    held = corrections(record, rows)
    for row in rows:
        changed = differing(read_record(kind, row.seen or ""), result_of(row, kind)) if row.correction else ()
        fields = changed if disputed else tuple(name for name in changed if name in held)
        if disputed or fields or not row.correction:
            yield Reviewed(
                by=row.reviewer, at=row.at, verdict=_DONE[row.verdict], fields=fields, note=row.note, disputed=disputed
            )


def notes(session: Session, records: Iterable[Record], since: dt.datetime | None) -> tuple[str, ...]:
    """What an edition says of its reviews in words."""
    several = [one.reviewed for one in records if one.reviewed]
    disputed = sum(any(mark.disputed for mark in marks) for marks in several)
    changed = sum(any(mark.fields and not mark.disputed for mark in marks) for marks in several)
    rejected = _rejected(session, since)
    said = (
        (changed, "corrected by reviewers"),
        (rejected, "rejected by reviewers"),
        (disputed, "disputed among reviewers, and shown as read"),
    )
    parts = [f"{number} {'record' if number == 1 else 'records'} {what}" for number, what in said if number]
    return (f"{'; '.join(parts)}.",) if parts else ()


def _rejected(session: Session, since: dt.datetime | None) -> int:
    """How many records reviewers have rejected since, by their last words, and were not rejected by then."""
    reviewed = select(ReviewedRecordRow.document).join(ReviewRow, ReviewRow.number == ReviewedRecordRow.review)
    named = reviewed.where(ReviewRow.verdict == "reject", stands()).distinct()
    if since is not None:
        named = named.where(ReviewedRecordRow.document.in_(reviewed.where(ReviewRow.at > since)))
    count = 0
    for said in said_of(session, session.scalars(named)).values():
        then = [] if since is None else [one for one in said if one.at <= since]
        count += len(_rejected_of(said) - _rejected_of(then))
    return count


def _rejected_of(said: Iterable[Said]) -> set[int]:
    """The records of which each reviewer's last word is a rejection."""
    told = last_words(said)
    return {name for name, several in told.items() if all(one.verdict == "reject" for one in several.values())}


def with_corrections(changes: Changes, before: Mapping[str, State], now: Mapping[str, State]) -> Changes:
    """Changes, with what reviewers corrected and no comparison calls news: a wording, a speaker."""
    told = (*changes.new, *changes.developed, *changes.corroborated, *changes.disputed)
    named = {one.id for one in told}
    found = [
        RecordChange(
            type=type_of(state.record),
            id=name,
            line=sentence(state.record),
            fields=fields,
            documents=tuple(state.record.sourcing.documents) if state.record.sourcing else (),
            evidence=(cited(state.record),),
        )
        for name, state in now.items()
        if name in before
        and name not in named
        and any(mark.fields and not mark.disputed for mark in state.record.reviewed)
        and (fields := tuple(_changes(before[name].record, state.record)))
    ]
    return changes.model_copy(update={"developed": (*changes.developed, *found)}) if found else changes


def _changes(before: AnyRecord, now: AnyRecord) -> Iterator[FieldChange]:
    corrected = {name for mark in now.reviewed for name in mark.fields}
    for name in differing(before, now):
        if name in corrected:
            yield FieldChange(field=name, before=_shown(before, name), after=_shown(now, name))


def _shown(record: AnyRecord, name: str) -> str:
    return _words(getattr(record, name, None))


def _words(value: object) -> str:
    match value:
        case None:
            return ""
        case tuple():
            return "; ".join(map(_words, value))
        case Mention():
            return value.name
        case When():
            return value.edtf or value.text
        case _:
            return str(getattr(value, "text", value))
