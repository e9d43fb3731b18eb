"""Parties, and what each met, said, promised and imposed."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response

from readout.desk.serving.answering import page_is_there
from readout.desk.serving.parameters import Name
from readout.desk.serving.workspace.asking import ReaderAsks, missing
from readout.desk.serving.workspace.search_pages import Asked, Fields
from readout.desk.serving.workspace.showing import Shown, line_of
from readout.desk.serving.workspace.speaking import address
from readout.desk.store.queries import MOST
from readout.record_types import RECORD_TYPES
from readout.rendering.views import TITLES
from readout_schemas import RecordType
from readout_schemas.desk import PartyPage

routes = APIRouter(include_in_schema=False)
LISTED = 100
"""Parties of a list."""


@routes.get("/parties", response_class=Response)
def parties(ask: ReaderAsks, asked: Asked) -> Response:
    """Parties by their names, those with most records first."""
    words = asked["q"][:500]

    def made() -> Mapping[str, Any]:
        found = ask.desk.parties(words, limit=min(LISTED + 1, MOST))
        return {"found": found[:LISTED], "more": len(found) > LISTED, "q": words}

    return ask.page("parties.html", made, section="parties")


@routes.get("/parties/{key}", response_class=Response)
def one_party(
    ask: ReaderAsks, key: Annotated[Name, Path()], asked: Asked, after: Annotated[Name | None, Query()] = None
) -> Response:
    """What a party has a part in, day by day, the latest first."""
    kind = next((one for one in RECORD_TYPES if one == asked["type"]), None)
    if asked["type"] and kind is None:
        raise missing("there is no such type of records")

    def made() -> Mapping[str, Any]:
        with page_is_there():
            page = ask.desk.party(key, kind=kind, after=after)
        return {"party": page, "days": _days(page), **_links(page, asked, kind, first=after is None)}

    return ask.page("party.html", made, section="parties")


def _links(page: PartyPage, asked: Fields, kind: RecordType | None, *, first: bool) -> Mapping[str, Any]:
    following = None if page.next is None else address("parties", page.key, type=kind, after=page.next)
    return {
        "kind": kind,
        "total": sum(page.counts.values()),
        "kinds": [(one, TITLES[one], page.counts[one]) for one in RECORD_TYPES],
        "next": following,
        "first": None if first else address("parties", page.key, type=asked["type"]),
    }


def _days(page: PartyPage) -> list[tuple[dt.date | None, list[tuple[Shown, tuple[str, ...]]]]]:
    """What is on a page by its days, each thing with the party's parts in it."""
    documents = {one.id: one for one in page.documents}
    return [
        (
            day,
            [
                (line_of(one.record, documents, name=one.id if one.record.sourcing else None), one.roles)
                for one in several
            ],
        )
        for day, several in itertools.groupby(page.entries, key=lambda one: one.day)
    ]
