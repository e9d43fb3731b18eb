"""Making editions: numbered snapshots of what is news since the one before."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import LargeBinary, func, select, type_coerce
from sqlalchemy.orm import Session

from readout.clock import Clock
from readout.desk.editions.history import head, time_of, turn_before
from readout.desk.editions.marks import marked, notes
from readout.desk.editions.snapshots import News, Stretch, everything, news, snapshot, with_what_is_named
from readout.desk.store.columns import HIGHEST, kept
from readout.desk.store.tables import EditionRow
from readout.errors import InputError
from readout_schemas import Briefing, Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which edition is made.

    Attributes:
        topic: words that all stand in a record, or the name of a party; empty for all.
        since: news since that day began, by UTC, or since that edition; since the last edition of the topic if it is
            not given.
        unchanged: whether what is no news is in it too.
    """

    topic: str = ""
    since: dt.date | int | None = None
    unchanged: bool = False


class Title(NamedTuple):
    """What a list of editions says of one."""

    number: int
    topic: str
    made_at: dt.datetime
    since: str | None


@dataclass(frozen=True, slots=True)
class Edition:
    """A snapshot that nothing changes but the removal of a document."""

    title: Title
    briefing: Briefing
    changes: Changes


def editions(session: Session, topic: str | None = None) -> Iterator[Title]:
    """The editions, the oldest first; of a topic, if one is given."""
    rows = select(EditionRow).order_by(EditionRow.made_at, EditionRow.topic, EditionRow.number)
    for row in session.scalars(rows if topic is None else rows.where(EditionRow.topic == kept(topic))):
        yield title_of(row)


def edition(session: Session, number: int, topic: str = "") -> Edition:
    """An edition as it was made.

    Raises:
        InputError: there is none of this number.
    """
    row = row_of(session, number, topic)
    return Edition(title_of(row), Briefing.model_validate_json(row.briefing), Changes.model_validate_json(row.changes))


def edition_mark(session: Session, number: int, topic: str = "") -> str:
    """What is the same as long as an edition is: a hash of what is kept of it.

    Raises:
        InputError: there is none of this number.
    """
    table = EditionRow.__table__.c
    briefing, changes = (type_coerce(table[name], LargeBinary) for name in ("briefing", "changes"))
    rows = select(table.made_at, briefing, changes).where(table.topic == kept(topic), table.number == number)
    found = session.execute(rows).one_or_none() if 0 < number <= HIGHEST else None
    if found is None:
        raise _none_of(session, number, topic)
    made_at, *packed = found
    hashes = [hashlib.sha256(part).hexdigest() for part in packed]
    return " ".join([made_at.isoformat(), *hashes])


def news_between(session: Session, first: int, second: int, topic: str = "") -> News:
    """What is news in the second of two editions of a topic against the first, whether or not others lie between.

    Raises:
        InputError: there is none of a number, or the second is the earlier one.
    """
    one, other = (row_of(session, number, topic) for number in (first, second))
    if other.turn < one.turn:
        raise InputError(f"edition {second} was made before edition {first}: give the earlier one first")
    return news(session, Stretch(one.turn, other.turn, topic))


def stretch_of(session: Session, wanted: Wanted) -> Stretch:
    """The turns that an edition would be of.

    Raises:
        InputError: it is since an edition that there is not.
    """
    return Stretch(_base(session, wanted), head(session), wanted.topic)


def last_of(session: Session, topic: str) -> EditionRow | None:
    """The last edition of a topic."""
    rows = select(EditionRow).where(EditionRow.topic == kept(topic)).order_by(EditionRow.number.desc())
    return session.scalar(rows.limit(1))


def composed(session: Session, wanted: Wanted, stretch: Stretch, found: News) -> Briefing:
    """The briefing of an edition, without its summary."""
    chosen = everything(session, stretch) if wanted.unchanged else found.states
    shown = marked(session, with_what_is_named(session, chosen, stretch.turn))
    since = time_of(session, stretch.base)
    made = snapshot(session, shown, since)
    return made.model_copy(update={"notes": (*made.notes, *notes(session, made.records(), since))})


def is_made(session: Session, wanted: Wanted, stretch: Stretch) -> bool:
    """Whether the last edition of the topic is this very one."""
    last = last_of(session, wanted.topic)
    return last is not None and (last.base, last.turn, last.since) == (stretch.base, stretch.turn, _since(wanted, last))


def put(session: Session, wanted: Wanted, stretch: Stretch, made: Edition, run: str | None = None) -> None:
    """Keep an edition, in the session's transaction."""
    session.add(
        EditionRow(
            topic=kept(wanted.topic),
            number=made.title.number,
            made_at=made.title.made_at,
            since=made.title.since,
            base=stretch.base,
            turn=stretch.turn,
            briefing=made.briefing.model_dump_json(),
            changes=made.changes.model_dump_json(),
            run=run,
        )
    )
    session.flush()


def title_for(session: Session, wanted: Wanted, clock: Clock) -> Title:
    """The number, and what else is said, of the edition that is made now."""
    last = last_of(session, wanted.topic)
    now = dt.datetime.fromtimestamp(clock.wall(), dt.UTC)
    return Title(last.number + 1 if last else 1, wanted.topic, now, _since(wanted, last))


def _since(wanted: Wanted, last: EditionRow | None) -> str | None:
    if isinstance(wanted.since, dt.date):
        return wanted.since.isoformat()
    number = wanted.since if wanted.since is not None else last and last.number
    return f"edition {number}" if number else None


def _base(session: Session, wanted: Wanted) -> int:
    match wanted.since:
        case dt.date():
            return turn_before(session, wanted.since)
        case int():
            return row_of(session, wanted.since, wanted.topic).turn
        case None:
            last = last_of(session, wanted.topic)
            return last.turn if last else 0


def row_of(session: Session, number: int, topic: str = "") -> EditionRow:
    """What is kept of an edition.

    Raises:
        InputError: there is none of this number.
    """
    row = session.get(EditionRow, (kept(topic), number)) if 0 < number <= HIGHEST else None
    if row is None:
        raise _none_of(session, number, topic)
    return row


def _none_of(session: Session, number: int, topic: str) -> InputError:
    last = session.scalar(select(func.max(EditionRow.number)).where(EditionRow.topic == kept(topic)))
    of = f" on {topic!r}" if topic else ""
    there = f"the last one is {last}" if last else "none was made yet"
    return InputError(f"there is no edition {number}{of}: {there}")


def title_of(row: EditionRow) -> Title:
    """Which one it is."""
    return Title(row.number, row.topic, row.made_at, row.since)
