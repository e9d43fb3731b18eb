"""The audit: who did what, on what, when. It is added to, and nothing else."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from readout.desk.store.access import AuditRow
from readout.desk.store.columns import kept
from readout.desk.store.queries import Page, checked_limit, cursor_of, place_of_cursor


class Entry(NamedTuple):
    """One thing that was done."""

    at: dt.datetime
    who: str
    what: str
    subject: str


def note(session: Session, at: dt.datetime, who: str, what: str, subject: str = "") -> None:
    """Add an entry, in the session's transaction."""
    session.add(AuditRow(at=at, who=kept(who), what=what, subject=kept(subject)))


def entries(session: Session, limit: int = 50, after: str | None = None) -> Page[Entry]:
    """Entries, a page of them, the latest first.

    Raises:
        InputError: ``after`` is no cursor of the audit, or the page is too long.
    """
    size, place = checked_limit(limit), place_of_cursor(after, "audit", (int,))
    behind = [] if place is None else [AuditRow.number < place[0]]
    rows = select(AuditRow).where(*behind).order_by(AuditRow.number.desc()).limit(size + 1)
    found = session.scalars(rows).all()
    shown = tuple(Entry(row.at, row.who, row.what, row.subject) for row in found[:size])
    return Page(shown, cursor_of("audit", found[size - 1].number) if len(found) > size else None)
