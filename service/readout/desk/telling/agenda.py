"""What lies ahead: meetings and deadlines that are not past, as a briefing that calendars are made of."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from readout.desk.editions.snapshots import snapshot
from readout.desk.editions.states import State
from readout.desk.store.review_tables import ReviewRow
from readout.desk.store.rows import days_of
from readout.desk.store.tables import DocumentRow, RecordRow, ReportRow, TurnRow
from readout.desk.telling.things import NAME, states_of, things_of_party, with_homes
from readout_schemas import Briefing, Commitment, Meeting


def ahead(session: Session, now: dt.datetime, party: str | None = None) -> Briefing:
    """The meetings, and the commitments with a deadline, whose last day is not past.

    What was done, or is refused, is due no more; of a meeting that was called off, the entry says so.

    Args:
        session: the store.
        now: the time, with its zone; the day is that of UTC.
        party: the key of a party that has a part in them.
    """
    today = now.astimezone(dt.UTC).date()
    rows = with_homes(select(NAME)).where(
        RecordRow.type.in_(["meeting", "commitment"]), or_(RecordRow.day_to >= today, RecordRow.deadline_to >= today)
    )
    found = frozenset(session.scalars(rows.distinct()))
    named = sorted(found if party is None else found & things_of_party(session, party))
    states = {name: state for name, state in states_of(session, named).items() if _is_ahead(state, today)}
    return snapshot(session, {state.record.id: state for state in states.values()}, since=now)


def changed_at(session: Session) -> dt.datetime:
    """When something last came into the store that a calendar may tell of; 1970 if nothing did."""
    columns = (DocumentRow.added_at, ReportRow.added_at, TurnRow.at, ReviewRow.at)
    moments = [session.scalar(select(func.max(one))) for one in columns]
    return max((one for one in moments if one is not None), default=dt.datetime.fromtimestamp(0, dt.UTC))


def _is_ahead(state: State, today: dt.date) -> bool:
    record = state.record
    if isinstance(record, Meeting):
        last = days_of(record.when)[1]
    elif isinstance(record, Commitment) and record.stance == "commits" and record.status != "implemented":
        last = days_of(record.deadline)[1]
    else:
        return False
    return last is not None and last >= today
