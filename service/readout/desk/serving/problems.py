"""What went wrong, as problem details (RFC 9457): every error of the service, whoever found it, looks like this."""

from __future__ import annotations

import http
import logging
from collections.abc import Mapping

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import iter_route_contexts
from pydantic_core import ErrorDetails
from starlette.exceptions import HTTPException

from readout.errors import DeskError, InputError, ReadoutError
from readout.faults import place_of, plain
from readout_schemas.desk import Fault, Problem

MEDIA = "application/problem+json"
LOG = logging.getLogger("readout.desk.serving")
_UNKNOWN = "is no parameter"
_LONGEST_PLACE = 100
"""Characters of what one has named."""
_SHORT_WAIT = "5"
"""Seconds after which one that found the store shut may ask again."""


def problem(
    status: int, detail: str | None = None, *, faults: tuple[Fault, ...] = (), headers: Mapping[str, str] | None = None
) -> Response:
    """An answer that says what went wrong."""
    told = Problem(title=http.HTTPStatus(status).phrase, status=status, detail=detail, errors=faults or None)
    return Response(
        told.model_dump_json(exclude_none=True),
        status,
        media_type=MEDIA,
        headers={"Cache-Control": "no-store", **(headers or {})},
    )


def _told(
    request: Request,
    status: int,
    detail: str | None = None,
    *,
    faults: tuple[Fault, ...] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """What went wrong: as a page if a browser asks, and the service has pages."""
    if "text/html" in request.headers.get("accept", "") and hasattr(request.app.state, "as_page"):
        page: Response = request.app.state.as_page(request, status, detail, headers)
        return page
    if detail is None and status == http.HTTPStatus.NOT_FOUND:
        detail = "there is no such address: /openapi.json describes all that there are"
    return problem(status, detail, faults=faults, headers=headers)


def install(app: FastAPI) -> None:
    """Let all errors of an app be told so."""
    app.add_exception_handler(HTTPException, _of_http)
    app.add_exception_handler(RequestValidationError, _of_parameters)
    app.add_exception_handler(ReadoutError, _of_readout)
    app.add_exception_handler(Exception, _of_ours)


async def _of_http(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    detail = None if error.detail == http.HTTPStatus(error.status_code).phrase else error.detail
    if error.status_code == http.HTTPStatus.METHOD_NOT_ALLOWED:
        methods = ", ".join(sorted(_allowed(request)))
        detail, error.headers = f"what this address takes is {methods}", {"Allow": methods}
    if error.status_code == http.HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        detail = too_long(request.app.state.service.limits.body)
    return _told(request, error.status_code, detail, headers=error.headers)


def _allowed(request: Request) -> set[str]:
    """The methods of all routes of an address, of which each knows its own alone."""
    routes = iter_route_contexts(request.app.routes)
    found = {one for route in routes if route.path_regex.match(request.scope["path"]) for one in route.methods or ()}
    return found | {"HEAD"} if "GET" in found else found


async def _of_parameters(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    faults = tuple(map(_fault, error.errors()))
    return _told(request, 422, "; ".join(map(_in_words, faults)), faults=faults)


def _fault(told: ErrorDetails) -> Fault:
    where = place_of(told)[:_LONGEST_PLACE]
    return Fault(where=where, what=_UNKNOWN if _is_unknown(told) else plain(told))


def _is_unknown(told: ErrorDetails) -> bool:
    return told["type"] == "extra_forbidden" and told["loc"][0] == "query"


def _in_words(fault: Fault) -> str:
    """What is wrong, in a line: a stranger has named the parameter."""
    if fault.what == _UNKNOWN:
        return f"there is no parameter {' '.join(fault.where.removeprefix('query.').split())}"
    return f"{fault.where} {fault.what}"


async def _of_readout(request: Request, error: Exception) -> Response:
    """A user's fault is told; where the store is and what is wrong with it concerns who runs the service."""
    if isinstance(error, InputError):
        return _told(request, 422, str(error))
    LOG.error("%s", error)
    if isinstance(error, DeskError):
        told = "the desk cannot be read or written at present: the service's log says why"
        return _told(request, 503, told, headers={"Retry-After": _SHORT_WAIT})
    return _told(request, 500, "the service's log says what is wrong")


async def _of_ours(request: Request, error: Exception) -> Response:
    LOG.error("a fault of the service itself", exc_info=error)
    return _told(request, 500, "the service's log says what is wrong")


def too_long(most: int) -> str:
    """What one is told whose request is too long."""
    return f"a request has at most {most:,} bytes"


def documented(*statuses: int) -> dict[int | str, dict[str, object]]:
    """What a route may answer beside what it is for, as the OpenAPI document has it."""
    return {
        status: {
            "description": http.HTTPStatus(status).phrase,
            "content": {MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in statuses
    }
