"""Reports to one briefing, the same for every order in which they come."""

from __future__ import annotations

import datetime
import functools
import itertools
import operator
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from readout.errors import InputError
from readout.merging import disagreements
from readout.merging.blocking import candidates
from readout.merging.clusters import Clusters, Link
from readout.merging.combining import Combiner
from readout.merging.judging import Known, Ruling, known
from readout.merging.rules import CONFLICTS, JUDGES, TYPES
from readout.merging.sources import Sources
from readout.parties import Identities, mentioned
from readout_schemas import (
    Briefing,
    Coverage,
    Disagreement,
    Document,
    Judgement,
    Model,
    Party,
    PromptUsed,
    Report,
    Run,
    Sourcing,
    Tokens,
    Verdict,
)

Pair = tuple[str, str]


class Merging:
    """One merging of some reports: judged by rule at once, and by others where the rules are unsure.

    Raises:
        InputError: two reports are of one document.
    """

    def __init__(self, reports: Iterable[Report]) -> None:
        self._reports = sorted(reports, key=lambda report: _age(report.document))
        names = [report.document.id for report in self._reports]
        twice = next((name for name in names if names.count(name) > 1), None) if len(set(names)) < len(names) else None
        if twice is not None:
            raise InputError(f"two reports are of document {twice!r}: merge each document once")
        self._identities = Identities(party for report in self._reports for party in report.parties)
        self.known: dict[str, list[Known[Any]]] = {kind: self._known(kind) for kind in TYPES}
        self._rulings = {kind: self._judged(kind) for kind in TYPES}

    def _known(self, kind: str) -> list[Known[Any]]:
        return [
            known(record, report.document, self._identities)
            for report in self._reports
            for record in getattr(report, kind)
        ]

    def _judged(self, kind: str) -> dict[tuple[int, int], Ruling]:
        records = self.known[kind]
        rulings = ((pair, JUDGES[kind](records[pair[0]], records[pair[1]])) for pair in candidates(records))
        return {pair: ruling for pair, ruling in rulings if ruling.verdict != "different"}

    def unsure(self) -> list[Judgement]:
        """The pairs that the rules could not settle, in a fixed order."""
        return [
            Judgement(
                first=self.known[kind][first].id,
                second=self.known[kind][second].id,
                verdict="unsure",
                reasons=ruling.reasons,
                by="rule",
            )
            for kind in TYPES
            for (first, second), ruling in self._rulings[kind].items()
            if ruling.verdict == "unsure"
        ]

    def briefing(self, verdicts: Mapping[Pair, Verdict] | None = None) -> Briefing:
        """The briefing. ``verdicts`` settle unsure pairs, by the ids of their records; without one they stay apart."""
        combiner = Combiner(self._identities, Sources([report.document for report in self._reports]))
        groups = {kind: self._groups(kind, verdicts or {}) for kind in TYPES}
        found = self._disagreements(groups)
        disputed = {disagreement.record for disagreement in found}
        records = {
            kind: tuple(_with_standing(getattr(combiner, kind[:-1])(group), disputed) for group in groups[kind])
            for kind in TYPES
        }
        return Briefing(
            documents=tuple(report.document for report in self._reports),
            **records,
            parties=self._parties(records.values()),
            disagreements=found,
            unsure=tuple(self._still_unsure(groups, verdicts or {})),
            rejected=tuple(rejected for report in self._reports for rejected in report.rejected),
            coverage=_coverage([report.coverage for report in self._reports]),
            run=_run([report.run for report in self._reports]),
        )

    def _groups(self, kind: str, verdicts: Mapping[Pair, Verdict]) -> list[list[Known[Any]]]:
        records, conflicts = self.known[kind], CONFLICTS[kind]

        def conflict(one: int, other: int) -> bool:
            ruling = self._rulings[kind].get((min(one, other), max(one, other)))
            return (ruling is None or ruling.verdict != "same") and bool(conflicts(records[one], records[other]))

        clusters = Clusters(len(records), conflict)
        clusters.connect(
            Link(ruling.strength, first, second)
            for (first, second), ruling in self._rulings[kind].items()
            if ruling.verdict == "same" or _verdict(verdicts, records[first].id, records[second].id) == "same"
        )
        return [[records[at] for at in group] for group in clusters.groups()]

    def _disagreements(self, groups: Mapping[str, list[list[Known[Any]]]]) -> tuple[Disagreement, ...]:
        return (
            *(found for group in groups["meetings"] for found in disagreements.about_meeting(group, self._identities)),
            *(found for group in groups["commitments"] for found in disagreements.about_commitment(group)),
            *(found for group in groups["sanctions"] for found in disagreements.about_sanction(group)),
        )

    def _still_unsure(
        self, groups: Mapping[str, list[list[Known[Any]]]], verdicts: Mapping[Pair, Verdict]
    ) -> Iterable[Judgement]:
        home = {member.id: group[0].id for several in groups.values() for group in several for member in group}
        seen: set[Pair] = set()
        for judgement in self.unsure():
            first, second = sorted((home[judgement.first], home[judgement.second]))
            told = _verdict(verdicts, judgement.first, judgement.second)
            if first != second and told in {None, "unsure"} and (first, second) not in seen:
                seen.add((first, second))
                by = "rule" if told is None else "model"
                yield judgement.model_copy(update={"first": first, "second": second, "by": by})

    def _parties(self, records: Iterable[Iterable[Model]]) -> tuple[Party, ...]:
        names = mentioned(itertools.chain.from_iterable(records))
        return tuple(self._identities.canonical(name) for name in names)


def merge(reports: Iterable[Report], verdicts: Mapping[Pair, Verdict] | None = None) -> Briefing:
    """One briefing from many reports, by rule.

    Args:
        reports: one for each document.
        verdicts: on pairs that the rules are unsure of (``Merging.unsure``), by the ids of their records.

    Raises:
        InputError: two reports are of one document.
    """
    return Merging(reports).briefing(verdicts)


def _verdict(verdicts: Mapping[Pair, Verdict], first: str, second: str) -> Verdict | None:
    return verdicts.get((first, second)) or verdicts.get((second, first))


def _with_standing(record: Any, disputed: set[str]) -> Any:
    sourcing: Sourcing = record.sourcing
    if record.id not in disputed:
        return record
    return record.model_copy(update={"sourcing": sourcing.model_copy(update={"standing": "disputed"})})


def _age(document: Document) -> tuple[datetime.date, str]:
    """Oldest first, undated last, then by id."""
    return document.published or datetime.date.max, document.id


def _coverage(parts: Sequence[Coverage]) -> Coverage:
    return Coverage(
        quotations=sum(part.quotations for part in parts),
        covered=sum(part.covered for part in parts),
        labels=sum(part.labels for part in parts),
        unexplained=tuple(span for part in parts for span in part.unexplained),
    )


def _run(parts: Sequence[Run]) -> Run:
    prompts: dict[tuple[str, str], PromptUsed] = {
        (prompt.name, prompt.version): prompt for part in parts for prompt in part.prompts
    }
    costs = [part.cost_usd for part in parts]
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
        seconds=round(sum(part.seconds for part in parts), 3),
    )
