"""What a document's records are, as its reviewers say.

A review is of a record's words: read again by another prompt or model, the record of the same type that cites the same
words is the one that was reviewed. What a reviewer accepted or corrected stays, though a later reading has no more of
it. Where two reviewers disagree both stand, and the record is as it was read until one gives way.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from readout.desk.store.parsing import read_record
from readout.desk.store.reading import portions
from readout.desk.store.review_tables import ReviewedRecordRow, ReviewRow, in_order, stands
from readout.evaluation.overlaps import iou, ranges
from readout.parties.mentioning import mentioned
from readout.record_types import LETTERS, PLURALS, RECORD_TYPES, type_of
from readout_schemas import AnyRecord, Mention, Party, Report, parts

SAME_WORDS = 0.5
"""Share of the words of two records together that both cite, from which on they may be one."""
OF_A_RECORD = ("accept", "correct", "reject")
_BESIDE = {"id", "open", "sourcing", "reviewed"}


@dataclass(frozen=True, slots=True)
class Said:
    """What one reviewer says of a record."""

    review: int
    subject: int
    by: str
    at: dt.datetime
    verdict: str
    seen: AnyRecord
    correction: AnyRecord | None
    note: str

    @property
    def result(self) -> AnyRecord | None:
        """What the record is by it; none if it is none."""
        return None if self.verdict == "reject" else self.correction or self.seen


class Settled(NamedTuple):
    """A record, and what is said of it."""

    record: AnyRecord
    """As it stands; as it was read where it does not."""
    read: AnyRecord | None
    """As the current reading has it."""
    subject: int | None
    said: tuple[Said, ...]
    """The last word of each reviewer."""
    stands: bool = True
    disputed: bool = False


def content(record: AnyRecord) -> dict[str, Any]:
    """What a record says, without what is known beside it."""
    return record.model_dump(mode="json", exclude=_BESIDE)


def differing(first: AnyRecord, second: AnyRecord) -> tuple[str, ...]:
    """The fields in which two records of a type say something else."""
    one, other = content(first), content(second)
    return tuple(name for name in one if one[name] != other[name])


def said_of(session: Session, documents: Iterable[str]) -> dict[str, list[Said]]:
    """What is said of records of documents, by the documents' ids, in its order."""
    found: dict[str, list[Said]] = defaultdict(list)
    for some in portions(sorted(set(documents))):
        rows = (
            select(ReviewedRecordRow, ReviewRow)
            .join(ReviewRow, ReviewRow.number == ReviewedRecordRow.review)
            .where(ReviewedRecordRow.document.in_(some), ReviewRow.verdict.in_(OF_A_RECORD))
            .where(ReviewRow.cluster.is_(None), stands())
            .order_by(*in_order())
        )
        for about, row in session.execute(rows):
            found[about.document].append(said(about, row))
    return found


def said(about: ReviewedRecordRow, row: ReviewRow) -> Said:
    """A review of a record, from its rows."""
    seen = seen_of(about)
    correction = None if row.correction is None else read_record(type_of(seen), row.correction)
    return Said(row.number, about.subject, row.reviewer, row.at, row.verdict, seen, correction, row.note)


def seen_of(about: ReviewedRecordRow) -> AnyRecord:
    """The record as it was read when it was reviewed."""
    return read_record(about.type, about.seen)


def last_words(said: Iterable[Said]) -> dict[int, dict[str, Said]]:
    """What each reviewer said last of each record, by the record's subject."""
    standing: dict[int, dict[str, Said]] = defaultdict(dict)
    for one in sorted(said, key=lambda one: (one.at, one.review)):
        standing[one.subject][one.by] = one
    return standing


def settle(records: Sequence[AnyRecord], said: Sequence[Said]) -> list[Settled]:
    """The records of a reading as reviewers say they are, and those of earlier readings that they keep."""
    standing = last_words(said)
    last = {one.subject: one.seen for one in sorted(said, key=lambda one: (one.at, one.review))}
    homes = bind(records, last)
    subjects = {at: subject for subject, at in homes.items()}
    found = [
        _settled(record, subjects[at], tuple(standing[subjects[at]].values()))
        if at in subjects
        else Settled(record, record, None, ())
        for at, record in enumerate(records)
    ]
    return found + list(_kept(records, {name: one for name, one in standing.items() if name not in homes}))


def _settled(record: AnyRecord, subject: int, said: tuple[Said, ...]) -> Settled:
    if disagree(said):
        return Settled(record, record, subject, said, disputed=True)
    result = said[-1].result
    if result is None:
        return Settled(record, record, subject, said, stands=False)
    own = record if content(result) == content(record) else result.model_copy(update={"id": record.id})
    return Settled(own, record, subject, said)


def _kept(records: Sequence[AnyRecord], standing: Mapping[int, Mapping[str, Said]]) -> Iterator[Settled]:
    """What an earlier reading had, and a reviewer stands for."""
    taken = {record.id for record in records}
    for subject, several in sorted(standing.items()):
        said = tuple(several.values())
        results = [one.result for one in said if one.result is not None]
        if results:
            disputed = disagree(said)
            shown = next(one.seen for one in said if one.result is not None) if disputed else results[-1]
            name = _free(shown, taken)
            taken.add(name)
            yield Settled(shown.model_copy(update={"id": name}), None, subject, said, disputed=disputed)


def _free(record: AnyRecord, taken: Iterable[str]) -> str:
    head = f"{record.id.rpartition('.')[0]}.{LETTERS[type_of(record)]}"
    if record.id not in taken:
        return record.id
    number = 1
    while f"{head}{number}" in taken:
        number += 1
    return f"{head}{number}"


def disagree(said: Sequence[Said]) -> bool:
    """Whether the last words of reviewers are not the same."""
    results = [one.result for one in said]
    first = None if results[0] is None else content(results[0])
    return any((None if one is None else content(one)) != first for one in results[1:])


def bind(records: Sequence[AnyRecord], seen: Mapping[int, AnyRecord]) -> dict[int, int]:
    """Which of the records each of those that were reviewed is now, by its place; each is one at most."""
    words = [ranges(record.words) for record in records]
    scores: list[tuple[float, int, int]] = []
    for subject, one in seen.items():
        own = ranges(one.words)
        for at, record in enumerate(records):
            if type_of(one) == type_of(record) and (share := iou(own, words[at])) >= SAME_WORDS:
                scores.append((share + _likeness(one, record), subject, at))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, subject, at in sorted(scores, key=lambda each: (-each[0], each[1], each[2])):
        if subject not in found and at not in taken:
            found[subject] = at
            taken.add(at)
    return found


def _likeness(one: AnyRecord, other: AnyRecord) -> float:
    """How many of their parties two records share, and whether they say the same."""
    names, others = set(mentioned([one])), set(mentioned([other]))
    return len(names & others) / max(len(names | others), 1) + (content(one) == content(other))


def as_reviewed(session: Session, reports: Iterable[Report]) -> Iterator[Report]:
    """Reports, each with its records as reviewers say they are."""
    for some in portions(reports):
        told = said_of(session, (report.document.id for report in some))
        for report in some:
            said = told.get(report.document.id)
            yield report if said is None else _reviewed(report, settle(report.records(), said))


def _reviewed(report: Report, settled: Iterable[Settled]) -> Report:
    records = [one.record for one in settled if one.stands]
    names = {record.id for record in records}
    known = {party.id for party in report.parties}
    named = {one.party: one for one in parts(tuple(records), Mention) if one.party not in known}
    rejected = tuple(
        one if one.record is None or one.record in names else one.model_copy(update={"record": None})
        for one in report.rejected
    )
    update: dict[str, Any] = {
        PLURALS[kind]: tuple(one for one in records if type_of(one) == kind) for kind in RECORD_TYPES
    }
    update["parties"] = (*report.parties, *map(party_of, named.values()))
    return report.model_copy(update={**update, "rejected": rejected})


def party_of(mention: Mention) -> Party:
    """A party that only a reviewer names."""
    forms = (mention.as_written,) if mention.as_written else ()
    return Party(id=mention.party, name=mention.name, kind=mention.kind, role=None, country=None, as_written=forms)
