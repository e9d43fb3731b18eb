"""How much each source adds: what it carries, what it alone carries, and which others it shares its text with."""

from __future__ import annotations

from dataclasses import dataclass

from readout_schemas import Briefing, Document, Sourcing


@dataclass(frozen=True, slots=True)
class Source:
    """A document as a source.

    Attributes:
        number: its number on the page, from 1.
        document: the document.
        records: how many records it carries.
        alone: how many of these no other document carries.
        same_as: numbers of documents that are no sources of their own beside it: copies, or of one origin.
        why: the reasons for that.
    """

    number: int
    document: Document
    records: int
    alone: int
    same_as: tuple[int, ...]
    why: tuple[str, ...] = ()


def sources(briefing: Briefing) -> tuple[Source, ...]:
    """Each document with what it adds, and the documents that count as one source with it."""
    numbers = {document.id: number for number, document in enumerate(briefing.documents, 1)}
    carried = [_carriers(record.sourcing, record.evidence[0].document) for record in briefing.records()]
    origins = [origin for record in briefing.records() if record.sourcing for origin in record.sourcing.origins]
    same: dict[str, set[str]] = {}
    why: dict[str, list[str]] = {}
    for origin in origins:
        for document in origin.documents:
            same.setdefault(document, set()).update(origin.documents)
            why.setdefault(document, []).append(origin.reason)
    return tuple(
        Source(
            number=numbers[document.id],
            document=document,
            records=sum(document.id in carriers for carriers in carried),
            alone=sum(carriers == {document.id} for carriers in carried),
            same_as=tuple(sorted(numbers[one] for one in same.get(document.id, set()) - {document.id})),
            why=tuple(dict.fromkeys(why.get(document.id, ()))),
        )
        for document in briefing.documents
    )


def _carriers(sourcing: Sourcing | None, document: str) -> set[str]:
    return set(sourcing.documents) if sourcing is not None else {document}
