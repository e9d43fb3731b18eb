"""What sources contradict one another, or themselves, on, and what changed from one to the next.

A disagreement is about one thing at one time. What changed from an earlier report to a later one is a development. What
only looks like either is none, and stays visible as variants: another precision, another completeness, a number called
approximate, two words for a call, a copy with a slip.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from readout.merging.claims import Told, contrary, development, disagreement
from readout.merging.comparable import Comparable
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
from readout.merging.counting import differing
from readout.merging.days import Days
from readout.merging.deadlines import due_days
from readout.merging.independence import Independence
from readout.merging.meeting_times import lasts
from readout.merging.places import place_of
from readout.merging.stages import COMMITMENT, OPEN, changed, counted_in_turn, course, raised_in_turn, status_of
from readout.merging.word_lists import pattern
from readout.parties import Identities
from readout.record_types import PerRecord, PerType, type_of
from readout_schemas import (
    AnyRecord,
    Commitment,
    Development,
    Disagreement,
    DisagreementKind,
    Meeting,
    Party,
    Sanction,
    Statement,
)

C = Comparable[Any]
R = TypeVar("R", Meeting, Statement, Commitment, Sanction)
V = TypeVar("V")
Findings = Disagreement | Development
ABSENT, PRESENT = "was absent", "took part"


@dataclass(frozen=True, slots=True)
class _Field(Generic[R, V]):
    """A field of which two values may exclude one another.

    Attributes:
        name: of the field.
        kind: of a disagreement on it.
        of: the values that a record gives.
        excludes: whether two values exclude one another.
        text: a value as it is shown.
        in_turn: whether two reports give values of two moments.
        key: what a value is known by, whatever its words.
    """

    name: str
    kind: DisagreementKind
    of: Callable[[Comparable[R]], Sequence[V]]
    excludes: Callable[[V, V], bool]
    text: Callable[[V], str]
    in_turn: Callable[[C, C], bool] = changed
    key: Callable[[V], Hashable] = lambda value: value


def _one(value: V | None) -> Sequence[V]:
    return () if value is None else (value,)


def _day(dated: Dated) -> str:
    return dated.when.edtf or dated.when.text


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


def _sized(one: Comparable[Commitment] | Comparable[Sanction]) -> Sequence[Sized]:
    amount = one.record.amount
    return () if amount is None else (sized(amount, one.document.language),)


def _same(value: str) -> str:
    return value


def _other_party(one: Party, other: Party) -> bool:
    return one.id != other.id


def _other_number(one: str, other: str) -> bool:
    return bool(differing(one, other))


def _elsewhere(one: str, other: str) -> bool:
    first, second = place_of(one), place_of(other)
    return first is not None and second is not None and other_place(first, second)


_MEETING: tuple[_Field[Meeting, Any], ...] = (
    _Field("place", "place", lambda one: _one(one.record.place), _elsewhere, _same),
    _Field("format", "format", lambda one: tuple(means_of(one.record)), other_format, _same),
    _Field(
        "counts", "number", lambda one: one.record.counts, other_count, lambda count: count.text,
        counted_in_turn, lambda count: count.value,
    ),
)  # fmt: skip
_COMMITMENT: tuple[_Field[Commitment, Any], ...] = (
    _Field("deadline", "date", _due, other_days, _day),
    _Field("amount", "number", _sized, other_sum, lambda amount: amount.text, raised_in_turn),
    _Field("action", "number", lambda one: (one.record.action,), _other_number, _same),
)
_SANCTION: tuple[_Field[Sanction, Any], ...] = (
    _Field("amount", "number", _sized, other_sum, lambda amount: amount.text),
    _Field("measure", "number", lambda one: (one.record.measure,), _other_number, _same),
    _Field("targets", "number", lambda one: hits(one.record, one.document.language), other_hits, lambda hit: hit.name),
)


class Differences:
    """What the members of a cluster differ on; ``members`` are always in the order of their documents."""

    def __init__(self, identities: Identities, independence: Independence) -> None:
        self._identities = identities
        self._independence = independence
        self._of: PerType[Callable[[str, Sequence[C]], Iterator[Findings]]] = PerType(
            meeting=self._meeting, statement=self._statement, commitment=self._commitment, sanction=self._sanction
        )

    def of(self, record: AnyRecord, members: Sequence[C]) -> list[Findings]:
        """The disagreements and developments of a fused record."""
        if len(members) == 1:  # one report contradicts at most itself
            return list(_within_one_report(record.id, members)) if isinstance(record, Commitment) else []
        return list(self._of[type_of(record)](record.id, members))

    def _statement(self, name: str, members: Sequence[Comparable[Statement]]) -> Iterator[Findings]:
        """Who said so; other words are other statements."""

        def speaker(one: Comparable[Statement]) -> Sequence[Party]:
            return (self._identities.canonical(one.record.speaker.party),)

        field: _Field[Statement, Any] = _Field("speaker", "speaker", speaker, _other_party, lambda party: party.name)
        yield from self._exclusive(name, members, field)

    def _meeting(self, name: str, members: Sequence[Comparable[Meeting]]) -> Iterator[Findings]:
        yield from self._status(name, members)
        stretches = [one.told for one in members if one.told is not None and lasts(one.told)]
        when: _Field[Meeting, Any] = _Field("when", "date", _meeting_day(stretches), other_days, _day)
        for field in (when, *_MEETING):
            yield from self._exclusive(name, members, field)
        yield from self._attendance(name, members)

    def _commitment(self, name: str, members: Sequence[Comparable[Commitment]]) -> Iterator[Findings]:
        status = list(self._status(name, members))
        yield from status or _within_one_report(name, members)
        for field in _COMMITMENT:
            yield from self._exclusive(name, members, field)

    def _sanction(self, name: str, members: Sequence[Comparable[Sanction]]) -> Iterator[Findings]:
        yield from self._status(name, members)
        for field in _SANCTION:
            yield from self._exclusive(name, members, field)

    def _status(self, name: str, members: Sequence[C]) -> Iterator[Findings]:
        found = course(members, self._independence.origin)
        if found.steps:
            yield development(name, members, "status", [Told(_status(one.record), one) for one in found.steps])
        if len({self._independence.text(one.document.id) for one in found.disputed}) > 1:
            yield disagreement(
                name, members, "status", "status", [Told(_status(one.record), one) for one in found.disputed]
            )

    def _exclusive(
        self, name: str, members: Sequence[Comparable[R]], field: _Field[R, Any], about: str = ""
    ) -> Iterator[Findings]:
        """A field of which two values exclude one another: a disagreement of one moment, or else a development."""
        given = [(value, one) for one in members for value in field.of(one)]
        found = contrary(given, field.excludes, self._independence.text, field.of, field.in_turn, field.key)
        for number, told in enumerate(found.disputed):
            claims = [Told(text, one) for text, one in _shown(field, told)]
            yield disagreement(name, members, field.name, field.kind, claims, _which(about, number))
        for number, told in enumerate(found.steps):
            claims = [Told(text, one) for text, one in _shown(field, told)]
            yield development(name, members, field.name, claims, _which(about, number))

    def _attendance(self, name: str, members: Sequence[Comparable[Meeting]]) -> Iterator[Findings]:
        away = {self._identities.canonical(mention.party).id for one in members for mention in one.record.absent}
        for party in sorted(away):
            shown = self._identities.canonical(party).name

            def told(one: Comparable[Meeting], party: str = party, shown: str = shown) -> Sequence[str]:
                absent = self._among(party, one.record.absent)
                there = self._among(party, one.record.participants)
                return [f"{shown} {words}" for words, so in ((ABSENT, absent), (PRESENT, there)) if so]

            field: _Field[Meeting, Any] = _Field("participants", "attendance", told, other_format, _same)
            yield from self._exclusive(name, members, field, party)

    def _among(self, party: str, mentions: Sequence[Any]) -> bool:
        return any(self._identities.canonical(mention.party).id == party for mention in mentions)


def _which(about: str, number: int) -> str:
    """What tells several findings on one field apart."""
    return ".".join(filter(None, (about, str(number + 1) if number else "")))


def _shown(field: _Field[R, Any], told: Sequence[tuple[Any, C]]) -> Iterator[tuple[str, C]]:
    """The values as shown; of actions and measures only what they count differently."""
    if field.name not in {"action", "measure", "targets"}:
        yield from ((field.text(value), one) for value, one in told)
        return
    for value, one in told:
        others = (differing(field.text(value), field.text(other)) for other, _ in told)
        yield next((found[0][0] for found in others if found), str(value)), one


def _within_one_report(name: str, members: Sequence[Comparable[Commitment]]) -> Iterator[Disagreement]:
    """A report that calls a commitment settled in one sentence, and leaves it open in another."""
    for one in members:
        settled, open_ = (pattern("firmness", one.language, row, r"\b(?:{})\b") for row in ("settled", "open"))
        firm = [span for span in one.record.evidence if settled.search(span.text)]
        soft = [span for span in one.record.evidence if span not in firm and open_.search(span.text)]
        if COMMITMENT[one.record.status] <= OPEN and firm and soft:
            told = [Told("agreed", one, firm[0]), Told(_status(one.record), one, soft[0])]
            yield disagreement(name, members, "status", "status", told)
            return


_conditions: PerRecord[tuple[str, ...]] = PerRecord(
    meeting=lambda _: (),
    statement=lambda _: (),
    commitment=lambda one: one.conditions,
    sanction=lambda one: (one.condition,) if one.condition else (),
)


def _status(record: AnyRecord) -> str:
    return "; ".join((status_of(record), *_conditions(record)))
