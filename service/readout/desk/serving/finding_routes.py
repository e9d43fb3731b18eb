"""Records, documents, parties, and what is due."""

from __future__ import annotations

import json
from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Query, Request, Response
from sqlalchemy import select

from readout.desk.desk import Desk
from readout.desk.editions.history import homes_of
from readout.desk.serving.answering import answer, conditional, next_page, page_is_there
from readout.desk.serving.parameters import DueFilters, Filters, Name, PartyAsked, PartyFilters, RecordFilters
from readout.desk.serving.problems import documented
from readout.desk.serving.service import Reader, Serving
from readout.desk.store.queries import DocumentQuery, FoundRow, Page, RecordQuery
from readout.desk.store.tables import RecordRow
from readout.record_types import type_of
from readout_schemas import Document, Report
from readout_schemas.desk import (
    DocumentItem,
    Documents,
    DueList,
    OneRecord,
    Parties,
    PartyItem,
    PartyPage,
    Records,
)

routes = APIRouter(tags=["reading"], responses={**conditional(), **documented(401, 403, 422, 429, 503)})
Id = Annotated[Name, Path(description="Its id.")]


@routes.get("/v1/records", response_model=Records, responses=documented(404))
def records(request: Request, service: Serving, _: Reader, asked: Annotated[RecordFilters, Query()]) -> Response:
    """Records of current reports, by words and filters."""
    query = RecordQuery(
        words=asked.q,
        **asked.model_dump(exclude={"q", "limit", "after", "order"}),
    )
    with page_is_there():
        page = service.desk.find_rows(query, order=asked.order, limit=asked.limit, after=asked.after)
    return answer(request, _records(page), headers=next_page(request, page.next))


@routes.get("/v1/records/{record}", response_model=OneRecord, responses=documented(404))
def one_record(request: Request, service: Serving, _: Reader, record: Id) -> Response:
    """A record of a current report."""
    found = service.desk.records([record]).get(record)
    if found is None:
        raise HTTPException(404, "there is no record of this id in a current report")
    with service.desk.store.reading() as session:
        document = session.scalar(select(RecordRow.document).where(RecordRow.id == record))
        cluster = homes_of(session, [record]).get(record)
    told = OneRecord(id=record, type=type_of(found), document=document or "", record=found, cluster=cluster)
    return answer(request, told)


@routes.get("/v1/documents", response_model=Documents, responses=documented(404))
def documents(request: Request, service: Serving, _: Reader, asked: Annotated[Filters, Query()]) -> Response:
    """Documents without their texts, what came last first; days are those of publication."""
    query = DocumentQuery(words=asked.q, **asked.model_dump(exclude={"q", "limit", "after"}))
    with page_is_there():
        page = service.desk.find_documents(query, limit=asked.limit, after=asked.after)
    items = tuple(DocumentItem(document=one.document, excerpt=one.excerpt) for one in page.items)
    return answer(request, Documents(items=items, next=page.next), headers=next_page(request, page.next))


@routes.get("/v1/documents/{document}", response_model=Document, responses=documented(404))
def one_document(request: Request, service: Serving, _: Reader, document: Id) -> Response:
    """A document with its text."""
    return answer(request, found_document(service.desk, document))


@routes.get("/v1/documents/{document}/report", response_model=Report, responses=documented(404))
def current_report(request: Request, service: Serving, _: Reader, document: Id) -> Response:
    """What the current reading of a document gave."""
    for report in service.desk.reports([document]):
        return answer(request, report)
    raise HTTPException(404, "there is no document of this id")


@routes.get("/v1/parties", response_model=Parties)
def parties(request: Request, service: Serving, _: Reader, asked: Annotated[PartyFilters, Query()]) -> Response:
    """Parties by their names, those with most records first."""
    found = service.desk.parties(asked.q, limit=asked.limit)
    return answer(request, Parties(items=tuple(PartyItem(key=o.key, name=o.name, records=o.records) for o in found)))


@routes.get("/v1/parties/{key}", response_model=PartyPage, responses=documented(404))
def one_party(
    request: Request, service: Serving, _: Reader, key: Id, asked: Annotated[PartyAsked, Query()]
) -> Response:
    """What a party met, said, promised and imposed, each thing once, the latest day first."""
    with page_is_there():
        page = service.desk.party(key, kind=asked.type, limit=asked.limit, after=asked.after)
    return answer(request, page, headers=next_page(request, page.next))


@routes.get("/v1/due", response_model=DueList, responses=documented(404))
def due(request: Request, service: Serving, _: Reader, asked: Annotated[DueFilters, Query()]) -> Response:
    """Commitments by deadline, the earliest first, each open, overdue, kept or withdrawn, and who says so."""
    with page_is_there():
        found = service.desk.due(asked.start, asked.end, asked.party, limit=asked.limit, after=asked.after)
    return answer(request, found, headers=next_page(request, found.next))


def found_document(desk: Desk, name: str) -> Document:
    """The document of an id.

    Raises:
        HTTPException: 404, there is none.
    """
    try:
        return desk.document(name)
    except KeyError:
        raise HTTPException(404, "there is no document of this id") from None


def _records(page: Page[FoundRow]) -> bytes:
    """``Records``, of which the records are JSON already: reading them to write them again took most of the time."""
    told = json.JSONEncoder(ensure_ascii=False).encode
    items = ",".join(
        f'{{"id":{told(one.id)},"type":{told(one.type)},"document":{told(one.document)},"record":{one.body}}}'
        for one in page.items
    )
    return f'{{"items":[{items}],"next":{told(page.next)}}}'.encode()
