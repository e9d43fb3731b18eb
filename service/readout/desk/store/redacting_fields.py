"""What a merged record shows when documents are removed: no value that they alone gave."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from readout.merging.sentences import sentence
from readout.merging.shown import shown
from readout_schemas import (
    Amount,
    AnyRecord,
    Count,
    FieldChange,
    FieldEvidence,
    Meeting,
    Mention,
    Participant,
    Quote,
    RecordChange,
    Sourcing,
    Statement,
    When,
)

M = TypeVar("M", bound=Mention)
Own = Callable[[Sequence[str]], Sequence[AnyRecord]]
"""The records of single documents, by their ids, as far as they are known."""

_BESIDE = {"id", "evidence", "open", "sourcing", "reviewed"}
_WORDS = {"title", "action", "measure", "gist"}
"""Fields that have words always, and are the model's: where nobody's are known, the source's stand there."""
_NAMED = {"actors", "targets"}
"""Fields that have somebody always."""
_CHOSEN = {"status", "stance", "mode", "measure_kind"}
"""Fields that have one of a few values always."""


def as_left(before: AnyRecord, left: AnyRecord, own: Own) -> AnyRecord:
    """A record of which some sources are removed, with the values that the others give.

    Where they gave another value, theirs stands in the place of what is gone: of a statement that of the longest
    quotation, else that of the latest. What a reviewer has put into it stays.
    """
    if before.sourcing is None or left.sourcing is None or before.sourcing.records == left.sourcing.records:
        return left
    shown = _Shown(before, left, own)
    update: dict[str, Any] = {}
    for name in type(left).model_fields:
        held = getattr(left, name)
        if name not in _BESIDE and (value := shown.field(name, held)) != held:
            update[name] = value
    if isinstance(left, Meeting):
        update["place_as_written"] = shown.place_as_written(update.get("place", left.place), left.place_as_written)
    if isinstance(before, Statement) and isinstance(left, Statement) and before.quotes and not left.quotes:
        update |= shown.words()
    update["sourcing"] = left.sourcing.model_copy(update={"fields": (*left.sourcing.fields, *shown.carried(update))})
    update["open"] = shown.open(update)
    return left.model_copy(update=update)


def change_left(
    change: RecordChange, left: RecordChange, record: AnyRecord | None, own: Iterable[AnyRecord]
) -> RecordChange | None:
    """A change without what was told by sources that are removed; ``None`` if nothing has changed then.

    Args:
        change: as it was told.
        left: without the evidence of these sources.
        record: what is left of its record; of what is gone there is none.
        own: the records of the sources that are left.
    """
    if record is None:
        words = next((span.text for span in left.evidence), None)
        return None if words is None else left.model_copy(update={"line": words})
    now, told = shown(record), [shown(one) for one in own]
    fields = [
        each
        for was, one in zip(change.fields, left.fields, strict=True)
        if (each := _field_left(was, one, now, told)) is not None
    ]
    if change.fields and not fields:
        return None
    return left.model_copy(update={"line": sentence(record), "fields": tuple(fields)})


def _field_left(
    was: FieldChange, left: FieldChange, now: Mapping[str, str], told: Sequence[Mapping[str, str]]
) -> FieldChange | None:
    """A changed field; of a dispute, which is told in ``after`` alone, one of which each side is left."""
    if not was.before and " / " in was.after:
        return left if left.evidence == was.evidence else None
    before = was.before if any(each.get(was.field) == was.before for each in told) else ""
    after = now.get(was.field, was.after)
    return None if before == after else left.model_copy(update={"before": before, "after": after})


class _Shown:
    """What is left of the values of a record.

    Args:
        before: the record with all of its sources.
        left: the same, cut down; its fields are as they were.
        own: the records of its sources.
    """

    def __init__(self, before: AnyRecord, left: AnyRecord, own: Own) -> None:
        kept, were = left.sourcing, before.sourcing
        assert kept is not None  # noqa: S101  (as_left looks)
        assert were is not None  # noqa: S101
        cited = type(before), {(span.document, span.start, span.end) for span in before.evidence}
        gone = [name for name in were.records if name not in kept.records]
        self._gone = _citing(own(gone), *cited)
        self._known = len(self._gone) == len(gone)
        latest = reversed(_citing(own(kept.records), *cited))
        self._own = sorted(latest, key=lambda one: tuple(-each for each in _length(one)))
        self._left = left
        self._sourced, self._was_sourced = _sourced(kept), _sourced(were)
        self._texts = [span.text.casefold() for span in left.evidence]

    def field(self, name: str, held: Any) -> Any:
        """A field's value without what only the removed sources gave."""
        if isinstance(held, Mention):
            return self._mention(held)
        if isinstance(held, tuple) and any(isinstance(one, Mention) for one in held):
            kept = [one for one in held if {(name, one.party)} & self._was_sourced <= self._sourced]
            return tuple(map(self._mention, kept or (held if name in _NAMED else ())))
        if name in {"quotes", "attribution", "place_as_written"}:  # of a document's words, or set by what they tell
            return held
        if isinstance(held, tuple):
            return tuple(one for one in held if not self._only_gone(name, one))
        return self._single(name, held)

    def words(self) -> dict[str, Any]:
        """A statement's quotations, and what goes with them, from the source that quotes most."""
        first = next(iter(self._own), None)
        names = ("quotes", "mode", "attribution", "via", "gist")
        return {} if first is None else {name: getattr(first, name) for name in names}

    def place_as_written(self, place: str | None, held: str | None) -> str | None:
        """A place as one of the sources writes it."""
        if held is None or self._stands(held):
            return held
        forms = (getattr(one, "place_as_written", None) for one in self._own if _given(one, "place") == (place,))
        return next(filter(None, forms), None)

    def carried(self, update: Iterable[str]) -> list[FieldEvidence]:
        """Who gives the values that stand in the place of others, where the record says so of its fields."""
        named = {name for name, _ in self._was_sourced} & set(update) - {name for name, _ in self._sourced}
        return [
            FieldEvidence(
                field=name,
                value=_text(value),
                documents=(one.evidence[0].document,),
                evidence=(value.span(),) if isinstance(value, Quote) else one.evidence,
            )
            for name in sorted(named)
            if (one := next((one for one in self._own if _given(one, name)), None)) is not None
            for value in _given(one, name)
        ]

    def open(self, update: Collection[str]) -> tuple[Any, ...]:
        """What is not confirmed: of values that stand in the place of others what their source has so."""
        told = (one for record in self._own[:1] for one in record.open if one.field in update)
        return (*(one for one in self._left.open if one.field not in update), *told)

    def _single(self, name: str, held: Any) -> Any:
        given = [value for one in self._own for value in _given(one, name)]
        if held in {None, "unknown"} or held in given or self._is_of_nobody(name, held):
            return held
        same = [value for value in given if _text(value) == _text(held)]
        if given:
            return (same or given)[0]
        if (name, _text(held)) in self._sourced:
            return held if self._stands(_text(held)) or not isinstance(held, When) else _reckoned(held)
        if name in _WORDS:
            return self._left.evidence[0].text
        return held if name in _CHOSEN else "unknown" if name == "format" else None

    def _only_gone(self, name: str, value: Any) -> bool:
        given = {_text(each).casefold() for one in self._own for each in _given(one, name)}
        kept = _text(value).casefold() in given or (name, _text(value)) in self._sourced
        return not kept and not self._is_of_nobody(name, value)

    def _is_of_nobody(self, name: str, value: Any) -> bool:
        """Whether no source gave a value: then a reviewer did."""
        return self._known and not any(_text(value) in map(_text, _given(one, name)) for one in self._gone)

    def _mention(self, mention: M) -> M:
        """Without wordings, and without somebody who stands for a side, of the removed sources alone."""
        update: dict[str, Any] = {}
        if mention.as_written and not self._stands(mention.as_written):
            update["as_written"] = None
        for name in ("representative", "role") if isinstance(mention, Participant) else ():
            told = getattr(mention, name)
            sides = (each for one in self._own for each in getattr(one, "participants", ()))
            if told and not self._stands(told) and told not in {getattr(each, name) for each in sides}:
                update[name] = None
        return mention.model_copy(update=update) if update else mention

    def _stands(self, words: str) -> bool:
        return any(words.casefold() in text for text in self._texts)


def _citing(
    records: Iterable[AnyRecord], kind: type[AnyRecord], cited: Collection[tuple[str, int, int]]
) -> list[AnyRecord]:
    """Those that cite words of a record: a document that was read again may give another one the same id."""
    return [
        one
        for one in records
        if isinstance(one, kind) and any((each.document, each.start, each.end) in cited for each in one.evidence)
    ]


def _length(record: AnyRecord) -> tuple[bool, int]:
    """How much a statement quotes."""
    quotes = record.quotes if isinstance(record, Statement) else ()
    return isinstance(record, Statement) and record.mode == "direct", sum(len(quote.text) for quote in quotes)


def _sourced(sourcing: Sourcing) -> set[tuple[str, str]]:
    return {(one.field, one.value) for one in sourcing.fields}


def _given(record: AnyRecord, name: str) -> tuple[Any, ...]:
    """The values that a record has in a field."""
    value = getattr(record, name)
    if isinstance(value, tuple):
        return value
    return () if value in {None, "unknown"} else (value,)


def _text(value: Any) -> str:
    """By what one value is told from another, as ``FieldEvidence`` has it."""
    if isinstance(value, When):
        return value.edtf or value.text
    return value.text if isinstance(value, Amount | Count | Quote) else str(value)


def _reckoned(when: When) -> When:
    """A day without the words of who is gone."""
    return when.model_copy(update={"text": when.edtf or when.text})
