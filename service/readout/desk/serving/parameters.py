"""What is asked: parameters, and the body that says which edition is made."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from readout.desk.store.columns import HIGHEST, kept
from readout.desk.store.queries import MOST
from readout_schemas import RecordType
from readout_schemas.desk import Order

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


class PartyAsked(Paging):
    """Which page of what a party did."""

    type: RecordType | None = Field(None, description="Things of one type alone.", examples=["statement"])


class DueFilters(Paging):
    """Which deadlines."""

    start: Day | None = Field(None, alias="from", description="Not before this day.", examples=[_EXAMPLE_DAY])
    end: Day | None = Field(None, alias="to", description="Not after this day.", examples=[_EXAMPLE_DAY])
    party: Name | None = Field(None, description="Key of a party that has a part.", examples=["country-no"])


class PartyFilters(BaseModel):
    """Which parties."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    q: Words = Field("", description="Beginnings of words of its name.", examples=["nor"])
    limit: int = Field(20, ge=1, le=MOST, description="Parties, at most.", examples=[20])


class FeedAsked(BaseModel):
    """Which feed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    topic: Words = Field("", description="Of the editions of which topic; empty for those of everything.")


class CalendarAsked(BaseModel):
    """Which calendar."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    party: Name | None = Field(None, description="Key of a party that has a part.", examples=["country-no"])


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
    model: bool = Field(
        False,
        strict=True,
        description="Whether a model writes its summary, and judges what rules leave open: then it is a job.",
    )
