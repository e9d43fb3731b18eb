"""What can be asked of jobs: articles are handed in, and what becomes of them is followed."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TypedDict

import httpx2

from readout.client.asking import Ask, ListAsk, get, path, post, written
from readout.errors import InputError
from readout_schemas.desk import JobEvent, JobItem, Jobs, JobState, OneJob, Watches, WatchItem

File = str | os.PathLike[str]
Files = File | Iterable[File]
_DOCUMENTS = "/v1/documents"
_FORM = "http://form.invalid"
"""A form is put together by what sends requests, which wants an address."""


class AboutAsked(TypedDict, total=False):
    """What holds for all documents that do not say it themselves.

    Attributes:
        published: the day of publication.
        publisher: who published them.
        language: their language, as a BCP 47 tag.
        again: whether documents that are in the desk are read anew.
    """

    published: dt.date
    publisher: str
    language: str
    again: bool


class TextAsked(TypedDict, total=False):
    """An article as a text.

    Attributes:
        text: all of it.
        title: its title.
        author: who wrote it.
        url: where it was published.
        name: what it is called in the desk.
        published: the day of publication.
        publisher: who published it.
        language: its language, as a BCP 47 tag.
    """

    text: str
    title: str
    author: str
    url: str
    name: str
    published: dt.date
    publisher: str
    language: str


class WatchAsked(TypedDict, total=False):
    """When an address is looked at, by one of the first two, and what holds for what is found there.

    Attributes:
        every: from turn to turn: ``15m``, ``2h``, ``1d``.
        daily: at a time of day: ``06:30``.
        zone: of that time; UTC without it.
        published: the day of publication.
        publisher: who publishes it.
        language: its language, as a BCP 47 tag.
    """

    every: str
    daily: str
    zone: str
    published: dt.date
    publisher: str
    language: str


def submit(
    texts: str | TextAsked | Iterable[str | TextAsked], addresses: str | Iterable[str], about: AboutAsked
) -> Ask[JobItem]:
    """Have texts and addresses read."""
    # One alone is that one: gone through, a text would be its letters.
    several = [texts] if isinstance(texts, str | dict) else list(texts)
    named = [addresses] if isinstance(addresses, str) else list(addresses)
    return post(_DOCUMENTS, JobItem, {"texts": several, "addresses": named, **about})


def upload(files: Files, about: AboutAsked) -> Ask[JobItem]:
    """Have files read.

    Raises:
        InputError: there is none, or one cannot be read.
    """
    fields = {name: written(value) for name, value in about.items()}
    paths = [Path(files)] if isinstance(files, str | os.PathLike) else [Path(one) for one in files]
    contents = [("file", (one.name, _content(one))) for one in paths]
    if not contents:
        raise InputError("nothing to read: give at least one file")
    form = httpx2.Request("POST", _FORM, data=fields, files=contents)
    body = form.read()
    return Ask("POST", _DOCUMENTS, JobItem.model_validate_json, body=body, media=form.headers["content-type"])


def jobs(state: JobState | None, limit: int | None) -> ListAsk[Jobs, JobItem]:
    """Jobs."""
    return ListAsk(get("/v1/jobs", Jobs, state=state, limit=limit), lambda page: page.items)


def job(name: str) -> Ask[OneJob]:
    """A job."""
    return get(path("jobs", name), OneJob)


def events(name: str) -> Ask[JobEvent]:
    """What becomes of a job, each event as the data of a server-sent one."""
    return get(path("jobs", name, "events"), JobEvent)


def cancel(name: str) -> Ask[JobItem]:
    """Take a job back."""
    return Ask("POST", path("jobs", name, "cancel"), JobItem.model_validate_json)


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror}); check the path") from None


def watches() -> Ask[Watches]:
    """What is watched."""
    return get("/v1/watches", Watches)


def add_watch(name: str, address: str, when: WatchAsked) -> Ask[WatchItem]:
    """Watch an address."""
    return post("/v1/watches", WatchItem, {"name": name, "address": address, **when})


def remove_watch(name: str) -> Ask[None]:
    """Watch it no longer."""
    return Ask("DELETE", path("watches", name), lambda _: None)


def begin_turn(name: str) -> Ask[JobItem]:
    """Look at what is watched now."""
    return Ask("POST", path("watches", name, "turns"), JobItem.model_validate_json)
