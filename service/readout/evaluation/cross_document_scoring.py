"""The merged briefing against what the gold says is one thing across articles.

A gold record is known by the record of its article's report that it is paired with, and that one by the record of the
briefing that names it in its sourcing: so one record of a briefing can stand for several of the gold.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence

from readout.evaluation.field_agreement import Names, Ratio
from readout.evaluation.gold import Gold
from readout.evaluation.gold_cross import GoldApart, GoldContradiction, GoldCross, Things
from readout.evaluation.matching import Matching, match
from readout.evaluation.overlaps import ranges, shared
from readout.evaluation.results import CrossScores, total
from readout.record_types import RECORD_TYPES
from readout_schemas import Briefing, Disagreement, Report

AT_LEAST = 2
"""Claims of a contradiction that a disagreement has to have."""

Homes = Mapping[str, str]
"""For each gold record that the briefing has, the id of the record that stands for it."""


def score_cross(gold: Gold, reports: Sequence[Report], briefing: Briefing) -> CrossScores:
    """Scores of the merging of reports: pairs, B-cubed, what must stay apart, and contradictions."""
    homes = homes_of(gold, reports, briefing)
    things = Things(gold.cross)
    found, missed, apparent = _contradictions(gold, briefing)
    return CrossScores(
        records=len(homes),
        ratios=total([_pairwise(homes, things), _bcubed(homes, things, _grouped(gold.cross))]),
        wrongly_merged=tuple(_merged(homes, things, gold.cross.must_not_merge)),
        contradictions_found=tuple(found),
        contradictions_missed=tuple(missed),
        apparent=tuple(apparent),
    )


def homes_of(gold: Gold, reports: Sequence[Report], briefing: Briefing) -> dict[str, str]:
    """Which record of the briefing stands for which of the gold."""
    things = Things(gold.cross)
    by_sha = {report.document.sha256: report for report in reports}
    became = {
        name: record.id
        for record in briefing.records()
        for name in (record.sourcing.records if record.sourcing else (record.id,))
    }
    homes: dict[str, str] = {}
    for document in gold.documents:
        report = by_sha.get(document.article.sha256)
        if report is not None:
            names = Names(document.article, report.parties)
            for kind in RECORD_TYPES:
                paired = _paired(match(kind, document, report.of(kind), names), things)
                homes |= {name: became[record] for name, record in paired.items() if record in became}
    return homes


def _paired(matching: Matching, things: Things) -> dict[str, str]:
    """The report's record for each of the gold; utterances joined within one article are no question of merging."""
    first = {pair.system.id: pair.gold.id for pair in matching.pairs}
    joined = [pair for pair in matching.joined if things.same(pair.gold.id, first.get(pair.system.id, ""))]
    return {pair.gold.id: pair.system.id for pair in (*matching.pairs, *joined)}


def _grouped(cross: GoldCross) -> set[str]:
    """The gold records of certain groups."""
    return {name for group in cross.groups() if group.certain for name in group.ids}


def _pairwise(homes: Homes, things: Things) -> dict[str, Ratio]:
    """Of the pairs that are one record, how many are one thing, and the other way round; unsure pairs do not count."""
    merged = one = both = 0
    for first, second in itertools.combinations(sorted(homes), 2):
        if things.unsure(first, second):
            continue
        together, same = homes[first] == homes[second], things.same(first, second)
        merged, one, both = merged + together, one + same, both + (together and same)
    return {"pairwise.precision": Ratio(both, merged), "pairwise.recall": Ratio(both, one)}


def _bcubed(homes: Homes, things: Things, grouped: set[str]) -> dict[str, Ratio]:
    """B-cubed (Bagga and Baldwin 1998) over the records of certain groups that the briefing has."""
    precision, recall = Ratio(), Ratio()
    for name in sorted(grouped & homes.keys()):
        others = [other for other in homes if other == name or not things.unsure(name, other)]
        merged = {other for other in others if homes[other] == homes[name]}
        same = {other for other in others if things.same(name, other)}
        precision += Ratio(len(merged & same) / len(merged), 1)
        recall += Ratio(len(merged & same) / len(same), 1)
    return {"bcubed.precision": precision, "bcubed.recall": recall}


def _merged(homes: Homes, things: Things, aparts: Iterable[GoldApart]) -> list[str]:
    """The pairs that must stay apart and are one record, each id standing for its whole certain group."""
    wrong: list[str] = []
    for apart in aparts:
        for first, second in itertools.combinations(apart.ids, 2):
            one, other = ({homes[name] for name in homes if things.same(name, start)} for start in (first, second))
            wrong += [
                f"{apart.id}: {first} and {second} are both {home}: {apart.reason}" for home in sorted(one & other)
            ]
    return wrong


def _contradictions(gold: Gold, briefing: Briefing) -> tuple[list[str], list[str], list[str]]:
    found: list[str] = []
    missed: list[str] = []
    apparent: list[str] = []
    for contradiction in gold.cross.contradictions:
        shown = f"{contradiction.id}: {contradiction.subject}"
        told = any(_tells(disagreement, contradiction, gold, briefing) for disagreement in briefing.disagreements)
        if contradiction.real:
            (found if told else missed).append(shown)
        elif told:
            apparent.append(shown)
    return found, missed, apparent


def _tells(disagreement: Disagreement, contradiction: GoldContradiction, gold: Gold, briefing: Briefing) -> bool:
    """Whether a disagreement is of the kind, and two of its claims rest on the sentences of two of the gold's."""
    if disagreement.kind != contradiction.kind:
        return False
    prefixes = {document.article.sha256: document.prefix for document in gold.documents}
    names = {document.id: prefixes.get(document.sha256 or "") for document in briefing.documents}
    records = {record.id: record for document in gold.documents for record in document.article.records()}
    touching = [
        (claim, other)
        for claim in contradiction.claims
        for other in disagreement.claims
        if names[other.evidence.document] == claim.doc
        and shared(ranges([other.evidence]), ranges(records[claim.record].evidence))
    ]
    return all(len({id(pair[side]) for pair in touching}) >= AT_LEAST for side in (0, 1))
