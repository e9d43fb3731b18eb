"""Deliveries: each edition goes to a receiver once, however often and by how many it is sent.

Invariant: who sends has claimed the delivery in the store before, and nobody else has. A claim whose holder was killed
runs out; the message then goes out under the same ``webhook-id``, by which a receiver knows what it has.
"""

from __future__ import annotations

import hashlib
import json
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential

from readout.clock import Clock
from readout.desk.editions import Edition, edition, editions
from readout.desk.feeds import identity
from readout.desk.sending.signing import Secret
from readout.desk.store.columns import kept
from readout.desk.store.deliveries import DeliveryRow
from readout.desk.store.engine import Store
from readout.errors import RunError
from readout.retry_after import seconds_to_wait
from readout.web import Guard, WebOptions
from readout.web.addresses import Resolve, check_form, resolve
from readout.web.posting import UnreachableError, post

TRIES = 5
LONGEST_WAIT = 120.0
"""Seconds that a busy receiver may ask to be left alone."""
RUNS_OUT = timedelta(minutes=30)
"""After which a claim counts no more: longer than all tries and waits take."""
KIND = "edition.made"
_OK, _MULTIPLE, _BUSY, _SERVER = 200, 300, 429, 500
_TIMED_OUT = 408
Outcome = Literal["delivered", "there already", "under way"]


@dataclass(frozen=True, slots=True)
class Receiver:
    """Where messages go, and how.

    Attributes:
        address: http or https.
        secret: what signs them.
        allow_private: whether it may be on this machine or a private network.
        tries: how often it is tried.
        guard: what counts instead where a server sends for somebody, or the settings name networks.
        sleep: lets seconds pass between tries.
        resolve: looks hosts up.
    """

    address: str
    secret: Secret
    allow_private: bool = False
    guard: Guard | None = None
    tries: int = TRIES
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False)
    resolve: Resolve = field(default=resolve, repr=False)

    @property
    def host(self) -> str:
        """The host: all that messages and tables say of the address, in which there may be a secret."""
        return urlsplit(self.address).hostname or ""

    @property
    def digest(self) -> str:
        """SHA-256 of the address."""
        return hashlib.sha256(self.address.encode()).hexdigest()


class Sent(NamedTuple):
    """What became of an edition."""

    number: int
    outcome: Outcome


class _Again(Exception):  # noqa: N818  (it ends a try, and is no fault by itself)
    """It was not received, and may be the next time."""

    def __init__(self, why: str, wait: float | None = None) -> None:
        super().__init__(why)
        self.wait = wait


def send(store: Store, clock: Clock, receiver: Receiver, number: int | None = None, topic: str = "") -> list[Sent]:
    """Send an edition's changes, or those of all editions since the last that went there; at first of the last one.

    Raises:
        InputError: the address cannot be used, or there is no such edition.
        RunError: the receiver did not take it, after all tries.
        DeskError: the store cannot be read or written.
    """
    check_form(receiver.address)
    with store.reading() as session:
        chosen = [number] if number is not None else _since_last(session, receiver, topic)
        made = [edition(session, one, topic) for one in chosen]
    return [Sent(one.title.number, _delivered(store, clock, receiver, one)) for one in made]


def payload(made: Edition) -> bytes:
    """The message of an edition: its type, when it was made, and its changes."""
    title = made.title
    told = {
        "type": KIND,
        "timestamp": title.made_at.isoformat(),
        "data": {
            "edition": title.number,
            "topic": title.topic,
            "since": title.since,
            "changes": made.changes.model_dump(mode="json"),
        },
    }
    return json.dumps(told, ensure_ascii=True, separators=(",", ":")).encode()


def _since_last(session: Session, receiver: Receiver, topic: str) -> list[int]:
    numbers = [one.number for one in editions(session, topic)]
    there = (DeliveryRow.address == receiver.digest, DeliveryRow.topic == kept(topic))
    last = session.scalar(select(func.max(DeliveryRow.number)).where(*there, DeliveryRow.delivered_at.is_not(None)))
    return [one for one in numbers if one > last] if last is not None else numbers[-1:]


def _delivered(store: Store, clock: Clock, receiver: Receiver, made: Edition) -> Outcome:
    name = f"msg_{uuid.UUID(identity(made.title, 'delivery', receiver.digest)).hex}"
    with store.writing() as session:
        taken = _claim(session, name, made, receiver, _now(clock))
    if taken is not None:
        return taken
    try:
        _patiently(clock, receiver, name, payload(made))
    except BaseException:
        with store.writing() as session:
            session.execute(delete(DeliveryRow).where(DeliveryRow.id == name))
        raise
    with store.writing() as session:
        session.execute(update(DeliveryRow).where(DeliveryRow.id == name).values(delivered_at=_now(clock)))
    return "delivered"


def _claim(session: Session, name: str, made: Edition, receiver: Receiver, now: datetime) -> Outcome | None:
    """Claim a delivery; what has become of it, if it is not to be had. One transaction writes at a time."""
    row = session.get(DeliveryRow, name)
    if row is not None and row.delivered_at is not None:
        return "there already"
    if row is not None and now - row.begun_at < RUNS_OUT:
        return "under way"
    if row is None:
        row = DeliveryRow(id=name, topic=kept(made.title.topic), number=made.title.number, address=receiver.digest)
        row.host = kept(receiver.host)
        session.add(row)
    row.begun_at = now
    session.flush()
    return None


def _patiently(clock: Clock, receiver: Receiver, name: str, body: bytes) -> None:
    tries = Retrying(
        stop=stop_after_attempt(receiver.tries),
        wait=_wait,
        retry=retry_if_exception_type(_Again),
        sleep=receiver.sleep,
        reraise=True,
    )
    try:
        tries(_once, clock, receiver, name, body)
    except _Again as error:
        raise RunError(
            f"{receiver.host} did not take it ({error}, {_times(receiver.tries)}): send it again when it is there"
        ) from None


def _once(clock: Clock, receiver: Receiver, name: str, body: bytes) -> None:
    moment = int(clock.wall())
    headers = {"content-type": "application/json", **receiver.secret.headers(name, moment, body)}
    try:
        reply = post(
            receiver.address,
            body,
            headers,
            named=receiver.host,
            options=WebOptions(receiver.allow_private, guard=receiver.guard),
            resolve=receiver.resolve,
        )
    except UnreachableError as error:
        raise _Again(str(error).partition("; ")[0]) from None
    if _OK <= reply.status < _MULTIPLE:
        return
    if reply.status in {_BUSY, _TIMED_OUT} or reply.status >= _SERVER:
        raise _Again(f"HTTP {reply.status}", seconds_to_wait(reply.retry_after, moment))
    raise RunError(f"{receiver.host} refuses it (HTTP {reply.status}): check the address and its secret")


def _wait(state: RetryCallState) -> float:
    """As long as the receiver asks, or else 2, 8, 32, 120 seconds."""
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, _Again) and error.wait is not None:
        return min(error.wait, LONGEST_WAIT)
    return float(wait_exponential(multiplier=2, exp_base=4, max=LONGEST_WAIT)(state))


def _now(clock: Clock) -> datetime:
    return datetime.fromtimestamp(clock.wall(), UTC)


def _times(tries: int) -> str:
    return "one try" if tries == 1 else f"{tries} tries"
