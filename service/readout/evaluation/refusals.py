"""Refusals of what is right: items of the model's answer that are in the gold, and that the checks rejected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pydantic import JsonValue

from readout.evaluation.field_agreement import Ratio
from readout.evaluation.gold_records import AnyGold, GoldCommitment, GoldMeeting, GoldParty, GoldSanction, GoldStatement
from readout.evaluation.name_agreement import GoldNames, Named, plain, same_name
from readout.evaluation.results import Refusal
from readout.record_types import PerType
from readout_schemas import RecordType, Rejected

LEAST = 4
"""Letters that copied words have at least, to be compared: fewer stand in every text."""

_WORDS = PerType(meeting="evidence", statement="quotes", commitment="evidence", sanction="evidence")
"""The field of a draft that holds the words by which it is known."""
_ACTORS = PerType(meeting="participants", statement="speaker", commitment="actors", sanction="targets")
"""The field of a draft that holds who acts."""


def refusals(
    kind: RecordType, missed: Iterable[AnyGold], rejected: Iterable[Rejected], names: GoldNames
) -> list[Refusal]:
    """The rejected items of a type that are a missed record of the gold, each with at most one.

    One is, if words that it copied are among the record's words, or the other way round, and somebody who acts in it
    acts in the record. What was kept without what failed is no refusal: it is scored as it is.

    Args:
        kind: the type.
        missed: records of the gold that nothing in the report stands for.
        rejected: what the report rejected.
        names: the gold's parties.
    """
    found: list[Refusal] = []
    left = [item for item in rejected if item.type == kind and item.record is None]
    for gold in missed:
        item = next((item for item in left if _is(gold, item, names)), None)
        if item is not None:
            left.remove(item)
            found.append(_refusal(kind, gold, item))
    return found


def _refusal(kind: RecordType, gold: AnyGold, item: Rejected) -> Refusal:
    words = " ".join(" … ".join(span.text for span in gold.words).split())
    return Refusal(type=kind, gold=gold.id, required=gold.required, rejected=item.id, reasons=item.reasons, text=words)


def kept(found: int, refused: Sequence[Refusal]) -> Ratio:
    """Of the required records that the model's answers had, those that the checks let through."""
    lost = sum(refusal.required for refusal in refused)
    return Ratio(found, found + lost)


def _is(gold: AnyGold, item: Rejected, names: GoldNames) -> bool:
    return _same_words(gold, item) and _same_actor(gold, item, names)


def _same_words(gold: AnyGold, item: Rejected) -> bool:
    """Up to case, accents and punctuation: where the copy is not exact, that alone may be what was wrong with it."""
    there = [plain(span.text) for span in gold.words]
    here = [plain(words) for words in _texts(item.draft.get(_WORDS[item.type]))]
    return any(
        min(len(copied), len(words)) >= LEAST and (copied in words or words in copied)
        for copied in here
        for words in there
    )


def _same_actor(gold: AnyGold, item: Rejected, names: GoldNames) -> bool:
    acting = [Named((name,), None) for name in _texts(item.draft.get(_ACTORS[item.type]))]
    return any(same_name(names.named(party), other) for party in _acting(gold) for other in acting)


def _acting(gold: AnyGold) -> Sequence[GoldParty]:
    match gold:
        case GoldMeeting():
            return gold.participants
        case GoldStatement():
            return (gold.speaker,)
        case GoldCommitment():
            return gold.actors
        case GoldSanction():
            return gold.targets


def _texts(value: JsonValue) -> list[str]:
    """The texts in a field of a draft: one, several, or the names of sides."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return _texts(value.get("name"))
    return [text for item in value for text in _texts(item)] if isinstance(value, list) else []
