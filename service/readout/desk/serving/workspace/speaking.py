"""How the pages say things: what all templates know."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment

from readout.rendering import phrasing
from readout.rendering.page_safety import environment, web_address
from readout.values.dates_in_words import date_words, day_words, deadline_words

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"})
"""Languages whose usual script runs from right to left (CLDR, ``characterOrder``)."""


def moment(at: dt.datetime | None) -> str:
    """A moment as one says it: ``15 March 2025, 14:05 UTC``."""
    return "" if at is None else f"{day_words(at.date())}, {at:%H:%M} UTC"


def since_words(told: str | None) -> str:
    """Since when an edition tells news, as one says it: a day, or an edition."""
    try:
        return day_words(dt.date.fromisoformat(told or ""))
    except ValueError:
        return told or ""


def direction(language: str | None) -> str:
    """How a text runs: ``rtl``, ``ltr``, or ``auto`` where its language is not known."""
    if not language:
        return "auto"
    return "rtl" if language.split("-")[0].casefold() in RIGHT_TO_LEFT else "ltr"


def address(*parts: object, **asked: object) -> str:
    """An address of ours: its parts, and what is asked; what is empty is left out."""
    path = "/" + "/".join(quote(str(part), safe="") for part in parts)
    told = {name.rstrip("_"): value for name, value in asked.items() if value not in (None, "", False)}
    return f"{path}?{urlencode(told)}" if told else path


KNOWN: dict[str, Any] = {
    "words": phrasing,
    "date": date_words,
    "deadline": deadline_words,
    "day": day_words,
    "moment": moment,
    "since_words": since_words,
    "direction": direction,
    "address": address,
    "web_address": web_address,
}


def templates() -> Environment:
    """The templates, with what all of them know."""
    made = environment(__package__)
    if "words" not in made.globals:
        made.globals.update(KNOWN)
    return made
