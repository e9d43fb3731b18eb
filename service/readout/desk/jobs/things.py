"""What a job is."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal
from urllib.parse import urlsplit

from readout.errors import InputError
from readout.ingest import NO_METADATA, Metadata
from readout.web import is_address
from readout.writable import writable
from readout_schemas.desk import ENDED, JobKind, JobState, Outcome

SourceKind = Literal["text", "file", "address", "path", "folder", "links"]
MOST_SOURCES = 1_000
LONGEST_NAME = 200
_SEPARATORS = re.compile(r"[/\\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One thing to read.

    Attributes:
        kind: what it is.
        name: what it is called; of an address, folder or file of links, where it is.
        body: the bytes of a text or file.
        metadata: what is known of its documents where they do not say it.
        mark: what a watch knows it by that looked at it.
    """

    kind: SourceKind
    name: str
    body: bytes | None = None
    metadata: Metadata = NO_METADATA
    mark: str = ""

    @classmethod
    def text(cls, text: str, metadata: Metadata = NO_METADATA, name: str = "") -> Given:
        """An article as a text; without a name it is called by its content, so that it is the same one tomorrow."""
        body = writable(text).encode()
        called = plain_name(name) or f"text-{hashlib.sha256(body).hexdigest()[:12]}"
        return cls(kind="text", name=called, body=body, metadata=metadata)

    @classmethod
    def file(cls, name: str, content: bytes, metadata: Metadata = NO_METADATA) -> Given:
        """A file of any format that is read. Its name tells the format, and is never opened.

        Raises:
            InputError: it has no name.
        """
        called = plain_name(name)
        if not called:
            raise InputError("a file needs a name, whose ending tells its format: name it as in talks.pdf")
        return cls(kind="file", name=called, body=content, metadata=metadata)

    @classmethod
    def address(cls, address: str, metadata: Metadata = NO_METADATA) -> Given:
        """What stands at an address on the web: a page, a file, or a feed with the article of each entry.

        Raises:
            InputError: it is none.
        """
        told = writable(address).strip()
        if not is_address(told) or not _has_host(told):
            raise InputError(f"{told[:LONGEST_NAME]!r} is no http or https address")
        return cls(kind="address", name=told, metadata=metadata)


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """What is handed in at once.

    Attributes:
        sources: what is to be read.
        again: whether documents that are in the desk are read anew.
        guarded: whether addresses are fetched for somebody else: from nowhere that is not public, whatever is allowed
            to this machine's own commands.
        is_packed: whether its bytes are compressed.
    """

    sources: tuple[Given, ...]
    again: bool = False
    guarded: bool = True
    is_packed: bool = False

    def __post_init__(self) -> None:
        if not self.sources:
            raise InputError("nothing to read: give texts, files or addresses")
        if len(self.sources) > MOST_SOURCES:
            raise InputError(f"these are {len(self.sources)} things to read: hand in at most {MOST_SOURCES} at once")

    def packed(self) -> Submission:
        """The same, its bytes compressed as the store keeps them: before a transaction, which others wait for."""
        if self.is_packed:
            return self
        several = (one if one.body is None else replace(one, body=zlib.compress(one.body)) for one in self.sources)
        return replace(self, sources=tuple(several), is_packed=True)

    @property
    def what(self) -> str:
        """What it is, in a line."""
        if len(self.sources) == 1:
            return self.sources[0].name
        counts: dict[str, int] = {}
        for one in self.sources:
            counts[one.kind] = counts.get(one.kind, 0) + 1
        return ", ".join(f"{number} {_named(kind, number)}" for kind, number in counts.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A job as it stands."""

    number: int
    id: str
    kind: JobKind
    what: str
    state: JobState
    by: str
    made_at: dt.datetime
    began_at: dt.datetime | None
    ended_at: dt.datetime | None
    not_before: dt.datetime | None
    waits: str | None
    """Why it does not go on."""
    error: str | None
    """Why it failed."""
    watch: str | None
    """Name of the watch whose turn it is."""
    outcomes: Mapping[Outcome, int] = field(default_factory=dict)
    records: int = 0
    cost_usd: float = 0.0
    result: Mapping[str, Any] | None = None

    @property
    def has_ended(self) -> bool:
        """Whether nothing more becomes of it."""
        return self.state in ENDED


@dataclass(frozen=True, slots=True)
class JobDocument:
    """What became of one document of a job."""

    document: str
    """Its id; of one that failed, the one that it would have."""
    source: str
    outcome: Outcome
    records: int
    error: str | None
    """What was not got of it, and why."""


@dataclass(frozen=True, slots=True)
class Event:
    """One step of a job."""

    number: int
    at: dt.datetime
    kind: str
    """A state, ``document``, ``skipped``, ``waiting``, ``resumed`` or ``interrupted``."""
    told: str | None
    document: JobDocument | None


def _has_host(address: str) -> bool:
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:  # a bracket that is left open, letters that no host has
        return False


def plain_name(name: str) -> str:
    """A name without folders, and without characters that are not seen, or turn others round."""
    last = _SEPARATORS.split(writable(name))[-1]
    shown = "".join(letter for letter in last if not unicodedata.category(letter).startswith("C"))
    stem, dot, ending = shown.strip().strip(".").rpartition(".")
    return f"{stem[:LONGEST_NAME]}{dot}{ending[-20:]}" if dot else ending[:LONGEST_NAME]


def _named(kind: str, number: int) -> str:
    several = {"address": "addresses", "links": "files of links"}.get(kind, f"{kind}s")
    return several if number > 1 else kind
