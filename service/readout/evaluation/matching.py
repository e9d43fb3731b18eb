"""Which record of the system is which record of the gold, within one document: optimal one-to-one pairs.

Two records of a type may be a pair if their evidence overlaps; statements have to have the same speaker, and, where
both have quotes, quotes that overlap. Of all ways to pair them, the one with the greatest sum of weights is taken:
a pair's weight is the overlap (intersection over union) of evidence, for statements of quotes, times the mean of 1 and
the agreement of the fields that tell records of one sentence apart.

Joining and splitting utterances is not wrong: after the pairing, a statement that is left is found in, or a part of,
the paired statements of its speaker, if all its words are among theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, cast

from readout.evaluation.field_agreement import Names
from readout.evaluation.gold import GoldDocument
from readout.evaluation.gold_records import AnyGold, GoldStatement
from readout.evaluation.overlaps import Range, cores, iou, ranges, shared, within
from readout.evaluation.record_scoring import SCORING
from readout.extras import imported
from readout.record_types import type_of
from readout_schemas import AnyRecord, RecordType, Span, Statement

WITHOUT_QUOTES = 0.5
"""Weight of a pair of statements that is known by its sentences alone, against one known by its quotes."""


class _Table(Protocol):
    def tolist(self) -> list[int]: ...


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold record and the system's record that stands for it."""

    gold: AnyGold
    system: AnyRecord


@dataclass(slots=True)
class Matching:
    """What became of every record of one type in one document.

    Attributes:
        pairs: the one-to-one pairs.
        joined: gold statements that are found in a longer statement of the system.
        split: system statements that are a part of a longer statement of the gold.
        misattributed: statements of both sides with the same words and another speaker; they are left over.
        missed: gold records that are left over.
        extra: system records that are left over.
    """

    pairs: list[Pair] = field(default_factory=list)
    joined: list[Pair] = field(default_factory=list)
    split: list[Pair] = field(default_factory=list)
    misattributed: list[Pair] = field(default_factory=list)
    missed: list[AnyGold] = field(default_factory=list)
    extra: list[AnyRecord] = field(default_factory=list)


def match(kind: RecordType, document: GoldDocument, system: Sequence[AnyRecord], names: Names) -> Matching:
    """Match the records of one type."""
    gold = document.article.of(kind)
    labels = ranges(document.article.label_or_scare_quotes)
    usable = [record for record in system if not _is_label(record, labels)]
    result = Matching(pairs=_assigned(gold, usable, names))
    result.missed = [record for record in gold if not any(pair.gold is record for pair in result.pairs)]
    result.extra = [record for record in system if not any(pair.system is record for pair in result.pairs)]
    if kind == "statement":
        _settle_joined(result, names)
        _settle_split(result, names, labels)
        result.misattributed = _assign(result.missed, result.extra, _same_words)
    return result


def _assigned(gold: Sequence[AnyGold], system: Sequence[AnyRecord], names: Names) -> list[Pair]:
    """The best pairs; of meetings, commitments and sanctions the required ones first.

    Several of these rest on one sentence, and an optional one, which counts neither way, is to take none away from a
    required one. Statements have words of their own: whichever is nearest is meant.
    """
    apart = not any(isinstance(record, GoldStatement) for record in gold)
    pairs: list[Pair] = []
    for wanted in (
        ([one for one in gold if one.required], [one for one in gold if not one.required]) if apart else (gold,)
    ):
        free = [record for record in system if not any(pair.system is record for pair in pairs)]
        pairs += _assign(wanted, free, lambda one, other: _weight(one, other, names))
    return pairs


def _weight(gold: AnyGold, system: AnyRecord, names: Names) -> float:
    """Weight of a pair, 0 where it may not be one."""
    overlap = _overlap(gold, system)
    if not overlap or (isinstance(gold, GoldStatement) and not names.same(gold.speaker, _statement(system).speaker)):
        return 0.0
    scoring = SCORING[type_of(system)]
    return overlap * scoring.wording(gold, system) * (1 + scoring.telling_fields(gold, system, names)) / 2


def _overlap(gold: AnyGold, system: AnyRecord) -> float:
    if isinstance(gold, GoldStatement):
        quotes = ranges(gold.quotes), ranges(_statement(system).quotes)
        if all(quotes):
            return iou(*quotes)
        return WITHOUT_QUOTES * iou(ranges(gold.evidence), ranges(system.evidence))
    return iou(ranges(gold.evidence), ranges(system.evidence))


def _same_words(gold: AnyGold, system: AnyRecord) -> float:
    return iou(ranges(cast("GoldStatement", gold).quotes), ranges(_statement(system).quotes))


def _assign(
    gold: Sequence[AnyGold], system: Sequence[AnyRecord], weight: Callable[[AnyGold, AnyRecord], float]
) -> list[Pair]:
    """The pairs with the greatest sum of weights (Kuhn and Munkres; scipy's is that of Crouse 2016)."""
    weights = [[weight(one, other) for other in system] for one in gold]
    if not any(map(any, weights)):
        return []
    rows, columns = _solver()(weights, maximize=True)
    return [
        Pair(gold[row], system[column])
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
        if weights[row][column] > 0
    ]


def _solver() -> Callable[..., tuple[_Table, _Table]]:
    solver = imported("scipy.optimize", "eval", "evaluation").linear_sum_assignment  # imported only where it is needed
    return cast("Callable[..., tuple[_Table, _Table]]", solver)


def _settle_joined(result: Matching, names: Names) -> None:
    """Gold statements whose quotes all stand in the system's matched statements of the same speaker are found."""
    for gold in [record for record in result.missed if isinstance(record, GoldStatement) and record.quotes]:
        holders = [_statement(pair.system) for pair in result.pairs]
        holders = [holder for holder in holders if names.same(gold.speaker, holder.speaker)]
        if within(cores(gold.quotes), ranges(span for holder in holders for span in holder.quotes)):
            first = next(holder for holder in holders if shared(cores(gold.quotes), ranges(holder.quotes)))
            result.missed.remove(gold)
            result.joined.append(Pair(gold, first))


def _settle_split(result: Matching, names: Names, labels: tuple[Range, ...]) -> None:
    """The system's statements whose words all stand in matched gold statements of the same speaker are parts of them.

    Words are quotes, or the sentences of a statement that has none.
    """
    matched = [pair.gold for pair in (*result.pairs, *result.joined) if isinstance(pair.gold, GoldStatement)]
    for system in [_statement(record) for record in result.extra if not _is_label(record, labels)]:
        part = cores(system.quotes or system.evidence)
        holders = [gold for gold in matched if names.same(gold.speaker, system.speaker)]
        whole = ranges(span for gold in holders for span in (gold.quotes if system.quotes else gold.evidence))
        if within(part, whole):
            first = next(gold for gold in holders if shared(part, ranges((*gold.quotes, *gold.evidence))))
            result.extra.remove(system)
            result.split.append(Pair(first, system))


def is_label(quote: Span, labels: tuple[Range, ...]) -> bool:
    """Whether a quote is nothing but a label or scare quote, or a part of one."""
    return within(((quote.start, quote.end),), labels)


def _is_label(record: AnyRecord, labels: tuple[Range, ...]) -> bool:
    quotes = record.quotes if isinstance(record, Statement) else ()
    return bool(quotes) and all(is_label(quote, labels) for quote in quotes)


def _statement(record: AnyRecord) -> Statement:
    return cast("Statement", record)
