"""Types of columns that SQLite and PostgreSQL have in common."""

from __future__ import annotations

import datetime as dt
import zlib

from sqlalchemy import DateTime, LargeBinary
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from readout.writable import writable

HIGHEST = 2**31 - 1
"""The highest number that a column of integers holds in both databases: nothing has a higher one."""


ENDED = "ended"
"""What is known of a cluster while there was none of it, where it had not become one with another."""

UNTOLD = 2**30
"""Turns from this one on are none: a cluster that came from another store has them until a turn has told it."""


class UtcTime(TypeDecorator[dt.datetime]):
    """A moment, always with its zone, which is UTC: SQLite keeps none."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[dt.datetime]:
        """What a value is."""
        return dt.datetime

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """To UTC; SQLite gets it without the zone."""
        if value is None:
            return None
        moment = value.astimezone(dt.UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """With the zone."""
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if dialect.name == "sqlite" else value.astimezone(dt.UTC)


class Packed(TypeDecorator[str]):
    """A long text, compressed: some quarter of its size. As bytes it may hold any character, U+0000 too."""

    impl = LargeBinary
    cache_ok = True

    @property
    def python_type(self) -> type[str]:
        """What a value is."""
        return str

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002  (its signature)
        """Compress it."""
        return None if value is None else zlib.compress(value.encode())

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The text."""
        return None if value is None else unpacked(value)


def unpacked(packed: bytes) -> str:
    """The text of a ``Packed`` column's bytes."""
    return zlib.decompress(packed).decode()


def kept(text: str) -> str:
    """A text as a column takes it: what no encoding writes, and U+0000, which PostgreSQL takes in none, is U+FFFD."""
    return writable(text).replace("\0", "\ufffd")
