"""What sources contradict one another, or themselves, on, and what changed from one to the next.

A disagreement is about one thing at one time. What changed from an earlier report to a later one is a development. What
only looks like either is none, and stays visible as variants: another precision, another completeness, a number called
approximate, two words for a call.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from readout.merging.actions import differing
from readout.merging.claims import Told, contrary, development, disagreement
from readout.merging.comparable import Comparable
from readout.merging.days import when_days
from readout.merging.stages import COMMITMENT, OPEN, course
from readout.merging.voting import Origin
from readout.merging.word_lists import load
from readout.merging.wording import wording
from readout.parties import Identities
from readout.record_types import PerType, type_of
from readout_schemas import (
    Amount,
    AnyRecord,
    Commitment,
    Count,
    Development,
    Disagreement,
    DisagreementKind,
    Meeting,
    Sanction,
    When,
)

ROUGHLY = 0.1
"""Share by which a number that is called approximate may differ."""
_STATES = {"countri", "nation", "state", "alli", "capit", "govern"}

C = Comparable[Any]
Findings = Disagreement | Development


class Differences:
    """What the members of a cluster differ on; ``members`` are always in the order of their documents."""

    def __init__(self, identities: Identities, origin: Origin) -> None:
        self._identities = identities
        self._origin = origin
        self._of: PerType[Callable[[str, Sequence[C]], Iterator[Findings]]] = PerType(
            meeting=self._meeting, statement=self._none, commitment=self._commitment, sanction=self._sanction
        )

    def of(self, record: AnyRecord, members: Sequence[C]) -> list[Findings]:
        """The disagreements and developments of a fused record."""
        return list(self._of[type_of(record)](record.id, members))

    def _none(self, name: str, members: Sequence[C]) -> Iterator[Findings]:
        """Statements: other words are other statements."""
        del name, members
        return iter(())

    def _meeting(self, name: str, members: Sequence[Comparable[Meeting]]) -> Iterator[Findings]:
        yield from self._status(name, members)
        yield from _exclusive(name, members, "when", lambda one: [one.when], _other_days, _day)
        yield from _counts(name, members)
        yield from self._attendance(name, members)

    def _commitment(self, name: str, members: Sequence[Comparable[Commitment]]) -> Iterator[Findings]:
        status = list(self._status(name, members))
        yield from status or _within_one_report(name, members)
        yield from _numbers(name, members, "action", lambda one: one.action)
        yield from _exclusive(name, members, "deadline", lambda one: [one.deadline], _other_days, _day)
        yield from _exclusive(name, members, "amount", lambda one: [one.amount], _other_sum, lambda amount: amount.text)

    def _sanction(self, name: str, members: Sequence[Comparable[Sanction]]) -> Iterator[Findings]:
        yield from self._status(name, members)
        yield from _numbers(name, members, "measure", lambda one: one.measure)
        yield from _exclusive(name, members, "amount", lambda one: [one.amount], _other_sum, lambda amount: amount.text)

    def _status(self, name: str, members: Sequence[C]) -> Iterator[Findings]:
        found = course(members, self._origin)
        if found.steps:
            yield development(name, members, "status", [Told(_status(one.record), one) for one in found.steps])
        if found.disputed:
            yield disagreement(
                name, members, "status", "status", [Told(_status(one.record), one) for one in found.disputed]
            )

    def _attendance(self, name: str, members: Sequence[Comparable[Meeting]]) -> Iterator[Findings]:
        away = [(self._identities.canonical(mention.party), one) for one in members for mention in one.record.absent]
        for party in dict.fromkeys(party.id for party, _ in away):
            shown = self._identities.canonical(party).name
            told = [Told(f"{shown} was absent", one) for absent, one in away if absent.id == party]
            there = [
                Told(f"{shown} took part", one)
                for one in members
                if party in {self._identities.canonical(side.party).id for side in one.record.participants}
            ]
            if there:
                yield disagreement(name, members, "participants", "attendance", [*told, *there], party)


def _exclusive(
    name: str,
    members: Sequence[C],
    field: str,
    of: Callable[[Any], Sequence[Any]],
    excludes: Callable[[Any, Any], bool],
    text: Callable[[Any], str],
) -> Iterator[Findings]:
    """A field of which two values exclude one another: a change of plan in a later report, or else a disagreement."""
    given = [(value, one) for one in members for value in of(one.record) if value is not None]
    for told in contrary(given, excludes):
        claims = [Told(text(value), one) for value, one in told]
        if _planned_before(told[0][1], told[-1][1]):
            yield development(name, members, field, claims)
        else:
            kind: DisagreementKind = "date" if field in {"when", "deadline"} else "number"
            yield disagreement(name, members, field, kind, claims)
        return


def _planned_before(one: C, other: C) -> bool:
    """Whether one of two reports of a meeting was made earlier, and of a plan."""
    first, second = sorted((one, other), key=lambda each: each.published or 0)
    to_come = {"planned", "proposed"}
    return bool(first.published and second.published and first.published < second.published) and (
        getattr(first.record, "status", "") in to_come and isinstance(first.record, Meeting)
    )


def _numbers(name: str, members: Sequence[C], field: str, of: Callable[[Any], str]) -> Iterator[Findings]:
    """What actions or measures count differently: `14 generals`, `15 generals`."""
    texts = [(of(one.record), one) for one in members]
    for (text, one), *others in contrary(texts, lambda first, second: bool(differing(first, second))):
        told = [(differing(text, other)[0], two) for other, two in others]
        yield disagreement(
            name, members, field, "number", [Told(told[0][0][0], one), *(Told(b, two) for (_, b), two in told)]
        )
        return


def _counts(name: str, members: Sequence[Comparable[Meeting]]) -> Iterator[Findings]:
    return _exclusive(name, members, "counts", lambda one: one.counts, _other_count, lambda count: count.text)


def _other_days(one: When, other: When) -> bool:
    first, second = when_days(one), when_days(other)
    return first is not None and second is not None and not first.meets(second)


def _other_count(one: Count, other: Count) -> bool:
    if _unit(one.text) != _unit(other.text):
        return False
    return _other_number((one.value, one.approx), (other.value, other.approx))


def _other_sum(one: Amount, other: Amount) -> bool:
    if one.value is None or other.value is None or one.currency != other.currency:
        return False
    return _other_number((one.value, one.approx), (other.value, other.approx))


def _other_number(one: tuple[float, bool], other: tuple[float, bool]) -> bool:
    slack = ROUGHLY * max(one[0], other[0]) if one[1] or other[1] else 0
    return abs(one[0] - other[0]) > slack


def _unit(text: str) -> str:
    """What is counted: states under whatever name, or the last word that says something."""
    told = wording(text)
    content = [stem for stem in told.stems if stem in told.content and not stem.isdigit()]
    return "states" if _STATES & set(content) else (content[-1] if content else "")


def _within_one_report(name: str, members: Sequence[Comparable[Commitment]]) -> Iterator[Disagreement]:
    """A report that calls a commitment settled in one sentence, and leaves it open in another."""
    for one in members:
        settled, open_ = _firmness(one.language)
        firm = [span for span in one.record.evidence if settled.search(span.text)]
        soft = [span for span in one.record.evidence if span not in firm and open_.search(span.text)]
        if COMMITMENT[one.record.status] <= OPEN and firm and soft:
            told = [Told("settled", one, firm[0]), Told(_status(one.record), one, soft[0])]
            yield disagreement(name, members, "status", "status", told)
            return


@functools.cache
def _firmness(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = load("firmness")

    def pattern(row: str) -> re.Pattern[str]:
        words = lists[row].get(language, ())
        return re.compile(rf"\b(?:{'|'.join(words)})\b" if words else r"(?!)", re.IGNORECASE)

    return pattern("settled"), pattern("open")


def _status(record: Any) -> str:
    conditions = (record.condition,) if isinstance(record, Sanction) else getattr(record, "conditions", ())
    return "; ".join((record.status, *filter(None, conditions)))


def _day(when: When) -> str:
    return when.edtf or when.text
