"""What may be read and spent a day: counted in the store, so that no restart begins it anew."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from readout.desk.store.job_tables import JobDocumentRow
from readout.desk.store.tables import RunRow
from readout.errors import SettingsError
from readout.web import Guard
from readout_schemas import Tokens

if TYPE_CHECKING:
    from readout.ask.settings import Settings

RUN = "job"
"""Kind of the runs in which jobs read documents."""
SPENDING = (RUN, "brief")
"""Kinds of the runs whose cost counts: of jobs, and of editions that a model was asked about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What may be done: days begin at midnight UTC.

    Attributes:
        budget: US dollars that the jobs of a day may cost.
        documents: documents a day that a model is asked about.
        guard: what may be fetched for others than who works.
    """

    budget: float | None = None
    documents: int | None = None
    guard: Guard = field(default_factory=Guard)

    def __post_init__(self) -> None:
        for name, value in (("budget_a_day", self.budget), ("documents_a_day", self.documents)):
            if value is not None and value <= 0:
                raise SettingsError(f"{name} is {value}: it has to be more than 0")


def check(settings: Settings, bounds: Bounds) -> None:
    """Make sure that jobs can be worked on under these settings.

    Raises:
        SettingsError: there is no ledger, or a budget for a model whose price is not known.
    """
    from readout.ask.settings import Endpoint
    from readout.ask.usage import price_usd
    from readout.ledger import settled_place

    if settled_place(settings.ledger) is None:
        raise SettingsError("jobs keep every answer that was paid for: name a ledger, and leave --no-ledger out")
    model = Endpoint.settle(settings).model
    if bounds.budget is not None and price_usd(model, Tokens(prompt=1)) is None:
        raise SettingsError(
            f"a budget a day needs a price, and none is known for {model}: leave it out, or limit the documents a day"
        )


def day_of(now: dt.datetime) -> dt.datetime:
    """When the day of a moment began."""
    return now.astimezone(dt.UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def next_day(now: dt.datetime) -> dt.datetime:
    """When the next day begins."""
    return day_of(now) + dt.timedelta(days=1)


def spent_on(session: Session, day: dt.datetime) -> float:
    """US dollars that jobs of a day cost, as far as prices are known."""
    query = select(func.sum(RunRow.cost_usd)).where(RunRow.kind.in_(SPENDING), *_within(RunRow.began_at, day))
    return float(session.scalar(query) or 0.0)


def read_on(session: Session, day: dt.datetime) -> int:
    """Documents that jobs of a day asked a model about."""
    query = select(func.count()).where(JobDocumentRow.asked, *_within(JobDocumentRow.at, day))
    return session.scalar(query) or 0


def _within(column: InstrumentedAttribute[dt.datetime], day: dt.datetime) -> tuple[ColumnElement[bool], ...]:
    return column >= day, column < day + dt.timedelta(days=1)


def told_budget(most: float, until: dt.datetime) -> str:
    """Why a job waits that would cost too much."""
    return f"the budget of {most:g} US dollars a day is used up: it goes on at {_told(until)}"


def told_documents(most: int, until: dt.datetime) -> str:
    """Why a job waits that would read too much."""
    return f"{most} documents were read today, as many as a day may have: it goes on at {_told(until)}"


def _told(moment: dt.datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
