"""What is due: commitments by deadline, and the later records that keep or break them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

from fastapi import APIRouter, Response

from readout.desk.desk import Desk
from readout.desk.serving.parameters import DueFilters
from readout.desk.serving.workspace.asking import ReaderAsks
from readout.desk.serving.workspace.search_pages import Asked, Fields, parsed
from readout.desk.serving.workspace.showing import Shown, Source, shown, source_of
from readout.desk.telling import Due, DueList, Later
from readout.errors import InputError
from readout_schemas import Document

routes = APIRouter(include_in_schema=False)
BEFORE, SOON, AHEAD = dt.timedelta(days=30), dt.timedelta(days=14), dt.timedelta(days=90)
"""What is shown if nothing else is asked for begins so long ago and ends so far ahead; soon is up to then."""
MOST = 300
"""Lines of the page; a shorter stretch of days shows the others."""


class Told(NamedTuple):
    """A later record of a commitment, and its source."""

    later: Later
    source: Source


class Line(NamedTuple):
    """A commitment with its deadline."""

    due: Due
    shown: Shown
    days: int
    """From today until then; negative if it is past."""
    later: tuple[Told, ...]


class Group(NamedTuple):
    """What is overdue, due soon, later, or settled."""

    key: str
    title: str
    lines: list[Line]


@routes.get("/due", response_class=Response)
def due(ask: ReaderAsks, asked: Asked) -> Response:
    """Commitments by deadline: overdue, soon, later, and those that were kept or withdrawn."""
    return ask.page("due.html", lambda: _due(ask.desk, asked), section="due")


def _due(desk: Desk, asked: Fields) -> Mapping[str, Any]:
    today = desk.now().date()
    told: dict[str, Any] = {"asked": asked, "today": today, "fault": "", "party": None, "groups": (), "left_out": 0}
    try:
        known = {name: asked[name] for name in ("from", "to") if asked[name]}
        filters = parsed(DueFilters, known)
        party = desk.party_named(asked["party"]) if asked["party"] else None
    except InputError as error:
        return {**told, "first": None, "last": None, "fault": str(error)}
    first, last = filters.start, filters.end
    if first is None and last is None:
        first, last = today - BEFORE, today + AHEAD
    found = desk.due(first, last, party.key if party else None)
    return {
        **told,
        "first": first,
        "last": last,
        "party": party,
        "groups": [one for one in _groups(found) if one.lines],
        "left_out": max(0, len(found.commitments) - MOST),
    }


def _groups(found: DueList) -> list[Group]:
    documents = {one.id: one for one in found.documents}
    groups = {
        "overdue": Group("overdue", "Overdue", []),
        "soon": Group("soon", f"In the next {SOON.days} days", []),
        "later": Group("later", "Later", []),
        "kept": Group("kept", "Kept", []),
        "withdrawn": Group("withdrawn", "Withdrawn", []),
    }
    for one in found.commitments[:MOST]:
        line = _line(one, found.today, documents)
        key = one.state if one.state != "open" else "soon" if one.day <= found.today + SOON else "later"
        groups[key].lines.append(line)
    return list(groups.values())


def _line(one: Due, today: dt.date, documents: Mapping[str, Document]) -> Line:
    record = shown(one.record, documents, name=one.id, alone=one.record.sourcing is None)
    later = tuple(
        Told(each, source_of(each.document, documents.get(each.document), each.evidence)) for each in one.later
    )
    return Line(one, record, (one.day - today).days, later)
