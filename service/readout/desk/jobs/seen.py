"""What a watch has seen: it is neither fetched nor read again."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urldefrag

from sqlalchemy import select
from sqlalchemy.orm import Session

from readout.desk.jobs.things import Given
from readout.desk.store.engine import Store
from readout.desk.store.job_tables import WatchSeenRow
from readout.desk.store.reading import portions
from readout.web import is_address
from readout_schemas import Document

TRIES = 3
"""How often something is tried that fails."""


class Seen:
    """What one watch has seen."""

    def __init__(self, store: Store, watch: int) -> None:
        self._store = store
        self._watch = watch

    def has(self, name: str) -> bool:
        """Whether something is not tried again.

        Raises:
            DeskError: the store cannot be read.
        """
        with self._store.reading() as session:
            row = session.get(WatchSeenRow, (self._watch, _hash(name)))
            return row is not None and row.settled

    def unseen(self, given: Iterable[Given]) -> list[Given]:
        """Those that are tried, by their marks.

        Raises:
            DeskError: the store cannot be read.
        """
        left: list[Given] = []
        with self._store.reading() as session:
            for some in portions(given):
                names = [_hash(one.mark) for one in some]
                of_these = (WatchSeenRow.watch == self._watch, WatchSeenRow.name.in_(names), WatchSeenRow.settled)
                settled = set(session.scalars(select(WatchSeenRow.name).where(*of_these)))
                left += [one for one, name in zip(some, names, strict=True) if name not in settled]
        return left

    def note(self, session: Session, failed: Mapping[str, bool], now: dt.datetime) -> None:
        """Note what was tried, and whether it failed."""
        for name, has_failed in failed.items():
            row = session.get(WatchSeenRow, (self._watch, _hash(name)))
            if row is None:
                row = WatchSeenRow(watch=self._watch, name=_hash(name), tries=0, settled=False)
                session.add(row)
            row.tries, row.at = row.tries + 1, now
            row.settled = row.settled or not has_failed or row.tries >= TRIES
        session.flush()


@dataclass(slots=True)
class Tried:
    """What was tried of one source, and whether it failed.

    Attributes:
        own: of each document that is the source itself, or stands in it.
        others: of each address that it names.
    """

    own: list[bool] = field(default_factory=list)
    others: dict[str, bool] = field(default_factory=dict)

    def add(self, document: Document, named: str, *, failed: bool) -> None:
        """Add a document that was found at a place."""
        elsewhere = document.source if document.source != named else document.url
        if elsewhere is not None and is_address(elsewhere) and is_address(named) and elsewhere != named:
            self.others[urldefrag(elsewhere).url] = failed
        else:
            self.own.append(failed)

    def names(self, mark: str) -> dict[str, bool]:
        """What need not be tried again.

        A file is known by its mark; an address of a list of links too, but for a feed, in which there will be more.
        """
        is_read = not is_address(mark) or (len(self.own) == 1 and not self.others)
        return {**self.others, **({mark: bool(self.own) and all(self.own)} if mark and is_read else {})}


def mark_of(path: Path) -> str:
    """What a file is known by: where it is, how long, and when it was changed."""
    try:
        told = path.stat()
    except OSError:
        return os.fspath(path)
    return f"{os.fspath(path)}\n{told.st_size}\n{told.st_mtime_ns}"


def _hash(name: str) -> str:
    return hashlib.sha256(name.encode(errors="surrogateescape")).hexdigest()
