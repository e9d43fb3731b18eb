"""The service: routes over a desk, and what stands around them."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from importlib.metadata import version
from typing import Any

import anyio.to_thread
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute

from readout.desk.desk import Desk
from readout.desk.sending import Receiver
from readout.desk.serving import (
    about_routes,
    changing_routes,
    edition_routes,
    feed_routes,
    finding_routes,
    job_routes,
    keyed,
    watch_routes,
)
from readout.desk.serving.job_parameters import DocumentsGiven
from readout.desk.serving.keyed import Keyed
from readout.desk.serving.once import RENEWED_EVERY
from readout.desk.serving.parameters import EditionWanted
from readout.desk.serving.problems import install
from readout.desk.serving.proxies import Proxy
from readout.desk.serving.service import Limits, Service
from readout.desk.serving.workspace import routes as workspace
from readout.desk.serving.wrapping import Wrapped
from readout.errors import DeskError
from readout_schemas import Report
from readout_schemas.desk import Problem

LOG = logging.getLogger("readout.desk.serving")
THREADS = 12
"""Requests that read or write at once: below the 15 connections of the store's pool, so that none waits for one."""
USES_EVERY = 60.0
"""Seconds between two writings of when tokens were last used."""
ABOUT = """
What is in the desk: records, documents, parties, editions, what is due. Every address but `/healthz`, `/readyz` and
`/openapi.json` wants a token: `Authorization: Bearer readout_…`. Errors are problem details (RFC 9457). Pages go on
behind `next`, which the header `Link` has too. Answers have an `ETag`: who sends it as `If-None-Match` gets 304 as long
as nothing changed. Who changes something may send an `Idempotency-Key`: sent twice, it is done once.
"""


def create_app(
    desk: Desk,
    limits: Limits | None = None,
    proxy: Proxy | None = None,
    *,
    reads: bool = True,
    receivers: Mapping[str, Receiver] | None = None,
) -> FastAPI:
    """The routes over a desk, which whoever calls closes.

    Args:
        desk: which.
        limits: how much one may ask.
        proxy: which signs its users on, if one does.
        reads: whether somebody reads what is handed in.
        receivers: to whom editions may be sent from a page, by their names.
    """
    service = Service(desk, limits or Limits(), proxy, reads=reads)
    service.receivers = dict(receivers or {})
    app = FastAPI(
        title="readout",
        summary="The desk over HTTP",
        description=ABOUT.strip(),
        version=version("readout"),
        docs_url=None,  # their scripts come from elsewhere
        redoc_url=None,
        redirect_slashes=False,
        separate_input_output_schemas=False,
        generate_unique_id_function=_name_of,
        max_body_size=service.limits.body,
        telemetry={"tracing": False, "metrics": False},
        lifespan=_lifespan,
    )
    app.state.service = service
    install(app)
    keyed.install(app)
    rooms = (finding_routes, edition_routes, feed_routes, changing_routes, job_routes, watch_routes, about_routes)
    for room in rooms:
        app.include_router(room.routes)
    workspace.install(app)
    app.openapi = lambda: _document(app)  # type: ignore[method-assign]
    return app


def served(app: FastAPI) -> Wrapped:
    """An app as it is served."""
    service: Service = app.state.service
    return Wrapped(Keyed(app, service.once), service.metrics, service.limits.body)


def _name_of(route: APIRoute) -> str:
    return route.name


def _document(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document, with what requests take and errors are."""
    if app.openapi_schema is None:
        told = get_openapi(
            title=app.title,
            version=app.version,
            summary=app.summary,
            description=app.description,
            routes=app.routes,
            separate_input_output_schemas=False,
        )
        schemas = told["components"]["schemas"]
        for model in (Problem, Report, EditionWanted, DocumentsGiven, watch_routes.WatchGiven):
            schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
            for name, inner in {**schema.pop("$defs", {}), model.__name__: schema}.items():
                schemas.setdefault(name, inner)
        for unused in ("HTTPValidationError", "ValidationError"):
            schemas.pop(unused, None)
        keyed.documented(told)
        app.openapi_schema = told
    return app.openapi_schema


@contextlib.asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    service: Service = app.state.service
    anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
    tasks = [
        asyncio.create_task(_every(USES_EVERY, service.keep_uses)),
        asyncio.create_task(_every(RENEWED_EVERY, service.once.renew)),
    ]
    try:
        yield
    finally:
        for one in tasks:
            one.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await _done(service.keep_uses)


async def _every(seconds: float, what: Callable[[], None]) -> None:
    while True:
        await asyncio.sleep(seconds)
        await _done(what)


async def _done(what: Callable[[], None]) -> None:
    try:
        await anyio.to_thread.run_sync(what)
    except DeskError as error:
        LOG.warning("what is kept now and then was not: %s", error)
