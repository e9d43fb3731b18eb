"""Tokens: who may use the desk over HTTP, and as what.

A token is 256 random bits, which nobody guesses: its SHA-256 tells nothing of it, and a slow hash, as passwords need
because people choose them, would only make each request slow.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from readout.clock import Clock
from readout.desk.serving.auditing import note
from readout.desk.store.access import TokenRow
from readout.desk.store.columns import kept
from readout.desk.store.engine import Store
from readout.errors import InputError
from readout_schemas.desk import Role

ROLES: tuple[Role, ...] = get_args(Role)
PREFIX, FEEDS_PREFIX = "readout_", "readout_feeds_"
"""What tokens, and secrets of feeds, begin with, so that one is known in a file where it should not be."""
FIRST = "first"
"""Name of the token that a desk without any begins with."""
LONGEST_NAME = 100
_BITS = 256
BEARER = (TokenRow.number, TokenRow.name, TokenRow.role)
"""What one knows of a bearer."""
_OF_HASH = select(*BEARER).where(TokenRow.hash == bindparam("hash"), TokenRow.revoked_at.is_(None))


@dataclass(frozen=True, slots=True)
class Token:
    """What is known of a token."""

    name: str
    role: Role
    made_at: dt.datetime
    last_used_at: dt.datetime | None
    revoked_at: dt.datetime | None
    opens: str
    """``all``, or ``feeds``: the calendar and the feed alone, at addresses that hold the secret."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who asks.

    Attributes:
        number: of their token; none of one whom a proxy has signed on.
        name: of their token, or as the proxy calls them.
        role: what they may.
    """

    number: int | None
    name: str
    role: Role

    @property
    def audited(self) -> str:
        """Their name in the audit: a proxy's users may be called as tokens are."""
        return self.name if self.number is not None else f"{self.name} (by the proxy)"

    def may(self, role: Role) -> bool:
        """Whether what asks for a role is allowed."""
        return ROLES.index(self.role) >= ROLES.index(role)


@dataclass(frozen=True, slots=True)
class _New:
    name: str
    role: Role
    opens: str = "all"


class Tokens:
    """The tokens of a store."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def add(self, name: str, role: Role, by: str) -> str:
        """Make a token, which is told this once.

        Args:
            name: its bearer's, given once in a store's life.
            role: what it is good for.
            by: who makes it.

        Raises:
            InputError: the name is there already, or is none.
            DeskError: the store cannot be written.
        """
        return self._add(_New(_checked(name), role), by)

    def add_feeds(self, name: str, by: str) -> str:
        """Make a secret that opens the calendar and the feed, and nothing else; it is told this once.

        Programs for calendars and feeds send no token: it is a part of the addresses that they are given.

        Args:
            name: of whom it is for, given once in a store's life, as tokens' are.
            by: who makes it.

        Raises:
            InputError: the name is there already, or is none.
            DeskError: the store cannot be written.
        """
        return self._add(_New(_checked(name), "reader", "feeds"), by)

    def _add(self, new: _New, by: str) -> str:
        with self._store.writing() as session:
            if session.scalar(select(TokenRow.number).where(TokenRow.name == new.name)) is not None:
                raise InputError(f"there is a token {new.name!r}, or was one: give another name")
            return self._put(session, new, by)

    def first(self, by: str) -> str | None:
        """Make a token for an administrator if no token was ever made.

        Raises:
            DeskError: the store cannot be written.
        """
        with self._store.writing() as session:
            if session.scalar(select(TokenRow.number).limit(1)) is not None:
                return None
            return self._put(session, _New(FIRST, "admin"), by)

    def _put(self, session: Session, new: _New, by: str) -> str:
        secret = (FEEDS_PREFIX if new.opens == "feeds" else PREFIX) + secrets.token_urlsafe(_BITS // 8)
        kept_as = _feeds_digest(secret) if new.opens == "feeds" else digest(secret)
        session.add(TokenRow(hash=kept_as, name=new.name, role=new.role, opens=new.opens, made_at=self._now()))
        note(session, self._now(), by, "token.add", f"{new.name} ({'feeds' if new.opens == 'feeds' else new.role})")
        session.flush()
        return secret

    def all(self) -> list[Token]:
        """All that were made, in their order, revoked ones too.

        Raises:
            DeskError: the store cannot be read.
        """
        with self._store.reading() as session:
            return [
                Token(row.name, _role(row.role), row.made_at, row.last_used_at, row.revoked_at, row.opens)
                for row in session.scalars(select(TokenRow).order_by(TokenRow.number))
            ]

    def revoke(self, name: str, by: str) -> bool:
        """Let a token in no longer, from now on; false if it was revoked before.

        Raises:
            InputError: there is none of this name.
            DeskError: the store cannot be written.
        """
        with self._store.writing() as session:
            row = session.scalar(select(TokenRow).where(TokenRow.name == kept(name)))
            if row is None:
                raise InputError(f"there is no token {name!r}: readout desk token list names them")
            if row.revoked_at is not None:
                return False
            row.revoked_at = self._now()
            note(session, self._now(), by, "token.revoke", row.name)
            return True

    def bearer(self, token: str) -> Bearer | None:
        """Whose a token is; ``None`` if it is nobody's, or was revoked.

        Raises:
            DeskError: the store cannot be read.
        """
        row = self._store.one(_OF_HASH, {"hash": digest(token)})
        return None if row is None else bearer_of(*row)

    def subscriber(self, secret: str) -> Bearer | None:
        """Whose a secret of feeds is; ``None`` if it is nobody's, or was revoked. A token is none.

        Raises:
            DeskError: the store cannot be read.
        """
        row = self._store.one(_OF_HASH, {"hash": _feeds_digest(secret)})
        return None if row is None else bearer_of(*row)

    def revoke_all(self, by: str) -> list[str]:
        """Let no token in any longer, and no secret of feeds; the names of those that did.

        Raises:
            DeskError: the store cannot be written.
        """
        with self._store.writing() as session:
            rows = session.scalars(
                select(TokenRow).where(TokenRow.revoked_at.is_(None)).order_by(TokenRow.number)
            ).all()
            for row in rows:
                row.revoked_at = self._now()
                note(session, self._now(), by, "token.revoke", row.name)
            return [row.name for row in rows]

    def note_uses(self, uses: Mapping[int, dt.datetime]) -> None:
        """Keep when tokens were last used, by their numbers.

        Raises:
            DeskError: the store cannot be written.
        """
        if not uses:
            return
        with self._store.writing() as session:
            for number, at in uses.items():
                session.execute(update(TokenRow).where(TokenRow.number == number).values(last_used_at=at))

    def _now(self) -> dt.datetime:
        return dt.datetime.fromtimestamp(self._clock.wall(), dt.UTC)


def _checked(name: str) -> str:
    plain = unicodedata.normalize("NFC", kept(name)).strip()
    if not 0 < len(plain) <= LONGEST_NAME or not plain.isprintable():
        raise InputError(f"a token's name has 1 to {LONGEST_NAME} characters that can be seen: give another name")
    return plain


def bearer_of(number: int, name: str, role: str) -> Bearer:
    """Whose the token of a row is."""
    return Bearer(number, name, _role(role))


def digest(token: str) -> str:
    """What is kept of something that lets one in."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _feeds_digest(secret: str) -> str:
    """What is kept of a secret of feeds: the hash of no token, so that neither is ever taken for the other."""
    return digest(f"feeds\0{secret}")


def _role(name: str) -> Role:
    return next(role for role in ROLES if role == name)
