"""All pages of the workspace."""

from __future__ import annotations

from fastapi import FastAPI

from readout.desk.serving.workspace import edition_pages, files, search_pages, signing
from readout.desk.serving.workspace.faults import as_page

ROOMS = (files, signing, edition_pages, search_pages)


def install(app: FastAPI) -> None:
    """Add the pages to a service, and let a browser have its faults as pages."""
    for room in ROOMS:
        app.include_router(room.routes)
    app.state.as_page = as_page
