"""Which sentences carry a value that is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from readout.merging.comparable import Comparable
from readout_schemas import Evidence, FieldEvidence


class Carrier(NamedTuple):
    """A record that gives a value, and the sentences of it that carry the value."""

    member: Comparable[Any]
    evidence: tuple[Evidence, ...]

    @classmethod
    def of(cls, member: Comparable[Any], words: str | None = None) -> Carrier:
        """The sentences of a record in which the words stand; else all of them."""
        spans: tuple[Evidence, ...] = member.record.evidence
        if not words or len(spans) == 1:
            return cls(member, spans)
        told = words.casefold()
        return cls(member, tuple(span for span in spans if told in span.text.casefold()) or spans)


@dataclass(slots=True)
class Carriers:
    """Who carries which value of which field, gathered while a record is fused."""

    _found: dict[tuple[str, str], dict[str, dict[Evidence, None]]] = field(default_factory=dict)

    def add(self, name: str, value: str, carrying: Iterable[Carrier]) -> None:
        """Note who gives a value."""
        documents = self._found.setdefault((name, value), {})
        for member, evidence in carrying:
            documents.setdefault(member.document.id, {}).update(dict.fromkeys(evidence))

    def fields(self) -> tuple[FieldEvidence, ...]:
        """All of it, in the order in which it came."""
        return tuple(
            FieldEvidence(
                field=name,
                value=value,
                documents=tuple(documents),
                evidence=tuple(span for spans in documents.values() for span in spans),
            )
            for (name, value), documents in self._found.items()
            if documents
        )
