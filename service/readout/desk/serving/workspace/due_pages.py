"""What is due: commitments by deadline, and the later records that keep or break them."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Mapping
from typing import Any, NamedTuple

from fastapi import APIRouter, Response

from readout.desk.desk import Desk
from readout.desk.serving.answering import page_is_there
from readout.desk.serving.parameters import DueFilters
from readout.desk.serving.workspace.asking import ReaderAsks
from readout.desk.serving.workspace.search_pages import Asked, Fields, parsed
from readout.desk.serving.workspace.showing import Shown, Source, line_of, source_of
from readout.desk.telling import Which
from readout.desk.telling import due as due_then
from readout.errors import InputError
from readout.rendering.changes import value_words
from readout_schemas import Document
from readout_schemas.desk import Due, DueList, Later

routes = APIRouter(include_in_schema=False)
BEFORE, SOON, AHEAD = dt.timedelta(days=30), dt.timedelta(days=14), dt.timedelta(days=90)
"""What is shown if nothing else is asked for begins so long ago and ends so far ahead; soon is up to then."""
DAY = dt.timedelta(days=1)
OF_A_STRETCH, OF_A_PAGE = 25, 100
"""Lines of each of the three stretches around today, and of a page of the days that were asked for."""


class Told(NamedTuple):
    """A later record of a commitment, its source, and what changed in words."""

    later: Later
    source: Source
    before: str
    after: str


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


class Stretch(NamedTuple):
    """Days of which there is more than the page shows."""

    first: dt.date | None
    last: dt.date | None
    next: str


@routes.get("/due", response_class=Response)
def due(ask: ReaderAsks, asked: Asked) -> Response:
    """Commitments by deadline: overdue, soon, later, and those that were kept or withdrawn."""
    return ask.page("due.html", lambda: _due(ask.desk, asked), section="due")


def _due(desk: Desk, asked: Fields) -> Mapping[str, Any]:
    today = desk.now().date()
    told: dict[str, Any] = {"asked": asked, "today": today, "fault": "", "party": None, "groups": (), "more": ()}
    try:
        filters = parsed(DueFilters, {name: asked[name] for name in ("from", "to") if asked[name]})
        party = desk.party_named(asked["party"]) if asked["party"] else None
    except InputError as error:
        return {**told, "first": None, "last": None, "fault": str(error)}
    key, first, last = party.key if party else None, filters.start, filters.end
    if first is None and last is None:
        edges = (today - BEFORE, today, today + SOON + DAY, today + AHEAD + DAY)
        with desk.store.reading() as session:  # all of one state
            found = [
                due_then(session, today, Which(start, end - DAY, key), OF_A_STRETCH)
                for start, end in itertools.pairwise(edges)
            ]
        first, last = edges[0], edges[-1] - DAY
    else:
        with page_is_there():
            found = [desk.due(first, last, key, limit=OF_A_PAGE, after=asked["after"] or None)]
    groups = [one for one in _groups(found, today) if one.lines]
    more = [Stretch(one.first, one.last, one.next) for one in found if one.next]
    return {**told, "first": first, "last": last, "party": party, "groups": groups, "more": more}


def _groups(found: list[DueList], today: dt.date) -> list[Group]:
    documents = {one.id: one for each in found for one in each.documents}
    groups = {
        "overdue": Group("overdue", "Overdue", []),
        "soon": Group("soon", f"In the next {SOON.days} days", []),
        "later": Group("later", "Later", []),
        "kept": Group("kept", "Kept", []),
        "withdrawn": Group("withdrawn", "Withdrawn", []),
    }
    for one in (one for each in found for one in each.commitments):
        key = one.state if one.state != "open" else "soon" if one.day <= today + SOON else "later"
        groups[key].lines.append(_line(one, today, documents))
    return list(groups.values())


def _line(one: Due, today: dt.date, documents: Mapping[str, Document]) -> Line:
    record = line_of(one.record, documents, name=one.id if one.record.sourcing else None)
    later = tuple(
        Told(each, source_of(each.document, documents.get(each.document), each.evidence), *_values(each))
        for each in one.later
    )
    return Line(one, record, (one.day - today).days, later)


def _values(later: Later) -> tuple[str, str]:
    """What changed as one says it: days as days, and codes as words."""
    return value_words(later.field, later.before), value_words(later.field, later.after)
