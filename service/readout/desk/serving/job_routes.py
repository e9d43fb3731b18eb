"""Handing documents in, and following what becomes of them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated

import anyio
import anyio.to_thread
from fastapi import APIRouter, Depends, Header, HTTPException, Path, Query, Request, Response
from fastapi.sse import EventSourceResponse, ServerSentEvent

from readout.desk.jobs import Event, Job, JobDocument
from readout.desk.serving.answering import answer, conditional, next_page, page_is_there
from readout.desk.serving.job_parameters import Handed, JobsAsked, takes_documents
from readout.desk.serving.parameters import Name
from readout.desk.serving.problems import documented
from readout.desk.serving.secluded import Secluded
from readout.desk.serving.service import Editor, Reader, Service, Serving
from readout.desk.store.columns import HIGHEST
from readout_schemas.desk import JobDocumentItem, JobEvent, JobItem, Jobs, OneJob

routes = APIRouter(tags=["jobs"], responses=documented(401, 403, 422, 429, 503))
LOOK = 0.5
"""Seconds between two looks for events."""
NO_READER = (
    "nobody here reads documents: start readout serve with --model, or with --no-work beside a readout desk work"
)


def found_job(service: Serving, _: Reader, job: Annotated[Name, Path(description="Its id.")]) -> Job:
    """The job of an address.

    Raises:
        HTTPException: 404, there is none.
    """
    return job_of(service, job)


def job_of(service: Service, name: str) -> Job:
    """The job of an id.

    Raises:
        HTTPException: 404, there is none.
    """
    try:
        return service.desk.job(name)
    except KeyError:
        raise HTTPException(404, f"there is no job {name}") from None


Found = Annotated[Job, Depends(found_job)]


def readers_are_there(service: Serving, _: Editor) -> None:
    """Make sure that what is handed in will be read.

    Raises:
        HTTPException: 503, there is no model.
    """
    if not service.reads:
        raise HTTPException(503, NO_READER)


@routes.post(
    "/v1/documents",
    response_model=JobItem,
    status_code=202,
    responses=documented(413, 415),
    openapi_extra=takes_documents(),
    dependencies=[Depends(readers_are_there)],
)
def add_documents(request: Request, service: Serving, who: Editor, handed: Handed) -> Response:
    """Hand in articles to be read: texts and addresses as JSON, or files as a form. What becomes of them is a job."""
    packed = handed.packed()
    with service.change(request, who, "documents.submit", handed.what) as change:
        return change.answered(queued(job_of(service, service.desk.submit(packed, who.name))))


def queued(job: Job) -> Response:
    """What one is told whose job waits."""
    return Response(item(job).model_dump_json(), 202, {"Location": f"/v1/jobs/{job.id}"}, "application/json")


@routes.get("/v1/jobs", response_model=Jobs, responses={**conditional(), **documented(404)})
def jobs(request: Request, service: Serving, who: Reader, asked: Annotated[JobsAsked, Query()]) -> Response:
    """What jobs there are, the latest first."""
    with page_is_there():
        page = service.desk.jobs(asked.state, limit=asked.limit, after=asked.after)
    told = Secluded(service.desk, who.role)
    items = tuple(item(told.job(one)) for one in page.items)
    return answer(request, Jobs(items=items, next=page.next), headers=next_page(request, page.next))


@routes.get("/v1/jobs/{job}", response_model=OneJob, responses={**conditional(), **documented(404)})
def one_job(request: Request, service: Serving, who: Reader, job: Found) -> Response:
    """A job, with what became of each document until now."""
    told = Secluded(service.desk, who.role)
    read = tuple(_document(told.document(one, job)) for one in service.desk.job_documents(job))
    return answer(request, OneJob(**dict(item(told.job(job))), read=read))


@routes.get("/v1/jobs/{job}/events", response_class=EventSourceResponse, responses=documented(404))
async def events(
    service: Serving,
    who: Reader,
    job: Found,
    last: Annotated[int, Header(alias="Last-Event-ID", ge=0, le=HIGHEST, description="Only what came after it.")] = 0,
) -> AsyncIterator[ServerSentEvent]:
    """What becomes of a job, event by event, until it has ended; a comment every 15 seconds keeps the line open."""
    told = Secluded(service.desk, who.role)
    while not service.closing:
        has_ended, several = await anyio.to_thread.run_sync(_news, service, job, last, told)
        for one in several:
            last = one.number
            yield ServerSentEvent(id=str(one.number), event=one.kind, data=_event(one))
        if not several:
            if has_ended:
                return
            await anyio.sleep(LOOK)


def _news(service: Service, job: Job, last: int, told: Secluded) -> tuple[bool, list[Event]]:
    """Whether the job had ended, and then what came behind an event: of one that had, nothing comes later."""
    try:
        has_ended = service.desk.job(job.id).has_ended
    except KeyError:
        has_ended = True
    return has_ended, [told.event(one, job) for one in service.desk.job_events(job, last)]


@routes.post("/v1/jobs/{job}/cancel", response_model=JobItem, responses=documented(404, 409))
def cancel(request: Request, service: Serving, who: Editor, job: Found) -> Response:
    """Take a job back: what is under way comes to its end, and what was read stays."""
    if job.has_ended:
        raise HTTPException(409, f"the job has ended already: it is {job.state}")
    with service.change(request, who, "job.cancel", job.id) as change:
        service.desk.cancel(job.id, who.name)
        told = item(job_of(service, job.id))
        return change.answered(Response(told.model_dump_json(), media_type="application/json"))


def item(job: Job) -> JobItem:
    """A job as it is told."""
    return JobItem(
        id=job.id,
        kind=job.kind,
        what=job.what,
        state=job.state,
        by=job.by,
        made_at=job.made_at,
        began_at=job.began_at,
        ended_at=job.ended_at,
        waits=job.waits,
        not_before=job.not_before,
        error=job.error,
        watch=job.watch,
        documents=dict(job.outcomes),
        records=job.records,
        cost_usd=job.cost_usd,
        edition=None if job.result is None else job.result.get("number"),
    )


def _document(one: JobDocument) -> JobDocumentItem:
    return JobDocumentItem(
        document=one.document, source=one.source, outcome=one.outcome, records=one.records, error=one.error
    )


def _event(one: Event) -> JobEvent:
    about = None if one.document is None else _document(one.document)
    return JobEvent(number=one.number, at=one.at, kind=one.kind, told=one.told, document=about)
