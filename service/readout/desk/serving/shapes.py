"""What comes in as parameters, and what goes out."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from readout.desk.serving.tokens import Role
from readout.desk.store.columns import kept
from readout.desk.store.queries import MOST, Order
from readout_schemas import AnyRecord, Document, RecordType

HIGHEST = 2**31 - 1
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_EXAMPLE_DAY = dt.date(2025, 3, 15)


def _day(value: object) -> object:
    """A day as ISO 8601 has it, and no number, which pydantic would take for seconds since 1970."""
    if not isinstance(value, dt.date) and not (isinstance(value, str) and _DAY.fullmatch(value)):
        raise ValueError("a day is written as 2025-03-15")
    return value


def _flag(value: object) -> object:
    if isinstance(value, str) and value not in {"true", "false"}:
        raise ValueError("it is true or false")
    return value


def _whole(value: object) -> object:
    """JSON has one kind of number: 3.0 is 3."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _short(value: str) -> str:
    return kept(value)


Day = Annotated[dt.date, BeforeValidator(_day)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Words = Annotated[str, Field(max_length=500), AfterValidator(_short)]
Name = Annotated[str, Field(min_length=1, max_length=1000), AfterValidator(_short)]
Number = Annotated[int, Field(ge=1, le=HIGHEST)]


class Paging(BaseModel):
    """A page of what there is."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    limit: int = Field(50, ge=1, le=MOST, description="Items of a page.", examples=[20])
    after: Name | None = Field(None, description="What the page before gave as `next`.")


class Filters(Paging):
    """What records and documents are chosen by."""

    q: Words = Field("", description="Words that all stand in it; those in quotation marks together.", examples=["oil"])
    start: Day | None = Field(None, alias="from", description="Not before this day.", examples=[_EXAMPLE_DAY])
    end: Day | None = Field(None, alias="to", description="Not after this day.", examples=[_EXAMPLE_DAY])
    language: Name | None = Field(None, description="Of the document; `pt` finds `pt-BR` too.", examples=["en"])
    publisher: Name | None = Field(None, description="Of the document.", examples=["Reuters"])


class RecordFilters(Filters):
    """What records are chosen by."""

    type: RecordType | None = Field(None, description="Their type.", examples=["commitment"])
    status: Name | None = Field(None, description="Their status, as the schemas have it.", examples=["planned"])
    party: Name | None = Field(None, description="Key of a party that has a part.", examples=["country-no"])
    role: Name | None = Field(None, description="That part.", examples=["speaker"])
    due_start: Day | None = Field(None, alias="due_from", description="Due not before this day.")
    due_end: Day | None = Field(None, alias="due_to", description="May be due by this day.")
    document: Name | None = Field(None, description="Id of the document.")
    confirmed: Flag | None = Field(None, description="Whether all fields are confirmed.", examples=[True])
    order: Order = Field("newest", description="What came last first; the latest day first; the next deadline first.")


class DueFilters(Paging):
    """Which deadlines."""

    start: Day | None = Field(None, alias="from", description="Not before this day.", examples=[_EXAMPLE_DAY])
    end: Day | None = Field(None, alias="to", description="May be on this day, or before.", examples=[_EXAMPLE_DAY])
    party: Name | None = Field(None, description="Key of a party that has a part.", examples=["country-no"])


class PartyFilters(BaseModel):
    """Which parties."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    q: Words = Field("", description="Beginnings of words of its name.", examples=["nor"])
    limit: int = Field(20, ge=1, le=MOST, description="Parties, at most.", examples=[20])


class EditionFilters(Paging):
    """Which editions."""

    topic: Words | None = Field(None, description="Only those of a topic; empty for those of everything.")


class ChangesAsked(BaseModel):
    """Which news, in which form."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    topic: Words = Field("", description="Of which topic; empty for the editions of everything.")
    since: Number | None = Field(None, description="Against that edition; against the one before if it is not given.")
    to: Literal["json", "html", "markdown", "text"] = Field(
        "json", alias="format", description="JSON, or a form for people."
    )


class EditionWanted(BaseModel):
    """Which edition is made."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra={"examples": [{"topic": "grain"}]})

    topic: Words = Field("", description="Words that all stand in a record, or the name of a party; empty for all.")
    since: Annotated[int, Field(strict=True, ge=1, le=HIGHEST), BeforeValidator(_whole)] | Day | None = Field(
        None, description="News since that edition or day; since the last edition of the topic if it is not given."
    )
    unchanged: bool = Field(False, strict=True, description="Whether what is no news is in it too.")


class _Out(BaseModel):
    model_config = ConfigDict(frozen=True)


T = TypeVar("T")
Next = Annotated[str | None, Field(description="To be given as `after` for the next page; null on the last one.")]


class RecordItem(_Out):
    """A record, and where it stands."""

    id: str
    type: RecordType
    document: str = Field(description="Id of its document.")
    record: AnyRecord


class OneRecord(RecordItem):
    """A record, and what it is one with."""

    cluster: str | None = Field(description="Id of the thing that it tells of, once an edition was made.")


class Records(_Out):
    """A page of records."""

    items: tuple[RecordItem, ...]
    next: Next


class DocumentItem(_Out):
    """A document without its text."""

    document: Document
    excerpt: str = Field(description="The words around what was looked for.")


class Documents(_Out):
    """A page of documents."""

    items: tuple[DocumentItem, ...]
    next: Next


class PartyItem(_Out):
    """A party."""

    key: str = Field(examples=["country-no"])
    name: str = Field(examples=["Norway"])
    records: int = Field(description="In how many records it has a part.", examples=[3])


class Parties(_Out):
    """Parties, those with most records first."""

    items: tuple[PartyItem, ...]


class Part(_Out):
    """How often a party has a part."""

    type: RecordType
    role: str = Field(examples=["speaker"])
    records: int


class OneParty(PartyItem):
    """A party, what it said and what it promised: the latest of each; `/v1/records?party=` has all."""

    parts: tuple[Part, ...]
    said: Records
    promised: Records


class EditionItem(_Out):
    """What a list of editions says of one."""

    number: int
    topic: str = Field(description="Empty for all.")
    made_at: dt.datetime
    since: str | None = Field(description="What it tells the news since.", examples=["edition 1"])


class Editions(_Out):
    """A page of editions, the latest first."""

    items: tuple[EditionItem, ...]
    next: Next


class Made(_Out):
    """What became of the wish for an edition."""

    edition: EditionItem | None = Field(description="The one that was made; null if nothing is new.")
    last: int | None = Field(description="The last one of the topic.")


class ReportAdded(_Out):
    """What became of a report."""

    outcome: Literal["new", "anew", "known", "copy", "failed"] = Field(
        description="The document is new; was read anew; the report was there; it is a copy; nothing was got."
    )
    document: str | None = Field(description="Id of the document that is new or was read anew.")
    records: int = Field(description="Records that came.")


class Gone(_Out):
    """What went with a document."""

    documents: int
    records: int
    editions: int = Field(description="Editions that cite it, and stand without it.")


class InboxItem(_Out):
    """A source that failed."""

    source: str
    error: str
    first_at: dt.datetime
    last_at: dt.datetime
    times: int


class StatusTold(_Out):
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


class AuditItem(_Out):
    """One thing that was done."""

    at: dt.datetime
    who: str = Field(description="Name of a token.", examples=["Ida Berg"])
    what: str = Field(examples=["report.add"])
    subject: str


class Audit(_Out):
    """A page of the audit, the latest first."""

    items: tuple[AuditItem, ...]
    next: Next


class Me(_Out):
    """Whose the token is."""

    name: str
    role: Role


class Alive(_Out):
    """That the service is there."""

    status: Literal["ok"] = "ok"
