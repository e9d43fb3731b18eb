"""Handing articles in, and following what becomes of them: a text, files, addresses; each a job."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import anyio.to_thread
from fastapi import APIRouter, HTTPException, Path, Request, Response
from pydantic import ValidationError
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException as FormError

from readout.desk.jobs import Given, Submission
from readout.desk.jobs.things import MOST_SOURCES
from readout.desk.serving.answering import page_is_there
from readout.desk.serving.job_parameters import FILE, DocumentsGiven
from readout.desk.serving.job_parameters import FORM as MULTIPART
from readout.desk.serving.job_routes import NO_READER, job_of
from readout.desk.serving.parameters import Name
from readout.desk.serving.secluded import Secluded
from readout.desk.serving.workspace.asking import WRONG, Ask, EditorAsks, ReaderAsks, to
from readout.desk.serving.workspace.forms import Form, SentForm
from readout.desk.serving.workspace.handing_in import KEY_FIELD, fresh_key, hand_in
from readout.desk.serving.workspace.search_pages import Asked
from readout.desk.serving.workspace.speaking import address
from readout.errors import InputError
from readout.faults import first_fault_of

routes = APIRouter(include_in_schema=False)
MOST_DOCUMENTS = 500
"""Documents of a job that its page names."""
NOT_A_FORM, MALFORMED = 415, 400
ABOUT = ("published", "publisher", "language")


@routes.get("/add", response_class=Response)
def adding(ask: EditorAsks) -> Response:
    """Where articles are handed in."""
    return _page(ask, {})


@routes.post("/add", response_class=Response)
async def add(request: Request, ask: EditorAsks) -> Response:
    """Hand articles in, and go to what becomes of them.

    Raises:
        HTTPException: 403, no page of ours sent it; 413, it is too long; 415, it is no such form.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != MULTIPART:
        raise HTTPException(NOT_A_FORM, f"send a form with files: Content-Type: {MULTIPART}")
    try:
        async with request.form(max_files=MOST_SOURCES, max_fields=20) as form:
            texts = Form([(name, one) for name, one in form.multi_items() if isinstance(one, str)])
            ask.proven(texts)
            files = await _files(form)
    except FormError as error:
        if error.status_code != MALFORMED:
            raise
        raise HTTPException(WRONG, f"this is no form: {error.detail}") from None
    return await anyio.to_thread.run_sync(_handed_in, ask, texts, files)


async def _files(form: FormData) -> list[tuple[str, bytes]]:
    """The files, by their names; a field that was left empty comes as one without a name."""
    several = [one for name, one in form.multi_items() if name == FILE and isinstance(one, UploadFile) and one.filename]
    return [(one.filename or "", await one.read()) for one in several]


def _handed_in(ask: Ask, form: Form, files: list[tuple[str, bytes]]) -> Response:
    told = {name: form.get(name) for name in (*ABOUT, "text", "title", "addresses")}
    if not ask.service.reads:
        return _page(ask, told, NO_READER, 503)
    try:
        submission = _submission(form, files)
    except InputError as error:
        return _page(ask, told, str(error), WRONG)
    return hand_in(ask, submission, form.get(KEY_FIELD))


def _submission(form: Form, files: list[tuple[str, bytes]]) -> Submission:
    """What the form hands in.

    Raises:
        InputError: there is nothing to read, or something is wrong with it.
    """
    text = {"text": form.get("text"), **({"title": form.get("title")} if form.get("title") else {})}
    given: dict[str, Any] = {name: form.get(name) for name in ABOUT if form.get(name)}
    given["texts"] = [text] if text["text"] else []
    given["addresses"] = [line.strip() for line in form.get("addresses").splitlines() if line.strip()]
    given["again"] = bool(form.get("again"))
    try:
        told = DocumentsGiven.model_validate(given)
    except ValidationError as error:
        raise InputError(first_fault_of(error)) from None
    own = [Given.file(name, body, told.metadata()) for name, body in files]
    rest = told.submission().sources if told.texts or told.addresses else ()
    return Submission(sources=(*rest, *own), again=told.again)


def _page(ask: Ask, told: Mapping[str, str], fault: str = "", status: int = 200) -> Response:
    fields = {name: told.get(name, "") for name in (*ABOUT, "text", "title", "addresses")}
    shown = {"told": fields, "fault": fault, "reads": ask.service.reads, "no_reader": NO_READER, "key": fresh_key()}
    return ask.own_page("add.html", shown, section="inbox", status=status)


@routes.get("/jobs", response_class=Response)
def jobs(ask: ReaderAsks, asked: Asked) -> Response:
    """What was handed in, the latest first, and how far it is."""

    def made() -> Mapping[str, Any]:
        secluded = Secluded(ask.desk, ask.bearer.role)
        with page_is_there():
            page = ask.desk.jobs(after=asked["after"] or None)
        return {
            "jobs": [secluded.job(one) for one in page.items],
            "next": None if page.next is None else address("jobs", after=page.next),
            "first": "/jobs" if asked["after"] else None,
        }

    return ask.page("jobs.html", made, section="inbox")


@routes.get("/jobs/{job}", response_class=Response)
def one_job(ask: ReaderAsks, job: Annotated[Name, Path()]) -> Response:
    """A job, how far it is, and what became of each document."""

    def made() -> Mapping[str, Any]:
        found = job_of(ask.service, job)
        read, secluded = ask.desk.job_documents(found), Secluded(ask.desk, ask.bearer.role)
        shown = [secluded.document(one, found) for one in read[-MOST_DOCUMENTS:]]
        return {"job": secluded.job(found), "read": shown, "all": len(read)}

    return ask.page("job.html", made, section="inbox")


@routes.post("/jobs/{job}/cancel", response_class=Response)
def cancel(ask: EditorAsks, job: Annotated[Name, Path()], form: SentForm) -> Response:
    """Take a job back; what was read stays."""
    ask.proven(form)
    found = job_of(ask.service, job)
    if not found.has_ended:
        ask.service.note(ask.bearer, "job.cancel", found.id)
        ask.desk.cancel(found.id, ask.bearer.name)
    return to(address("jobs", found.id))
