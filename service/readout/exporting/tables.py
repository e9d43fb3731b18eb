"""A briefing as tables: one a record type, and those that their ids point to."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from readout.citations import cited
from readout.record_types import PLURALS, PerType
from readout.review_words import review_words
from readout_schemas import (
    Amount,
    AnyRecord,
    Briefing,
    Claim,
    Commitment,
    Development,
    Disagreement,
    Document,
    Evidence,
    Findings,
    Meeting,
    Mention,
    Party,
    Record,
    Report,
    Sanction,
    Sourcing,
    Statement,
    Step,
    When,
)

Cell = str | int | float | bool | list[str] | None
T_contra = TypeVar("T_contra", contravariant=True)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Column(Generic[T_contra]):
    """A column: its name, its type in a table, and how a row's cell comes from an item.

    Attributes:
        name: its name.
        type: ``str``, ``int``, ``float``, ``bool`` or ``list``, which is one of strings; all but ``list`` may be null.
        cell: the cell of an item.
    """

    name: str
    type: type
    cell: Callable[[T_contra], Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with the same columns, in the order of the briefing."""

    name: str
    columns: dict[str, type]
    rows: tuple[dict[str, Cell], ...]


def tables(findings: Briefing | Report) -> tuple[Table, ...]:
    """``meetings``, ``statements``, ``commitments``, ``sanctions``, and what they point to and what is said of them.

    ``cited`` is the one sentence that carries what a record stands or falls with: that a meeting was held, say. What
    carries each other value is in ``evidence``, which has a row a span: the record's id, the field and the value that
    it carries, the document's id, the range of code points in its text, the words. ``disagreements`` has a row a
    claim, ``developments`` a row a step; ``parties`` and ``documents`` are one each.
    """
    documents = findings.documents if isinstance(findings, Briefing) else (findings.document,)
    disagreements = findings.disagreements if isinstance(findings, Briefing) else ()
    developments = findings.developments if isinstance(findings, Briefing) else ()
    return (
        *(made(findings) for _, made in _TABLES.items()),
        _table("evidence", _EVIDENCE, [*_spans(findings)]),
        _table("disagreements", _CLAIM, [(one, claim) for one in disagreements for claim in one.claims]),
        _table("developments", _STEP, [(one, step) for one in developments for step in one.steps]),
        _table("parties", _PARTY, findings.parties),
        _table("documents", _DOCUMENT, documents),
    )


def _table(name: str, columns: Sequence[Column[T]], items: Iterable[T]) -> Table:
    rows = tuple({column.name: column.cell(item) for column in columns} for item in items)
    return Table(name, {column.name: column.type for column in columns}, rows)


_Row = tuple[str, str, str | None, Evidence]
"""The id of a record, what a span of it carries, which value of that, and the span."""


def _spans(findings: Findings) -> Iterable[_Row]:
    for record in findings.records():
        yield from ((record.id, "evidence", None, span) for span in record.evidence)
        if isinstance(record, Statement):
            yield from ((record.id, "quote", None, span) for span in record.quotes)
        for field in record.sourcing.fields if record.sourcing else ():
            yield from ((record.id, field.field, field.value, span) for span in field.evidence)


def _names(mentions: Iterable[Mention]) -> list[str]:
    return [mention.name for mention in mentions]


def _ids(mentions: Iterable[Mention]) -> list[str]:
    return [mention.party for mention in mentions]


def _sources(record: Record) -> list[str]:
    if record.sourcing is not None:
        return list(record.sourcing.documents)
    return list(dict.fromkeys(span.document for span in record.evidence))


def _origins(sourcing: Sourcing | None) -> list[str]:
    """The documents that count as one source, with the reason."""
    return [f"{', '.join(origin.documents)}: {origin.reason}" for origin in sourcing.origins] if sourcing else []


def _day(when: When | None) -> str | None:
    return when.edtf if when else None


def _words(value: When | Amount | None) -> str | None:
    return value.text if value else None


_RECORD: list[Column[AnyRecord]] = [
    Column("id", str, operator.attrgetter("id")),
    Column("documents", list, _sources),
    Column("independent_sources", int, lambda one: one.sourcing.independent if one.sourcing else None),
    Column("one_source", list, lambda one: _origins(one.sourcing)),
    Column("standing", str, lambda one: one.sourcing.standing if one.sourcing else None),
    Column("confirmed", bool, lambda one: not one.open),
    Column("open", list, lambda one: [f"{doubt.field}: {doubt.reason}" for doubt in one.open]),
    Column("reviewed", list, lambda one: list(review_words(one))),
    Column("cited", str, lambda one: cited(one).text),
    Column("cited_document", str, lambda one: cited(one).document),
    Column("cited_start", int, lambda one: cited(one).start),
    Column("evidence", list, lambda one: [span.text for span in one.evidence]),
]
_MEETING: list[Column[Meeting]] = [
    Column("title", str, lambda one: one.title),
    Column("status", str, lambda one: one.status),
    Column("format", str, lambda one: one.format),
    Column("date", str, lambda one: _day(one.when)),
    Column("date_text", str, lambda one: _words(one.when)),
    Column("place", str, lambda one: one.place),
    Column("place_as_written", str, lambda one: one.place_as_written),
    Column("hosts", list, lambda one: _names(one.hosts)),
    Column("participants", list, lambda one: _names(one.participants)),
    Column("participant_ids", list, lambda one: _ids(one.participants)),
    Column("representatives", list, lambda one: [side.representative or "" for side in one.participants]),
    Column("absent", list, lambda one: _names(one.absent)),
    Column("counts", list, lambda one: [count.text for count in one.counts]),
    Column("topics", list, lambda one: list(one.topics)),
    Column("outcomes", list, lambda one: list(one.outcomes)),
]
_STATEMENT: list[Column[Statement]] = [
    Column("speaker", str, lambda one: one.speaker.name),
    Column("speaker_id", str, lambda one: one.speaker.party),
    Column("speaker_kind", str, lambda one: one.speaker.kind),
    Column("mode", str, lambda one: one.mode),
    Column("quotes", list, lambda one: [quote.text for quote in one.quotes]),
    Column("quote_marks", list, lambda one: [quote.mark for quote in one.quotes]),
    Column("model_translations", list, lambda one: [quote.translation or "" for quote in one.quotes]),
    Column("gist", str, lambda one: one.gist),
    Column("addressee", list, lambda one: _names(one.addressee)),
    Column("occasion", str, lambda one: one.occasion),
    Column("via", str, lambda one: one.via),
    Column("date", str, lambda one: _day(one.when)),
    Column("date_text", str, lambda one: _words(one.when)),
]
_COMMITMENT: list[Column[Commitment]] = [
    Column("actors", list, lambda one: _names(one.actors)),
    Column("actor_ids", list, lambda one: _ids(one.actors)),
    Column("stance", str, lambda one: one.stance),
    Column("action", str, lambda one: one.action),
    Column("status", str, lambda one: one.status),
    Column("beneficiary", list, lambda one: _names(one.beneficiary)),
    Column("conditions", list, lambda one: list(one.conditions)),
    Column("deadline", str, lambda one: _day(one.deadline)),
    Column("deadline_text", str, lambda one: _words(one.deadline)),
    Column("amount", float, lambda one: one.amount.value if one.amount else None),
    Column("currency", str, lambda one: one.amount.currency if one.amount else None),
    Column("amount_text", str, lambda one: _words(one.amount)),
]
_SANCTION: list[Column[Sanction]] = [
    Column("senders", list, lambda one: _names(one.senders)),
    Column("sender_ids", list, lambda one: _ids(one.senders)),
    Column("targets", list, lambda one: _names(one.targets)),
    Column("target_ids", list, lambda one: _ids(one.targets)),
    Column("measure", str, lambda one: one.measure),
    Column("measure_kind", str, lambda one: one.measure_kind),
    Column("status", str, lambda one: one.status),
    Column("condition", str, lambda one: one.condition),
    Column("date", str, lambda one: _day(one.when)),
    Column("date_text", str, lambda one: _words(one.when)),
    Column("amount", float, lambda one: one.amount.value if one.amount else None),
    Column("currency", str, lambda one: one.amount.currency if one.amount else None),
    Column("amount_text", str, lambda one: _words(one.amount)),
]
_TABLES: PerType[Callable[[Findings], Table]] = PerType(
    meeting=lambda found: _table(PLURALS.meeting, [*_RECORD, *_MEETING], found.meetings),
    statement=lambda found: _table(PLURALS.statement, [*_RECORD, *_STATEMENT], found.statements),
    commitment=lambda found: _table(PLURALS.commitment, [*_RECORD, *_COMMITMENT], found.commitments),
    sanction=lambda found: _table(PLURALS.sanction, [*_RECORD, *_SANCTION], found.sanctions),
)
"""The table of each record type."""


def _words_at(span: Callable[[T], Evidence]) -> tuple[Column[T], ...]:
    """The document, the range of code points in its text, and the words there."""
    return (
        Column("document", str, lambda row: span(row).document),
        Column("start", int, lambda row: span(row).start),
        Column("end", int, lambda row: span(row).end),
        Column("text", str, lambda row: span(row).text),
    )


def _span(row: _Row) -> Evidence:
    return row[3]


_Told = tuple[Disagreement | Development, Claim | Step]


def _told(row: _Told) -> Evidence:
    return row[1].evidence


def _about(name: str) -> tuple[Column[_Told], ...]:
    """What a disagreement or development is about."""
    return (
        Column(name, str, lambda row: row[0].id),
        Column("record", str, lambda row: row[0].record),
        Column("subject", str, lambda row: row[0].subject),
        Column("field", str, lambda row: row[0].field),
    )


_EVIDENCE: list[Column[_Row]] = [
    Column("record", str, lambda row: row[0]),
    Column("part", str, lambda row: row[1]),
    Column("value", str, lambda row: row[2]),
    *_words_at(_span),
    Column("page", int, lambda row: row[3].page),
    Column("time", float, lambda row: row[3].time),
    Column("posted", str, lambda row: row[3].posted.isoformat() if row[3].posted else None),
    Column("link", str, lambda row: row[3].link),
]
_CLAIM: list[Column[tuple[Disagreement, Claim]]] = [
    *_about("disagreement"),
    Column("kind", str, lambda row: row[0].kind),
    Column("value", str, lambda row: row[1].value),
    *_words_at(_told),
]
_STEP: list[Column[tuple[Development, Step]]] = [
    *_about("development"),
    Column("value", str, lambda row: row[1].value),
    Column("date", str, lambda row: row[1].date.isoformat() if row[1].date else None),
    *_words_at(_told),
]
_PARTY: list[Column[Party]] = [
    Column("id", str, lambda one: one.id),
    Column("name", str, lambda one: one.name),
    Column("kind", str, lambda one: one.kind),
    Column("role", str, lambda one: one.role),
    Column("country", str, lambda one: one.country),
    Column("as_written", list, lambda one: list(one.as_written)),
]
_DOCUMENT: list[Column[Document]] = [
    Column("id", str, lambda one: one.id),
    Column("source", str, lambda one: one.source),
    Column("title", str, lambda one: one.title),
    Column("publisher", str, lambda one: one.publisher),
    Column("url", str, lambda one: one.url),
    Column("published", str, lambda one: one.published.isoformat() if one.published else None),
    Column("language", str, lambda one: one.language),
    Column("sha256", str, lambda one: one.sha256),
    Column("error", str, lambda one: one.error),
]
