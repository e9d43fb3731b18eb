"""The inbox: what came in, what failed and why, and what may be done about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Response
from sqlalchemy import func, select

from readout.desk.jobs import Given, Submission
from readout.desk.serving.answering import page_is_there
from readout.desk.serving.job_routes import NO_READER
from readout.desk.serving.parameters import Name
from readout.desk.serving.secluded import Secluded
from readout.desk.serving.workspace.asking import AdminAsks, EditorAsks, ReaderAsks, to
from readout.desk.serving.workspace.forms import SentForm
from readout.desk.serving.workspace.handing_in import KEY_FIELD, hand_in
from readout.desk.serving.workspace.showing import source_of
from readout.desk.serving.workspace.speaking import address
from readout.desk.store.queries import DocumentQuery
from readout.desk.store.removing import forget_failure
from readout.desk.store.tables import DocumentRow, RecordRow

routes = APIRouter(include_in_schema=False)
FAILED = 50
"""Failures that a page shows."""


@routes.get("/inbox", response_class=Response)
def inbox(ask: ReaderAsks, after: Annotated[Name | None, Query()] = None) -> Response:
    """What failed, the latest first, and the documents that came, page by page."""

    def made() -> Mapping[str, Any]:
        failed, secluded = [] if after else ask.desk.failures(), Secluded(ask.desk, ask.bearer.role)
        with page_is_there():
            page = ask.desk.find_documents(DocumentQuery(), after=after)
        names = [one.document.id for one in page.items]
        with ask.desk.store.reading() as session:
            came = dict(
                session.execute(select(DocumentRow.id, DocumentRow.added_at).where(DocumentRow.id.in_(names))).all()
            )
            counted = select(RecordRow.document, func.count()).where(RecordRow.document.in_(names))
            records = dict(session.execute(counted.group_by(RecordRow.document)).all())
        return {
            "failed": [secluded.failure(one) for one in failed[:FAILED]],
            "failures": len(failed),
            "documents": [
                (source_of(one.document.id, one.document), came[one.document.id], records.get(one.document.id, 0))
                for one in page.items
            ],
            "after": after,
            "reads": ask.service.reads,
            "next": None if page.next is None else address("inbox", after=page.next),
        }

    return ask.page("inbox.html", made, section="inbox")


@routes.post("/inbox/dismiss", response_class=Response)
def dismiss(ask: AdminAsks, form: SentForm) -> Response:
    """Take a source that failed off the list; nothing that was read of it goes."""
    ask.proven(form)
    source = form.get("source")
    ask.service.note(ask.bearer, "failure.dismiss", source)
    with ask.desk.store.writing() as session:
        forget_failure(session, source)
    return to("/inbox")


@routes.post("/inbox/again", response_class=Response)
def again(ask: EditorAsks, form: SentForm) -> Response:
    """Have an address that failed read again: a job like any other that is handed in.

    Raises:
        HTTPException: 503, nobody here reads.
        InputError: it is no address.
    """
    ask.proven(form)
    if not ask.service.reads:
        raise HTTPException(503, NO_READER)
    return hand_in(ask, Submission(sources=(Given.address(form.get("source")),)), form.get(KEY_FIELD))
