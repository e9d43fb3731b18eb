"""What a desk tells of its jobs."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from readout_schemas.desk.answers import Answer, Next, Outcome

JobState = Literal["queued", "running", "done", "failed", "cancelled"]
"""It waits for its turn, or for another day; it is worked on; it came to its end; nothing was got; nobody wanted it."""
JobKind = Literal["documents", "turn", "edition"]
"""Reading what was handed in; a turn of a watch; making an edition with a model."""
ENDED: frozenset[JobState] = frozenset({"done", "failed", "cancelled"})
"""States of a job of which nothing more becomes, and kinds of its last event."""
WatchKind = Literal["address", "folder", "links"]
WatchOrigin = Literal["settings", "command", "http"]


class JobDocumentItem(Answer):
    """What became of one document of a job."""

    document: str = Field(description="Its id; of one that failed, the one that it would have.")
    source: str = Field(description="What it was called, or its address.", examples=["talks.pdf"])
    outcome: Outcome
    records: int
    error: str | None = Field(description="What was not got of it, and why.")


class JobItem(Answer):
    """A job as it stands."""

    id: str
    kind: JobKind
    what: str = Field(description="What it is about, in a line.", examples=["2 files, 1 address"])
    state: JobState
    by: str = Field(description="Who handed it in.", examples=["Ida Berg"])
    made_at: dt.datetime
    began_at: dt.datetime | None
    ended_at: dt.datetime | None
    waits: str | None = Field(description="Why it does not go on.")
    not_before: dt.datetime | None = Field(description="When it goes on that waits.")
    error: str | None = Field(description="Why it failed; of a watch's turn readers are not told.")
    watch: str | None = Field(description="Name of the watch whose turn it is.")
    documents: dict[Outcome, int] = Field(description="What became of how many.", examples=[{"new": 2}])
    records: int = Field(description="Records that came.")
    cost_usd: float = Field(description="What its answers cost, as far as prices are known.")
    edition: int | None = Field(description="Number of the edition that it made, or of the last one if nothing is new.")


class OneJob(JobItem):
    """A job, with what became of each document until now."""

    read: tuple[JobDocumentItem, ...] = Field(description="In the order in which they were done.")


class Jobs(Answer):
    """A page of jobs, the latest first."""

    items: tuple[JobItem, ...]
    next: Next


class JobEvent(Answer):
    """One step of a job. Events are numbered; a job's last one is of the kind `done`, `failed` or `cancelled`."""

    number: int
    at: dt.datetime
    kind: str = Field(
        description="A state, or `document`, `skipped`, `waiting`, `resumed`, `interrupted`.", examples=["document"]
    )
    told: str | None = Field(description="In a line.")
    document: JobDocumentItem | None


class WatchItem(Answer):
    """Something that is looked at again and again."""

    name: str = Field(examples=["example"])
    kind: WatchKind
    place: str | None = Field(
        description="Its address; the path of a folder, or of a file of links. Null for readers, who are told no place."
    )
    schedule: str = Field(examples=["every 15m", "daily at 06:30 (Europe/Berlin)"])
    origin: WatchOrigin = Field(description="Where it was made.")
    by: str = Field(description="Who made it.")
    made_at: dt.datetime
    next_at: dt.datetime
    last_at: dt.datetime | None = Field(description="When its last turn ended.")
    fault: str | None = Field(description="What was wrong with its last turn; readers are told that something was.")
    job: str | None = Field(description="Id of its last turn.")


class Watches(Answer):
    """All that is watched, by name."""

    items: tuple[WatchItem, ...]
