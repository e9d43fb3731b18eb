"""The main job: five articles in, one checked briefing out, from recorded answers."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

import readout
from readout import Settings
from readout.evaluation.evaluating import evaluate
from readout.evaluation.gold import load_gold
from readout.evaluation.results import Evaluation
from readout.merging import merge
from readout_schemas import Briefing, Report, spans_of

ROOT = Path(__file__).parents[2]


def test_every_article_is_read_to_the_end(briefing: Briefing) -> None:
    assert len(briefing.documents) == 5
    assert [document.error for document in briefing.documents] == [None] * 5
    assert briefing.notes == ()


def test_every_span_is_the_documents_own_text(briefing: Briefing) -> None:
    texts = {document.id: document.text or "" for document in briefing.documents}
    spans = spans_of(briefing)
    assert len(spans) > 250
    assert [span for span in spans if texts[span.document][span.start : span.end] != span.text] == []


def test_no_evidence_stands_in_page_furniture(briefing: Briefing) -> None:
    furniture = {document.id: document.furniture for document in briefing.documents}
    assert all(
        span.end <= piece.start or piece.end <= span.start
        for record in briefing.records()
        for span in record.evidence
        for piece in furniture[span.document]
    )


def test_two_replays_give_the_same_bytes_outside_run(briefing: Briefing, recorded: Settings, seeds: list[Path]) -> None:
    again = readout.brief(reversed(seeds), settings=recorded)
    assert again.model_dump_json(exclude={"run"}) == briefing.model_dump_json(exclude={"run"})


def test_all_orders_of_the_five_give_one_briefing(seed_reports: list[Report]) -> None:
    made = {merge(order).model_dump_json(exclude={"run"}) for order in itertools.permutations(seed_reports)}
    assert len(made) == 1


def test_a_briefing_survives_json(briefing: Briefing) -> None:
    assert Briefing.model_validate_json(briefing.model_dump_json()) == briefing


def test_every_quotation_is_covered_or_explained(briefing: Briefing) -> None:
    coverage = briefing.coverage
    assert coverage.unexplained == ()
    assert coverage.quotations == coverage.covered + coverage.labels == 67


@pytest.fixture(scope="session")
def evaluation(seed_reports: list[Report], briefing: Briefing) -> Evaluation:
    return evaluate(load_gold(ROOT / "seeds"), seed_reports, briefing=briefing)


@pytest.mark.parametrize(
    ("kind", "recall", "precision"),
    [("meeting", 1.0, 1.0), ("statement", 0.98, 0.98), ("commitment", 0.95, 0.95), ("sanction", 1.0, 1.0)],
)
def test_the_required_records_of_the_gold_are_found(
    evaluation: Evaluation, kind: str, recall: float, precision: float
) -> None:
    assert (evaluation.micro[f"{kind}.recall"].value or 0) >= recall
    assert (evaluation.micro[f"{kind}.precision"].value or 0) >= precision


def test_every_statement_has_its_speaker_and_no_quote_is_invented(evaluation: Evaluation) -> None:
    assert evaluation.micro["statement.speaker"].value == 1.0
    assert evaluation.micro["statement.quotes_whole"].value == 1.0
    assert [document.never_speaker + document.invented for document in evaluation.documents] == [()] * 5


def test_no_sanction_is_found_where_there_is_none(seed_reports: list[Report]) -> None:
    assert [len(report.sanctions) > 0 for report in seed_reports] == [False, False, True, False, True]


def test_every_label_is_told_from_an_utterance(evaluation: Evaluation) -> None:
    assert evaluation.micro["label.told_apart"].value == 1.0


def test_what_is_one_thing_is_one_record(evaluation: Evaluation) -> None:
    cross = evaluation.cross
    assert cross.wrongly_merged == ()
    assert cross.contradictions_missed == ()
    assert cross.apparent == ()
    assert (cross.ratios["pairwise.recall"].value or 0) >= 0.97
    assert (cross.ratios["pairwise.precision"].value or 0) >= 0.9
    print({name: f"{ratio.right:g} of {ratio.of:g}" for name, ratio in cross.ratios.items()})  # noqa: T201


def test_the_call_of_15_march_is_found_at_one_place(briefing: Briefing) -> None:
    (call,) = [meeting for meeting in briefing.meetings if meeting.format in {"video", "phone"}]
    assert call.sourcing is not None
    assert (call.status, call.when and call.when.edtf, len(call.sourcing.documents)) == ("held", "2025-03-15", 4)
    counts = {variant.value for variant in call.sourcing.variants if variant.field == "counts"}
    assert len(counts) == 3
    assert {variant.value for variant in call.sourcing.variants if variant.field == "format"} == {"video", "phone"}


def test_the_summary_cites_records_that_exist(briefing: Briefing) -> None:
    assert briefing.summary is not None
    known = {record.id for record in briefing.records()}
    assert 5 <= len(briefing.summary.points) <= 10
    assert {name for point in briefing.summary.points for name in point.records} <= known
