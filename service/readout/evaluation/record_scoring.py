"""What is scored of each type of record: one entry a type, registered here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from rapidfuzz import fuzz

from readout.evaluation.field_agreement import (
    FieldScore,
    Names,
    date_field,
    exact,
    one_to_one,
    parties_field,
    place_field,
    representatives,
    same_wording,
    set_field,
)
from readout.evaluation.gold_records import AnyGold, GoldCommitment, GoldMeeting, GoldSanction, GoldStatement
from readout.record_types import PerType, type_of
from readout_schemas import AnyRecord, Commitment, Meeting, Sanction, Statement

G = TypeVar("G", bound=AnyGold)
R = TypeVar("R", bound=AnyRecord)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Scoring:
    """How two records of one type are compared.

    Attributes:
        fields: every field that is scored, those too on which the gold says nothing.
        telling: names of the fields that tell records of one sentence apart.
        wording: how alike what they are told by is, 0 to 1: title, action, measure. One sentence may hold several
            commitments, whose evidence is the same: what is promised tells them apart.
    """

    fields: Callable[[AnyGold, AnyRecord, Names], list[FieldScore]]
    telling: frozenset[str]
    wording: Callable[[AnyGold, AnyRecord], float]

    def telling_fields(self, gold: AnyGold, system: AnyRecord, names: Names) -> float:
        """Mean agreement, 0 to 1, of the fields that tell records of one sentence apart; 1 where there are none."""
        scores = [one for one in self.fields(gold, system, names) if one.field in self.telling]
        known = [value for value in (one.ratio.value for one in scores) if value is not None]
        return sum(known) / len(known) if known else 1.0


def fields(gold: AnyGold, system: AnyRecord, names: Names) -> list[FieldScore]:
    """Every scored field of a pair; a field on which the gold says nothing is left out.

    Raises:
        TypeError: the two are records of different types.
    """
    return [score for score in SCORING[type_of(system)].fields(gold, system, names) if score.ratio.of]


def _meeting(gold: GoldMeeting, system: Meeting, names: Names) -> list[FieldScore]:
    sides = one_to_one(gold.participants, system.participants, names.same)
    return [
        exact("status", gold.status, system.status),
        exact("format", gold.format, system.format),
        date_field("date", gold.date, system.when),
        place_field(gold.place, system.place),
        parties_field("hosts", gold.hosts, system.hosts, names),
        parties_field("participants", gold.participants, system.participants, names),
        representatives(sides),
        parties_field("absent", gold.absent, system.absent, names),
    ]


def _statement(gold: GoldStatement, system: Statement, names: Names) -> list[FieldScore]:
    return [
        exact("mode", gold.mode, system.mode),
        date_field("date", gold.date, system.when),
        parties_field("addressee", gold.addressee, system.addressee, names),
    ]


def _commitment(gold: GoldCommitment, system: Commitment, names: Names) -> list[FieldScore]:
    return [
        parties_field("actors", gold.actors, system.actors, names),
        exact("stance", gold.stance, system.stance),
        exact("status", gold.status, system.status),
        parties_field("beneficiary", gold.beneficiary, system.beneficiary, names),
        set_field("conditions", gold.conditions, system.conditions, same_wording),
        date_field("deadline", gold.deadline, system.deadline),
    ]


def _sanction(gold: GoldSanction, system: Sanction, names: Names) -> list[FieldScore]:
    conditions = [[words] if words else [] for words in (gold.condition, system.condition)]
    return [
        parties_field("senders", gold.senders, system.senders, names),
        parties_field("targets", gold.targets, system.targets, names),
        exact("measure_kind", gold.measure_kind, system.measure_kind),
        exact("status", gold.status, system.status),
        set_field("condition", conditions[0], conditions[1], same_wording),
    ]


def _scoring(
    gold: type[G],
    system: type[R],
    fields: Callable[[G, R, Names], list[FieldScore]],
    telling: set[str],
    wording: Callable[[G, R], float],
) -> Scoring:
    """A scoring whose functions are given records of these two types alone."""

    def typed(one: AnyGold, other: AnyRecord) -> tuple[G, R]:
        if not (isinstance(one, gold) and isinstance(other, system)):
            raise TypeError(f"{one.id} and {other.id} are records of different types")
        return one, other

    return Scoring(
        fields=lambda one, other, names: fields(*typed(one, other), names),
        telling=frozenset(telling),
        wording=lambda one, other: wording(*typed(one, other)),
    )


def _alike(first: str, second: str) -> float:
    """Likeness of two wordings, 0 to 1 (rapidfuzz's token set ratio)."""
    return float(fuzz.token_set_ratio(first.casefold(), second.casefold())) / 100


SCORING: PerType[Scoring] = PerType(
    meeting=_scoring(
        GoldMeeting, Meeting, _meeting, {"status", "participants"}, lambda one, other: _alike(one.title, other.title)
    ),
    statement=_scoring(GoldStatement, Statement, _statement, {"mode"}, lambda _one, _other: 1.0),
    commitment=_scoring(
        GoldCommitment,
        Commitment,
        _commitment,
        {"status", "actors", "stance", "beneficiary"},
        lambda one, other: _alike(one.action, other.action),
    ),
    sanction=_scoring(
        GoldSanction,
        Sanction,
        _sanction,
        {"status", "senders", "targets", "measure_kind"},
        lambda one, other: _alike(one.measure, other.measure),
    ),
)
