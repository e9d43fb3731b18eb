"""What is watched: addresses alone over HTTP; folders and files are named on the machine itself."""

from __future__ import annotations

from typing import Annotated, Any
from zoneinfo import available_timezones

from fastapi import APIRouter, HTTPException, Path, Request, Response
from pydantic import BeforeValidator, ConfigDict, Field

from readout.desk.jobs import Given
from readout.desk.jobs.schedules import Schedule
from readout.desk.jobs.watches import NewWatch, Watch
from readout.desk.serving.answering import answer, conditional
from readout.desk.serving.job_parameters import About, Address
from readout.desk.serving.job_routes import job_of, queued, readers_are_there
from readout.desk.serving.parameters import Words
from readout.desk.serving.problems import documented
from readout.desk.serving.requests import Body, parsed, takes
from readout.desk.serving.secluded import Secluded
from readout.desk.serving.service import Editor, Reader, Service, Serving
from readout.errors import InputError
from readout_schemas.desk import JobItem, Watches, WatchItem

routes = APIRouter(tags=["watches"], responses=documented(401, 403, 422, 429, 503))
Named = Annotated[Words, Path(alias="watch", description="Its name.", examples=["example"])]


def _not_null(value: object) -> object:
    if value is None:
        raise ValueError("is null: leave it out")
    return value


def _told(schema: dict[str, Any]) -> None:
    """What a watch has to be, as the OpenAPI document has it: one of two schedules, and a zone that there is."""
    forms: dict[str, dict[str, Any]] = {
        "every": {"pattern": "^[1-9][0-9]?[mhd]$", "examples": ["15m"]},
        "daily": {"pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$", "examples": ["06:30"]},
        "zone": {"enum": sorted(available_timezones()), "examples": ["Europe/Berlin"]},
    }
    for name, form in forms.items():
        schema["properties"][name] = {
            "type": "string",
            "description": schema["properties"][name]["description"],
            **form,
        }
    schema["oneOf"] = [{"required": ["every"]}, {"required": ["daily"]}]
    schema["dependentRequired"] = {"zone": ["daily"]}
    schema["examples"] = [{"address": "https://example.org/feed.xml", "every": "15m", "name": "example"}]


Said = Annotated[str | None, Field(max_length=60), BeforeValidator(_not_null)]


class WatchGiven(About):
    """What is to be watched, and when."""

    model_config = ConfigDict(json_schema_extra=_told)

    address: Address = Field(description="Of a page, a file or a feed.")
    name: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]{0,60}$")] = Field(
        description="What it is called; once in a desk."
    )
    every: Said = Field(None, description="From turn to turn: 15m, 2h, 1d.")
    daily: Said = Field(None, description="Time of day.")
    zone: Said = Field(None, description="Zone of that time; UTC without it.")

    def new(self) -> NewWatch:
        """The same, as the desk takes it.

        Raises:
            InputError: it is no schedule, or no address.
        """
        return NewWatch(
            kind="address",
            place=Given.address(self.address).name,
            schedule=Schedule.of(self.every, self.daily, self.zone),
            name=self.name,
            metadata=self.metadata(),
        )


@routes.get("/v1/watches", response_model=Watches, responses=conditional())
def watches(request: Request, service: Serving, who: Reader) -> Response:
    """What is watched, when it was and will be looked at, and what was wrong; where, only editors are told."""
    told = Secluded(service.desk, who.role)
    return answer(request, Watches(items=tuple(item(one, told) for one in service.desk.watches())))


@routes.post(
    "/v1/watches",
    response_model=WatchItem,
    status_code=201,
    responses=documented(409, 413, 415),
    openapi_extra=takes(WatchGiven),
)
def add(request: Request, service: Serving, who: Editor, body: Body) -> Response:
    """Watch an address from now on."""
    readers_are_there(service, who)
    new = parsed(WatchGiven, body).new()
    if any(one.name == new.named() for one in service.desk.watches()):
        raise HTTPException(409, f"there is a watch {new.named()!r} already: remove it, or give another name")
    with service.change(request, who, "watch.add", f"{new.named()}: {new.place}") as change:
        told = item(service.desk.watch(new, "http", who.name), Secluded(service.desk, who.role))
        return change.answered(Response(told.model_dump_json(), 201, media_type="application/json"))


@routes.delete("/v1/watches/{watch}", status_code=204, responses=documented(404, 409))
def remove(request: Request, service: Serving, who: Editor, name: Named) -> Response:
    """Watch it no longer; what was read stays. What was made on the machine itself is removed there."""
    found = _watch(service, name)
    if found.origin != "http":
        raise HTTPException(409, f"it was not made over HTTP, but by {found.by}: remove it there")
    with service.change(request, who, "watch.remove", found.name) as change:
        service.desk.unwatch(found.name)
        return change.answered(Response(status_code=204))


@routes.post("/v1/watches/{watch}/turns", response_model=JobItem, status_code=202, responses=documented(404))
def begin(request: Request, service: Serving, who: Editor, name: Named) -> Response:
    """Look at it now: a job, the one under way if there is one."""
    readers_are_there(service, who)
    found = _watch(service, name)
    with service.change(request, who, "watch.turn", found.name) as change:
        return change.answered(queued(job_of(service, service.desk.begin_turn(found.name, who.name))))


def item(one: Watch, told: Secluded) -> WatchItem:
    """A watch as it is told to somebody."""
    return WatchItem(
        name=one.name,
        kind=one.kind,
        place=told.place(one),
        schedule=one.schedule.told(),
        origin=one.origin,
        by=one.by,
        made_at=one.made_at,
        next_at=one.next_at,
        last_at=one.last_at,
        fault=told.fault(one),
        job=one.job,
    )


def _watch(service: Service, name: str) -> Watch:
    try:
        return service.desk.find_watch(name)
    except InputError as error:
        raise HTTPException(404, str(error)) from None
