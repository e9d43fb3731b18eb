"""From what the calls brought to a report: records in the order of the text, named, with the parties they name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from readout.ground.grounding import ByJson, Failure, Grounding
from readout.ground.statements import unexplained
from readout.parties import parties_mentioned
from readout.record_types import LETTERS, RECORD_TYPES, listed, type_of
from readout_schemas import AnyRecord, Coverage, Document, Party, Rejected, Report, Run


def report(document: Document, groundings: Sequence[Grounding], run: Run) -> Report:
    """The report of a document."""
    failures = [failure for grounding in groundings for failure in grounding.failures]
    records = [record for grounding in groundings for record in grounding.taken]
    rests = [failure.rest for failure in failures if failure.rest is not None]
    named = _named(document.id, [*records, *rests])
    return Report(
        document=document,
        **listed(named.values()),
        parties=_parties(groundings, named.values()),
        rejected=tuple(_rejected(document.id, number, failure, named) for number, failure in enumerate(failures, 1)),
        coverage=_coverage(groundings),
        run=run,
    )


def empty_report(document: Document, run: Run) -> Report:
    """The report of a document that gave nothing; its ``error`` says why."""
    return Report(document=document, coverage=_coverage(()), run=run)


def _named(document: str, records: Sequence[AnyRecord]) -> dict[int, AnyRecord]:
    """The records with their ids, in the order of the text, by the identity of the unnamed ones."""
    named: dict[int, AnyRecord] = {}
    counts = dict.fromkeys(RECORD_TYPES, 0)
    kinds = [(type_of(record), record) for record in records]
    for kind, record in sorted(kinds, key=lambda one: (_place(one[1]), one[0], ByJson(one[1]))):
        counts[kind] += 1
        name = f"{document}.{LETTERS[kind]}{counts[kind]}"
        named[id(record)] = record.model_copy(update={"id": name})
    return named


def _place(record: AnyRecord) -> tuple[int, int]:
    words = record.words
    return words[0].start, words[-1].end


def _rejected(document: str, number: int, failure: Failure, named: dict[int, AnyRecord]) -> Rejected:
    return Rejected(
        id=f"{document}.r{number}",
        document=document,
        type=failure.type,
        reasons=failure.reasons,
        draft=_words(failure),
        record=None if failure.rest is None else named[id(failure.rest)].id,
    )


def _words(failure: Failure) -> dict[str, Any]:
    """What the model wrote."""
    if failure.written is not None:
        return failure.written if isinstance(failure.written, dict) else {"item": failure.written}
    return {"label": failure.draft} if isinstance(failure.draft, str) else failure.draft.model_dump(mode="json")


def _parties(groundings: Sequence[Grounding], records: Iterable[AnyRecord]) -> tuple[Party, ...]:
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
