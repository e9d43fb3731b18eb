"""The reports on a document's windows made one: spans moved to their place in the whole, duplicates folded.

What stands in the overlap of two windows is told twice. A record of a later window is the same as one of an earlier
if both are of one kind, share words of the text, and have an actor in common; each is folded into one other at most,
so that two records of one sentence stay two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from readout.ground.grounding import Grounding
from readout.ground.statements import unexplained
from readout.parties import actors, parties_mentioned
from readout.record_types import LETTERS, RECORD_TYPES, listed, type_of
from readout.text.quotations import Quotation
from readout_schemas import AnyRecord, Coverage, Document, Evidence, Model, Rejected, Report, Run, Statement

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Window:
    """What was got from one window."""

    start: int
    """Where it begins in the whole text."""
    report: Report
    groundings: Sequence[Grounding]


@dataclass(slots=True)
class _Kept:
    """A record that stays, and whatever was folded into it."""

    record: AnyRecord
    window: int
    """The last window that told of it."""
    names: list[str] = field(default_factory=list)
    """Its ids, and those of what was folded into it, with the number of their window."""


def fold(document: Document, windows: Sequence[Window], run: Run) -> Report:
    """One report on the whole document."""
    kept: list[_Kept] = []
    for number, window in enumerate(windows):
        told = [_moved(record, window.start) for record in window.report.records()]
        _take(kept, told, number)
    named = _named(document.id, kept)
    records = list(named.values())
    return Report(
        document=document,
        **listed(records),
        parties=parties_mentioned(records, (party for window in windows for party in window.report.parties)),
        rejected=_rejected(document.id, windows, kept, named),
        coverage=_coverage(windows),
        run=run,
    )


def _moved(value: Any, offset: int) -> Any:
    """A model with all its evidence moved, at any depth."""
    if isinstance(value, Evidence):
        return value.model_copy(update={"start": value.start + offset, "end": value.end + offset})
    if isinstance(value, tuple):
        return tuple(_moved(item, offset) for item in value)
    if isinstance(value, Model):
        return value.model_copy(
            update={name: _moved(getattr(value, name), offset) for name in type(value).model_fields}
        )
    return value


def _take(kept: list[_Kept], told: Sequence[AnyRecord], window: int) -> None:
    """Add a window's records: each to the first earlier one that it repeats, else as one of its own."""
    for record in told:
        name = f"{window} {record.id}"
        known = next((other for other in kept if other.window < window and _same(other.record, record)), None)
        if known is None:
            kept.append(_Kept(record, window, [name]))
        else:
            known.record = _fuller(known.record, record)
            known.window = window
            known.names.append(name)


def _same(first: AnyRecord, second: AnyRecord) -> bool:
    if type(first) is not type(second):
        return False
    if _touch(_places(first), _places(second)):
        one, other = ({mention.party for mention in actors(record)} for record in (first, second))
        return bool(one & other) or not (one and other)
    return not isinstance(first, Statement) and _said(first) == _said(second)


def _places(record: AnyRecord) -> list[Range]:
    """Of a statement with quotations these: two of them may share the sentence around them."""
    return [(span.start, span.end) for span in record.words]


def _touch(first: Iterable[Range], second: Sequence[Range]) -> bool:
    return any(start < other[1] and other[0] < end for start, end in first for other in second)


def _said(record: AnyRecord) -> dict[str, Any]:
    """What a record says, apart from where it says so."""
    return record.model_dump(exclude={"id": True, "evidence": True})


def _fuller(first: AnyRecord, second: AnyRecord) -> AnyRecord:
    """Of two tellings the one with more words of the text; both tellings' evidence where they say the same."""
    if _said(first) == _said(second):
        spans = {(span.start, span.end): span for span in (*first.evidence, *second.evidence)}
        return first.model_copy(update={"evidence": tuple(spans[place] for place in sorted(spans))})
    return second if _letters(second) > _letters(first) else first


def _letters(record: AnyRecord) -> int:
    return sum(end - start for start, end in _places(record))


def _named(document: str, kept: Sequence[_Kept]) -> dict[int, AnyRecord]:
    """The records in the order of the text, with ids, by the identity of what keeps them."""
    named: dict[int, AnyRecord] = {}
    counts = dict.fromkeys(RECORD_TYPES, 0)
    for one in sorted(kept, key=lambda one: (_places(one.record)[0], one.record.model_dump_json(exclude={"id"}))):
        kind = type_of(one.record)
        counts[kind] += 1
        named[id(one)] = one.record.model_copy(update={"id": f"{document}.{LETTERS[kind]}{counts[kind]}"})
    return named


def _rejected(
    document: str, windows: Sequence[Window], kept: Sequence[_Kept], named: dict[int, AnyRecord]
) -> tuple[Rejected, ...]:
    """What was rejected, once each; what was kept without what failed by the id that it has now."""
    ids = {name: named[id(one)].id for one in kept for name in one.names}
    found: dict[str, Rejected] = {}
    for number, window in enumerate(windows):
        for item in window.report.rejected:
            record = None if item.record is None else ids[f"{number} {item.record}"]
            told = item.model_copy(update={"id": "", "record": record})
            found.setdefault(told.model_dump_json(), told)
    return tuple(
        item.model_copy(update={"id": f"{document}.r{number}"}) for number, item in enumerate(found.values(), 1)
    )


def _coverage(windows: Sequence[Window]) -> Coverage:
    """Quotations by their place in the whole: covered if any window covers them, else labels if any says so."""
    asked = [(window.start, one) for window in windows for one in window.groundings if one.asks_statements]
    found = {place for start, one in asked for place in _moved_places(one.article.quotations, start)}
    covered = {place for start, one in asked for place in _moved_places(one.quoted.covered(), start)}
    labels = {place for start, one in asked for place in _moved_places(one.quoted.labelled(), start)} - covered
    missed: dict[Range, Evidence] = {}
    for start, one in asked:
        for span in unexplained(one.missed(), one.article):
            missed[span.start + start, span.end + start] = _moved(span, start)
    taken = sorted(covered | labels)
    left = [span for place, span in sorted(missed.items()) if not _touch([place], taken)]
    return Coverage(quotations=len(found), covered=len(covered), labels=len(labels), unexplained=tuple(left))


def _moved_places(quotations: Iterable[Quotation], offset: int) -> Iterator[Range]:
    return ((found.start + offset, found.end + offset) for found in quotations)
