"""Whether what a report or briefing names is there: its parties, documents and records, and places in its texts.

The models check types, and that evidence is the document's text. Who changed a file by hand, or cut it, may have
left a name without its bearer, which only a later stage would stumble over.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from readout_schemas import Briefing, Document, Evidence, Mention, Report
from readout_schemas.base import parts


def first_fault(holder: Report | Briefing) -> str | None:
    """The first reference that leads nowhere, or id that stands twice, in a few words; ``None`` if there is none."""
    return next(_faults(holder), None)


def _faults(holder: Report | Briefing) -> Iterator[str]:
    documents = holder.documents if isinstance(holder, Briefing) else (holder.document,)
    yield from _twice("document", (one.id for one in documents))
    yield from _twice("party", (one.id for one in holder.parties))
    yield from _twice("record", (one.id for one in holder.records()))
    for document in documents:
        yield from _wrong_in(document)
    for span in parts(holder, Evidence):
        if span.end - span.start != len(span.text):
            yield f"evidence from {span.start} to {span.end} has {len(span.text)} characters"
    yield from _unknown("party", _parties_named(holder), {one.id for one in holder.parties})
    yield from _unknown("document", _documents_named(holder), {one.id for one in documents})
    yield from _unknown("record", _records_named(holder), set(_records_of(holder)))


def _twice(kind: str, names: Iterable[str]) -> Iterator[str]:
    return (f"two have the id of {kind} {name!r}" for name, number in Counter(names).items() if number > 1)


def _unknown(kind: str, named: Iterable[str], known: set[str]) -> Iterator[str]:
    return (f"it names {kind} {name!r}, which is not in it" for name in named if name not in known)


def _wrong_in(document: Document) -> Iterator[str]:
    if document.text is None:
        return
    if document.sha256 not in {None, hashlib.sha256(document.text.encode()).hexdigest()}:
        yield f"the sha256 of document {document.id!r} is not that of its text"
    length = len(document.text)
    for span in document.furniture:
        if not span.start < span.end <= length:
            yield f"furniture from {span.start} to {span.end} is not in document {document.id!r}"
    for position in document.positions:
        if position.start > length:
            yield f"a position at {position.start} is not in document {document.id!r}"


def _parties_named(holder: Report | Briefing) -> Iterator[str]:
    return (mention.party for mention in parts(holder.records(), Mention))


def _documents_named(holder: Report | Briefing) -> Iterator[str]:
    yield from (rejected.document for rejected in holder.rejected)
    for sourcing in filter(None, (record.sourcing for record in holder.records())):
        yield from sourcing.documents
        yield from (variant.document for variant in sourcing.variants)
        yield from (name for one in sourcing.fields for name in one.documents)
        yield from (name for one in sourcing.origins for name in one.documents)
    if isinstance(holder, Briefing):
        yield from (claim.document for one in holder.disagreements for claim in one.claims)
        yield from (step.document for one in holder.developments for step in one.steps)


def _records_of(holder: Report | Briefing) -> Iterator[str]:
    """Ids of records, those of the documents' records that were merged into one too."""
    for record in holder.records():
        yield record.id
        if record.sourcing is not None:
            yield from record.sourcing.records


def _records_named(holder: Report | Briefing) -> Iterator[str]:
    yield from (rejected.record for rejected in holder.rejected if rejected.record is not None)
    if isinstance(holder, Briefing):
        yield from (name for point in (holder.summary.points if holder.summary else ()) for name in point.records)
        for disagreement in holder.disagreements:
            yield disagreement.record
            yield from (claim.record for claim in disagreement.claims)
        for development in holder.developments:
            yield development.record
            yield from (step.record for step in development.steps)
        yield from (name for judgement in holder.unsure for name in (judgement.first, judgement.second))
