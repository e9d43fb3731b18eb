"""The merged briefing against what the gold says is one thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import pytest

from readout.evaluation.cross_document_scoring import homes_of, score_cross
from readout.evaluation.gold import Gold
from readout.merging import merge
from readout_schemas import Briefing, Claim, Disagreement, Meeting, Record, Report, Sourcing

R = TypeVar("R", bound=Record)


def joined(records: Sequence[R], names: Sequence[str]) -> tuple[R, ...]:
    """The records, those of these ids made one with the evidence of all."""
    first, *others = [record for record in records if record.id in names]
    spans: dict[str, object] = {
        name: tuple(span for record in (first, *others) for span in getattr(record, name))
        for name in ("evidence", "quotes")
        if name in type(first).model_fields
    }
    sources = [
        name for record in (first, *others) for name in (record.sourcing.records if record.sourcing else [record.id])
    ]
    sourcing = Sourcing(records=tuple(sources), documents=("d",), independent=1, standing="single_source")
    merged = first.model_copy(update={**spans, "sourcing": sourcing})
    return (*(record for record in records if record.id not in names), merged)


def claim(record: Record) -> Claim:
    span = record.evidence[0]
    return Claim(value=record.id, document=span.document, record=record.id, evidence=span)


@pytest.fixture
def apart(perfect: list[Report]) -> Briefing:
    """Every record alone, whatever merging would do."""
    records = {
        name: tuple(record for report in perfect for record in getattr(report, name))
        for name in ("meetings", "statements", "commitments", "sanctions")
    }
    alone = [report.model_copy(update=dict.fromkeys(records, ())) for report in perfect]
    parties = {party.id: party for report in perfect for party in report.parties}
    return merge(alone).model_copy(update={**records, "parties": tuple(parties.values())})


@pytest.fixture
def merged(gold: Gold, apart: Briefing) -> Briefing:
    """Every certain group of the gold made one record."""
    records: dict[str, Sequence[Record]] = {
        name: getattr(apart, name) for name in ("meetings", "statements", "commitments", "sanctions")
    }
    for kind in ("meeting", "statement", "commitment", "sanction"):
        groups = [set(group.ids) for group in gold.cross.of(kind) if group.certain]
        if kind == "statement":
            groups = [groups[0], groups[1], groups[2], groups[3] | groups[4], *groups[5:]]
        for ids in groups:
            records[f"{kind}s"] = joined(records[f"{kind}s"], sorted(ids))
    return apart.model_copy(update=dict(records))


def test_the_gold_s_own_groups_score_one(gold: Gold, perfect: list[Report], merged: Briefing) -> None:
    cross = score_cross(gold, perfect, merged)
    assert {name: ratio.value for name, ratio in cross.ratios.items()} == {
        "pairwise.precision": 1,
        "pairwise.recall": 1,
        "bcubed.precision": 1,
        "bcubed.recall": 1,
    }
    assert cross.wrongly_merged == ()
    assert cross.records == 140


def test_nothing_merged_has_no_wrong_pair_and_finds_none(gold: Gold, perfect: list[Report], apart: Briefing) -> None:
    cross = score_cross(gold, perfect, apart)
    assert cross.ratios["pairwise.recall"].value == 0
    assert cross.ratios["pairwise.precision"].value is None
    assert cross.ratios["bcubed.precision"].value == 1


def test_what_must_stay_apart_is_named_when_it_is_merged(gold: Gold, perfect: list[Report], merged: Briefing) -> None:
    """The two meetings in Paris, each in its certain group with a meeting of another article."""
    homes = homes_of(gold, perfect, merged)
    meetings = joined(merged.meetings, [homes["001.m2"], homes["001.m3"]])
    cross = score_cross(gold, perfect, merged.model_copy(update={"meetings": meetings}))
    assert [line.partition(":")[0] for line in cross.wrongly_merged] == ["N1"]
    assert (cross.ratios["pairwise.precision"].value or 0) < 1


def test_a_doubtful_pair_counts_neither_way(
    gold: Gold, perfect: list[Report], apart: Briefing, merged: Briefing
) -> None:
    """002.s1 and 003.s1 may be one utterance."""
    homes = homes_of(gold, perfect, merged)
    statements = joined(merged.statements, [homes["002.s1"], "003.s1"])
    cross = score_cross(gold, perfect, merged.model_copy(update={"statements": statements}))
    assert {ratio.value for ratio in cross.ratios.values()} == {1}
    assert score_cross(gold, perfect, apart).wrongly_merged == ()


def test_a_real_contradiction_is_found_by_its_kind_and_sentences(
    gold: Gold, perfect: list[Report], apart: Briefing
) -> None:
    records = {record.id: record for record in apart.records()}
    claims = tuple(claim(records[name]) for name in ("002.x1", "002.x3"))
    told = Disagreement(id="d1", record="r", subject="sanctions", field="status", kind="status", claims=claims)
    cross = score_cross(gold, perfect, apart.model_copy(update={"disagreements": (told,)}))
    assert [line.partition(":")[0] for line in cross.contradictions_found] == ["K1"]
    other = told.model_copy(update={"kind": "number"})
    assert not score_cross(gold, perfect, apart.model_copy(update={"disagreements": (other,)})).contradictions_found


def test_an_apparent_contradiction_is_no_error(gold: Gold, perfect: list[Report], apart: Briefing) -> None:
    meetings: dict[str, Meeting] = {record.id: record for record in apart.meetings}
    claims = tuple(claim(meetings[name]) for name in ("000.m4", "002.m1"))
    told = Disagreement(id="d1", record="r", subject="call", field="counts", kind="number", claims=claims)
    cross = score_cross(gold, perfect, apart.model_copy(update={"disagreements": (told,)}))
    assert [line.partition(":")[0] for line in cross.apparent] == ["K3"]
    assert len(cross.contradictions_missed) == 2


def test_records_of_one_article_that_are_merged_are_noticed(gold: Gold, perfect: list[Report], apart: Briefing) -> None:
    """The call of leaders, and their summit two weeks before."""
    meetings = joined(apart.meetings, ["002.m1", "002.m2"])
    cross = score_cross(gold, perfect, apart.model_copy(update={"meetings": meetings}))
    assert [line.partition(":")[0] for line in cross.wrongly_merged] == ["N3"]


def test_utterances_joined_within_an_article_are_no_wrong_merge(
    gold: Gold, perfect: list[Report], apart: Briefing
) -> None:
    """000.s10 and 000.s12 are two utterances of one speaker; a report may have them as one."""
    statements = joined(perfect[0].statements, ["000.s10", "000.s12"])
    reports = [perfect[0].model_copy(update={"statements": statements}), *perfect[1:]]
    cross = score_cross(gold, reports, apart.model_copy(update={"statements": (*statements, *apart.statements)}))
    assert cross.ratios["pairwise.precision"].value is None
    assert cross.records == 139
