"""Editions, and what is news in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query, Request, Response

from readout.desk.desk import Desk
from readout.desk.editions import Edition, NothingNew, Title, Wanted
from readout.desk.serving.answering import (
    FORMS,
    answer,
    answer_made,
    conditional,
    form,
    next_page,
    of_type,
    page_is_there,
)
from readout.desk.serving.edition_forms import changes_as, edition_as
from readout.desk.serving.job_routes import job_of, queued, readers_are_there
from readout.desk.serving.parameters import (
    ChangesAsked,
    EditionFilters,
    EditionWanted,
    Number,
    Words,
)
from readout.desk.serving.problems import documented
from readout.desk.serving.renditions import Rendition, rendition_of
from readout.desk.serving.requests import Body, parsed, takes
from readout.desk.serving.service import Editor, Reader, Service, Serving
from readout.desk.store.queries import cursor_of, place_of_cursor
from readout.errors import InputError
from readout_schemas import Briefing, Changes
from readout_schemas.desk import EditionItem, Editions, JobItem, Made

routes = APIRouter(tags=["editions"], responses=documented(401, 403, 422, 429, 503))
Which = Annotated[Number, Path(description="Its number.", examples=[1])]
Topic = Annotated[Words, Query(description="Of which topic; empty for the editions of everything.")]
Format = Annotated[
    Literal["json", "html", "markdown", "text", "ics"], Query(alias="format", description="JSON, or a form for people.")
]


_FORMS = of_type(*FORMS.values())


@routes.get("/v1/editions", response_model=Editions, responses={**conditional(), **documented(404)})
def editions(request: Request, service: Serving, _: Reader, asked: Annotated[EditionFilters, Query()]) -> Response:
    """What editions there are, the latest first."""
    found = service.desk.editions(asked.topic)[::-1]
    with page_is_there():
        place = place_of_cursor(asked.after, "editions", (str, int))
        begin = 0 if place is None else _behind(found, place)
    shown = found[begin : begin + asked.limit]
    more = len(found) > begin + asked.limit
    cursor = cursor_of("editions", shown[-1].topic, shown[-1].number) if more else None
    told = Editions(items=tuple(map(_item, shown)), next=cursor)
    return answer(request, told, headers=next_page(request, cursor))


@routes.get("/v1/editions/{number}", response_model=Briefing, responses={**conditional(), **documented(404), **_FORMS})
def one_edition(
    request: Request, service: Serving, _: Reader, number: Which, topic: Topic = "", to: Format = "json"
) -> Response:
    """An edition's briefing, as it was made."""
    made = _kept(service, number, topic, ("briefing", to), lambda found: edition_as(found, to))
    return answer_made(request, made) if to == "json" else form(request, made, to)


@routes.get(
    "/v1/editions/{number}/changes", response_model=Changes, responses={**conditional(), **documented(404), **_FORMS}
)
def changes(
    request: Request, service: Serving, _: Reader, number: Which, asked: Annotated[ChangesAsked, Query()]
) -> Response:
    """What is news in an edition: against the one before, or against another one of the topic."""
    if asked.since is None:
        made = _kept(
            service, number, asked.topic, ("changes", asked.to), lambda found: changes_as(found.changes, asked.to)
        )
    else:
        for one in (number, asked.since):
            _mark(service.desk, one, asked.topic)
        made = rendition_of(changes_as(service.desk.changes(asked.since, number, asked.topic), asked.to))
    return answer_made(request, made) if asked.to == "json" else form(request, made, asked.to)


@routes.post(
    "/v1/editions",
    response_model=Made,
    status_code=201,
    responses={
        200: {"model": Made, "description": "Nothing is new: none was made"},
        202: {"model": JobItem, "description": "With a model: a job that will make it"},
        **documented(404, 413, 415),
    },
    openapi_extra=takes(EditionWanted),
)
def make(request: Request, service: Serving, who: Editor, body: Body) -> Response:
    """Make the next edition, by rule alone, or with a model as a job; if nothing is new, none is made."""
    asked = parsed(EditionWanted, body)
    if isinstance(asked.since, int):
        _mark(service.desk, asked.since, asked.topic)
    wanted = Wanted(topic=asked.topic, since=asked.since, unchanged=asked.unchanged)
    if asked.model:
        readers_are_there(service, who)
        with service.change(request, who, "edition.make", asked.topic) as change:
            return change.answered(queued(job_of(service, service.desk.submit_edition(wanted, who.name))))
    draft = service.desk.draft(wanted)
    with service.change(request, who, "edition.make", asked.topic) as change:
        return change.answered(_told(service.desk.keep_draft(draft, wanted)))


def _told(made: Edition | NothingNew) -> Response:
    if isinstance(made, NothingNew):
        return Response(Made(edition=None, last=made.last).model_dump_json(), media_type="application/json")
    title = made.title
    told = Made(edition=_item(title), last=title.number)
    where = f"/v1/editions/{title.number}" + (f"?{urlencode({'topic': title.topic})}" if title.topic else "")
    return Response(told.model_dump_json(), 201, {"Location": where}, "application/json")


def _kept(
    service: Service, number: int, topic: str, form: tuple[str, str], make: Callable[[Edition], bytes]
) -> Rendition:
    """A form of an edition, made once.

    Raises:
        HTTPException: 404, there is no such edition.
    """
    mark = _mark(service.desk, number, topic)
    return service.renditions.get((number, topic, *form), mark, lambda: make(service.desk.edition(number, topic)))


def _mark(desk: Desk, number: int, topic: str) -> str:
    with page_is_there():
        return desk.edition_mark(number, topic)


def _item(title: Title) -> EditionItem:
    return EditionItem(number=title.number, topic=title.topic, made_at=title.made_at, since=title.since)


def _behind(found: list[Title], place: tuple[str | int, ...]) -> int:
    at = [index for index, one in enumerate(found) if (one.topic, one.number) == place]
    if not at:
        raise InputError("there is no such page of editions: begin with its first page")
    return at[0] + 1
