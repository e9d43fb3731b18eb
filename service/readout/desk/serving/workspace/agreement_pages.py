"""How far two reviewers agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Query, Response
from sqlalchemy import select

from readout.desk.desk import Desk
from readout.desk.reviewing import Review
from readout.desk.reviewing.agreement import Difference
from readout.desk.serving.workspace.asking import ReaderAsks
from readout.desk.serving.workspace.review_looking import Change, changes_of
from readout.desk.serving.workspace.search_pages import Asked, Fields
from readout.desk.serving.workspace.speaking import address
from readout.desk.store.review_tables import ReviewRow
from readout.rendering.phrasing import clipped
from readout.rendering.views import view

routes = APIRouter(include_in_schema=False)
AT_ONCE = 50
"""Differences that a page shows."""


class Side(NamedTuple):
    """What one of them says."""

    review: Review
    changes: tuple[Change, ...]


class Line(NamedTuple):
    """Something of which two reviewers say otherwise."""

    title: str
    first: Side
    second: Side


@routes.get("/agreement", response_class=Response)
def agreement(ask: ReaderAsks, asked: Asked, behind: Annotated[int, Query(ge=0, le=10**9)] = 0) -> Response:
    """How far two agree on what both reviewed, and each difference, page by page."""
    return ask.page("agreement.html", lambda: _told(ask.desk, asked, behind), section="review")


def _told(desk: Desk, asked: Fields, behind: int) -> Mapping[str, Any]:
    with desk.store.reading() as session:
        people = sorted(session.scalars(select(ReviewRow.reviewer).distinct()))
    first = asked["first"] or (people[0] if people else "")
    second = asked["second"] or next((one for one in people if one != first), "")
    told = {"people": people, "first": first, "second": second, "found": None, "lines": (), "next": None, "start": None}
    if first not in people or second not in people or first == second:
        return told
    found = desk.agreement(first, second, AT_ONCE, behind)
    own, end = {"first": first, "second": second}, behind + len(found.differences)
    return {
        **told,
        "found": found,
        "lines": list(_lines(found.differences)),
        "next": address("agreement", **own, behind=end) if end < found.differ else None,
        "start": address("agreement", **own) if behind else None,
    }


def _lines(several: Iterable[Difference]) -> Iterable[Line]:
    for first, second in several:
        yield Line(clipped(view(first.seen).title, 200), _side(first), _side(second))


def _side(one: Review) -> Side:
    return Side(one, tuple(changes_of(one.seen, one.correction)))
