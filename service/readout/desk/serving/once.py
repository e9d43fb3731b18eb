"""Requests that change something are done once, however often they come: each has a key, by which it is known again.

As the draft "The Idempotency-Key HTTP Header Field" of the IETF has it: the same request with the same key gets the
first answer again, for a day; another request with that key is refused (422), and one that comes while the first is
worked on is told to wait (409). What failed changed nothing, so that its key is free again.

Invariants: a request with a key is worked on by who has claimed it in the store. A claim runs out unless it is renewed,
so that a request whose process was killed can be sent again. What it changes and the kept answer are one transaction:
whenever a process is killed, either both are there or neither.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import HTTPException
from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.orm import Session

from readout.clock import Clock
from readout.desk.store.answered import AnsweredRow
from readout.desk.store.engine import Store

KEPT_FOR = dt.timedelta(hours=24)
"""How long an answer is kept."""
RUNS_OUT = dt.timedelta(seconds=30)
"""After which a claim counts no more that is not renewed."""
RENEWED_EVERY = 10.0
"""Seconds between two renewals."""
_WORKED_ON = "this request is still being worked on: send it again later"
_WAIT = "2"
"""Seconds after which one may ask again whose request is being worked on."""


@dataclass(frozen=True, slots=True)
class Claim:
    """That a request is worked on here.

    Attributes:
        name: of the request.
        holder: who works on it.
    """

    name: str
    holder: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered the first time."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Once:
    """The requests of a service that have keys. Threads may share it."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._lock = threading.Lock()
        self._claims: set[Claim] = set()

    def claim(self, who: str, key: str, request: str) -> Claim | Answered:
        """Claim a request; or what was answered, if it was done.

        Args:
            who: asks.
            key: of the request.
            request: the hash of what is asked and sent.

        Raises:
            HTTPException: 422, the key is another request's; 409, it is being worked on.
            DeskError: the store cannot be read or written.
        """
        name = hashlib.sha256(f"{who}\0{key}".encode()).hexdigest()
        with self._store.reading() as session:
            found = self._found(session, name, request)
        if found is not None:
            return found
        with self._store.writing() as session:
            found = self._found(session, name, request)  # somebody may have been quicker
            return found if found is not None else self._claimed(session, name, request)

    def keep(self, claim: Claim, answer: Answered) -> None:
        """Keep what is answered, in the transaction that does what is asked.

        Raises:
            HTTPException: 409, the claim ran out, and another process works on the request: nothing may be done here.
            DeskError: the store cannot be written.
        """
        with self._store.writing() as session:
            row = session.scalar(select(AnsweredRow).where(*_of(claim), AnsweredRow.status.is_(None)))
            if row is None:
                raise _worked_on()
            row.status, row.headers, row.body = answer.status, json.dumps(dict(answer.headers)), answer.body.decode()

    def release(self, claim: Claim) -> None:
        """Let a request be sent again that was not answered: it did nothing.

        Raises:
            DeskError: the store cannot be written.
        """
        with self._store.writing() as session:
            session.execute(delete(AnsweredRow).where(*_of(claim), AnsweredRow.status.is_(None)))

    def leave(self, claim: Claim) -> None:
        """Renew a claim no longer."""
        with self._lock:
            self._claims.discard(claim)

    def renew(self) -> None:
        """Say that what is worked on here still is.

        Raises:
            DeskError: the store cannot be written.
        """
        with self._lock:
            claims = list(self._claims)
        if claims:
            with self._store.writing() as session:
                for one in claims:
                    session.execute(update(AnsweredRow).where(*_of(one)).values(until=self._now() + RUNS_OUT))

    def forget_old(self) -> None:
        """Forget what is older than a day.

        Raises:
            DeskError: the store cannot be read or written.
        """
        is_old = AnsweredRow.begun_at <= self._now() - KEPT_FOR
        with self._store.reading() as session:
            if session.scalar(select(AnsweredRow.name).where(is_old).limit(1)) is None:
                return
        with self._store.writing() as session:
            session.execute(delete(AnsweredRow).where(is_old))

    def _found(self, session: Session, name: str, request: str) -> Answered | None:
        row = session.get(AnsweredRow, name)
        if row is None or row.begun_at <= self._now() - KEPT_FOR:
            return None
        if row.request != request:
            raise HTTPException(422, "this Idempotency-Key was sent with another request: give another one")
        if row.status is not None:
            return Answered(row.status, json.loads(row.headers or "{}"), (row.body or "").encode())
        if row.until > self._now() or self._has(name, row.claim):
            raise _worked_on()
        return None

    def _claimed(self, session: Session, name: str, request: str) -> Claim:
        now, row = self._now(), session.get(AnsweredRow, name)
        begun = now if row is None or row.begun_at <= now - KEPT_FOR else row.begun_at
        row = row or AnsweredRow(name=name)
        claim = Claim(name, secrets.token_hex(16))
        row.request, row.begun_at, row.claim, row.until = request, begun, claim.holder, now + RUNS_OUT
        row.status = row.headers = row.body = None
        session.add(row)
        session.flush()
        with self._lock:
            self._claims.add(claim)
        return claim

    def _has(self, name: str, holder: str) -> bool:
        with self._lock:
            return any((one.name, one.holder) == (name, holder) for one in self._claims)

    def _now(self) -> dt.datetime:
        return dt.datetime.fromtimestamp(self._clock.wall(), dt.UTC)


def _worked_on() -> HTTPException:
    return HTTPException(409, _WORKED_ON, {"Retry-After": _WAIT})


def _of(claim: Claim) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return (AnsweredRow.name == claim.name, AnsweredRow.claim == claim.holder)
