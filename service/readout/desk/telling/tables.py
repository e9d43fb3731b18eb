"""What was found as a table: a row a thing, for a spreadsheet or another program."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from readout.desk.store.queries import FoundDocument, FoundRecord
from readout.desk.store.rows import days_of
from readout.exporting.tables import Cell, Table
from readout.record_types import PerRecord, type_of
from readout.rendering.views import view
from readout_schemas import AnyRecord, Document, When
from readout_schemas.desk import DueList, PartyEntry

Row = dict[str, Cell]
_COLUMNS: dict[str, type] = {"id": str, "type": str, "status": str, "what": str, "first_day": str, "last_day": str}
_SOURCES: dict[str, type] = {"documents": list, "publishers": list, "published": list, "addresses": list}
_WHEN: PerRecord[When | None] = PerRecord(
    meeting=lambda one: one.when,
    statement=lambda one: one.when,
    commitment=lambda one: one.deadline,
    sanction=lambda one: one.when,
)


def due_table(found: DueList) -> Table:
    """Commitments that are due: what they are, their day and state, who tells of them."""
    documents = _by_id(found.documents)
    rows = (
        {**_told(one.id, one.record), "due": str(one.day), "state": one.state, **_sources(one.documents, documents)}
        for one in found.commitments
    )
    return Table("due", {**_COLUMNS, "due": str, "state": str, **_SOURCES}, tuple(rows))


def party_table(entries: Iterable[PartyEntry], documents: Iterable[Document]) -> Table:
    """What a party has a part in, with its roles."""
    known = _by_id(documents)
    rows = (
        {
            **_told(one.id, one.record),
            "day": _day(one.day),
            "roles": list(one.roles),
            **_sources(one.documents, known),
        }
        for one in entries
    )
    return Table("party", {**_COLUMNS, "day": str, "roles": list, **_SOURCES}, tuple(rows))


def records_table(found: Iterable[FoundRecord], documents: Iterable[Document]) -> Table:
    """Records that were found, with the words around what was looked for."""
    known = _by_id(documents)
    rows = (
        {**_told(one.record.id, one.record), "excerpt": one.excerpt, **_sources([one.document], known)} for one in found
    )
    return Table("records", {**_COLUMNS, "excerpt": str, **_SOURCES}, tuple(rows))


def documents_table(found: Iterable[FoundDocument]) -> Table:
    """Documents that were found."""
    columns: dict[str, type] = dict.fromkeys(
        ("id", "title", "publisher", "published", "language", "source", "address", "excerpt"), str
    )
    return Table("documents", columns, tuple(_document(one.document, one.excerpt) for one in found))


def _document(one: Document, excerpt: str) -> Row:
    return {
        "id": one.id,
        "title": one.title,
        "publisher": one.publisher,
        "published": _day(one.published),
        "language": one.language,
        "source": one.source,
        "address": one.url,
        "excerpt": excerpt,
    }


def _told(name: str, record: AnyRecord) -> Row:
    first, last = days_of(_WHEN(record))
    seen = view(record)
    return {
        "id": name,
        "type": type_of(record),
        "status": seen.status,
        "what": seen.title,
        "first_day": _day(first),
        "last_day": _day(last),
    }


def _sources(named: Sequence[str], documents: Mapping[str, Document]) -> Row:
    known = [documents[name] for name in named if name in documents]
    return {
        "documents": list(named),
        "publishers": [one.publisher or one.source for one in known],
        "published": [str(one.published or "") for one in known],
        "addresses": [one.url or "" for one in known],
    }


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _by_id(documents: Iterable[Document]) -> dict[str, Document]:
    return {one.id: one for one in documents}
