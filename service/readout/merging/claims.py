"""Disagreements and developments, made of what each report says."""

from __future__ import annotations

import functools
import itertools
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from readout.merging.comparable import Comparable
from readout.merging.stages import changed, in_time, status_of
from readout.merging.voting import Origin
from readout.record_types import PerRecord
from readout.union_find import UnionFind
from readout_schemas import (
    Amount,
    AnyRecord,
    Claim,
    Count,
    Development,
    Disagreement,
    DisagreementKind,
    Evidence,
    Mention,
    Step,
    When,
    parts,
)

V = TypeVar("V", bound=Hashable)
C = Comparable[Any]


class Told(NamedTuple):
    """What one report says of a matter."""

    value: str
    member: C
    evidence: Evidence | None = None
    """The sentence that says so; found by its words where it is not given."""


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


def development(name: str, members: Sequence[C], field: str, told: Sequence[Told], about: str = "") -> Development:
    """A development of a field; ``told`` is put in the order of publication."""
    in_time = sorted(told, key=lambda one: one.member.published or 0)
    return Development(
        id=".".join(filter(None, (name, about, field, "course"))),
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


class Contrary(NamedTuple):
    """What reports tell of one matter that excludes one another, by field.

    Attributes:
        disputed: what is told of one moment, a list for each matter.
        steps: what is told of moments that follow one another, in order, a list for each matter.
    """

    disputed: list[list[tuple[Any, C]]]
    steps: list[list[tuple[Any, C]]]


def contrary(
    given: Sequence[tuple[V, C]],
    excludes: Callable[[V, V], bool],
    text: Origin,
    own: Callable[[C], Sequence[V]],
    in_turn: Callable[[C, C], bool] = changed,
    key: Callable[[V], Hashable] = lambda value: value,
) -> Contrary:
    """The values that exclude one another, by whether reports of one moment give them.

    Copies of one text do not contradict one another, nor do two reports of which one has the other's value too. What
    many say alike of one moment is compared once.

    Args:
        given: values with the records that give them, in the order of their reports.
        excludes: whether two values exclude one another.
        text: the text that a document is a copy of.
        own: all values that a record gives.
        in_turn: whether two reports look at two moments, so that both may be right.
        key: what a value is known by, whatever its words.
    """
    if len({value for value, _ in given}) == 1:
        return Contrary([], [])
    voices: dict[_Voice, dict[str, C]] = defaultdict(dict)
    for value, one in given:
        voices[_voice(value, one)].setdefault(text(one.document.id), one)
    disputed, steps = _Linked(), _Linked()
    for first, second in itertools.combinations(voices, 2):
        pair = _independent(voices[first], voices[second]) if excludes(first.value, second.value) else None
        if pair is None or _tells_both(pair[0], second.value, own) or _tells_both(pair[1], first.value, own):
            continue
        (steps if in_turn(*pair) else disputed).link(first, second)
    in_order = sorted(given, key=lambda each: in_time(each[1]))
    disputes = disputed.groups(given)
    developed = [_each_once(group) for group in steps.groups(in_order)]
    return Contrary(disputes, [group for group in developed if not any(_within(group, each, key) for each in disputes)])


class _Voice(NamedTuple):
    """A value as told at one moment."""

    value: Any
    status: str
    published: int | None


def _voice(value: Any, one: C) -> _Voice:
    return _Voice(value, status_of(one.record), one.published)


class _Linked:
    """Voices that exclude one another, in groups of those that do so through others too."""

    def __init__(self) -> None:
        self._numbers: dict[_Voice, int] = {}
        self._groups = UnionFind[int]()

    def link(self, first: _Voice, second: _Voice) -> None:
        """Put two voices into one group."""
        one, other = (self._numbers.setdefault(voice, len(self._numbers)) for voice in (first, second))
        self._groups.join(one, other)

    def groups(self, told: Sequence[tuple[V, C]]) -> list[list[tuple[V, C]]]:
        """What is told by voices that are linked, group by group, in its order."""
        found: dict[int, list[tuple[V, C]]] = defaultdict(list)
        for value, one in told:
            number = self._numbers.get(_voice(value, one))
            if number is not None:
                found[self._groups.root(number)].append((value, one))
        return list(found.values())


def _independent(first: Mapping[str, C], second: Mapping[str, C]) -> tuple[C, C] | None:
    """Two records of two texts, one of each; none if all are copies of one."""
    for text, one in first.items():
        for same, other in second.items():
            if text != same:
                return one, other
    return None


def _tells_both(one: C, value: V, own: Callable[[C], Sequence[V]]) -> bool:
    """Whether a report gives this value as well as another."""
    return value in own(one)


def _within(told: Sequence[tuple[V, C]], others: Sequence[tuple[V, C]], key: Callable[[V], Hashable]) -> bool:
    """Whether all of the values are among those of another list: what is disputed has not changed."""
    return {key(value) for value, _ in told} <= {key(value) for value, _ in others}


def _each_once(told: Sequence[tuple[V, C]]) -> list[tuple[V, C]]:
    """Each value where it is told first."""
    first: dict[V, tuple[V, C]] = {}
    for value, one in told:
        first.setdefault(value, (value, one))
    return list(first.values())


def _evidence(told: Told) -> Evidence:
    """The sentence given; or that with the value's words; or else that which says most of the record: no headline."""
    record: AnyRecord = told.member.record
    near = (span for span in record.evidence if told.value.casefold() in span.text.casefold())
    return told.evidence or next(near, None) or max(record.evidence, key=functools.partial(_says, _words(record)))


def _words(record: AnyRecord) -> list[str]:
    """The words of the text that a record has taken over: dates, numbers, sums, names."""
    dates = [one.text for one in parts(record, When)]
    numbers = [one.text for one in parts(record, Count)] + [one.text for one in parts(record, Amount)]
    names = (one.as_written for one in parts(record, Mention) if one.as_written)
    return [words.casefold() for words in (*dates, *numbers, *names)]


def _says(words: Sequence[str], span: Evidence) -> int:
    told = span.text.casefold()
    return sum(one in told for one in words)


def _names(mentions: Sequence[Mention]) -> str:
    return ", ".join(mention.name for mention in mentions)


subject_of: PerRecord[str] = PerRecord(
    meeting=lambda one: one.title,
    statement=lambda one: one.gist,
    commitment=lambda one: f"{_names(one.actors)}: {one.action}",
    sanction=lambda one: f"{_names(one.targets)}: {one.measure}",
)
"""What a record is about, in a few words."""
