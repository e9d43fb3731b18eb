"""Which sentences are cited for what is shown of a record: few, and for each value one that carries it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from readout.record_types import PerType, type_of
from readout_schemas import AnyRecord, Evidence, Quote, Statement

Carrying = tuple[Evidence, ...]
"""The sentences any of which carries a value; empty where that is not known."""


CLAIM = PerType(meeting="status", statement="speaker", commitment="status", sanction="status")
"""The field that a record stands or falls with: what is cited for it carries this field's value."""
LINE = PerType(
    meeting=("when",),
    statement=("quotes",),
    commitment=("actors", "action"),
    sanction=("senders", "targets", "measure"),
)
"""The fields that are told in one breath with it."""


def cited(record: AnyRecord) -> Evidence:
    """The one sentence to cite: of those that carry the claim the one that carries most of what else is shown.

    It is a statement's first quotation, if there is one. What else is shown may stand elsewhere (``further``).
    """
    if isinstance(record, Statement) and record.quotes:
        return spoken(record)[0].span()
    entries = record.sourcing.fields if record.sourcing else ()
    line = _counts(one.evidence for one in entries if one.field in LINE[type_of(record)])
    all_of_it = _counts(one.evidence for one in entries)
    return max(claim(record), key=lambda span: (line[span], all_of_it[span]))


def claim(record: AnyRecord) -> Carrying:
    """The sentences that carry what a record stands or falls with; all of its evidence where that is not known."""
    told = record.sourcing.carrying(CLAIM[type_of(record)]) if record.sourcing else ()
    return told or record.evidence


def spoken(statement: Statement) -> tuple[Quote, ...]:
    """The statement's words as the source says them that has most of them; the other sources' are its variants."""
    by_document: dict[str, list[Quote]] = {}
    for quote in statement.quotes:
        by_document.setdefault(quote.document, []).append(quote)
    return tuple(max(by_document.values(), key=lambda quotes: sum(len(quote.text) for quote in quotes), default=[]))


def quoted(words: str) -> str:
    """Words of a source between quotation marks: single ones where double ones stand in the words themselves."""
    return f"‘{words}’" if any(mark in words for mark in '“”"„«»') else f"“{words}”"


def further(values: Sequence[Carrying], known: Iterable[Evidence], claimed: Carrying = ()) -> tuple[Evidence, ...]:
    """The fewest sentences beside those known that carry the values, greedily; those of most values first.

    Of equals one that carries the claim too: a meeting that was held is no video call because of a plan of one.
    """
    told, firm = list(known), set(claimed)
    open_ = [value for value in values if value and not carried(value, told)]
    found: list[Evidence] = []
    while open_:
        counts = _counts(open_)
        best = max(counts, key=lambda span: (counts[span], span in firm))
        found.append(best)
        open_ = [value for value in open_ if not carried(value, [best])]
    return tuple(found)


def carried(value: Carrying, known: Iterable[Evidence]) -> bool:
    """Whether a cited sentence carries a value, or stands in one that does, as a quotation stands in its sentence."""
    return any(
        span.document == one.document and span.start < one.end and one.start < span.end
        for one in known
        for span in value
    )


def _counts(values: Iterable[Carrying]) -> Counter[Evidence]:
    """How many values each sentence carries, in the order of the values."""
    return Counter(span for value in values for span in dict.fromkeys(value))
