"""Handing in from a form: once, however often the form is sent.

A form is sent twice by a double click, by going back, by a reload. Each form that hands in holds a key of its own; the
job is called by the key, by who sends it and by what is sent, and the store has a job of a name once.
"""

from __future__ import annotations

import hashlib
import secrets
import uuid

from fastapi import Response

from readout.desk.jobs import Submission
from readout.desk.serving.workspace.asking import Ask, to
from readout.desk.serving.workspace.speaking import address

KEY_FIELD = "key"
_BYTES = 16


def fresh_key() -> str:
    """The key of a form that is shown: no other one has it."""
    return secrets.token_urlsafe(_BYTES)


def hand_in(ask: Ask, submission: Submission, key: str) -> Response:
    """Queue a job, and go to it; to the one that is there, if the form was sent before.

    Args:
        ask: the request.
        submission: what is handed in.
        key: of the form; without it nothing tells a second sending from a second handing-in.

    Raises:
        DeskError: the store cannot be written; nothing was queued.
    """
    name = _named(ask, submission, key) if key else None
    packed = submission.packed()
    with ask.desk.store.one_transaction():  # between a look and the deed nobody else does it
        if name is None or not _is_there(ask, name):
            ask.service.note(ask.bearer, "documents.submit", submission.what)
            name = ask.desk.submit(packed, ask.bearer.name, name)
    return to(address("jobs", name))


def _is_there(ask: Ask, name: str) -> bool:
    try:
        ask.desk.job(name)
    except KeyError:
        return False
    return True


def _named(ask: Ask, submission: Submission, key: str) -> str:
    told = hashlib.sha256()
    parts = [f"{ask.bearer.number} {ask.bearer.name}", key, str(submission.again)]
    for one in submission.sources:
        parts += (one.kind, one.name, one.metadata.model_dump_json())
    bodies = (one.body or b"" for one in submission.sources)
    for part in (*(one.encode("utf-8", "surrogatepass") for one in parts), *bodies):
        told.update(hashlib.sha256(part).digest())  # each by its own, so that none runs into the next
    return str(uuid.UUID(bytes=told.digest()[:16]))
