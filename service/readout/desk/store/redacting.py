"""What is left of briefings and merged records when documents are removed.

An edition stays, without the words of the removed documents, and says so. A record that rests on others too keeps
standing on these; one that rested on removed ones alone goes, with what is said of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from readout.desk.store.redacting_fields import Own, as_left, change_left
from readout.merging.claims import subject_of
from readout.parties import mentioned
from readout_schemas import (
    AnyRecord,
    Briefing,
    Changes,
    Claim,
    Development,
    Disagreement,
    Document,
    Evidence,
    FieldEvidence,
    Findings,
    Model,
    Origin,
    Party,
    Record,
    RecordChange,
    Rejected,
    Sourcing,
    Step,
    Summary,
    Variant,
)

M = TypeVar("M", bound=Model)
_OF_ONE = Evidence | Claim | Step | Variant | Rejected
"""What is of one document."""
A = TypeVar("A", Disagreement, Development)


def _none(_: Sequence[str]) -> Sequence[AnyRecord]:
    return ()


@dataclass(frozen=True, slots=True)
class Redaction:
    """The removal of documents from what was made of them.

    Attributes:
        documents: their ids.
        note: what is said in their place.
        own: the records of single documents, by their ids: what of a merged one each of its sources gave.
    """

    documents: Set[str]
    note: str
    own: Own = _none

    def record(self, record: AnyRecord) -> AnyRecord | None:
        """What is left of a merged record; ``None`` if nothing is."""
        return cast("AnyRecord | None", self._left(record))

    def several(self, models: tuple[M, ...]) -> tuple[M, ...]:
        """What is left of models, those alone that can stand."""
        return cast("tuple[M, ...]", self._left(models))

    def about(self, several: Iterable[A], cut: Mapping[str, AnyRecord]) -> tuple[A, ...]:
        """What is left of what is told of records; those that are cut down, by their ids, are named as they are now."""
        return tuple(
            one.model_copy(update={"subject": subject_of(cut[one.record])}) if one.record in cut else one
            for one in self.several(tuple(several))
        )

    def briefing(self, briefing: Briefing) -> Briefing:
        """A briefing without the documents' texts, words and records."""
        left = self._without_lost(cast("Briefing", self._left(briefing)))
        kept, cut = {record.id for record in left.records()}, _cut(briefing, left)
        before = {record.id: record for record in briefing.records()}
        altered = {name for name, record in cut.items() if _says(record) != _says(before[name])}
        update: dict[str, Any] = {
            "documents": tuple(map(self._document, briefing.documents)),
            "parties": self._parties(left),
            "disagreements": self.about((one for one in left.disagreements if one.record in kept), cut),
            "developments": self.about((one for one in left.developments if one.record in kept), cut),
            "unsure": tuple(one for one in left.unsure if {one.first, one.second} <= kept),
            "summary": _summary(left.summary, kept - altered),
            "notes": (*left.notes, self.note) if self.note not in left.notes else left.notes,
        }
        return left.model_copy(update=update)

    def _parties(self, left: Briefing) -> tuple[Party, ...]:
        """The parties that are mentioned still, in the forms that stand in the documents that are left."""
        named = set(mentioned(left.records()))
        texts = [one.text for one in left.documents if one.text and one.id not in self.documents]
        return tuple(with_forms(party, texts) if texts else party for party in left.parties if party.id in named)

    def changes(self, changes: Changes, briefing: Briefing, left: Briefing) -> Changes:
        """An edition's changes without the documents' words: one is told as long as another document brought it.

        Args:
            changes: those of the edition.
            briefing: its briefing, and
            left: what is left of that.
        """
        kept, cut = {record.id: record for record in left.records()}, _cut(briefing, left)
        lists = ("new", "developed", "corroborated", "disputed")
        update: dict[str, Any] = {
            name: tuple(self._told(one, kept[one.id], cut) for one in getattr(changes, name) if one.id in kept)
            for name in lists
        }
        update["gone"] = tuple(self._told(one, None, ()) for one in changes.gone)
        left_of = {name: tuple(one for one in several if one is not None) for name, several in update.items()}
        return changes.model_copy(update={**left_of, "documents": tuple(map(self._document, changes.documents))})

    def _told(self, change: RecordChange, record: AnyRecord | None, cut: Collection[str]) -> RecordChange | None:
        """What is left of a change, told of what is left of its record; ``None`` if no other document brought it."""
        left = cast("RecordChange", self._left(change))
        if left == change and change.id not in cut:
            return change
        if change.documents and not left.documents:
            return None
        sources = record.sourcing.records if record is not None and record.sourcing is not None else ()
        return change_left(change, left, record, self.own(sources))

    def _document(self, document: Document) -> Document:
        if document.id not in self.documents:
            return document
        gone = {"title": None, "author": None, "text": None, "furniture": (), "positions": (), "error": self.note}
        return document.model_copy(update=gone)

    def _left(self, value: object) -> object | None:
        """A value without what is of the documents; ``None`` if nothing is left of it."""
        if isinstance(value, _OF_ONE) and value.document in self.documents:
            return None
        if isinstance(value, tuple):
            return tuple(left for item in value if (left := self._left(item)) is not None)
        if not isinstance(value, Model) or isinstance(value, Document):
            return value
        changed = {name: left for name in type(value).model_fields if (left := self._field(value, name)) is not value}
        left = self._standing(value.model_copy(update=changed))
        if not isinstance(left, Record):
            return left
        return as_left(cast("AnyRecord", value), cast("AnyRecord", left), self.own)

    def _field(self, model: Model, name: str) -> object:
        held = getattr(model, name)
        if name == "documents" and not isinstance(model, Findings):
            return tuple(one for one in held if one not in self.documents)
        if name == "records" and isinstance(model, Sourcing):
            return tuple(one for one in held if one.rpartition(".")[0] not in self.documents)
        return self._left(held)

    def _standing(self, model: Model) -> Model | None:
        """A model, if what is left of it can stand."""
        match model:
            case Record():
                stands = bool(model.evidence) and (model.sourcing is None or bool(model.sourcing.documents))
            case FieldEvidence():
                stands = bool(model.evidence and model.documents)
            case Origin():
                stands = len(model.documents) > 1
            case Disagreement():
                stands = len(model.claims) > 1
            case Development():
                stands = len(model.steps) > 1
            case Sourcing():
                return _recounted(model)
            case _:
                stands = True
        return model if stands else None

    def _without_lost(self, briefing: Briefing) -> Briefing:
        """The briefing, whose rejected drafts name no record that is gone."""
        kept = {record.id for record in briefing.records()}
        rejected = tuple(
            one if one.record is None or one.record in kept else one.model_copy(update={"record": None})
            for one in briefing.rejected
        )
        return briefing.model_copy(update={"rejected": rejected})


def with_forms(party: Party, texts: Collection[str]) -> Party:
    """A party with those of its written forms that stand in texts."""
    forms = tuple(form for form in party.as_written if any(form in text for text in texts))
    return party.model_copy(update={"as_written": forms})


def _recounted(sourcing: Sourcing) -> Sourcing:
    """Sourcing whose documents are fewer: those that count as one source count once."""
    together = sum(len(one.documents) - 1 for one in sourcing.origins)
    independent = max(min(sourcing.independent, len(sourcing.documents) - together), 1)
    alone = independent == 1 and sourcing.standing == "corroborated"
    standing = "single_source" if alone else sourcing.standing
    return sourcing.model_copy(update={"independent": independent, "standing": standing})


def _cut(briefing: Briefing, left: Briefing) -> dict[str, AnyRecord]:
    """The records of which some sources are gone, by their ids."""
    before = {record.id: record.sourcing for record in briefing.records()}
    return {record.id: record for record in left.records() if record.sourcing != before[record.id]}


def _says(record: AnyRecord) -> dict[str, Any]:
    """What a record says, whoever says so."""
    return record.model_dump(exclude={"evidence", "sourcing", "open", "reviewed"})


def _summary(summary: Summary | None, kept: Collection[str]) -> Summary | None:
    """The points that rest on records that are all left; a headline may say what is gone, and goes with a point."""
    if summary is None or all(name in kept for point in summary.points for name in point.records):
        return summary
    return None
