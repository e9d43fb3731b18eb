"""Adding reports, and removing documents."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter, Request, Response

from readout.desk.serving.finding_routes import Id, found_document
from readout.desk.serving.problems import documented
from readout.desk.serving.requests import Body, takes
from readout.desk.serving.service import Admin, Editor, Serving
from readout.report_io import report_of
from readout_schemas import Report
from readout_schemas.desk import Gone, ReportAdded

routes = APIRouter(tags=["changing"], responses=documented(401, 403, 422, 429, 503))


@routes.post(
    "/v1/reports",
    response_model=ReportAdded,
    status_code=201,
    responses={200: {"model": ReportAdded, "description": "Nothing new came"}, **documented(413, 415)},
    openapi_extra=takes(Report),
)
def add_report(request: Request, service: Serving, who: Editor, body: Body) -> Response:
    """Add a report as `readout extract` writes it; what is there already adds nothing, however often it is sent."""
    report = report_of(body)
    with service.change(request, who, "report.add", report.document.id) as change:
        adding = service.desk.adding()
        outcome = adding.add(report)
        name = next(iter(adding.added.documents), None)
        told = ReportAdded(outcome=outcome, document=name, records=adding.added.records)
        where = {} if name is None else {"Location": f"/v1/documents/{quote(name, safe='')}"}
        status = 201 if outcome in {"new", "anew"} else 200
        return change.answered(Response(told.model_dump_json(), status, where, "application/json"))


@routes.delete("/v1/documents/{document}", response_model=Gone, responses=documented(404))
def forget(request: Request, service: Serving, who: Admin, document: Id) -> Response:
    """Remove a document with all that rests on it; editions that cite it stand without its text and words."""
    name = found_document(service.desk, document).id
    with service.change(request, who, "document.forget", name) as change:
        gone = service.desk.forget(name)
        told = Gone(documents=gone.documents, records=gone.records, editions=gone.editions)
        return change.answered(Response(told.model_dump_json(), media_type="application/json"))
