"""The fields of each type of record of which two values may exclude one another."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from readout.merging.comparable import Comparable
from readout.merging.conditional import Conditions, conditions_of, other_conditions
from readout.merging.contradicting import (
    Dated,
    Sized,
    hits,
    means_of,
    other_count,
    other_days,
    other_format,
    other_hits,
    other_place,
    other_sum,
    sized,
)
from readout.merging.counting import counts_of, differing
from readout.merging.days import Days, when_days
from readout.merging.deadlines import due_days
from readout.merging.denying import contrary_wordings
from readout.merging.meeting_times import REMOTE, lasts
from readout.merging.places import place_of
from readout.merging.stages import changed, counted_in_turn, planned_in_turn, raised_in_turn
from readout.merging.told_numbers import Number, numbered_otherwise, numbers_in
from readout.merging.zones import part_of_day
from readout_schemas import Commitment, DisagreementKind, Meeting, Party, Sanction, Statement, When

C = Comparable[Any]
R = TypeVar("R", Meeting, Statement, Commitment, Sanction)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Field(Generic[R, V]):
    """A field of which two values may exclude one another.

    Attributes:
        name: of the field.
        kind: of a disagreement on it.
        of: the values that a record gives.
        excludes: whether two values exclude one another.
        text: a value as it is shown.
        in_turn: whether two reports give values of two moments.
        key: what a value is known by, whatever its words.
        about: tells several of one field apart.
    """

    name: str
    kind: DisagreementKind
    of: Callable[[Comparable[R]], Sequence[V]]
    excludes: Callable[[V, V], bool]
    text: Callable[[V], str]
    in_turn: Callable[[C, C], bool] = changed
    key: Callable[[V], Hashable] = lambda value: value
    about: str = ""


def never_in_turn(one: C, other: C) -> bool:
    """What is said of what is over does not change with time."""
    del one, other
    return False


def _one(value: V | None) -> Sequence[V]:
    return () if value is None else (value,)


def _same(value: str) -> str:
    return value


def _day(dated: Dated) -> str:
    return dated.when.edtf or dated.when.text


def _days(dated: Dated) -> Hashable:
    return dated.days or dated.when.text


def _size(amount: Sized) -> Hashable:
    return (amount.value, amount.currency) if amount.value is not None else amount.text


def _due(one: Comparable[Commitment]) -> Sequence[Dated]:
    when = one.record.deadline
    return () if when is None else (Dated(when, due_days(when, one.language)),)


def _meeting_day(stretches: Sequence[Days]) -> Callable[[Comparable[Meeting]], Sequence[Dated]]:
    """The date of a meeting by a report; a day of a stretch that another report dates it by is in no doubt."""

    def of(one: Comparable[Meeting]) -> Sequence[Dated]:
        days = one.told
        if one.record.when is None or days is None or one.record.status == "ongoing":
            return ()  # a meeting that goes on may end on another day
        return (Dated(one.record.when, next((each for each in stretches if each.meets(days)), days)),)

    return of


class _Hour(NamedTuple):
    """A part of a day."""

    when: When
    days: Days
    part: str


def _hour(one: Comparable[Meeting]) -> Sequence[_Hour]:
    """The part of the day of a meeting in a room; a call has two clocks."""
    when, days = one.record.when, one.told
    if when is None or days is None or not days.exact or one.form in REMOTE or one.record.status == "ongoing":
        return ()
    part = part_of_day(when.text, one.document.language)
    return (_Hour(when, days, part),) if part else ()


def _other_hour(one: _Hour, other: _Hour) -> bool:
    return one.days == other.days and one.part != other.part


def _in_effect(one: Comparable[Sanction]) -> Sequence[Dated]:
    """The day from which a sanction is in force; of one that is only agreed a day that is still to come."""
    when, days = one.record.when, when_days(one.record.when)
    if when is None or days is None or one.published is None:
        return ()
    dated = any(char.isdigit() for char in when.text)  # `on Tuesday` may be the day of the agreement
    to_come = one.record.status == "agreed" and days.first > one.published and dated
    return (Dated(when, days),) if one.record.status == "in_force" or to_come else ()


def _sized(one: Comparable[Commitment] | Comparable[Sanction]) -> Sequence[Sized]:
    amount = one.record.amount
    return () if amount is None else (sized(amount, one.document.language),)


class _Quoted(NamedTuple):
    """A quotation or its translation."""

    text: str
    language: str
    numbers: tuple[Number, ...]


def _quoted(one: Comparable[Statement]) -> Sequence[_Quoted]:
    quotes = [(quote.text, one.language) for quote in one.record.quotes]
    quotes += [(quote.translation, "en") for quote in one.record.quotes if quote.translation]
    return tuple(_Quoted(text, language, numbers_in(text, language)) for text, language in quotes)


def _quoted_otherwise(one: _Quoted, other: _Quoted) -> bool:
    """Whether two quotations of one utterance give another number, or one denies what the other says."""
    if one.language == other.language and contrary_wordings(one.text, other.text, one.language):
        return True
    return numbered_otherwise(one.numbers, other.numbers, 0)


def _other_party(one: Party, other: Party) -> bool:
    return one.id != other.id


def _other_number(one: str, other: str) -> bool:
    return bool(differing(one, other))


def _numbers(text: str) -> frozenset[float]:
    return frozenset(counted.number for counted in counts_of(text))


def _elsewhere(one: str, other: str) -> bool:
    first, second = place_of(one), place_of(other)
    return first is not None and second is not None and other_place(first, second)


def _conditions(one: C) -> Sequence[Conditions]:
    return _one(conditions_of(one))


def meeting_fields(members: Sequence[Comparable[Meeting]]) -> tuple[Field[Meeting, Any], ...]:
    """Those of a meeting by these reports."""
    stretches = [one.told for one in members if one.told is not None and lasts(one.told)]
    return (
        Field("when", "date", _meeting_day(stretches), other_days, _day, planned_in_turn, _days),
        Field("when", "date", _hour, _other_hour, lambda hour: hour.when.text, about="hour"),
        Field("place", "place", lambda one: _one(one.record.place), _elsewhere, _same, planned_in_turn),
        Field("format", "format", lambda one: tuple(means_of(one.record)), other_format, _same),
        Field(
            "counts", "number", lambda one: one.record.counts, other_count, lambda count: count.text,
            counted_in_turn, lambda count: count.value,
        ),
    )  # fmt: skip


def attendance_field(told: Callable[[Comparable[Meeting]], Sequence[str]], party: str) -> Field[Meeting, str]:
    """Whether one party took part."""
    return Field("participants", "attendance", told, other_format, _same, counted_in_turn, about=party)


def statement_fields(
    speaker: Callable[[Comparable[Statement]], Sequence[Party]],
) -> tuple[Field[Statement, Any], ...]:
    """Who said so, and in what words; quite other words are another statement."""
    return (
        Field("speaker", "speaker", speaker, _other_party, lambda party: party.name),
        Field("quotes", "wording", _quoted, _quoted_otherwise, lambda quote: quote.text, never_in_turn),
    )


COMMITMENT: tuple[Field[Commitment, Any], ...] = (
    Field("deadline", "date", _due, other_days, _day),
    Field("amount", "number", _sized, other_sum, lambda amount: amount.text, raised_in_turn, _size),
    Field("action", "number", lambda one: (one.record.action,), _other_number, _same, key=_numbers),
    Field(
        "actors", "number", lambda one: hits(one.record.actors, one.document.language), other_hits,
        lambda hit: hit.name,
    ),
    Field("conditions", "wording", _conditions, other_conditions, str),
)  # fmt: skip
SANCTION: tuple[Field[Sanction, Any], ...] = (
    Field("when", "date", _in_effect, other_days, _day),
    Field("amount", "number", _sized, other_sum, lambda amount: amount.text, key=_size),
    Field("measure", "number", lambda one: (one.record.measure,), _other_number, _same, key=_numbers),
    Field(
        "targets", "number", lambda one: hits(one.record.targets, one.document.language), other_hits,
        lambda hit: hit.name,
    ),
    Field(
        "senders", "number", lambda one: hits(one.record.senders, one.document.language), other_hits,
        lambda hit: hit.name,
    ),
    Field("condition", "wording", _conditions, other_conditions, str),
)  # fmt: skip
