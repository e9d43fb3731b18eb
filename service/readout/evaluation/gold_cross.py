"""What is one thing across articles: groups of gold records, what must stay apart, and contradictions."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Literal, Self

from pydantic import Field

from readout.evaluation.gold_records import Text
from readout.record_types import RECORD_TYPES, PerType
from readout.union_find import UnionFind
from readout_schemas import Model, RecordType

Pair = frozenset[str]


class GoldGroup(Model):
    """Records that are one thing."""

    id: Text
    ids: tuple[Text, ...] = Field(min_length=2, description="Ids of records of one type.")
    certain: bool = Field(description="False where a careful reader would hesitate: then neither way is an error.")
    note: Text | None


class GoldApart(Model):
    """Records of which no two are one thing, each standing for its whole certain group."""

    id: Text
    ids: tuple[Text, ...] = Field(min_length=2, description="Ids of records of one type.")
    reason: Text


class GoldClaim(Model):
    """What one article says of a disputed matter."""

    doc: Text = Field(description="Prefix of the article's record ids.")
    value: Text
    record: Text


class GoldContradiction(Model):
    """A matter on which articles, or one with itself, differ or seem to."""

    id: Text
    subject: Text
    kind: Literal["number", "date", "status", "attendance", "wording"]
    real: bool = Field(description="False if it looks like a contradiction and is none.")
    claims: tuple[GoldClaim, ...] = Field(min_length=2)
    note: Text | None


class GoldCross(Model):
    """The file ``cross.json``."""

    meetings: tuple[GoldGroup, ...]
    utterances: tuple[GoldGroup, ...] = Field(description="Groups of statements.")
    commitments: tuple[GoldGroup, ...]
    sanctions: tuple[GoldGroup, ...]
    must_not_merge: tuple[GoldApart, ...]
    contradictions: tuple[GoldContradiction, ...]

    @classmethod
    def empty(cls) -> Self:
        """Nothing is shared: what a folder without ``cross.json`` says."""
        return cls(meetings=(), utterances=(), commitments=(), sanctions=(), must_not_merge=(), contradictions=())

    def of(self, kind: RecordType) -> tuple[GoldGroup, ...]:
        """The groups of a type."""
        return PerType(
            meeting=self.meetings, statement=self.utterances, commitment=self.commitments, sanction=self.sanctions
        )[kind]

    def groups(self) -> tuple[GoldGroup, ...]:
        """The groups of all types."""
        return tuple(group for kind in RECORD_TYPES for group in self.of(kind))

    def check_ids(self, kinds: Mapping[str, RecordType]) -> None:
        """Raise ``ValueError`` unless every id is a record's, of the right type, and nothing contradicts itself."""
        for kind in RECORD_TYPES:
            for group in self.of(kind):
                _of_kind(group.id, group.ids, kinds, kind)
        for apart in self.must_not_merge:
            _of_kind(apart.id, apart.ids, kinds, kinds.get(apart.ids[0]))
        for contradiction in self.contradictions:
            for claim in contradiction.claims:
                if claim.record not in kinds or not claim.record.startswith(f"{claim.doc}."):
                    raise ValueError(f"{contradiction.id}: {claim.record!r} is no record of {claim.doc!r}")
        self._check_apart(Things(self))

    def _check_apart(self, things: Things) -> None:
        for apart in self.must_not_merge:
            for first, second in itertools.combinations(apart.ids, 2):
                if things.same(first, second) or things.unsure(first, second):
                    raise ValueError(f"{apart.id}: {first} and {second} must not merge, yet a group has both")


class Things:
    """Which gold records are certainly one thing, and of which pairs one may doubt it."""

    def __init__(self, cross: GoldCross) -> None:
        groups = cross.groups()
        certain = [group.ids for group in groups if group.certain]
        self._same = UnionFind((ids[0], name) for ids in certain for name in ids[1:])
        self._unsure: set[Pair] = {
            frozenset((self.root(first), self.root(second)))
            for group in groups
            if not group.certain
            for first, second in itertools.combinations(group.ids, 2)
        }

    def root(self, name: str) -> str:
        """The record that stands for all that are certainly one with ``name``."""
        return self._same.root(name)

    def same(self, first: str, second: str) -> bool:
        """Whether two records are certainly one thing."""
        return self.root(first) == self.root(second)

    def unsure(self, first: str, second: str) -> bool:
        """Whether a careful reader would hesitate over two records."""
        pair = frozenset((self.root(first), self.root(second)))
        return len(pair) > 1 and pair in self._unsure


def _of_kind(name: str, ids: tuple[str, ...], kinds: Mapping[str, RecordType], kind: RecordType | None) -> None:
    for record in ids:
        if record not in kinds:
            raise ValueError(f"{name}: there is no record {record!r}")
        if kinds[record] != kind:
            raise ValueError(f"{name}: {record!r} is a {kinds[record]}, not a {kind}")
    if len(set(ids)) < len(ids):
        raise ValueError(f"{name}: a record is named twice")
