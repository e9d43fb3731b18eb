"""What goes to workers and comes back: the job, its parts, and what became of each."""

from __future__ import annotations

import hashlib
import heapq
import pickle
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from readout.ask.settings import Endpoint, Settings
from readout.errors import SettingsError
from readout.ingest import Metadata, Portion, read_portion, renamed
from readout.pipeline.missing_days import MissingDays
from readout_schemas import Document

T = TypeVar("T")

TOLD = 20
"""Failures of a part, and of a run, that are told by name; of the others there is the number."""


PART = 1000
"""Documents of a part, unless another number is asked for: minutes of work, and some megabytes of reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerPool:
    """How the work is shared out.

    Raises:
        SettingsError: a number is not more than 0.
    """

    workers: int = 2
    part: int = PART
    """Documents that a worker takes at a time, and that a file holds."""

    def __post_init__(self) -> None:
        for name in ("workers", "part"):
            if getattr(self, name) < 1:
                raise SettingsError(f"{name} is {getattr(self, name)}: it has to be more than 0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What every worker has to know."""

    endpoint: Endpoint
    settings: Settings
    metadata: Metadata
    folder: Path
    """Where the files of reports go; the same place for all workers."""
    pool: WorkerPool
    ends_at: float | None
    """When no more calls are made, in seconds since 1970."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Documents that one worker reads, asks about and writes, in their order."""

    index: int
    portion: Portion
    documents: int
    settled: dict[int, tuple[str, str | None]]
    """The id, and the error of a copy, of documents that do not keep their own, by their place in the portion."""
    name: str
    """The file of its reports. It has a hash of all that decides them."""

    def read(self, metadata: Metadata) -> Iterator[Document]:
        """Its documents, with ids that occur once in the run."""
        for place, document in enumerate(read_portion(self.portion, metadata)):
            yield renamed(document, *self.settled[place]) if place in self.settled else document


@dataclass(slots=True, kw_only=True)
class Done:
    """What became of a part."""

    index: int
    written: int = 0
    """Reports that its file has now."""
    kept: int = 0
    """Those of them that were in it before."""
    copies: int = 0
    """Documents with the very text of another, which are left out."""
    failed: int = 0
    failures: list[tuple[int, str]] = field(default_factory=list)
    """The first ``TOLD`` documents that failed: place in the part, and what is to be told."""
    stopped: str | None = None
    """Why it could not be brought to its end."""
    missing: MissingDays = field(default_factory=MissingDays)
    """Days that stay open for want of a day of publication, in the reports that are new."""
    fault: tuple[str, str] | None = None
    """The error, by class and message, that ends the run."""


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What became of a run."""

    documents: int = 0
    """Documents of the sources."""
    written: int = 0
    """Reports in the folder."""
    kept: int = 0
    """Those of them that were there before."""
    copies: int = 0
    """Documents with the very text of another, which are left out."""
    failed: int = 0
    failures: list[tuple[int, int, str]] = field(default_factory=list)
    """The first ``TOLD`` documents that failed: part, place in it, and what is to be told."""
    stopped: str | None = None
    """Which limit ended the run, if one did."""
    missing: MissingDays = field(default_factory=MissingDays)
    """Days that stay open for want of a day of publication, in the reports that are new."""

    def add(self, done: Done) -> None:
        """Count a part in."""
        self.written += done.written
        self.kept += done.kept
        self.copies += done.copies
        self.failed += done.failed
        self.failures = heapq.nsmallest(TOLD, [*self.failures, *((done.index, *told) for told in done.failures)])
        self.stopped = self.stopped or done.stopped
        self.missing.join(done.missing)


def packed(thing: object) -> bytes:
    """A thing as Ray Data carries it: bytes in a column, whatever version of whatever table format it uses."""
    return pickle.dumps(thing)


def unpacked(kind: type[T], data: Any) -> T:
    """The thing again; it comes from a process of the same run."""
    thing = pickle.loads(data)  # noqa: S301
    if not isinstance(thing, kind):
        raise TypeError(f"{type(thing).__name__} is no {kind.__name__}")
    return thing


def fingerprint(*facts: object) -> str:
    """SHA-256 of some facts, in hexadecimal."""
    return hashlib.sha256(repr(facts).encode(errors="surrogatepass")).hexdigest()
