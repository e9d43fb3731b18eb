"""Each source's own value, where sources that tell of one thing do not all say the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from readout_schemas import Commitment, Evidence, Meeting, Quote, Sanction, Statement, Variant

Merged = Meeting | Statement | Commitment | Sanction
Value = tuple[str, tuple[Evidence, ...]]
"""A source's wording, and its place where it has one of its own."""


def variants(records: Sequence[Merged]) -> tuple[Variant, ...]:
    """The values of every field in which the records differ, field by field, in the order of the records."""
    if len(records) == 1:
        return ()
    found: list[Variant] = []
    for field, values_of in FIELDS[type(records[0])].items():
        values = [(record, value) for record in records for value in values_of(record)]
        if len({" ".join(text.casefold().split()) for _, (text, _) in values}) > 1:
            found += [
                Variant(
                    field=field,
                    value=text,
                    document=record.evidence[0].document,
                    record=record.id,
                    evidence=evidence,
                )
                for record, (text, evidence) in values
            ]
    return tuple(found)


def _of(*texts: str | None) -> list[Value]:
    return [(text, ()) for text in texts if text]


def _quotes(statement: Statement) -> list[Value]:
    return (
        [
            (
                " … ".join(" ".join(quote.text.split()) for quote in statement.quotes),
                tuple(map(Quote.span, statement.quotes)),
            )
        ]
        if (statement.quotes)
        else []
    )


FIELDS: dict[type[Merged], dict[str, Callable[..., list[Value]]]] = {
    Meeting: {
        "title": lambda meeting: _of(meeting.title),
        "status": lambda meeting: _of(meeting.status),
        "format": lambda meeting: _of(meeting.format if meeting.format != "unknown" else None),
        "when": lambda meeting: _of(meeting.when and meeting.when.text),
        "place": lambda meeting: _of(meeting.place),
        "counts": lambda meeting: _of(*(count.text for count in meeting.counts)),
    },
    Statement: {
        "quotes": _quotes,
        "when": lambda statement: _of(statement.when and statement.when.text),
    },
    Commitment: {
        "action": lambda commitment: _of(commitment.action),
        "status": lambda commitment: _of(commitment.status),
        "conditions": lambda commitment: _of(*commitment.conditions),
        "deadline": lambda commitment: _of(commitment.deadline and commitment.deadline.text),
    },
    Sanction: {
        "measure": lambda sanction: _of(sanction.measure),
        "status": lambda sanction: _of(sanction.status),
        "condition": lambda sanction: _of(sanction.condition),
        "amount": lambda sanction: _of(sanction.amount and sanction.amount.text),
    },
}
