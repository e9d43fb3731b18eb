"""What queries and orders are in the tables' columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from readout.desk.store.queries import DocumentQuery, RecordQuery, cursor_of, place_of_cursor
from readout.desk.store.tables import DocumentRow, RecordPartyRow, RecordRow
from readout.errors import InputError
from readout_schemas.desk import Order

Where = Iterator[ColumnElement[bool]]


def record_filters(query: RecordQuery) -> Where:
    """What has to hold of a record."""
    equal: dict[InstrumentedAttribute[Any], object] = {
        RecordRow.type: query.type,
        RecordRow.status: query.status,
        RecordRow.publisher: query.publisher,
        RecordRow.document: query.document,
    }
    yield from (one == value for one, value in equal.items() if value is not None)
    if query.language is not None:
        yield _of_language(RecordRow.language, query.language)
    if query.confirmed is not None:
        yield RecordRow.open == 0 if query.confirmed else RecordRow.open > 0
    yield from _within(RecordRow.day_from, RecordRow.day_to, query.start, query.end)
    yield from _within(RecordRow.deadline_from, RecordRow.deadline_to, query.due_start, query.due_end)
    if query.party is not None:
        yield _has_part(query.party, query.role)


def document_filters(query: DocumentQuery) -> Where:
    """What has to hold of a document."""
    if query.publisher is not None:
        yield DocumentRow.publisher == query.publisher
    if query.language is not None:
        yield _of_language(DocumentRow.language, query.language)
    yield from _within(DocumentRow.published, DocumentRow.published, query.start, query.end)


def _within(first: Any, last: Any, start: dt.date | None, end: dt.date | None) -> Where:
    if start is not None:
        yield last >= start
    if end is not None:
        yield first <= end


def _of_language(tag: InstrumentedAttribute[str | None], wanted: str) -> ColumnElement[bool]:
    return or_(tag == wanted, tag.startswith(f"{wanted}-", autoescape=True))


def _has_part(party: str, role: str | None) -> ColumnElement[bool]:
    of_party = select(RecordPartyRow.record).where(RecordPartyRow.key == party)
    return RecordRow.number.in_(of_party if role is None else of_party.where(RecordPartyRow.role == role))


def ordered(wanted: Select[int], order: Order, after: str | None, number: Any) -> Select[int]:
    """Records in an order, behind the place of a cursor.

    Args:
        wanted: the numbers of the records.
        order: their order.
        after: the cursor.
        number: the column that has the records' numbers, and is in order already where words are looked for.

    Raises:
        InputError: it is no cursor of this order.
    """
    if order == "newest":
        place = place_of_cursor(after, order, (int,))
        behind = [] if place is None else [number < place[0]]
        return wanted.where(*behind).order_by(number.desc())
    place = place_of_cursor(after, order, (str, int))
    day, at = (None, 0) if place is None else (_day_of(str(place[0]), order), place[1])
    if order == "day":
        later = [] if day is None else [or_(RecordRow.day < day, and_(RecordRow.day == day, RecordRow.number < at))]
        return wanted.where(*later).order_by(RecordRow.day.desc(), RecordRow.number.desc())
    due = RecordRow.deadline_to
    later = [] if day is None else [or_(due > day, and_(due == day, RecordRow.number > at))]
    return wanted.where(due.is_not(None), *later).order_by(due, RecordRow.number)


def _day_of(text: str, order: Order) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise InputError(f"{text[:40]!r} is no day of this search by {order}: begin with its first page") from None


def cursor_behind(order: Order, number: int, day: dt.date | None) -> str:
    """The cursor of the place behind a record, by its number and the day by which it is put in order."""
    if order == "newest" or day is None:
        return cursor_of(order, number)
    return cursor_of(order, day.isoformat(), number)
