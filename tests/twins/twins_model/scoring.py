"""How right the merging of a group is: pairs, disagreements, developments, values and their evidence."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from readout_schemas import Briefing
from twins_model.reading import Group

FIELDS = {
    "amount": {"amount", "action", "deadline", "measure"},
    "when": {"when", "deadline"},
    "action": {"action", "amount"},
    "targets": {"targets", "measure"},
}
"""Fields of a gold disagreement under which the briefing may have it: a number in an action is an amount, or is not."""


@dataclass(slots=True)
class Share:
    """So many right, of so many."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        self.right += right
        self.of += 1

    @property
    def value(self) -> float:
        return self.right / self.of if self.of else 1.0

    def __str__(self) -> str:
        return f"{self.value:.3f} ({self.right} of {self.of})"


@dataclass(slots=True)
class Score:
    """Of some groups."""

    groups: int = 0
    recall: Share = field(default_factory=Share)
    precision: Share = field(default_factory=Share)
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    disagreements: dict[str, Share] = field(default_factory=lambda: {"precision": Share(), "recall": Share()})
    developments: dict[str, Share] = field(default_factory=lambda: {"precision": Share(), "recall": Share()})
    values: Share = field(default_factory=Share)
    evidence: Share = field(default_factory=Share)
    independent: Share = field(default_factory=Share)
    notes: list[str] = field(default_factory=list)

    def add(self, group: Group, briefing: Briefing) -> None:
        """Count a group in."""
        self.groups += 1
        home = {name: record.id for record in briefing.records() for name in record.sourcing.records}
        self._pairs(group, home)
        for kind in ("disagreements", "developments"):
            self._found(kind, group, briefing, home)
        self._merged(group, briefing, home)
        self._independent(group, briefing)

    def _pairs(self, group: Group, home: Mapping[str, str]) -> None:
        same = {pair for row in group.truth["same"] if row["certain"] for pair in _pairs(row["ids"])}
        open_ = {pair for row in group.truth["same"] if not row["certain"] for pair in _pairs(row["ids"])}
        for first, second in _pairs(home):
            if first.partition(".")[2][0] != second.partition(".")[2][0] or frozenset((first, second)) in open_:
                continue
            together, one = home[first] == home[second], frozenset((first, second)) in same
            if one:
                self.recall.add(together)
                if not together:
                    self.missed.append(f"{group.name}: {first} and {second}")
            if together:
                self.precision.add(one)
                if not one:
                    self.wrong.append(f"{group.name}: {first} and {second}")

    def _found(self, kind: str, group: Group, briefing: Briefing, home: Mapping[str, str]) -> None:
        share = getattr(self, kind)
        told = {(one.record, one.field) for one in getattr(briefing, kind)}
        gold = []
        for row in group.truth[kind]:
            homes = {home[name] for name in row["ids"]}
            fields = FIELDS.get(row["field"], {row["field"]})
            gold.append((homes, fields))
            found = any(record in homes and name in fields for record, name in told)
            share["recall"].add(found)
            if not found:
                self.notes.append(f"{group.name}: {kind} missed: {row['field']} of {', '.join(row['ids'])}")
        for record, name in sorted(told):
            right = any(record in homes and name in fields for homes, fields in gold)
            share["precision"].add(right)
            if not right:
                self.notes.append(f"{group.name}: {kind} not in the gold: {name} of {record}")

    def _merged(self, group: Group, briefing: Briefing, home: Mapping[str, str]) -> None:
        records: dict[str, Any] = {record.id: record for record in briefing.records()}
        for row in group.truth["merged"]:
            record = records[home[row["ids"][0]]]
            if set(record.sourcing.records) != set(row["ids"]):
                continue
            for name in ("status", "when", "place"):
                value, shown = row.get(name), _shown(record, name)
                if value is not None and shown is not None:
                    self.values.add(shown.removesuffix("~") == value)
                    if shown.removesuffix("~") != value:
                        self.notes.append(f"{group.name}: {name} of {record.id} is {shown}, should be {value}")
            for name, carriers in row.get("evidence_in", {}).items():
                told = {
                    document
                    for entry in record.sourcing.fields
                    if entry.field == name or (name == "when" and entry.field == "deadline")
                    for document in entry.documents
                }
                if told and carriers:
                    self.evidence.add(told <= set(carriers))
                    if not told <= set(carriers):
                        self.notes.append(
                            f"{group.name}: {name} of {record.id} is carried by {sorted(told)}, should be {carriers}"
                        )

    def _independent(self, group: Group, briefing: Briefing) -> None:
        of = {name: n for n, names in enumerate(group.truth["independent"]["groups"]) for name in names}
        for record in briefing.records():
            names = record.sourcing.documents
            if len(names) > 1:
                right = record.sourcing.independent == len({of[name] for name in names})
                self.independent.add(right)
                if not right:
                    self.notes.append(f"{group.name}: {record.id} has {record.sourcing.independent} sources of {names}")


def _pairs(names: Iterable[str]) -> Iterable[frozenset[str]]:
    return [frozenset(pair) for pair in itertools.combinations(sorted(names), 2)]


def _shown(record: Any, name: str) -> str | None:
    if name != "when":
        return getattr(record, name, None)
    when = getattr(record, "when", None) or getattr(record, "deadline", None)
    return when.edtf if when else None
