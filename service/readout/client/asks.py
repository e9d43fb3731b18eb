"""What can be asked of a served desk: each route once. Nothing here sends anything: both clients do that."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal, TypedDict

from readout.client.asking import Ask, ListAsk, get, mapping, path, post, text
from readout_schemas import Briefing, Changes, Document, RecordType, Report
from readout_schemas.desk import (
    Audit,
    AuditItem,
    DocumentItem,
    Documents,
    Due,
    DueList,
    EditionItem,
    Editions,
    Gone,
    JobItem,
    Made,
    Me,
    OneRecord,
    Order,
    Parties,
    PartyEntry,
    PartyPage,
    RecordItem,
    Records,
    ReportAdded,
    StatusTold,
)

EditionForm = Literal["html", "markdown", "text", "ics"]
ChangesForm = Literal["html", "markdown", "text"]


class DocumentsAsked(TypedDict, total=False):
    """Which documents; days are those of publication.

    Attributes:
        q: words that all stand in it; those in quotation marks together.
        start: not before this day.
        end: not after this day.
        language: ``pt`` finds ``pt-BR`` too.
        publisher: who published it.
        limit: items of a page, 200 at most.
    """

    q: str
    start: dt.date
    end: dt.date
    language: str
    publisher: str
    limit: int


class RecordsAsked(DocumentsAsked, total=False):
    """Which records: all that is said of them has to hold.

    Attributes:
        type: their type.
        status: their status, as the schemas have it.
        party: the key of a party that has a part.
        role: that part: ``speaker``, ``targets``.
        due_start: due not before this day.
        due_end: may be due by this day.
        document: id of their document.
        confirmed: whether all fields are confirmed.
        order: ``newest`` (what came last first), ``day`` (the latest first) or ``due`` (the next deadline first).
    """

    type: RecordType
    status: str
    party: str
    role: str
    due_start: dt.date
    due_end: dt.date
    document: str
    confirmed: bool
    order: Order


class DueAsked(TypedDict, total=False):
    """Which deadlines.

    Attributes:
        start: not before this day.
        end: not after this day.
        party: the key of a party that has a part.
        limit: items of a page, 200 at most.
    """

    start: dt.date
    end: dt.date
    party: str
    limit: int


def records(asked: RecordsAsked) -> ListAsk[Records, RecordItem]:
    """Records of current reports."""
    return ListAsk(get("/v1/records", Records, **asked), lambda page: page.items)


def record(name: str) -> Ask[OneRecord]:
    """A record."""
    return get(path("records", name), OneRecord)


def documents(asked: DocumentsAsked) -> ListAsk[Documents, DocumentItem]:
    """Documents without their texts."""
    return ListAsk(get("/v1/documents", Documents, **asked), lambda page: page.items)


def document(name: str) -> Ask[Document]:
    """A document with its text."""
    return get(path("documents", name), Document)


def report(name: str) -> Ask[Report]:
    """What the current reading of a document gave."""
    return get(path("documents", name, "report"), Report)


def parties(q: str, limit: int | None) -> Ask[Parties]:
    """Parties by their names."""
    return get("/v1/parties", Parties, q=q, limit=limit)


def party(key: str, kind: RecordType | None, limit: int | None) -> ListAsk[PartyPage, PartyEntry]:
    """What a party did."""
    return ListAsk(get(path("parties", key), PartyPage, type=kind, limit=limit), lambda page: page.entries)


def due(asked: DueAsked) -> ListAsk[DueList, Due]:
    """Commitments by deadline."""
    return ListAsk(get("/v1/due", DueList, **asked), lambda page: page.commitments)


def editions(topic: str | None, limit: int | None) -> ListAsk[Editions, EditionItem]:
    """Editions."""
    return ListAsk(get("/v1/editions", Editions, topic=topic, limit=limit), lambda page: page.items)


def edition(number: int, topic: str) -> Ask[Briefing]:
    """An edition's briefing."""
    return get(f"/v1/editions/{number}", Briefing, topic=topic)


def edition_as(number: int, form: EditionForm, topic: str) -> Ask[str]:
    """An edition for people."""
    return text(f"/v1/editions/{number}", topic=topic, format=form)


def changes(number: int, since: int | None, topic: str) -> Ask[Changes]:
    """What is news in an edition."""
    return get(f"/v1/editions/{number}/changes", Changes, since=since, topic=topic)


def changes_as(number: int, form: ChangesForm, since: int | None, topic: str) -> Ask[str]:
    """What is news in an edition, for people."""
    return text(f"/v1/editions/{number}/changes", since=since, topic=topic, format=form)


def feed(topic: str) -> Ask[str]:
    """The Atom feed."""
    return text("/v1/feed", topic=topic)


def calendar(party: str | None) -> Ask[str]:
    """The calendar."""
    return text("/v1/calendar", party=party)


def schema(of: str) -> Ask[dict[str, Any]]:
    """A JSON Schema."""
    return Ask("GET", path("schemas", of), mapping)


def status() -> Ask[StatusTold]:
    """How much there is."""
    return get("/v1/status", StatusTold)


def me() -> Ask[Me]:
    """Whose the token is."""
    return get("/v1/me", Me)


def audit(limit: int | None) -> ListAsk[Audit, AuditItem]:
    """Who did what."""
    return ListAsk(get("/v1/audit", Audit, limit=limit), lambda page: page.items)


def add_report(report: Report) -> Ask[ReportAdded]:
    """Add a report."""
    body = report.model_dump_json().encode()
    return Ask("POST", "/v1/reports", ReportAdded.model_validate_json, body=body)


def make_edition(topic: str, since: int | dt.date | None, *, unchanged: bool) -> Ask[Made]:
    """Make the next edition."""
    return post("/v1/editions", Made, {"topic": topic, "since": since, "unchanged": unchanged})


def make_edition_with_model(topic: str, since: int | dt.date | None, *, unchanged: bool) -> Ask[JobItem]:
    """Have the next edition made."""
    return post("/v1/editions", JobItem, {"topic": topic, "since": since, "unchanged": unchanged, "model": True})


def forget(name: str) -> Ask[Gone]:
    """Remove a document."""
    return Ask("DELETE", path("documents", name), Gone.model_validate_json)
