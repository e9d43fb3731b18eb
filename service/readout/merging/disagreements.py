"""What sources contradict one another, or themselves, on, and what changed from one to the next.

A disagreement is about one thing at one time. What changed from an earlier report to a later one is a development. What
only looks like either is none, and stays visible as variants: another precision, another completeness, a number called
approximate, two words for a call, a copy with a slip.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from readout.merging.claims import Told, contrary, development, disagreement
from readout.merging.comparable import Comparable
from readout.merging.counting import differing
from readout.merging.denying import says_it_is_denied
from readout.merging.disputed_fields import (
    COMMITMENT as COMMITMENT_FIELDS,
)
from readout.merging.disputed_fields import (
    SANCTION as SANCTION_FIELDS,
)
from readout.merging.disputed_fields import (
    Field,
    attendance_field,
    meeting_fields,
    statement_fields,
)
from readout.merging.independence import Independence
from readout.merging.outcomes import outcomes_field, told_beside
from readout.merging.stages import COMMITMENT, OPEN, course, status_of
from readout.merging.word_lists import pattern
from readout.parties import Identities
from readout.record_types import PerRecord, PerType, type_of
from readout_schemas import (
    AnyRecord,
    Commitment,
    Development,
    Disagreement,
    Meeting,
    Party,
    Sanction,
    Statement,
)

C = Comparable[Any]
R = TypeVar("R", Meeting, Statement, Commitment, Sanction)
Findings = Disagreement | Development
ABSENT, PRESENT = "was absent", "took part"


class Differences:
    """What the members of a cluster differ on; ``members`` are always in the order of their documents."""

    def __init__(
        self,
        identities: Identities,
        independence: Independence,
        statements: Mapping[str, Sequence[Comparable[Statement]]],
    ) -> None:
        """Prepare to compare.

        Args:
            identities: who is who.
            independence: which documents go back to one source.
            statements: what each document quotes, by its id.
        """
        self._identities = identities
        self._independence = independence
        self._statements = statements
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

        for field in statement_fields(speaker):
            yield from self._exclusive(name, members, field)

    def _meeting(self, name: str, members: Sequence[Comparable[Meeting]]) -> Iterator[Findings]:
        status = list(self._status(name, members))
        yield from status
        for field in meeting_fields(members):
            yield from self._exclusive(name, members, field)
        yield from self._attendance(name, members)
        if not any(isinstance(one, Disagreement) for one in status):  # who denies a meeting denies what came of it
            yield from self._exclusive(name, told_beside(members, self._statements), outcomes_field(members))

    def _commitment(self, name: str, members: Sequence[Comparable[Commitment]]) -> Iterator[Findings]:
        status = list(self._status(name, members))
        yield from status or _within_one_report(name, members)
        for field in COMMITMENT_FIELDS:
            yield from self._exclusive(name, members, field)

    def _sanction(self, name: str, members: Sequence[Comparable[Sanction]]) -> Iterator[Findings]:
        yield from self._status(name, members)
        for field in SANCTION_FIELDS:
            yield from self._exclusive(name, members, field)

    def _status(self, name: str, members: Sequence[C]) -> Iterator[Findings]:
        found = course(members, self._independence.origin)
        if found.steps:
            yield development(name, members, "status", [Told(_status(one.record), one) for one in found.steps])
        disputed = found.disputed or _denied(members)
        if len({self._independence.text(one.document.id) for one in disputed}) > 1:
            yield disagreement(name, members, "status", "status", [Told(_claimed(one.record), one) for one in disputed])

    def _exclusive(self, name: str, members: Sequence[Comparable[R]], field: Field[R, Any]) -> Iterator[Findings]:
        """A field of which two values exclude one another: a disagreement of one moment, or else a development."""
        given = [(value, one) for one in members for value in field.of(one)]
        found = contrary(given, field.excludes, self._independence.text, field.of, field.in_turn, field.key)
        for number, told in enumerate(found.disputed):
            claims = [Told(text, one) for text, one in _shown(field, told)]
            yield disagreement(name, members, field.name, field.kind, claims, _which(field.about, number))
        for number, told in enumerate(found.steps):
            claims = [Told(text, one) for text, one in _shown(field, told)]
            yield development(name, members, field.name, claims, _which(field.about, number))

    def _attendance(self, name: str, members: Sequence[Comparable[Meeting]]) -> Iterator[Findings]:
        away = {self._identities.canonical(mention.party).id for one in members for mention in one.record.absent}
        for party in sorted(away):
            shown = self._identities.canonical(party).name

            def told(one: Comparable[Meeting], party: str = party, shown: str = shown) -> Sequence[str]:
                absent = self._among(party, one.record.absent)
                there = self._among(party, one.record.participants)
                return [f"{shown} {words}" for words, so in ((ABSENT, absent), (PRESENT, there)) if so]

            yield from self._exclusive(name, members, attendance_field(told, party))

    def _among(self, party: str, mentions: Sequence[Any]) -> bool:
        return any(self._identities.canonical(mention.party).id == party for mention in mentions)


def _which(about: str, number: int) -> str:
    """What tells several findings on one field apart."""
    return ".".join(filter(None, (about, str(number + 1) if number else "")))


def _shown(field: Field[R, Any], told: Sequence[tuple[Any, C]]) -> Iterator[tuple[str, C]]:
    """The values as shown; of actions and measures only what they count differently."""
    if field.name not in {"action", "measure", "targets", "actors"}:
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


_worded: PerRecord[str] = PerRecord(
    meeting=lambda one: one.title,
    statement=lambda _: "",
    commitment=lambda one: one.action,
    sanction=lambda one: one.measure,
)


def _status(record: AnyRecord) -> str:
    return "; ".join((status_of(record), *_conditions(record)))


def _claimed(record: AnyRecord) -> str:
    """The status as a claim: a report may pass on one that somebody denies."""
    return "denied" if says_it_is_denied(_worded(record)) else _status(record)


def _denied(members: Sequence[C]) -> Sequence[C]:
    """All, if by some but not all of the reports it is denied."""
    told = {says_it_is_denied(_worded(one.record)) for one in members}
    return members if len(told) > 1 else ()
