"""A thing as a whole: all of its records are accepted or rejected at once, in one transaction."""

from __future__ import annotations

from fastapi import APIRouter, Response

from readout.desk.reviewing import NewReview
from readout.desk.reviewing.about import OvertakenError
from readout.desk.serving.workspace.asking import CONFLICT, WRONG, Ask, EditorAsks, to
from readout.desk.serving.workspace.forms import Form, SentForm
from readout.desk.serving.workspace.membership_pages import Id, reviews_page
from readout.desk.serving.workspace.speaking import address
from readout.errors import InputError

routes = APIRouter(include_in_schema=False)


@routes.post("/things/{cluster}/whole", response_class=Response)
def whole(ask: EditorAsks, cluster: Id, form: SentForm) -> Response:
    """Accept or reject all records of a thing, and show what was said of it, where it is taken back."""
    ask.proven(form)
    try:
        new = _new(ask, cluster, form)
        ask.service.note(ask.bearer, "review.add", f"{new.verdict} all of {cluster}")
        kept = ask.desk.review(new)
    except InputError as error:
        status = CONFLICT if isinstance(error, OvertakenError) else WRONG
        return reviews_page(ask, cluster, fault=str(error), status=status)
    return to(address("things", cluster, "reviews", done=kept[0].number))


def _new(ask: Ask, cluster: str, form: Form) -> NewReview:
    """What the form says.

    Raises:
        InputError: it says neither.
    """
    verdict = form.get("verdict")
    if verdict not in {"accept", "reject"}:
        raise InputError("say what of it: accept or reject")
    return NewReview(
        what=cluster,
        verdict="accept" if verdict == "accept" else "reject",
        by=ask.bearer.name,
        note=form.get("note"),
        shown=form.get("mark"),
        whole=True,
    )
