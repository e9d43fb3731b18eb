"""What a running service has: the desk, who may use it, and what it counts. And who is let in."""

from __future__ import annotations

import contextlib
import datetime as dt
import math
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, HTTPException, Request, Response, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from readout.desk.desk import Desk
from readout.desk.sending import Receiver
from readout.desk.serving.auditing import note
from readout.desk.serving.keyed import claim_key, keep_answer
from readout.desk.serving.limiting import Limiter
from readout.desk.serving.metrics import Metrics
from readout.desk.serving.once import Once
from readout.desk.serving.proxies import Proxy
from readout.desk.serving.renditions import Renditions
from readout.desk.serving.sessions import Sessions
from readout.desk.serving.tokens import Bearer, Tokens
from readout.desk.serving.visitors import Visitor, visitor_of
from readout.errors import InputError
from readout_schemas.desk import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one may ask.

    Attributes:
        rate: requests a minute, of each token; of each address that comes without a good one.
        body: bytes of a request.
    """

    rate: int = 600
    body: int = 32 * 1024 * 1024


@dataclass(slots=True)
class Change:
    """A change that is being made in one transaction."""

    answer: Response | None = None

    def answered(self, answer: Response) -> Response:
        """Say what is answered, which is kept with the change."""
        self.answer = answer
        return answer


class Service:
    """What the routes work with."""

    def __init__(self, desk: Desk, limits: Limits, proxy: Proxy | None = None, *, reads: bool = True) -> None:
        self.desk = desk
        self.limits = limits
        self.proxy = proxy
        self.reads = reads
        """Whether somebody reads what is handed in."""
        self.receivers: Mapping[str, Receiver] = {}
        """To whom editions may be sent from a page, by their names."""
        self.closing = False
        """Whether the service is being stopped: answers that go on for long come to their end."""
        self.tokens = Tokens(desk.store, desk.clock)
        self.sessions = Sessions(desk.store, desk.clock)
        self.metrics = Metrics()
        self.renditions = Renditions()
        self.once = Once(desk.store, desk.clock)
        self._limiter = Limiter(limits.rate, desk.clock)
        self._uses: dict[int, dt.datetime] = {}

    def admit(self, request: Request, token: str | None, role: Role) -> Visitor:
        """Who asks, if what asks for a role is allowed.

        Raises:
            HTTPException: 401, 403, or 429 if there were too many requests.
            DeskError: the store cannot be read.
        """
        visitor = request.state.visitor = visitor_of(self, request, token)
        self.take(request, None if visitor is None else visitor.bearer)
        if visitor is None:
            fault = "" if token is None else ', error="invalid_token"'
            told = "give a token: Authorization: Bearer readout_…" if token is None else "this token lets nobody in"
            raise HTTPException(401, told, {"WWW-Authenticate": f'Bearer realm="readout"{fault}'})
        if visitor.bearer.number is not None:
            self._uses[visitor.bearer.number] = self.desk.now()
        if not visitor.bearer.may(role):
            fault = 'Bearer realm="readout", error="insufficient_scope"'
            raise HTTPException(403, f"this is for the role {role}", {"WWW-Authenticate": fault})
        return visitor

    def subscriber(self, request: Request, secret: str) -> Bearer:
        """Who has subscribed to a feed or a calendar with a secret.

        Raises:
            HTTPException: 404, nobody; 429, there were too many requests.
            DeskError: the store cannot be read.
        """
        bearer = self.tokens.subscriber(secret)
        self.take(request, bearer)
        if bearer is None:
            raise HTTPException(404, "there is nothing to subscribe to at this address, or no longer")
        if bearer.number is not None:
            self._uses[bearer.number] = self.desk.now()
        return bearer

    def take(self, request: Request, bearer: Bearer | None) -> None:
        """Count a request of somebody, or of an address.

        Raises:
            HTTPException: 429, there were too many.
        """
        direct = request.client.host if request.client else ""
        peer = self.proxy.peer_of(request) if self.proxy else direct
        wait = self._limiter.wait(peer if bearer is None else (bearer.number, bearer.name))
        if wait:
            raise HTTPException(429, "too many requests: wait", {"Retry-After": str(math.ceil(wait))})

    def note(self, who: Bearer, what: str, subject: str = "") -> None:
        """Write into the audit what is asked for, before it is done: nothing is done that is not in it.

        Raises:
            DeskError: the store cannot be written.
        """
        with self.desk.store.writing() as session:
            note(session, self.desk.now(), who.audited, what, subject)

    @contextlib.contextmanager
    def change(self, request: Request, who: Bearer, what: str, subject: str = "") -> Iterator[Change]:
        """Do what is asked for in one transaction with its entry in the audit and the answer, kept if there is a key.

        What takes long, and need not be undone, belongs before it: others that write wait for its end.

        Yields:
            What has to be told the answer, if nothing is raised.

        Raises:
            HTTPException: 409, another process works on the request; nothing was done.
            DeskError: the store cannot be written; nothing was done.
        """
        change = Change()
        with self.desk.store.one_transaction():
            self.note(who, what, subject)
            yield change
            if change.answer is None:
                raise AssertionError("a change ends with its answer")
            keep_answer(request, self.once, change.answer)

    def keep_uses(self) -> None:
        """Write down when tokens and sessions were last used: now and then, for no reader should wait for a writer.

        Old answers to requests with keys are forgotten too.

        Raises:
            DeskError: the store cannot be written.
        """
        uses, self._uses = self._uses, {}
        self.tokens.note_uses(uses)
        self.sessions.keep_uses()
        self.once.forget_old()


SCHEME = HTTPBearer(
    auto_error=False,
    scheme_name="token",
    description="A token that `readout desk token add` showed.",
)


async def service_of(request: Request) -> Service:
    """The service that a request came to."""
    found: Service = request.app.state.service
    return found


Serving = Annotated[Service, Depends(service_of)]


def check_parameters(request: Request) -> None:
    """Make sure that no parameter is given twice, of which a proxy may read one and we the other.

    Raises:
        InputError: one is.
    """
    names = request.query_params.multi_items()
    if len(names) > len(request.query_params):
        seen = Counter(name for name, _ in names)
        raise InputError(f"the parameter {seen.most_common(1)[0][0][:40]!r} is given more than once: give it once")


def needs(role: Role) -> Callable[..., Bearer | Awaitable[Bearer]]:
    """What lets those in who have a role; who changes something may have a key, by which that is done once."""

    def admitted(
        request: Request,
        service: Serving,
        given: Annotated[HTTPAuthorizationCredentials | None, Security(SCHEME)],
    ) -> Bearer:
        bearer = service.admit(request, given.credentials if given else None, role).bearer
        check_parameters(request)
        return bearer

    known = Depends(admitted)  # no annotation reaches a local name

    async def once(request: Request, service: Serving, who: Bearer = known) -> Bearer:
        await claim_key(request, service.once, who)
        return who

    return admitted if role == "reader" else once


Reader = Annotated[Bearer, Depends(needs("reader"))]
Editor = Annotated[Bearer, Depends(needs("editor"))]
Admin = Annotated[Bearer, Depends(needs("admin"))]
