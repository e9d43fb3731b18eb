"""What the page of review shows: one record beside its words, who else tells of it, and what was said of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from readout.desk.editions.history import homes_of
from readout.desk.reviewing.about import About, living, record_about
from readout.desk.reviewing.correcting import summary_of
from readout.desk.reviewing.listing import Review, at_once, reviews_about, standing_reviews
from readout.desk.reviewing.queue import GROUPS, Group, Item, Place
from readout.desk.serving.workspace.correction_form import Box, Filled, boxes
from readout.desk.serving.workspace.passages import Passage
from readout.desk.serving.workspace.showing import Shown, Source, shown, source_of
from readout.desk.serving.workspace.speaking import address
from readout.desk.serving.workspace.things import Card, passages_of, thing
from readout.desk.store.columns import HIGHEST, kept
from readout.desk.store.reading import document
from readout.desk.store.review_tables import ReviewRow, stands
from readout.desk.store.settling import Said, differing
from readout.record_types import type_of
from readout_schemas import RECORD_MODELS, AnyRecord

TITLES: Mapping[Group, str] = {
    "disputed": "Reviewers disagree",
    "open": "Not confirmed",
    "new": "Not reviewed",
    "others": "Reviewed by others",
    "rejected": "Rejected by others",
}
_DONE = {
    "accept": "Accepted",
    "correct": "Corrected",
    "reject": "Rejected",
    "note": "Noted",
    "withdraw": "Taken back",
    "merge": "Made one",
    "part": "Parted",
}
MOST_BESIDE = 6
"""Other sources whose passages stand beside the record; the thing's page has all."""


class Change(NamedTuple):
    """What somebody says of a field instead of what was read."""

    field: str
    before: str
    after: str


class Word(NamedTuple):
    """The last word of somebody else."""

    said: Said
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A record that is reviewed.

    Attributes:
        id: its id.
        mark: what stays the same as long as nobody says anything else of it.
        place: where in the queue it is; none if it was asked for by its id.
        group: why it is there.
        one: itself, as it was read.
        source: its document.
        passages: its words where they stand.
        beside: the other sources of the thing that it tells of.
        more: how many more of them there are.
        thing: address of that thing.
        words: what others say of it.
        mine: what the reader said of it.
        past: all reviews and notes, the oldest first.
        boxes: the fields of its form, if it is being corrected.
    """

    id: str
    mark: str
    place: Place | None
    group: str
    one: Shown
    source: Source
    passages: tuple[Passage, ...]
    beside: tuple[Card, ...] = ()
    more: int = 0
    thing: str | None = None
    words: tuple[Word, ...] = ()
    mine: Said | None = None
    past: tuple[Review, ...] = ()
    boxes: Sequence[Box] = field(default=())


def looked_at(session: Session, by: str, record: str, item: Item | None = None, filled: Filled | None = None) -> Looked:
    """A record beside its words.

    Args:
        session: the store.
        by: who looks.
        record: its id.
        item: its place in the queue.
        filled: what its form of correction holds, if it is shown.

    Raises:
        InputError: there is none.
    """
    about = record_about(session, record)
    read = about.seen
    found = document(session, about.document)
    known = {found.id: found} if found else {}
    home = homes_of(session, [about.settled.record.id]).get(about.settled.record.id)
    cards = _beside(session, home, about.document)
    own = kept(by).strip()
    return Looked(
        id=about.settled.record.id,
        mark=about.mark,
        place=item.place if item else None,
        group=TITLES[_group(about, own)],
        one=shown(read, known, name=about.settled.record.id, alone=True),
        source=source_of(about.document, found, read.evidence[0]),
        passages=passages_of(read, found) if found else (),
        beside=cards[:MOST_BESIDE],
        more=max(0, len(cards) - MOST_BESIDE),
        thing=address("things", home) if home else None,
        words=tuple(
            Word(one, tuple(changes_of(one.seen, one.correction))) for one in about.settled.said if one.by != own
        ),
        mine=next((one for one in about.settled.said if one.by == own), None),
        past=tuple(reviews_about(session, None, [about.settled.record.id])),
        boxes=boxes(RECORD_MODELS[type_of(read)], filled) if filled is not None else (),
    )


def _group(about: About, own: str) -> Group:
    settled = about.settled
    if settled.disputed:
        return "disputed"
    if any(one.by != own for one in settled.said):
        return "others" if settled.stands else "rejected"
    return "open" if about.seen.open else "new"


def place_of(told: str) -> Place | None:
    """A place as an address has it: ``1.4711``."""
    before, _, behind = told.partition(".")
    group, number = number_in(before), number_in(behind)
    if group is None or number is None or group >= len(GROUPS):
        return None
    return Place(group, number)


def number_in(told: str) -> int | None:
    """A number as an address has it; none if it is none, or higher than any number of the desk."""
    number = int(told) if told.isdecimal() and len(told) <= len(str(HIGHEST)) else HIGHEST + 1
    return number if number <= HIGHEST else None


def written(place: Place | None) -> str:
    """A place for an address."""
    return "" if place is None else f"{place.group}.{place.number}"


def said_of(one: Review, records: int = 1) -> str:
    """What was done a moment ago, in a line."""
    return f"{_DONE[one.verdict]}{f': all {records} records' if records > 1 else ''}."


def last_of(session: Session, by: str, since: dt.datetime) -> list[Review]:
    """What somebody said last, if it stands and is not older than that; of all records of a thing all at once."""
    own = select(ReviewRow).where(ReviewRow.reviewer == kept(by).strip(), ReviewRow.takes_back.is_(None), stands())
    last = session.scalar(
        own.where(ReviewRow.at >= since).order_by(ReviewRow.at.desc(), ReviewRow.number.desc()).limit(1)
    )
    if last is None:
        return []
    same = own.where(ReviewRow.at == last.at, ReviewRow.verdict == last.verdict).order_by(ReviewRow.number)
    several = standing_reviews(session, [row.number for row in session.scalars(same)])
    newest = next(one for one in several if one.number == last.number)
    return at_once(several, newest) or [newest]


def review_numbered(session: Session, number: int | None) -> Review | None:
    """The review of a number, if there is one."""
    row = None if number is None else session.get(ReviewRow, number)
    return None if row is None else standing_reviews(session, [row.number])[0]


def _beside(session: Session, home: str | None, own: str) -> tuple[Card, ...]:
    """The other sources of a thing."""
    row = living(session, home) if home else None
    return () if row is None else tuple(card for card in thing(session, row).cards if card.source.id != own)


def changes_of(seen: AnyRecord, correction: AnyRecord | None) -> Iterable[Change]:
    """What a correction says instead of what was read."""
    if correction is None:
        return
    before, after = dict(_told(seen)), dict(_told(correction))
    for name in differing(seen, correction):
        yield Change(name, before.get(name, ""), after.get(name, ""))


def _told(record: AnyRecord) -> Iterable[tuple[str, str]]:
    yield from summary_of(record)
    yield "evidence", " … ".join(one.text for one in record.evidence)
