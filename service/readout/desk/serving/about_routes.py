"""The service itself: how it is, what is in the desk, who did what, and what records look like."""

from __future__ import annotations

import json
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from sqlalchemy import text

from readout.desk.serving.answering import answer, conditional, next_page, page_is_there
from readout.desk.serving.auditing import entries
from readout.desk.serving.metrics import MEDIA
from readout.desk.serving.parameters import Paging
from readout.desk.serving.problems import documented
from readout.desk.serving.secluded import Secluded
from readout.desk.serving.service import Admin, Reader, Serving
from readout.library import SchemaName
from readout.library import schema as schema_of
from readout_schemas.desk import Alive, Audit, AuditItem, InboxItem, Me, StatusTold

routes = APIRouter(tags=["service"])
_LET_IN = documented(401, 403, 422, 429, 503)
_MOST_FAILURES = 20


@routes.get("/healthz", response_model=Alive)
async def alive() -> Response:
    """That the service runs, whether or not the desk can be read."""
    return Response(Alive().model_dump_json(), media_type="application/json")


@routes.get("/readyz", response_model=Alive, responses=documented(503))
def ready(service: Serving) -> Response:
    """That the desk can be read."""
    with service.desk.store.reading() as session:
        session.execute(text("SELECT 1"))
    return Response(Alive().model_dump_json(), media_type="application/json")


@routes.get(
    "/metrics",
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}, **_LET_IN},
    response_class=Response,
)
def metrics(service: Serving, _: Reader) -> Response:
    """What was asked, how long it took, and what is in the desk, as Prometheus reads it."""
    return Response(service.metrics.told(service.desk.status()), media_type=MEDIA)


@routes.get("/v1/status", response_model=StatusTold, responses={**conditional(), **_LET_IN})
def status(request: Request, service: Serving, who: Reader) -> Response:
    """How much is in the desk, and what failed."""
    now, failed = service.desk.status(), service.desk.failures()
    told = {name: getattr(now, name) for name in StatusTold.model_fields if hasattr(now, name)}
    secluded = Secluded(service.desk, who.role)
    inbox = tuple(
        InboxItem(source=one.source, error=one.error, first_at=one.first_at, last_at=one.last_at, times=one.times)
        for one in map(secluded.failure, failed[:_MOST_FAILURES])
    )
    return answer(request, StatusTold.model_validate({**told, "failed": len(failed), "inbox": inbox}))


@routes.get("/v1/me", response_model=Me, responses={**conditional(), **_LET_IN})
def me(request: Request, who: Reader) -> Response:
    """Whose the token is, and what it is good for."""
    return answer(request, Me(name=who.name, role=who.role))


@routes.get(
    "/v1/schemas/{name}",
    responses={
        200: {"content": {"application/json": {"schema": {"type": "object"}}}},
        **conditional(),
        **_LET_IN,
    },
)
def schema(
    request: Request, _: Reader, name: Annotated[SchemaName, Path(description="Of what.", examples=["briefing"])]
) -> Response:
    """The JSON Schema of a record type, a report, a briefing, or of changes."""
    return answer(request, json.dumps(schema_of(name), ensure_ascii=False).encode())


@routes.get("/v1/audit", response_model=Audit, responses={**conditional(), **documented(404), **_LET_IN})
def audit(request: Request, service: Serving, _: Admin, asked: Annotated[Paging, Query()]) -> Response:
    """Who did what, the latest first."""
    with page_is_there(), service.desk.store.reading() as session:
        page = entries(session, asked.limit, asked.after)
    items = tuple(AuditItem(at=one.at, who=one.who, what=one.what, subject=one.subject) for one in page.items)
    return answer(request, Audit(items=items, next=page.next), headers=next_page(request, page.next))
