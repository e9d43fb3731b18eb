"""Two evaluations side by side."""

from __future__ import annotations

import pytest

from readout.errors import InputError
from readout.evaluation.comparison import Comparison, Difference, bootstrap, compare, fallen
from readout.evaluation.evaluating import evaluate
from readout.evaluation.gold import Gold
from readout.evaluation.results import Evaluation, f1
from readout_schemas import Report


def without(reports: list[Report], *names: str) -> list[Report]:
    """The reports without the statements of these ids."""
    return [
        report.model_copy(update={"statements": tuple(one for one in report.statements if one.id not in names)})
        for report in reports
    ]


def score(comparison: Comparison, name: str) -> Difference:
    return next(one for one in comparison.differences if one.score == name)


@pytest.fixture
def full(gold: Gold, perfect: list[Report]) -> Evaluation:
    return evaluate(gold, perfect, name="full")


def test_equal_evaluations_do_not_differ(full: Evaluation) -> None:
    comparison = compare(full, full)
    assert comparison.changes == ()
    assert {one.verdict for one in comparison.differences if one.low is not None} == {"the same"}
    assert comparison.fallen(0.0) == []


def test_one_statement_lost_of_fifty_is_no_evidence(gold: Gold, perfect: list[Report], full: Evaluation) -> None:
    """With five documents, four of which are as they were, there is none."""
    comparison = compare(full, evaluate(gold, without(perfect, "000.s10")))
    recall = score(comparison, "statement.recall")
    assert recall.change == pytest.approx(-1 / 52)
    assert recall.verdict == "no evidence of a difference"
    assert [(change.kind, change.item.gold) for change in comparison.changes] == [("lost", "000.s10")]
    assert "no military solution" in comparison.changes[0].item.text


def test_a_statement_lost_in_every_document_is_worse(gold: Gold, perfect: list[Report], full: Evaluation) -> None:
    lost = without(perfect, "000.s10", "001.s3", "002.s1", "003.s3", "004.s10")
    comparison = compare(full, evaluate(gold, lost))
    assert score(comparison, "statement.f1").verdict == "worse"
    assert [change.kind for change in comparison.changes] == ["lost"] * 5
    assert score(compare(evaluate(gold, lost), full), "statement.f1").verdict == "better"


def test_the_interval_is_the_same_each_time(gold: Gold, perfect: list[Report], full: Evaluation) -> None:
    now = evaluate(gold, without(perfect, "000.s10", "002.s1"))
    assert bootstrap(full, now) == bootstrap(full, now)
    assert bootstrap(full, now)["statement.recall"] != bootstrap(full, now, seed=1, resamples=50)["statement.recall"]


def test_resampled_scores_are_computed_as_the_scores_are(gold: Gold, empty: list[Report], full: Evaluation) -> None:
    """Where all documents differ alike, the interval is the difference."""
    nothing = evaluate(gold, empty)
    assert f1(nothing.micro, "meeting") == 0
    assert bootstrap(full, nothing)["meeting.f1"] == (-1.0, -1.0)


def test_one_document_gives_no_interval(gold: Gold, perfect: list[Report]) -> None:
    one = evaluate(gold, perfect[:1])
    assert bootstrap(one, one) == {}
    assert score(compare(one, one), "statement.f1").verdict == "no interval"


def test_other_articles_are_not_compared(gold: Gold, perfect: list[Report], full: Evaluation) -> None:
    with pytest.raises(InputError, match="not of the same articles"):
        compare(full, evaluate(gold, perfect[:4]))


def test_a_field_that_went_wrong_is_a_change(gold: Gold, perfect: list[Report], full: Evaluation) -> None:
    changed = [
        report.model_copy(
            update={
                "meetings": tuple(
                    one.model_copy(update={"status": "proposed"}) if one.id == "001.m2" else one
                    for one in report.meetings
                )
            }
        )
        for report in perfect
    ]
    (change,) = compare(full, evaluate(gold, changed)).changes
    assert change.kind == "changed"
    assert change.now is not None
    assert [(fault.field, fault.gold, fault.system) for fault in change.now.faults] == [
        ("status", "planned", "proposed")
    ]


@pytest.mark.parametrize(
    ("before", "now", "tolerance", "fell"),
    [
        (0.9, 0.89, 0.0, True),
        (0.9, 0.89, 0.01, False),
        (0.9, 0.87, 0.01, True),
        (0.9, 0.95, 0.0, False),
        (0.9, None, 0.5, True),
        (None, 0.9, 0.0, False),
    ],
)
def test_the_tolerance_says_what_counts_as_fallen(
    before: float | None,
    now: float | None,
    tolerance: float,
    fell: bool,
) -> None:
    difference = Difference(score="statement.f1", before=before, now=now)
    assert bool(fallen([difference], tolerance)) is fell
