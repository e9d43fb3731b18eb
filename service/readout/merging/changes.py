"""News since last time: what is new, has developed, is corroborated or disputed now, or is gone.

A record is the one that it was if both have the same words of one document, or else if the rules call them the same. So
yesterday's and today's reports can be other reports altogether.
"""

from __future__ import annotations

import datetime
import itertools
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

from readout.merging.comparable import Comparable, comparable
from readout.merging.independence import Independence
from readout.merging.matchers import MATCHERS
from readout.merging.sentences import sentence
from readout.merging.shown import shown
from readout.merging.sides import Sides, identities_of
from readout.record_types import RECORD_TYPES, type_of
from readout_schemas import AnyRecord, Briefing, Changes, Document, FieldChange, RecordChange, RecordType


def compare(old: Briefing, new: Briefing) -> Changes:
    """What the later briefing says that the earlier one did not."""
    return _Comparison(old, new).changes()


class _Comparison:
    """Two briefings, and which record of the later was which of the earlier."""

    def __init__(self, old: Briefing, new: Briefing) -> None:
        self._old, self._new = old, new
        self._documents = {document.id: document for document in (*new.documents, *old.documents)}
        self._independence = Independence(sorted(self._documents.values(), key=_age))
        self._before: dict[str, AnyRecord] = {}
        for kind in RECORD_TYPES:
            self._before |= _matched(old, new, kind)

    def changes(self) -> Changes:
        """What is new, record by record, in the order of the briefings."""
        pairs = [(self._before[record.id], record) for record in self._new.records() if record.id in self._before]
        kept = {earlier.id for earlier, _ in pairs}
        return Changes(
            new=tuple(
                _entry(record, documents=_carriers(record))
                for record in self._new.records()
                if record.id not in self._before
            ),
            developed=tuple(one for one in itertools.starmap(self._developed, pairs) if one.fields),
            corroborated=tuple(one for one in itertools.starmap(self._corroborated, pairs) if one.documents),
            disputed=tuple(one for one in itertools.starmap(self._disputed, pairs) if one.fields),
            gone=tuple(
                _entry(record, documents=_carriers(record))
                for record in self._old.records()
                if record.id not in kept and self._read_again(record)
            ),
        )

    def _developed(self, earlier: AnyRecord, later: AnyRecord) -> RecordChange:
        told = [(name, was, now) for name, (was, now) in _both(earlier, later).items() if was != now and now]
        carrying = {name: self._carrying(later, name) for name, _, _ in told}
        fields = tuple(
            FieldChange(field=name, before=was, after=now, since=self._since(carrying[name])) for name, was, now in told
        )
        documents = dict.fromkeys(document for name, _, _ in told for document in carrying[name])
        return _entry(later, fields, tuple(documents))

    def _corroborated(self, earlier: AnyRecord, later: AnyRecord) -> RecordChange:
        """The record, with the sources that have come to it and are independent of those that it had."""
        had = {self._independence.origin(document) for document in _carriers(earlier)}
        came = [one for one in _carriers(later) if self._independence.origin(one) not in had]
        return _entry(later, documents=tuple(came))

    def _disputed(self, earlier: AnyRecord, later: AnyRecord) -> RecordChange:
        before = {one.field for one in self._old.disagreements if one.record == earlier.id}
        found = [one for one in self._new.disagreements if one.record == later.id and one.field not in before]
        fields = tuple(
            FieldChange(
                field=one.field,
                before="",
                after=" / ".join(dict.fromkeys(claim.value for claim in one.claims)),
                since=self._since([claim.document for claim in one.claims][-1:]),
            )
            for one in found
        )
        documents = dict.fromkeys(claim.document for one in found for claim in one.claims)
        return _entry(later, fields, tuple(documents))

    def _read_again(self, record: AnyRecord) -> bool:
        """Whether all documents of an earlier record are among those that were read for the later briefing."""
        read = {document.id for document in self._new.documents if not document.error}
        return set(_carriers(record)) <= read

    def _carrying(self, record: AnyRecord, field: str) -> tuple[str, ...]:
        """The documents that give what a record shows in a field."""
        entries = record.sourcing.fields if record.sourcing else ()
        found = dict.fromkeys(document for entry in entries if entry.field == field for document in entry.documents)
        return tuple(found) or _carriers(record)

    def _since(self, documents: Iterable[str]) -> datetime.date | None:
        days = (self._documents[document].published for document in documents)
        return min((day for day in days if day is not None), default=None)


def _matched(old: Briefing, new: Briefing, kind: RecordType) -> dict[str, AnyRecord]:
    """For each record of the later briefing the earlier one that it was, by its id; each earlier one once."""
    found: dict[str, AnyRecord] = {}
    taken: set[str] = set()
    for later, earlier in (*_by_words(old.of(kind), new.of(kind)), *_by_rule(old, new, kind)):
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


def _by_rule(old: Briefing, new: Briefing, kind: RecordType) -> list[tuple[AnyRecord, AnyRecord]]:
    identities = identities_of([old, new])
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


def _entry(record: AnyRecord, fields: tuple[FieldChange, ...] = (), documents: tuple[str, ...] = ()) -> RecordChange:
    return RecordChange(type=type_of(record), id=record.id, line=sentence(record), fields=fields, documents=documents)


def _both(earlier: AnyRecord, later: AnyRecord) -> dict[str, tuple[str, str]]:
    """What each shows in every field, by the field's name."""
    before, after = shown(earlier), shown(later)
    return {name: (before[name], after[name]) for name in after}


def _carriers(record: AnyRecord) -> tuple[str, ...]:
    return record.sourcing.documents if record.sourcing else tuple({span.document for span in record.evidence})


def _age(document: Document) -> tuple[datetime.date, str]:
    return document.published or datetime.date.max, document.id
