"""News since last time: which records are new, changed, confirmed or gone.

A record is the one it was if they share a record of a document, or else if a judgement by rule calls them the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from readout.merging.blocking import candidates
from readout.merging.judging import Known, known
from readout.merging.rules import JUDGES, TYPES
from readout.parties import Identities
from readout.summary.record_lines import Record, line
from readout_schemas import (
    Briefing,
    Changes,
    Commitment,
    FieldChange,
    Meeting,
    RecordChange,
    RecordType,
    Sanction,
    Statement,
    When,
)


def compare(old: Briefing, new: Briefing) -> Changes:
    """What the later briefing has otherwise than the earlier one."""
    before = {name: record for kind in TYPES for name, record in _matched(old, new, kind).items()}
    pairs = [(before.get(record.id), record) for record in new.records()]
    told = [_change(earlier, record) for earlier, record in pairs if earlier is not None]
    kept = {earlier.id for earlier, _ in pairs if earlier is not None}
    return Changes(
        new=tuple(_entry(record) for earlier, record in pairs if earlier is None),
        changed=tuple(change for change in told if change.fields),
        confirmed=tuple(change for change in told if not change.fields and change.sources),
        gone=tuple(_entry(record) for record in old.records() if record.id not in kept),
    )


def _matched(old: Briefing, new: Briefing, kind: str) -> dict[str, Record]:
    """For each record of the later briefing the earlier one that it was, by its id."""
    earlier: Sequence[Record] = getattr(old, kind)
    later: Sequence[Record] = getattr(new, kind)
    homes = {member: record for record in earlier for member in _members(record)}
    found: dict[str, Record] = {}
    for record in later:
        home = next((homes[member] for member in _members(record) if member in homes), None)
        if home is not None and home not in found.values():
            found[record.id] = home
    taken = {record.id for record in found.values()}
    rest = [record for record in earlier if record.id not in taken]
    return found | _judged(old, rest, new, [record for record in later if record.id not in found], kind)


def _members(record: Record) -> tuple[str, ...]:
    return record.sourcing.records if record.sourcing else (record.id,)


def _judged(
    old: Briefing, earlier: Sequence[Record], new: Briefing, later: Sequence[Record], kind: str
) -> dict[str, Record]:
    identities = Identities([*old.parties, *new.parties])
    ready = [*_ready(old, earlier, identities), *_ready(new, later, identities)]
    found: dict[str, Record] = {}
    for first, second in candidates(ready):
        if first < len(earlier) <= second and JUDGES[kind](ready[first], ready[second]).verdict == "same":
            found.setdefault(ready[second].record.id, ready[first].record)
    return found


def _ready(briefing: Briefing, records: Iterable[Record], identities: Identities) -> list[Known[Any]]:
    documents = {document.id: document for document in briefing.documents}
    several: Iterable[Any] = records
    return [known(record, documents[record.evidence[0].document], identities) for record in several]


def _entry(record: Record) -> RecordChange:
    return RecordChange(type=_type(record), id=record.id, line=line(record))


def _change(earlier: Record, later: Record) -> RecordChange:
    fields = _fields(earlier, later)
    sources = _documents(later) - _documents(earlier)
    return RecordChange(type=_type(later), id=later.id, line=line(later), fields=fields, sources=tuple(sorted(sources)))


def _documents(record: Record) -> set[str]:
    return {span.document for span in record.evidence}


def _type(record: Record) -> RecordType:
    names: dict[str, RecordType] = {
        "Meeting": "meeting",
        "Statement": "statement",
        "Commitment": "commitment",
        "Sanction": "sanction",
    }
    return names[type(record).__name__]


def _fields(earlier: Record, later: Record) -> tuple[FieldChange, ...]:
    told = ((name, show(earlier), show(later)) for name, show in _SHOWN[type(later)].items())
    return tuple(FieldChange(field=name, before=was, after=now) for name, was, now in told if was != now)


def _day(when: When | None) -> str:
    return "" if when is None else when.edtf or when.text


_SHOWN: dict[type[Record], dict[str, Callable[..., str]]] = {
    Meeting: {
        "status": lambda meeting: meeting.status,
        "when": lambda meeting: _day(meeting.when),
        "place": lambda meeting: meeting.place or "",
        "format": lambda meeting: meeting.format,
        "participants": lambda meeting: ", ".join(sorted(side.name for side in meeting.participants)),
        "absent": lambda meeting: ", ".join(sorted(mention.name for mention in meeting.absent)),
    },
    Statement: {"when": lambda statement: _day(statement.when)},
    Commitment: {
        "status": lambda commitment: commitment.status,
        "conditions": lambda commitment: "; ".join(sorted(commitment.conditions)),
        "deadline": lambda commitment: _day(commitment.deadline),
        "amount": lambda commitment: commitment.amount.text if commitment.amount else "",
    },
    Sanction: {
        "status": lambda sanction: sanction.status,
        "senders": lambda sanction: ", ".join(sorted(mention.name for mention in sanction.senders)),
        "condition": lambda sanction: sanction.condition or "",
        "amount": lambda sanction: sanction.amount.text if sanction.amount else "",
    },
}
