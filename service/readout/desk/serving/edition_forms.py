"""Editions and their changes as they are answered: JSON, and the forms for people."""

from __future__ import annotations

from typing import Literal

from readout import render
from readout.desk.editions import Edition
from readout.desk.serving.answering import Form
from readout_schemas import Changes

ChangesForm = Literal["json", "html", "markdown", "text"]
_RENDERINGS: dict[ChangesForm, Literal["page", "markdown", "terminal"]] = {
    "html": "page",
    "markdown": "markdown",
    "text": "terminal",
}


def edition_as(found: Edition, to: Form | Literal["json"]) -> bytes:
    """An edition in a form; a calendar is dated by when the edition was made, so that it stays what it is."""
    match to:
        case "json":
            text = found.briefing.model_dump_json(by_alias=True)
        case "html":
            text = render.page(found.briefing)
        case "markdown":
            text = render.memo(found.briefing)
        case "text":
            text = render.terminal(found.briefing, full=True)
        case "ics":
            text = render.calendar(found.briefing, found.title.made_at)
    return text.encode()


def changes_as(found: Changes, to: ChangesForm) -> bytes:
    """Changes in a form."""
    rendering = _RENDERINGS.get(to)
    text = found.model_dump_json(by_alias=True) if rendering is None else render.changes(found, rendering)
    return text.encode()
