"""Disagreements and developments, made of what each report says."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

from readout.merging.comparable import Comparable
from readout.record_types import PerRecord
from readout_schemas import Claim, Development, Disagreement, DisagreementKind, Evidence, Mention, Step

V = TypeVar("V", bound=Hashable)
C = Comparable[Any]


class Told(NamedTuple):
    """What one report says of a matter."""

    value: str
    member: C
    evidence: Evidence | None = None
    """The sentence that says so; the first that has the value's words where it is not given."""


def disagreement(
    name: str, members: Sequence[C], field: str, kind: DisagreementKind, told: Sequence[Told], about: str = ""
) -> Disagreement:
    """A disagreement on a field of the fused record of this name; ``about`` tells several of one field apart."""
    return Disagreement(
        id=".".join(filter(None, (name, about, field))),
        record=name,
        subject=subject_of(members[0].record),
        field=field,
        kind=kind,
        claims=tuple(
            Claim(value=one.value, document=one.member.document.id, record=one.member.id, evidence=_evidence(one))
            for one in told
        ),
    )


def development(name: str, members: Sequence[C], field: str, told: Sequence[Told]) -> Development:
    """A development of a field; ``told`` is put in the order of publication."""
    in_time = sorted(told, key=lambda one: one.member.published or 0)
    return Development(
        id=f"{name}.{field}.course",
        record=name,
        subject=subject_of(members[0].record),
        field=field,
        steps=tuple(
            Step(
                value=one.value,
                date=one.member.document.published,
                document=one.member.document.id,
                record=one.member.id,
                evidence=_evidence(one),
            )
            for one in in_time
        ),
    )


def contrary(given: Sequence[tuple[V, C]], excludes: Callable[[V, V], bool]) -> Iterator[list[tuple[V, C]]]:
    """Each value that others exclude, with all of these; what many say alike is compared once."""
    values = list(dict.fromkeys(value for value, _ in given))
    first = dict(reversed(given))
    for at, value in enumerate(values):
        excluded = {other for other in values[at + 1 :] if excludes(value, other)}
        if excluded:
            yield [(value, first[value]), *((other, two) for other, two in given if other in excluded)]


def _evidence(told: Told) -> Evidence:
    spans: Sequence[Evidence] = told.member.record.evidence
    near = (span for span in spans if told.value.casefold() in span.text.casefold())
    return told.evidence or next(near, spans[0])


def _names(mentions: Sequence[Mention]) -> str:
    return ", ".join(mention.name for mention in mentions)


subject_of: PerRecord[str] = PerRecord(
    meeting=lambda one: one.title,
    statement=lambda one: one.gist,
    commitment=lambda one: f"{_names(one.actors)}: {one.action}",
    sanction=lambda one: f"{_names(one.targets)}: {one.measure}",
)
"""What a record is about, in a few words."""
