"""Forgetting documents, with all that rests on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from readout.desk.store.columns import kept
from readout.desk.store.job_tables import JobDocumentRow, JobRow
from readout.desk.store.reading import portions, records
from readout.desk.store.redacting import Redaction
from readout.desk.store.redacting_clusters import forget_in_clusters
from readout.desk.store.redacting_parties import forget_parties, parties_of
from readout.desk.store.redacting_reviews import forget_in_reviews
from readout.desk.store.tables import (
    DocumentRow,
    EditionRow,
    FailureRow,
    PartyNameRow,
    RecordPartyRow,
    RecordRow,
)
from readout.errors import InputError
from readout_schemas import Briefing, Changes

_FEW = 20
"""Documents that are looked for by their ids in an edition before it is read."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What went."""

    documents: int
    records: int
    editions: int
    """Editions that cite it, and stand without it."""


def names_of(session: Session, wanted: str) -> list[str]:
    """The ids of the documents that are meant: by id, source or address.

    Raises:
        InputError: there is none.
    """
    name = kept(wanted)
    by_id = session.scalar(select(DocumentRow.id).where(DocumentRow.id == name))
    found = [by_id] if by_id else list(session.scalars(select(DocumentRow.id).where(DocumentRow.source == name)))
    if not found and session.scalar(select(FailureRow.number).where(FailureRow.source == name)) is None:
        raise InputError(f"the desk has no document {wanted!r}: give its id, or the source as it was added")
    return found


def older_than(session: Session, days: int, now: dt.datetime) -> list[str]:
    """The ids of the documents that were added more than so many days ago, the oldest first."""
    before = now - dt.timedelta(days=days)
    return list(
        session.scalars(select(DocumentRow.id).where(DocumentRow.added_at < before).order_by(DocumentRow.number))
    )


def forget_jobs(session: Session, days: int, now: dt.datetime) -> None:
    """Remove the jobs that ended more than so many days ago."""
    session.execute(delete(JobRow).where(JobRow.ended_at < now - dt.timedelta(days=days)))


def forget(session: Session, documents: Sequence[str], now: dt.datetime) -> Forgotten:
    """Remove documents, in a transaction of whoever calls."""
    number = sum(
        len(session.scalars(select(RecordRow.number).where(RecordRow.document.in_(some))).all())
        for some in portions(documents)
    )
    redaction = _redaction(session, documents, now)
    forget_in_clusters(session, documents, redaction)
    parties = parties_of(session, documents)
    editions = _forget_in_editions(session, redaction)
    forget_in_reviews(session, redaction)
    for some in portions(documents):
        sources = select(DocumentRow.source).where(DocumentRow.id.in_(some))
        session.execute(delete(FailureRow).where(FailureRow.source.in_(sources)))
        named = or_(JobDocumentRow.document.in_(some), JobDocumentRow.source.in_(sources))
        session.execute(delete(JobDocumentRow).where(named))
        session.execute(delete(DocumentRow).where(DocumentRow.id.in_(some)))
    session.execute(delete(PartyNameRow).where(PartyNameRow.key.not_in(select(RecordPartyRow.key))))
    forget_parties(session, parties)
    session.flush()
    return Forgotten(len(documents), number, editions)


def forget_failure(session: Session, source: str) -> None:
    """Take a source out of the inbox."""
    session.execute(delete(FailureRow).where(FailureRow.source == kept(source)))
    session.execute(delete(JobDocumentRow).where(JobDocumentRow.source == kept(source)))


def _redaction(session: Session, documents: Collection[str], now: dt.datetime) -> Redaction:
    return Redaction(
        frozenset(documents),
        _note(len(documents), now),
        lambda named: list(records(session, named).values()),
    )


def _note(number: int, now: dt.datetime) -> str:
    which = "A document was" if number == 1 else f"{number} documents were"
    return f"{which} removed from the desk on {now:%Y-%m-%d}, with all that rested on nothing else."


def _forget_in_editions(session: Session, redaction: Redaction) -> int:
    """Cut the editions down that cite the documents; how many these are."""
    number = 0
    for key in session.execute(select(EditionRow.topic, EditionRow.number)).all():
        row = session.get_one(EditionRow, tuple(key))
        if _may_cite(row.briefing, redaction) or _may_cite(row.changes, redaction):
            number += _cut_edition(row, redaction)
            session.flush()
        session.expunge(row)
    return number


def _may_cite(text: str, redaction: Redaction) -> bool:
    """Whether a JSON may cite one of the documents: to read it takes a hundred times longer than to look for few."""
    return len(redaction.documents) > _FEW or any(name in text for name in redaction.documents)


def _cut_edition(row: EditionRow, redaction: Redaction) -> bool:
    """Cut an edition down; whether it cited any of the documents."""
    briefing, changes = Briefing.model_validate_json(row.briefing), Changes.model_validate_json(row.changes)
    if redaction.documents.isdisjoint(_documents(briefing, changes)):
        return False
    left, told = _cut(briefing, changes, redaction)
    row.briefing, row.changes = left.model_dump_json(), told.model_dump_json()
    return True


def _documents(briefing: Briefing, changes: Changes) -> set[str]:
    return {one.id for one in (*briefing.documents, *changes.documents)}


def _cut(briefing: Briefing, changes: Changes, redaction: Redaction) -> tuple[Briefing, Changes]:
    left = redaction.briefing(briefing)
    return left, redaction.changes(changes, briefing, left)


def without_removed(
    session: Session, briefing: Briefing, changes: Changes, now: dt.datetime
) -> tuple[Briefing, Changes]:
    """What is left of an edition that is not kept yet, where documents were removed since it was drafted."""
    gone = _documents(briefing, changes)
    for some in portions(sorted(gone)):
        there = set(session.scalars(select(DocumentRow.id).where(DocumentRow.id.in_(map(kept, some)))))
        gone -= {name for name in some if kept(name) in there}
    return _cut(briefing, changes, _redaction(session, gone, now)) if gone else (briefing, changes)
