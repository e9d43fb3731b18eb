"""Answers of the desk over HTTP: what is in it, and what became of a request."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from readout_schemas.base import Model
from readout_schemas.document import Document
from readout_schemas.records import AnyRecord, RecordType

Role = Literal["reader", "editor", "admin"]
"""Each may what those before it may: read; add reports and make editions; remove documents and read the audit."""
Order = Literal["newest", "day", "due"]
"""What came last first; the latest day first; the earliest deadline first, of records that have one."""
Outcome = Literal["new", "anew", "known", "copy", "failed"]
"""The document is new; was read anew; is there already; is a copy of another; nothing was got of it."""


class Answer(Model):
    """Base of all answers: one of a newer service may have fields that are not known yet."""

    model_config = ConfigDict(extra="ignore")


Next = Annotated[str | None, Field(description="To be given as `after` for the next page; null on the last one.")]


class RecordItem(Answer):
    """A record, and where it stands."""

    id: str
    type: RecordType
    document: str = Field(description="Id of its document.")
    record: AnyRecord


class OneRecord(RecordItem):
    """A record, and what it is one with."""

    cluster: str | None = Field(description="Id of the thing that it tells of, once an edition was made.")


class Records(Answer):
    """A page of records."""

    items: tuple[RecordItem, ...]
    next: Next


class DocumentItem(Answer):
    """A document without its text."""

    document: Document
    excerpt: str = Field(description="The words around what was looked for.")


class Documents(Answer):
    """A page of documents."""

    items: tuple[DocumentItem, ...]
    next: Next


class PartyItem(Answer):
    """A party."""

    key: str = Field(examples=["country-no"])
    name: str = Field(examples=["Norway"])
    records: int = Field(description="In how many records it has a part.", examples=[3])


class Parties(Answer):
    """Parties, those with most records first."""

    items: tuple[PartyItem, ...]


class EditionItem(Answer):
    """What a list of editions says of one."""

    number: int
    topic: str = Field(description="Empty for all.")
    made_at: dt.datetime
    since: str | None = Field(description="What it tells the news since.", examples=["edition 1"])


class Editions(Answer):
    """A page of editions, the latest first."""

    items: tuple[EditionItem, ...]
    next: Next


class Made(Answer):
    """What became of the wish for an edition."""

    edition: EditionItem | None = Field(description="The one that was made; null if nothing is new.")
    last: int | None = Field(description="The last one of the topic.")


class ReportAdded(Answer):
    """What became of a report."""

    outcome: Outcome = Field(
        description="The document is new; was read anew; the report was there; it is a copy; nothing was got."
    )
    document: str | None = Field(description="Id of the document that is new or was read anew.")
    records: int = Field(description="Records that came.")


class Gone(Answer):
    """What went with a document."""

    documents: int
    records: int
    editions: int = Field(description="Editions that cite it, and stand without it.")


class InboxItem(Answer):
    """A source that failed."""

    source: str
    error: str
    first_at: dt.datetime
    last_at: dt.datetime
    times: int


class StatusTold(Answer):
    """How much is in the desk."""

    revision: str = Field(examples=["0003"])
    size: int = Field(description="Bytes of the database.")
    documents: int
    reports: int
    records: dict[str, int] = Field(examples=[{"meetings": 3}])
    clusters: int
    editions: int
    runs: int
    calls: int
    cost_usd: float
    first: dt.datetime | None
    last: dt.datetime | None
    failed: int = Field(description="Sources in the inbox.")
    inbox: tuple[InboxItem, ...] = Field(description="The latest of them.")


class AuditItem(Answer):
    """One thing that was done."""

    at: dt.datetime
    who: str = Field(description="Name of a token.", examples=["Ida Berg"])
    what: str = Field(examples=["report.add"])
    subject: str


class Audit(Answer):
    """A page of the audit, the latest first."""

    items: tuple[AuditItem, ...]
    next: Next


class Me(Answer):
    """Whose the token is."""

    name: str
    role: Role


class Alive(Answer):
    """That the service is there."""

    status: Literal["ok"] = "ok"
