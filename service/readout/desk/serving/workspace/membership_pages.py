"""Which records are one thing: making two things one, and parting one, each with a look at what it becomes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, NamedTuple
from urllib.parse import unquote

from fastapi import APIRouter, Path, Query, Response
from sqlalchemy.orm import Session

from readout.desk.desk import Desk
from readout.desk.reviewing import NewReview, Review
from readout.desk.reviewing.about import OvertakenError, living
from readout.desk.reviewing.listing import at_once
from readout.desk.reviewing.previewing import Preview
from readout.desk.serving.parameters import Name
from readout.desk.serving.workspace.asking import CONFLICT, WRONG, Ask, EditorAsks, missing, to
from readout.desk.serving.workspace.forms import SentForm
from readout.desk.serving.workspace.review_looking import said_of
from readout.desk.serving.workspace.search_pages import Asked, Fields, lines
from readout.desk.serving.workspace.showing import Shown, shown
from readout.desk.serving.workspace.speaking import address
from readout.desk.serving.workspace.things import Told, record_alone, thing
from readout.desk.store.queries import RecordQuery
from readout.desk.telling.things import documents_named, sources_of
from readout.errors import InputError

routes = APIRouter(include_in_schema=False)
Id = Annotated[Name, Path()]
FOUND = 20


class Becomes(NamedTuple):
    """A thing as it would be, and the records that it would have."""

    shown: Shown
    records: int


@routes.get("/things/{cluster}/merge", response_class=Response)
def merging(ask: EditorAsks, cluster: Id, asked: Asked) -> Response:
    """Another thing is looked for, and what both would be together is shown."""
    return _merging(ask, cluster, asked)


@routes.post("/things/{cluster}/merge", response_class=Response)
def merge(ask: EditorAsks, cluster: Id, form: SentForm) -> Response:
    """Make two things one."""
    ask.proven(form)
    new = NewReview(
        what=cluster,
        verdict="merge",
        by=ask.bearer.name,
        other=form.get("with"),
        note=form.get("note"),
        shown=form.get("mark"),
    )
    try:
        return _done(ask, new)
    except InputError as error:
        status = CONFLICT if isinstance(error, OvertakenError) else WRONG
        return _merging(ask, cluster, Fields({"with": form.get("with")}), str(error), status)


@routes.get("/things/{cluster}/part", response_class=Response)
def parting(ask: EditorAsks, cluster: Id, record: Annotated[list[Name] | None, Query()] = None) -> Response:
    """Its records, of which some are chosen to be something else, and what the two would be is shown."""
    return _parting(ask, cluster, record or [])


@routes.post("/things/{cluster}/part", response_class=Response)
def part(ask: EditorAsks, cluster: Id, form: SentForm) -> Response:
    """Part records from a thing."""
    ask.proven(form)
    records = form.all("record")
    new = NewReview(
        what=cluster,
        verdict="part",
        by=ask.bearer.name,
        records=tuple(records),
        note=form.get("note"),
        shown=form.get("mark"),
    )
    try:
        return _done(ask, new)
    except InputError as error:
        return _parting(ask, cluster, records, str(error), CONFLICT if isinstance(error, OvertakenError) else WRONG)


@routes.get("/things/{cluster}/reviews", response_class=Response)
def reviews(ask: EditorAsks, cluster: Id, asked: Asked) -> Response:
    """What was said of a thing, and what of it one may take back; and where one leaves a note."""
    return reviews_page(ask, cluster, asked["done"])


@routes.post("/things/{cluster}/note", response_class=Response)
def note(ask: EditorAsks, cluster: Id, form: SentForm) -> Response:
    """Leave a note of a thing."""
    ask.proven(form)
    try:
        return _done(ask, NewReview(what=cluster, verdict="note", by=ask.bearer.name, note=form.get("note")))
    except InputError as error:
        return reviews_page(ask, cluster, fault=str(error), status=WRONG)


def _done(ask: Ask, new: NewReview) -> Response:
    ask.service.note(ask.bearer, "review.add", f"{new.verdict} {new.what}")
    kept = ask.desk.review(new)
    if new.verdict != "note":
        ask.desk.catch_up()
    return to(address("things", new.what, "reviews", done=kept[-1].number))


def _merging(ask: Ask, cluster: str, asked: Fields, fault: str = "", status: int = 200) -> Response:
    told, other = _thing(ask.desk, cluster), asked["with"]
    found: Preview | None = None
    if other and not fault:
        new = NewReview(what=told.one.id, verdict="merge", by=ask.bearer.name, other=other)
        found, fault = _preview(ask, new)
    shown_: dict[str, Any] = {
        "told": told,
        "q": asked["q"],
        "with": other,
        "other": _thing(ask.desk, other).one if found else None,
        "kept_apart": [(one, unquote(one.address.rpartition("/")[2])) for one in told.doubts],
        "found": _found(ask.desk, told, asked["q"]) if asked["q"] and not found else (),
    }
    return _page(ask, "merge.html", {**shown_, **_becomes(ask.desk, found)}, fault, status)


def _parting(ask: Ask, cluster: str, records: Iterable[str], fault: str = "", status: int = 200) -> Response:
    told, chosen = _thing(ask.desk, cluster), tuple(dict.fromkeys(records))
    found: Preview | None = None
    if chosen and not fault:
        new = NewReview(what=told.one.id, verdict="part", by=ask.bearer.name, records=chosen)
        found, fault = _preview(ask, new)
    with ask.desk.store.reading() as session:
        members = list(_members(session, told.members))
    shown_ = {"told": told, "members": members, "chosen": chosen, **_becomes(ask.desk, found)}
    return _page(ask, "part.html", shown_, fault, status)


def _preview(ask: Ask, new: NewReview) -> tuple[Preview | None, str]:
    try:
        return ask.desk.preview(new), ""
    except InputError as error:
        return None, str(error)


def reviews_page(ask: Ask, cluster: str, done: str = "", fault: str = "", status: int = 200) -> Response:
    """The page of what was said of a thing; what was said a moment ago is told, and may be taken back at once."""
    told = _thing(ask.desk, cluster)
    by = ask.bearer.name
    last: Review | None = next((one for one in told.reviews if str(one.number) == done and one.by == by), None)
    several = at_once(told.reviews, last) if last and last.takes_back is None else []
    shown_ = {"told": told, "said": said_of(last, len(several)) if last else "", "undo": several, "by": by}
    return _page(ask, "thing_reviews.html", shown_, fault, status)


def _page(ask: Ask, template: str, shown_: Mapping[str, Any], fault: str, status: int) -> Response:
    return ask.own_page(template, {**shown_, "fault": fault}, status=status)


def _thing(desk: Desk, name: str) -> Told:
    """A thing by its id, or the one that it has become.

    Raises:
        HTTPException: 404, there is none.
    """
    with desk.store.reading() as session:
        row = living(session, name)
        if row is None:
            raise missing("there is no such thing, or nothing is left of it")
        return thing(session, row)


def _members(session: Session, names: Iterable[str]) -> Iterable[Shown]:
    for name in names:
        told = record_alone(session, name)
        if told is not None:
            yield told.one


def _found(desk: Desk, own: Told, words: str) -> list[Shown]:
    """Other things of its type in which words are found."""
    query = RecordQuery(words=words[:500], type=own.one.kind)
    several = {one.id: one for one, _ in lines(desk, desk.find_records(query, limit=FOUND * 2).items)}
    things_ = (one for one in several.values() if one.address.startswith("/things/") and one.id != own.one.id)
    return list(things_)[:FOUND]


def _becomes(desk: Desk, found: Preview | None) -> Mapping[str, Any]:
    """What things would be, those with most records first."""
    if found is None:
        return {"becomes": (), "mark": ""}
    with desk.store.reading() as session:
        named = {name for state in found.states.values() for name in sources_of(state)}
        documents = {one.id: one for one in documents_named(session, named)}
    things_ = [
        Becomes(
            shown(state.record, documents, name=name),
            len(state.record.sourcing.records) if state.record.sourcing else 1,
        )
        for name, state in found.states.items()
    ]
    return {"becomes": sorted(things_, key=lambda one: -one.records), "mark": found.mark}
