"""Search over everything: records by the filters that programs have too, documents, parties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal, TypeVar, get_args

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, ValidationError

from readout.desk.desk import Desk
from readout.desk.editions.history import homes_of
from readout.desk.serving.answering import page_is_there
from readout.desk.serving.parameters import Filters, RecordFilters
from readout.desk.serving.workspace.asking import ReaderAsks
from readout.desk.serving.workspace.showing import Shown, line_of, source_of
from readout.desk.serving.workspace.speaking import address
from readout.desk.store.queries import DocumentQuery, FoundRecord, RecordQuery
from readout.errors import InputError
from readout.faults import first_fault_of
from readout.record_types import RECORD_TYPES
from readout.rendering.phrasing import plain
from readout_schemas import CommitmentStatus, MeetingStatus, SanctionStatus

routes = APIRouter(include_in_schema=False)
M = TypeVar("M", bound=BaseModel)
Kind = Literal["records", "documents"]
STATES = {
    "Meetings": get_args(MeetingStatus),
    "Commitments": get_args(CommitmentStatus),
    "Sanctions": get_args(SanctionStatus),
}
ROLES = (
    "speaker",
    "addressee",
    "actors",
    "beneficiary",
    "participants",
    "representative",
    "hosts",
    "absent",
    "senders",
    "targets",
)
"""The parts that a party may have in a record."""
FILTERS = {"types": RECORD_TYPES, "states": STATES, "roles": ROLES, "plain": plain}
BESIDE = 6
"""Parties that are named beside what was found."""


class Fields(dict[str, str]):
    """The fields of a form; one that was left empty is not there, and is empty when it is looked at."""

    def __missing__(self, _: str) -> str:
        return ""


def asked_for(request: Request) -> Fields:
    """What a form asks for."""
    return Fields({name: value.strip() for name, value in request.query_params.items() if value.strip()})


Asked = Annotated[Fields, Depends(asked_for)]


@routes.get("/search", response_class=Response)
def search(ask: ReaderAsks, asked: Asked) -> Response:
    """Records or documents, by words and filters, page by page."""
    rest = Fields({name: value for name, value in asked.items() if name != "in"})
    if asked.get("in") == "documents":
        return ask.page("search.html", lambda: _documents(ask.desk, rest), section="search")
    return ask.page("search.html", lambda: _records(ask.desk, rest), section="search")


def _records(desk: Desk, asked: Fields) -> Mapping[str, Any]:
    told: dict[str, Any] = {**FILTERS, "asked": asked, "kind": "records", "fault": "", "party": None}
    try:
        filters = parsed(RecordFilters, {name: value for name, value in asked.items() if name != "party"})
        party = desk.party_named(asked["party"]) if "party" in asked else None
    except InputError as error:
        return {**told, "fault": str(error), "found": (), "next": None, "beside": ()}
    query = RecordQuery(
        words=filters.q,
        **filters.model_dump(exclude={"q", "limit", "after", "order", "party"}),
        party=party.key if party else None,
    )
    with page_is_there():
        page = desk.find_records(query, order=filters.order, limit=filters.limit, after=filters.after)
    beside = desk.parties(filters.q, limit=BESIDE) if filters.q and not filters.after else []
    return {
        **told,
        "party": party,
        "found": lines(desk, page.items),
        "next": following(asked, page.next),
        "beside": beside,
    }


def _documents(desk: Desk, asked: Fields) -> Mapping[str, Any]:
    told: dict[str, Any] = {**FILTERS, "asked": asked, "kind": "documents", "fault": "", "party": None, "beside": ()}
    known = {name: asked[name] for name in asked if name in {"q", "from", "to", "language", "publisher", "after"}}
    try:
        filters = parsed(Filters, known)
    except InputError as error:
        return {**told, "fault": str(error), "found": (), "next": None}
    query = DocumentQuery(words=filters.q, **filters.model_dump(exclude={"q", "limit", "after"}))
    with page_is_there():
        page = desk.find_documents(query, limit=filters.limit, after=filters.after)
    found = [(source_of(one.document.id, one.document), one.excerpt) for one in page.items]
    return {**told, "found": found, "next": following({**known, "in": "documents"}, page.next)}


def lines(desk: Desk, found: Iterable[FoundRecord]) -> list[tuple[Shown, str]]:
    """Records that were found with the words around what was looked for, each under the thing that it tells of."""
    several = list(found)
    with desk.store.reading() as session:
        homes = homes_of(session, [one.record.id for one in several])
    documents = {one.id: one for one in desk.documents_named({one.document for one in several})}
    return [(line_of(one.record, documents, name=homes.get(one.record.id)), one.excerpt) for one in several]


def parsed(model: type[M], asked: Mapping[str, str]) -> M:
    """What is asked for as a model.

    Raises:
        InputError: it is something else.
    """
    try:
        return model.model_validate(asked)
    except ValidationError as error:
        raise InputError(first_fault_of(error)) from None


def following(asked: Mapping[str, str], cursor: str | None) -> str | None:
    """The address of the next page."""
    told = {name: value for name, value in asked.items() if name != "after"}
    return None if cursor is None else address("search", **told, after=cursor)
