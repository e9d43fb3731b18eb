"""The first pass: what there is. Documents are read, on all workers, and their names and texts compared, on one.

Ids must occur once, and a copy is a copy of the document before it: that is known when all documents have been read.
They are read once more when it is their turn to be asked about, so that no text is held in between.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import Any

from readout.ask.plan import Plan
from readout.cluster.jobs import Job, Part, fingerprint, packed, unpacked
from readout.ingest import Metadata, Portion, RegisterOnDisk, read_portion
from readout.ledger.keys import without_secrets
from readout_schemas import SCHEMA_VERSION

_NAME = 16
"""Letters of a fingerprint that stand in a file's name."""


@dataclass(frozen=True, slots=True)
class Found:
    """What decides names and copies, of one document."""

    name: str
    source: str
    sha256: str | None
    textless: bool


@dataclass(frozen=True, slots=True)
class ScannedPortion:
    """What is in a portion."""

    portion: Portion
    found: tuple[Found, ...]
    digest: str
    """Of all of its documents, metadata included."""


def scan(batch: Any, *, metadata: Metadata) -> dict[str, list[bytes]]:
    """Read portions, on a worker."""
    return {"scanned": [packed(_scan(unpacked(Portion, portion), metadata)) for portion in batch["portion"]]}


def _scan(portion: Portion, metadata: Metadata) -> ScannedPortion:
    found, digest = [], ""
    for document in read_portion(portion, metadata):
        found.append(Found(document.id, document.source, document.sha256, document.text is None))
        digest = fingerprint(digest, document.model_dump_json(exclude={"text", "furniture"}))
    return ScannedPortion(portion, tuple(found), digest)


class Partitioner:
    """Makes parts of portions as they are scanned, in the order of the documents, which decides who keeps a name."""

    def __init__(self, job: Job) -> None:
        self._register = RegisterOnDisk()
        self._how = _how(job)
        self._number = 0

    def part(self, scanned: ScannedPortion) -> Part:
        """The part of the next portion."""
        settled = {}
        for place, document in enumerate(scanned.found):
            known = (document.name, document.source, document.sha256, document.textless)
            name, error = self._register.settle(*known)
            if error is not None or name != document.name:
                settled[place] = (name, error)
        mark = fingerprint(self._how, scanned.digest, sorted(settled.items()))[:_NAME]
        self._number += 1
        return Part(
            index=self._number - 1,
            portion=scanned.portion,
            documents=len(scanned.found),
            settled=settled,
            name=f"part-{self._number - 1:08}-{mark}.parquet",
        )


def _how(job: Job) -> str:
    """All that decides a report, but for the document."""
    settings, endpoint = job.settings, job.endpoint
    prompts = Plan.of(settings).prompts()
    server = without_secrets(endpoint.base_url)
    how: list[object] = [SCHEMA_VERSION, endpoint.provider, endpoint.model, server]
    how += [settings.mode, settings.plan, settings.reader]
    # What is not set adds nothing, so that parts that were made without it are still known.
    how += [] if settings.context is None else [settings.context]  # it decides where documents are cut
    how += [] if settings.escalate is None else [settings.escalate]
    return fingerprint(*how, *chain.from_iterable((prompt.name, prompt.version, prompt.sha256) for prompt in prompts))
