"""From what the calls brought to a report: records in the order of the text, named, with the parties they name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from readout.ground.grounding import ByJson, Failure, Grounded, Grounding
from readout.ground.statements import unexplained
from readout.parties import parties_mentioned
from readout_schemas import (
    Commitment,
    Coverage,
    Document,
    Meeting,
    Party,
    Rejected,
    Report,
    Run,
    Sanction,
    Statement,
)

R = TypeVar("R", Meeting, Statement, Commitment, Sanction)

LETTERS: dict[type[Grounded], str] = {Meeting: "m", Statement: "s", Commitment: "c", Sanction: "x"}


def report(document: Document, groundings: Sequence[Grounding], run: Run) -> Report:
    """The report of a document."""
    failures = [failure for grounding in groundings for failure in grounding.failures]
    records = [record for grounding in groundings for record in grounding.taken]
    rests = [failure.rest for failure in failures if failure.rest is not None]
    named = _named(document.id, [*records, *rests])
    return Report(
        document=document,
        meetings=_of(Meeting, named.values()),
        statements=_of(Statement, named.values()),
        commitments=_of(Commitment, named.values()),
        sanctions=_of(Sanction, named.values()),
        parties=_parties(groundings, named.values()),
        rejected=tuple(_rejected(document.id, number, failure, named) for number, failure in enumerate(failures, 1)),
        coverage=_coverage(groundings),
        run=run,
    )


def empty_report(document: Document, run: Run) -> Report:
    """The report of a document that gave nothing; its ``error`` says why."""
    return Report(document=document, coverage=_coverage(()), run=run)


def _named(document: str, records: Sequence[Grounded]) -> dict[int, Grounded]:
    """The records with their ids, in the order of the text, by the identity of the unnamed ones."""
    named: dict[int, Grounded] = {}
    counts = dict.fromkeys(LETTERS, 0)
    for record in sorted(records, key=lambda record: (_place(record), ByJson(record))):
        counts[type(record)] += 1
        name = f"{document}.{LETTERS[type(record)]}{counts[type(record)]}"
        named[id(record)] = record.model_copy(update={"id": name})
    return named


def _place(record: Grounded) -> tuple[int, int]:
    spans = record.quotes if isinstance(record, Statement) and record.quotes else record.evidence
    return spans[0].start, spans[-1].end


def _of(kind: type[R], records: Iterable[Grounded]) -> tuple[R, ...]:
    return tuple(record for record in records if isinstance(record, kind))


def _rejected(document: str, number: int, failure: Failure, named: dict[int, Grounded]) -> Rejected:
    return Rejected(
        id=f"{document}.r{number}",
        document=document,
        type=failure.type,
        reasons=failure.reasons,
        draft={"label": failure.draft} if isinstance(failure.draft, str) else failure.draft.model_dump(mode="json"),
        record=None if failure.rest is None else named[id(failure.rest)].id,
    )


def _parties(groundings: Sequence[Grounding], records: Iterable[Grounded]) -> tuple[Party, ...]:
    """The parties that records name, with the forms that all calls found, by id."""
    return parties_mentioned(records, (party for grounding in groundings for party in grounding.parties.values()))


def _coverage(groundings: Sequence[Grounding]) -> Coverage:
    asked = [grounding for grounding in groundings if grounding.asks_statements]
    return Coverage(
        quotations=sum(len(grounding.article.quotations) for grounding in asked),
        covered=sum(len(grounding.quoted.covered()) for grounding in asked),
        labels=sum(len(grounding.quoted.labelled()) for grounding in asked),
        unexplained=tuple(span for grounding in asked for span in unexplained(grounding.missed(), grounding.article)),
    )
