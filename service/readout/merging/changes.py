"""News since last time: what is new, has developed, is corroborated or disputed now, or is gone.

A record is the one that it was if both have the same words of one document, or else if the rules call them the same. So
yesterday's and today's reports can be other reports altogether.
"""

from __future__ import annotations

import datetime
import functools
import itertools
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

from readout.citations import cited, claim
from readout.merging.comparable import Comparable, comparable
from readout.merging.developing import Told, told_otherwise
from readout.merging.independence import Independence
from readout.merging.matchers import MATCHERS
from readout.merging.sentences import sentence
from readout.merging.shown import shown
from readout.merging.sides import Sides, identities_of
from readout.parties import Identities
from readout.record_types import RECORD_TYPES, type_of
from readout_schemas import (
    AnyRecord,
    Briefing,
    Changes,
    Disagreement,
    Document,
    Evidence,
    FieldChange,
    RecordChange,
    RecordType,
)


def compare(old: Briefing, new: Briefing, same: Iterable[str] | None = None) -> Changes:
    """What the later briefing says that the earlier one did not.

    Args:
        old: the earlier one.
        new: the later one.
        same: ids under which each of the two has the same record, where ids are given once; every other record is
            another one then.
    """
    return _Comparison(old, new, same).changes()


class _Comparison:
    """Two briefings, and which record of the later was which of the earlier."""

    def __init__(self, old: Briefing, new: Briefing, same: Iterable[str] | None = None) -> None:
        self._old, self._new = old, new
        self._documents = {document.id: document for document in (*new.documents, *old.documents)}
        self._identities = identities_of([old, new])
        self._before: dict[str, AnyRecord] = {}
        if same is not None:
            kept = frozenset(same)
            self._before = {record.id: record for record in old.records() if record.id in kept}
        for kind in RECORD_TYPES if same is None else ():
            self._before |= _matched(old, new, kind, self._identities)

    def changes(self) -> Changes:
        """What is new, record by record, in the order of the briefings."""
        pairs = [(self._before[record.id], record) for record in self._new.records() if record.id in self._before]
        kept = {earlier.id for earlier, _ in pairs}
        new = [
            _entry(record, documents=_carriers(record))
            for record in self._new.records()
            if record.id not in self._before
        ]
        gone = [
            _entry(record, documents=_carriers(record))
            for record in self._old.records()
            if record.id not in kept and self._read_again(record)
        ]
        developed = [one for one in itertools.starmap(self._developed, pairs) if one.fields]
        corroborated = [one for one in itertools.starmap(self._corroborated, pairs) if one.documents]
        disputed = [one for one in itertools.starmap(self._disputed, pairs) if one.fields]
        named = {document for one in (*new, *developed, *corroborated, *disputed, *gone) for document in one.documents}
        return Changes(
            new=tuple(new),
            developed=tuple(developed),
            corroborated=tuple(corroborated),
            disputed=tuple(disputed),
            gone=tuple(gone),
            documents=tuple(_without_text(self._documents[name]) for name in sorted(named, key=self._place)),
        )

    def _developed(self, earlier: AnyRecord, later: AnyRecord) -> RecordChange:
        told = [
            one
            for one in told_otherwise(earlier, later, self._identities)
            if not one.disputed and not self._is_older(earlier, later, one)
        ]
        carrying = [_carrying(later, *one.carried) for one in told]
        fields = tuple(self._change(one, evidence) for one, evidence in zip(told, carrying, strict=True))
        return _entry(later, fields, self._documents_of(itertools.chain.from_iterable(carrying)))

    def _is_older(self, earlier: AnyRecord, later: AnyRecord, told: Told) -> bool:
        """Whether what is told now was published before what was told then: an old report that is read late."""
        if told.carried_before is None:
            return False
        was, now = (
            self._since(span.document for span in _carrying(record, *carried))
            for record, carried in ((earlier, told.carried_before), (later, told.carried))
        )
        return was is not None and now is not None and now < was

    def _change(self, told: Told, evidence: Sequence[Evidence]) -> FieldChange:
        since = self._since(span.document for span in evidence)
        return FieldChange(
            field=told.field, before=told.before, after=told.after, since=since, evidence=tuple(evidence[:1])
        )

    def _corroborated(self, earlier: AnyRecord, later: AnyRecord) -> RecordChange:
        """The record, with the sources that have come to it: independent of those that it had, and not against it."""
        denied = {
            span.document
            for told in told_otherwise(earlier, later, self._identities)
            for span in (_carrying(later, *told.carried) if told.disputed else ())
        }
        came = [one for one in self._independent(later, earlier) if one not in denied]
        evidence = [next((span for span in claim(later) if span.document == name), None) for name in came]
        return _entry(later, documents=tuple(came), evidence=tuple(filter(None, evidence)))

    @functools.cached_property
    def _independence(self) -> Independence:
        return Independence(sorted(self._documents.values(), key=_age))

    def _independent(self, later: AnyRecord, earlier: AnyRecord) -> list[str]:
        """The documents of a record that are of another origin than those that it had; mostly there is no other."""
        if set(_carriers(later)) <= set(_carriers(earlier)):
            return []
        had = {self._independence.origin(document) for document in _carriers(earlier)}
        return [one for one in _carriers(later) if self._independence.origin(one) not in had]

    def _disputed(self, earlier: AnyRecord, later: AnyRecord) -> RecordChange:
        """What today's reports differ on for the first time, or say against yesterday's."""
        before = {one.field for one in self._old.disagreements if one.record == earlier.id}
        found = [one for one in self._new.disagreements if one.record == later.id and one.field not in before]
        fields = [
            FieldChange(
                field=one.field,
                before="",
                after=" / ".join(dict.fromkeys(claim.value for claim in one.claims)),
                since=self._since_disputed(one),
                evidence=tuple({claim.value: claim.evidence for claim in one.claims}.values()),
            )
            for one in found
        ]
        known = before | {one.field for one in found}
        fields += [
            self._denied(earlier, later, told)
            for told in told_otherwise(earlier, later, self._identities)
            if told.disputed and told.field not in known
        ]
        return _entry(later, tuple(fields), self._documents_of(span for one in fields for span in one.evidence))

    def _denied(self, earlier: AnyRecord, later: AnyRecord, told: Told) -> FieldChange:
        """What a report of today says against one of yesterday, whichever of them was published first."""
        sides = [_carrying(earlier, *(told.carried_before or told.carried)), _carrying(later, *told.carried)]
        days = [day for spans in sides if (day := self._since(span.document for span in spans))]
        return FieldChange(
            field=told.field,
            before="",
            after=f"{told.before} / {told.after}",
            since=max(days) if len(days) == len(sides) else None,
            evidence=tuple(spans[0] for spans in sides if spans),
        )

    def _since_disputed(self, one: Disagreement) -> datetime.date | None:
        """The day on which a second value was told beside the first; none if a report of a value is undated."""
        first: dict[str, datetime.date | None] = {}
        for told in one.claims:
            day = self._documents[told.document].published
            known = first.get(told.value)
            first[told.value] = min(day, known) if day and known else day or known
        days = sorted(day for day in first.values() if day is not None)
        return days[1] if len(days) == len(first) else None

    def _read_again(self, record: AnyRecord) -> bool:
        """Whether all documents of an earlier record are among those that were read for the later briefing."""
        read = {document.id for document in self._new.documents if not document.error}
        return set(_carriers(record)) <= read

    def _since(self, documents: Iterable[str]) -> datetime.date | None:
        days = (self._documents[document].published for document in documents)
        return min((day for day in days if day is not None), default=None)

    def _documents_of(self, spans: Iterable[Evidence]) -> tuple[str, ...]:
        return tuple(sorted({span.document for span in spans}, key=self._place))

    def _place(self, name: str) -> tuple[datetime.date, str]:
        return _age(self._documents[name])


def _carrying(record: AnyRecord, field: str, value: str | None) -> tuple[Evidence, ...]:
    """The sentences that give what a record shows in a field, or one value of it."""
    return (record.sourcing.carrying(field, value) if record.sourcing else ()) or record.evidence


def _without_text(document: Document) -> Document:
    return document.model_copy(update={"text": None, "furniture": (), "positions": ()})


def _matched(old: Briefing, new: Briefing, kind: RecordType, identities: Identities) -> dict[str, AnyRecord]:
    """For each record of the later briefing the earlier one that it was, by its id; each earlier one once."""
    found: dict[str, AnyRecord] = {}
    taken: set[str] = set()
    for later, earlier in (*_by_words(old.of(kind), new.of(kind)), *_by_rule(old, new, kind, identities)):
        if later.id not in found and earlier.id not in taken:
            found[later.id] = earlier
            taken.add(earlier.id)
    return found


def _by_words(earlier: Sequence[AnyRecord], later: Sequence[AnyRecord]) -> list[tuple[AnyRecord, AnyRecord]]:
    """Records that cite the same sentences of one document: those of most sentences in common first."""
    citing: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    for at, record in enumerate(earlier):
        for span in record.evidence:
            citing[span.document, span.start, span.end].append(at)
    found: dict[tuple[int, int], int] = defaultdict(int)
    for number, record in enumerate(later):
        for span in record.evidence:
            for at in citing.get((span.document, span.start, span.end), ()):
                found[number, at] += 1
    ranked = sorted(found, key=lambda pair: (-_in_common(later[pair[0]], earlier[pair[1]]), -found[pair], pair))
    return [(later[number], earlier[at]) for number, at in ranked]


def _in_common(one: AnyRecord, other: AnyRecord) -> int:
    """How many values two records show alike: two records of one sentence are told apart by it."""
    return sum(was == now for was, now in _both(other, one).values()) + (one.id == other.id)


def _by_rule(
    old: Briefing, new: Briefing, kind: RecordType, identities: Identities
) -> list[tuple[AnyRecord, AnyRecord]]:
    sides = Sides(identities, [old, new])
    earlier, later = _ready(old, kind, sides), _ready(new, kind, sides)
    matcher = MATCHERS[kind]
    filed: dict[Hashable, list[int]] = defaultdict(list)
    for at, one in enumerate(earlier):
        for key in matcher.keys(one).filed:
            filed[key].append(at)
    found: list[tuple[float, int, int]] = []
    for number, one in enumerate(later):
        for at in sorted({at for key in matcher.keys(one).sought for at in filed.get(key, ())}):
            told = matcher.decide(one, earlier[at])
            if told.verdict == "same":
                found.append((-told.strength, number, at))
    return [(later[number].record, earlier[at].record) for _, number, at in sorted(found)]


def _ready(briefing: Briefing, kind: RecordType, sides: Sides) -> list[Comparable[Any]]:
    documents: dict[str, Document] = {document.id: document for document in briefing.documents}
    several: Iterable[Any] = briefing.of(kind)
    return [comparable(record, documents[record.evidence[0].document], sides) for record in several]


def _entry(
    record: AnyRecord,
    fields: tuple[FieldChange, ...] = (),
    documents: tuple[str, ...] = (),
    evidence: tuple[Evidence, ...] | None = None,
) -> RecordChange:
    return RecordChange(
        type=type_of(record),
        id=record.id,
        line=sentence(record),
        fields=fields,
        documents=documents,
        evidence=(cited(record),) if evidence is None else evidence,
    )


def _both(earlier: AnyRecord, later: AnyRecord) -> dict[str, tuple[str, str]]:
    """What each shows in every field, by the field's name."""
    before, after = shown(earlier), shown(later)
    return {name: (before[name], after[name]) for name in after}


def _carriers(record: AnyRecord) -> tuple[str, ...]:
    return record.sourcing.documents if record.sourcing else tuple({span.document for span in record.evidence})


def _age(document: Document) -> tuple[datetime.date, str]:
    return document.published or datetime.date.max, document.id
