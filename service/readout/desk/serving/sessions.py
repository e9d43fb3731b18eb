"""Sessions: browsers that a token has signed in, so that people need not send it with each request.

A session is 256 random bits in a cookie, and its SHA-256 in the store. It ends when it was not used for twelve hours,
when its bearer signs out, and when its token is revoked. Each sign-in makes a new one.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping

from sqlalchemy import bindparam, delete, select, update

from readout.clock import Clock
from readout.desk.serving.auditing import note
from readout.desk.serving.tokens import BEARER, Bearer, bearer_of, digest
from readout.desk.store.access import SessionRow, TokenRow
from readout.desk.store.engine import Store

IDLE = dt.timedelta(hours=12)
"""How long a session lasts that is not used."""
BYTES = 32
_OF_HASH = (
    select(SessionRow.used_at, *BEARER)
    .join(TokenRow, TokenRow.number == SessionRow.token)
    .where(SessionRow.hash == bindparam("hash"), TokenRow.revoked_at.is_(None))
)


class Sessions:
    """The sessions of a store."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._uses: dict[str, dt.datetime] = {}

    def begin(self, token: str, instead_of: str | None = None) -> str | None:
        """Sign a token's bearer in; what the cookie has to hold, or none if the token lets nobody in.

        Args:
            token: as it was shown when it was made.
            instead_of: what the browser's cookie holds until now: that session ends.

        Raises:
            DeskError: the store cannot be written.
        """
        secret, now = secrets.token_urlsafe(BYTES), self._now()
        with self._store.writing() as session:
            row = session.scalar(select(TokenRow).where(TokenRow.hash == digest(token), TokenRow.revoked_at.is_(None)))
            if row is None:
                return None
            session.execute(delete(SessionRow).where(SessionRow.used_at < now - IDLE))
            if instead_of is not None:
                session.execute(delete(SessionRow).where(SessionRow.hash == digest(instead_of)))
            session.add(SessionRow(hash=digest(secret), token=row.number, began_at=now, used_at=now))
            note(session, now, row.name, "session.begin")
        return secret

    def bearer(self, secret: str) -> Bearer | None:
        """Who is signed in; nobody if the session has ended.

        Raises:
            DeskError: the store cannot be read.
        """
        name, now = digest(secret), self._now()
        found = self._store.one(_OF_HASH, {"hash": name})
        if found is None:
            return None
        used_at, number, known_as, role = found
        if max(used_at, self._uses.get(name, used_at)) < now - IDLE:
            return None
        self._uses[name] = now
        return bearer_of(number, known_as, role)

    def end(self, secret: str, who: str) -> None:
        """Sign somebody out.

        Raises:
            DeskError: the store cannot be written.
        """
        with self._store.writing() as session:
            session.execute(delete(SessionRow).where(SessionRow.hash == digest(secret)))
            note(session, self._now(), who, "session.end")

    def keep_uses(self) -> None:
        """Write down when sessions were last used.

        Raises:
            DeskError: the store cannot be written.
        """
        uses: Mapping[str, dt.datetime]
        uses, self._uses = self._uses, {}
        if not uses:
            return
        with self._store.writing() as session:
            for name, at in uses.items():
                session.execute(update(SessionRow).where(SessionRow.hash == name).values(used_at=at))

    def _now(self) -> dt.datetime:
        return dt.datetime.fromtimestamp(self._clock.wall(), dt.UTC)
