"""Reports to one briefing, the same for every order in which they come."""

from __future__ import annotations

import datetime
import functools
import itertools
import operator
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from readout.errors import InputError
from readout.merging.clusters import Clusters, Doubt
from readout.merging.comparable import Comparable, comparable
from readout.merging.days import Days
from readout.merging.disagreements import Differences
from readout.merging.fusion import Fusion
from readout.merging.independence import Independence
from readout.merging.matchers import MATCHERS
from readout.merging.relative_days import relative_days
from readout.merging.relaying import relays
from readout.merging.sides import Sides, identities_of
from readout.merging.superseding import superseded
from readout.parties import mentioned
from readout.record_types import PLURALS, RECORD_TYPES
from readout_schemas import (
    AnyRecord,
    Briefing,
    Coverage,
    Development,
    Disagreement,
    Document,
    Judgement,
    Meeting,
    Party,
    PromptUsed,
    RecordType,
    Report,
    Run,
    Tokens,
    Verdict,
)

Pair = tuple[str, str]
Groups = Mapping[RecordType, list[list[Comparable[Any]]]]
"""For each type the records that are one thing, by their first member; members are in the order of their documents."""


@dataclass(frozen=True, slots=True)
class Part:
    """The records that are merged, where reports have others that are not looked at again.

    The others are what a report says beside them: what it quotes, and whether it has more than it was told.
    """

    records: frozenset[str]
    """Ids of those that are merged."""
    things: Mapping[str, str]
    """For each of the others by its id what it is one with."""
    beside: bool = True
    """Whether the others are looked at: what sources differ on may be told by what they quote beside it."""


class Fused(NamedTuple):
    """Things, and what their sources differ on."""

    records: Mapping[RecordType, list[AnyRecord]]
    found: list[Disagreement | Development]


class Merging:
    """One merging of some reports: judged by rule at once, and by others where the rules are unsure.

    Raises:
        InputError: two reports are of one document.
    """

    def __init__(self, reports: Iterable[Report], part: Part | None = None) -> None:
        self._reports = sorted(reports, key=lambda report: _age(report.document))
        names = [report.document.id for report in self._reports]
        twice = next((name for name in names if names.count(name) > 1), None) if len(set(names)) < len(names) else None
        if twice is not None:
            raise InputError(f"two reports are of document {twice!r}: merge each document once")
        self._identities = identities_of(self._reports)
        self._sides = Sides(self._identities, self._reports)
        self._part = part
        ready = {kind: self._ready(kind) for kind in RECORD_TYPES}
        self._statements = _by_document(ready["statement"])
        self.records: dict[RecordType, list[Comparable[Any]]] = {
            kind: [one for one in ready[kind] if self._is_merged(one.id)] for kind in RECORD_TYPES
        }

    @functools.cached_property
    def _by_rule(self) -> dict[RecordType, Clusters[Any]]:
        return {kind: self._clusters(kind) for kind in RECORD_TYPES}

    @functools.cached_property
    def _doubts(self) -> dict[RecordType, list[Doubt]]:
        return {kind: self._by_rule[kind].doubts() for kind in RECORD_TYPES}

    def _ready(self, kind: RecordType) -> list[Comparable[Any]]:
        ready: list[Comparable[Any]] = [
            comparable(record, report.document, self._sides, _reckoned(record, report), named)
            for report in self._reports
            for named in (self._sides.named_in(report),)
            for record in report.of(kind)
            if self._is_merged(record.id) or (kind == "statement" and self._is_quoted(report))
        ]
        return superseded(ready)

    def _is_quoted(self, report: Report) -> bool:
        """Whether what a report quotes is looked at: beside a meeting that is merged."""
        beside = self._part is not None and self._part.beside
        return beside and any(self._is_merged(meeting.id) for meeting in report.meetings)

    def _is_merged(self, record: str) -> bool:
        return self._part is None or record in self._part.records

    def _clusters(self, kind: RecordType) -> Clusters[Any]:
        return Clusters(self.records[kind], MATCHERS[kind])

    def unsure(self) -> list[Judgement]:
        """What the rules could not settle, a pair for each two things that may be one, in a fixed order."""
        return [self._judgement(kind, doubt) for kind in RECORD_TYPES for doubt in self._doubts[kind]]

    def _judgement(self, kind: RecordType, doubt: Doubt) -> Judgement:
        first, second = self.records[kind][doubt.first], self.records[kind][doubt.second]
        return Judgement(first=first.id, second=second.id, verdict="unsure", reasons=doubt.decision.reasons, by="rule")

    def groups(self, verdicts: Mapping[Pair, Verdict] | None = None) -> Groups:
        """What is one thing. ``verdicts`` settle unsure pairs, by the ids of their records."""
        told = verdicts or {}
        return {kind: _members(self._joined(kind, told), self.records[kind]) for kind in RECORD_TYPES}

    def fused(self, groups: Groups, name: Callable[[Sequence[Comparable[Any]]], str]) -> Fused:
        """Each group as one record, of the id that ``name`` gives it, and what is contradicted or developed in it."""
        names = (name for party in self._identities.parties() for name in (party.name, *party.as_written))
        passed_on = relays(self._reports, self._tellers(groups))
        independence = Independence([report.document for report in self._reports], passed_on, names)
        fusion = Fusion(self._identities, independence)
        differences = Differences(self._identities, independence, self._statements)
        fused = {
            kind: [(fusion.fuse(group).model_copy(update={"id": name(group)}), group) for group in groups[kind]]
            for kind in RECORD_TYPES
        }
        found = [one for kind in RECORD_TYPES for record, group in fused[kind] for one in differences.of(record, group)]
        disputed = {one.record for one in found if isinstance(one, Disagreement)}
        records = {kind: [_with_standing(record, disputed) for record, _ in fused[kind]] for kind in RECORD_TYPES}
        return Fused(records, found)

    def parties(self, records: Iterable[AnyRecord]) -> tuple[Party, ...]:
        """Everybody who is named in the records, as all of the reports together know him."""
        return tuple(self._identities.canonical(name) for name in mentioned(records))

    def briefing(self, verdicts: Mapping[Pair, Verdict] | None = None) -> Briefing:
        """The briefing. ``verdicts`` settle unsure pairs, by the ids of their records; without one they stay apart."""
        groups = self.groups(verdicts)
        records, found = self.fused(groups, lambda group: group[0].id)
        return Briefing.model_validate(
            {
                **{PLURALS[kind]: tuple(records[kind]) for kind in RECORD_TYPES},
                "documents": tuple(report.document for report in self._reports),
                "parties": self.parties(itertools.chain.from_iterable(records.values())),
                "disagreements": tuple(one for one in found if isinstance(one, Disagreement)),
                "developments": tuple(one for one in found if isinstance(one, Development)),
                "unsure": tuple(self._still_unsure(groups, verdicts or {})),
                "rejected": tuple(rejected for report in self._reports for rejected in report.rejected),
                "coverage": combined_coverage([report.coverage for report in self._reports]),
                "run": together([report.run for report in self._reports]),
            }
        )

    def _tellers(self, groups: Groups) -> Iterator[Iterable[str]]:
        """For each thing the documents that tell of it."""
        for several in groups.values():
            yield from ([one.document.id for one in group] for group in several)
        if self._part is not None:
            beside: dict[str, dict[str, None]] = defaultdict(dict)
            for report in self._reports:
                for record in report.records():
                    if record.id not in self._part.records:
                        beside[self._part.things.get(record.id, record.id)][report.document.id] = None
            yield from beside.values()

    def _joined(self, kind: RecordType, verdicts: Mapping[Pair, Verdict]) -> Clusters[Any]:
        records = self.records[kind]
        same = (
            doubt
            for doubt in self._doubts[kind]
            if _verdict(verdicts, records[doubt.first].id, records[doubt.second].id) == "same"
        )
        if not verdicts:
            return self._by_rule[kind]
        clusters = self._clusters(kind)
        strongest = sorted(same, key=lambda doubt: (-doubt.decision.strength, doubt.first, doubt.second))
        clusters.join((doubt.first, doubt.second) for doubt in strongest)
        return clusters

    def _still_unsure(self, groups: Groups, verdicts: Mapping[Pair, Verdict]) -> Iterator[Judgement]:
        home = {member.id: group[0].id for several in groups.values() for group in several for member in group}
        seen: set[Pair] = set()
        for judgement in self.unsure():
            first, second = sorted((home[judgement.first], home[judgement.second]))
            told = _verdict(verdicts, judgement.first, judgement.second)
            if first != second and told in {None, "unsure"} and (first, second) not in seen:
                seen.add((first, second))
                by = "rule" if told is None else "model"
                yield judgement.model_copy(update={"first": first, "second": second, "by": by})


def merge(reports: Iterable[Report], verdicts: Mapping[Pair, Verdict] | None = None) -> Briefing:
    """One briefing from many reports, by rule.

    Args:
        reports: one for each document.
        verdicts: on pairs that the rules are unsure of (``Merging.unsure``), by the ids of their records.

    Raises:
        InputError: two reports are of one document.
    """
    return Merging(reports).briefing(verdicts)


def _reckoned(record: AnyRecord, report: Report) -> Days | None:
    return relative_days(record, report) if isinstance(record, Meeting) else None


def _members(clusters: Clusters[Any], records: Sequence[Comparable[Any]]) -> list[list[Comparable[Any]]]:
    return [[records[at] for at in group] for group in clusters.groups()]


def _by_document(records: Iterable[Comparable[Any]]) -> dict[str, list[Comparable[Any]]]:
    found: dict[str, list[Comparable[Any]]] = {}
    for one in records:
        found.setdefault(one.document.id, []).append(one)
    return found


def _verdict(verdicts: Mapping[Pair, Verdict], first: str, second: str) -> Verdict | None:
    return verdicts.get((first, second)) or verdicts.get((second, first))


def _with_standing(record: AnyRecord, disputed: set[str]) -> AnyRecord:
    if record.id not in disputed or record.sourcing is None:
        return record
    return record.model_copy(update={"sourcing": record.sourcing.model_copy(update={"standing": "disputed"})})


def _age(document: Document) -> tuple[datetime.date, str]:
    """Oldest first, undated last, then by id."""
    return document.published or datetime.date.max, document.id


def combined_coverage(parts: Sequence[Coverage]) -> Coverage:
    """What became of the quotations of all."""
    return Coverage(
        quotations=sum(part.quotations for part in parts),
        covered=sum(part.covered for part in parts),
        labels=sum(part.labels for part in parts),
        unexplained=tuple(span for part in parts for span in part.unexplained),
    )


def together(parts: Sequence[Run]) -> Run:
    """What several runs took, as one run."""
    prompts: dict[tuple[str, str], PromptUsed] = {
        (prompt.name, prompt.version): prompt for part in parts for prompt in part.prompts
    }
    costs = [part.cost_usd for part in parts]
    escalated = [part.escalation for part in parts if part.escalation is not None]
    return Run(
        model=", ".join(dict.fromkeys(part.model for part in parts)),
        plan=", ".join(dict.fromkeys(part.plan for part in parts)),
        prompts=tuple(prompts[key] for key in sorted(prompts)),
        calls=sum(part.calls for part in parts),
        reasks=sum(part.reasks for part in parts),
        retries=sum(part.retries for part in parts),
        reused=sum(part.reused for part in parts),
        tokens=functools.reduce(operator.add, (part.tokens for part in parts), Tokens()),
        cost_usd=None if None in costs else sum(cost for cost in costs if cost is not None),
        escalation=functools.reduce(operator.add, escalated) if escalated else None,
        seconds=round(sum(part.seconds for part in parts), 3),
    )
