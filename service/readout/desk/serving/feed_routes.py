"""Feed and calendar: for who bears a token, and at addresses of their own for programs that send none."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from readout.desk.serving.answering import FORMS, answer, conditional, of_type
from readout.desk.serving.parameters import CalendarAsked, FeedAsked, Name
from readout.desk.serving.problems import documented
from readout.desk.serving.service import Reader, Serving
from readout.desk.serving.tokens import Bearer

routes = APIRouter(tags=["feeds"])
ATOM = "application/atom+xml"
_LET_IN = {**conditional(), **documented(401, 403, 422, 429, 503)}
_SUBSCRIBED = {**conditional(), **documented(404, 422, 429, 503)}


def subscriber_of(
    request: Request, service: Serving, secret: Annotated[Name, Path(description="What lets the subscriber in.")]
) -> Bearer:
    """Who has subscribed."""
    return service.subscriber(request, secret)


Subscriber = Annotated[Bearer, Depends(subscriber_of)]


@routes.get("/v1/feed", responses={**_LET_IN, **of_type(ATOM)}, response_class=Response)
def feed(request: Request, service: Serving, _: Reader, asked: Annotated[FeedAsked, Query()]) -> Response:
    """What is news in the last editions, as an Atom feed (RFC 4287)."""
    return _feed(request, service, asked)


@routes.get("/v1/calendar", responses={**_LET_IN, **of_type("text/calendar")}, response_class=Response)
def calendar(request: Request, service: Serving, _: Reader, asked: Annotated[CalendarAsked, Query()]) -> Response:
    """The meetings and deadlines that are not past, as a calendar (RFC 5545), dated by when the desk last changed."""
    return _calendar(request, service, asked)


@routes.get("/v1/subscribed/{secret}/feed.atom", responses={**_SUBSCRIBED, **of_type(ATOM)}, response_class=Response)
def subscribed_feed(
    request: Request, service: Serving, _: Subscriber, asked: Annotated[FeedAsked, Query()]
) -> Response:
    """The feed, for a program that sends no token."""
    return _feed(request, service, asked)


@routes.get(
    "/v1/subscribed/{secret}/calendar.ics",
    responses={**_SUBSCRIBED, **of_type("text/calendar")},
    response_class=Response,
)
def subscribed_calendar(
    request: Request, service: Serving, _: Subscriber, asked: Annotated[CalendarAsked, Query()]
) -> Response:
    """The calendar, for a program that sends no token."""
    return _calendar(request, service, asked)


def _feed(request: Request, service: Serving, asked: FeedAsked) -> Response:
    return answer(request, service.desk.feed(asked.topic).encode(), f"{ATOM}; charset=utf-8")


def _calendar(request: Request, service: Serving, asked: CalendarAsked) -> Response:
    return answer(request, service.desk.calendar(asked.party).encode(), FORMS["ics"])
