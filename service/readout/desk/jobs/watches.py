"""Watches: what is looked at again and again, each turn a job."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast
from urllib.parse import urlsplit

from sqlalchemy import Select, delete, exists, select
from sqlalchemy.orm import Session

from readout.clock import Clock
from readout.desk.jobs.schedules import Schedule
from readout.desk.jobs.submitting import put_sources, queue
from readout.desk.jobs.things import Given, plain_name
from readout.desk.store.columns import kept
from readout.desk.store.job_tables import JobDocumentRow, JobRow, WatchRow
from readout.errors import InputError
from readout.ingest import NO_METADATA, Metadata
from readout_schemas.desk import ENDED, WatchKind, WatchOrigin

MOST_WATCHES = 1_000
EMPTY_TURNS = dt.timedelta(days=7)
"""How long the turns are kept that brought nothing."""
_NAME = re.compile(r"[\w.-][\w. -]{0,99}")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWatch:
    """What is to be watched.

    Attributes:
        kind: a page or feed, a folder, or a file of links.
        place: its address or path.
        schedule: when it is looked at.
        name: what it is called; once in a desk.
        metadata: what is known of its documents where they do not say it.
        allow_private: whether addresses of this machine and of private networks are fetched.
    """

    kind: WatchKind
    place: str
    schedule: Schedule
    name: str = ""
    metadata: Metadata = NO_METADATA
    allow_private: bool = False

    def named(self) -> str:
        """Its name: what it is called, else the host or the last part of the path.

        Raises:
            InputError: no watch is called so.
        """
        host = urlsplit(self.place).hostname if self.kind == "address" else None
        name = self.name or host or plain_name(self.place.rstrip("/\\"))
        if not _NAME.fullmatch(name):
            raise InputError(f"{name!r} is no name of a watch: give one of letters, digits, points and hyphens")
        return name


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """A watch as it stands."""

    name: str
    kind: WatchKind
    place: str
    schedule: Schedule
    origin: WatchOrigin
    by: str
    made_at: dt.datetime
    next_at: dt.datetime
    last_at: dt.datetime | None
    fault: str | None
    job: str | None
    """Id of its last turn."""


def watches(session: Session) -> list[Watch]:
    """All watches, by their names."""
    return [_told(session, row) for row in session.scalars(select(WatchRow).order_by(WatchRow.name))]


def watch(session: Session, name: str) -> Watch:
    """The watch of a name.

    Raises:
        InputError: there is none.
    """
    return _told(session, _row(session, name))


def add_watch(session: Session, now: dt.datetime, new: NewWatch, origin: WatchOrigin, by: str) -> None:
    """Watch something from now on.

    Raises:
        InputError: there is one of this name, or there are too many.
    """
    name = new.named()
    there = session.scalars(select(WatchRow.name)).all()
    if name in there:
        raise InputError(f"there is a watch {name!r} already: remove it, or give another name")
    if len(there) >= MOST_WATCHES:
        raise InputError(f"there are {len(there)} watches, and no more than {MOST_WATCHES} are looked at")
    row = WatchRow(name=name, origin=origin, by=kept(by), made_at=now, next_at=new.schedule.first(now))
    _describe(row, new)
    session.add(row)
    session.flush()


def remove_watch(session: Session, name: str) -> None:
    """Watch it no longer; what was read stays.

    Raises:
        InputError: there is none.
    """
    session.delete(_row(session, name))
    session.flush()


def settle_watches(session: Session, now: dt.datetime, several: Iterable[NewWatch]) -> None:
    """Let the watches of the settings file be these: one that is as it was keeps its turns.

    Raises:
        InputError: two have one name, or another one has it.
    """
    wanted: dict[str, NewWatch] = {}
    for new in several:
        if new.named() in wanted:
            raise InputError(f"two watches of the settings are called {new.named()!r}: give each its name")
        wanted[new.named()] = new
    for row in session.scalars(select(WatchRow).where(WatchRow.origin == "settings")).all():
        new_one = wanted.pop(row.name, None)
        if new_one is None:
            session.delete(row)
            continue
        before = (row.kind, row.place, _schedule(row))
        _describe(row, new_one)
        if before != (row.kind, row.place, _schedule(row)):
            row.next_at = new_one.schedule.first(now)
    session.flush()
    for new in wanted.values():
        add_watch(session, now, new, "settings", "the settings file")


def begin_turn(session: Session, clock: Clock, name: str, by: str) -> str:
    """Queue a turn now; the job's id, of the one that waits or is worked on already if there is one.

    Raises:
        InputError: there is no such watch.
    """
    row = _row(session, name)
    running = session.scalar(select(JobRow.id).where(JobRow.watch == row.number, JobRow.state.not_in(ENDED)))
    return running or _turn(session, clock, row, by)


def begin_due(session: Session, clock: Clock) -> None:
    """Queue the turns that are due, but of a watch whose last one has not ended."""
    now = dt.datetime.fromtimestamp(clock.wall(), dt.UTC)
    for row in session.scalars(_due(now)).all():
        _turn(session, clock, row, row.by)


def is_due(session: Session, now: dt.datetime) -> bool:
    """Whether a turn is due."""
    return session.scalar(_due(now).limit(1)) is not None


def _due(now: dt.datetime) -> Select[WatchRow]:
    under_way = exists().where(JobRow.watch == WatchRow.number, JobRow.state.not_in(ENDED))
    return select(WatchRow).where(WatchRow.next_at <= now, ~under_way)


def _turn(session: Session, clock: Clock, row: WatchRow, by: str) -> str:
    now = dt.datetime.fromtimestamp(clock.wall(), dt.UTC)
    told = json.loads(row.wanted)
    wanted: dict[str, object] = {"guarded": row.origin == "http", "allow_private": told["allow_private"]}
    job = queue(session, clock, "turn", row.name, by, wanted)
    job.watch = row.number
    about = Metadata.model_validate(told["metadata"])
    put_sources(session, job.number, [Given(kind=cast("WatchKind", row.kind), name=row.place, metadata=about)])
    row.next_at = _schedule(row).after(now)
    brought = exists().where(JobDocumentRow.job == JobRow.number)
    old = (JobRow.watch == row.number, JobRow.state == "done", JobRow.ended_at < now - EMPTY_TURNS)
    session.execute(delete(JobRow).where(*old, ~brought).execution_options(synchronize_session=False))
    session.flush()
    return job.id


def _row(session: Session, name: str) -> WatchRow:
    found = session.scalar(select(WatchRow).where(WatchRow.name == kept(name)))
    if found is None:
        raise InputError(f"there is no watch {name!r}")
    return found


def _describe(row: WatchRow, new: NewWatch) -> None:
    row.kind, row.place = new.kind, kept(new.place)
    row.every, row.daily, row.zone = new.schedule.every, new.schedule.daily, new.schedule.zone
    metadata = new.metadata.model_dump(mode="json", exclude_none=True)
    row.wanted = json.dumps({"metadata": metadata, "allow_private": new.allow_private})


def _schedule(row: WatchRow) -> Schedule:
    return Schedule(every=row.every, daily=row.daily, zone=row.zone)


def _told(session: Session, row: WatchRow) -> Watch:
    last = select(JobRow.id).where(JobRow.watch == row.number).order_by(JobRow.number.desc()).limit(1)
    return Watch(
        name=row.name,
        kind=cast("WatchKind", row.kind),  # written by us alone
        place=row.place,
        schedule=_schedule(row),
        origin=cast("WatchOrigin", row.origin),
        by=row.by,
        made_at=row.made_at,
        next_at=row.next_at,
        last_at=row.last_at,
        fault=row.fault,
        job=session.scalar(last),
    )
