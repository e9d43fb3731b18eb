"""All pages of the workspace."""

from __future__ import annotations

from fastapi import FastAPI

from readout.desk.serving.workspace import (
    add_pages,
    agreement_pages,
    compare_pages,
    due_pages,
    edition_pages,
    files,
    inbox_pages,
    membership_pages,
    party_pages,
    review_pages,
    search_pages,
    sending_pages,
    signing,
    subscribe_pages,
    thing_pages,
    token_pages,
    watch_pages,
    whole_pages,
)
from readout.desk.serving.workspace.faults import as_page

ROOMS = (
    files,
    signing,
    edition_pages,
    compare_pages,
    thing_pages,
    party_pages,
    due_pages,
    review_pages,
    membership_pages,
    whole_pages,
    agreement_pages,
    search_pages,
    inbox_pages,
    add_pages,
    sending_pages,
    subscribe_pages,
    token_pages,
    watch_pages,
)


def install(app: FastAPI) -> None:
    """Add the pages to a service, and let a browser have its faults as pages."""
    for room in ROOMS:
        app.include_router(room.routes)
    app.state.as_page = as_page
