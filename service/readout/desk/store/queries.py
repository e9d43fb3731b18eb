"""What can be asked of the store, and pages of answers."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import json
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from readout.errors import InputError
from readout.writable import writable
from readout_schemas import AnyRecord, Document, RecordType

T = TypeVar("T")
MOST = 200
"""Items of a page, at most."""
LARGEST = 2**63 - 1
"""What columns of numbers hold, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordQuery:
    """Which records: all that is said of them has to hold.

    Attributes:
        words: all of them stand in the record; those in quotation marks together.
        type: its type.
        status: its status, as the schemas have it.
        party: the key of a party that has a part in it, as ``Desk.parties`` gives it.
        role: that part: ``speaker``, ``targets``.
        start: its days reach to this one, or are later; where it says none, the day of publication counts.
        end: its days begin by this one.
        due_start: its deadline is not before this day.
        due_end: its deadline may be on this day, or before.
        language: of its document; ``pt`` finds ``pt-BR`` too.
        publisher: of its document.
        document: id of its document.
        confirmed: whether all of its fields are confirmed.
    """

    words: str = ""
    type: RecordType | None = None
    status: str | None = None
    party: str | None = None
    role: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    due_start: dt.date | None = None
    due_end: dt.date | None = None
    language: str | None = None
    publisher: str | None = None
    document: str | None = None
    confirmed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentQuery:
    """Which documents: all that is said of them has to hold; days are those of publication."""

    words: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    language: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some of what was found, and where the next page begins."""

    items: tuple[T, ...]
    next: str | None
    """To be given for the next page; ``None`` on the last one."""


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """A record, its document's id, and the words around what was looked for."""

    record: AnyRecord
    type: RecordType
    document: str
    excerpt: str


class FoundRow(NamedTuple):
    """A record as it is kept: the JSON of it, unread."""

    id: str
    type: str
    document: str
    body: str


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A document without its text, and the words around what was looked for."""

    document: Document
    excerpt: str


@dataclass(frozen=True, slots=True)
class FoundParty:
    """A party under its key, and in how many records it has a part."""

    key: str
    name: str
    records: int


def cursor_of(order: str, *place: str | int) -> str:
    """A place in an order, as text that says nothing to a reader."""
    return base64.urlsafe_b64encode(json.dumps([order, *place]).encode()).decode().rstrip("=")


def place_of_cursor(cursor: str | None, order: str, kinds: tuple[type, ...]) -> tuple[str | int, ...] | None:
    """The place that a cursor stands for.

    Raises:
        InputError: it is no cursor of this order.
    """
    if cursor is None:
        return None
    try:
        told = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error, RecursionError):
        told = None
    fits = isinstance(told, list) and len(told) == len(kinds) + 1 and told[0] == order
    if not fits or [type(one) for one in told[1:]] != list(kinds) or not all(map(_is_kept, told)):
        raise InputError(f"{cursor[:40]!r} is no page of this search: begin with its first page")
    return tuple(told[1:])


def _is_kept(value: object) -> bool:
    """Whether a column can hold it: cursors come from outside."""
    if isinstance(value, str):
        return "\0" not in value and writable(value) == value
    return not isinstance(value, int) or abs(value) <= LARGEST


def checked_limit(limit: int) -> int:
    """How many items a page has.

    Raises:
        InputError: no page is so long or so short.
    """
    if not 1 <= limit <= MOST:
        raise InputError(f"a page has 1 to {MOST} items, not {limit}")
    return limit
