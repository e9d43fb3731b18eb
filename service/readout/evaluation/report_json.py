"""An evaluation for machines."""

from __future__ import annotations

from pydantic import Field

from readout.evaluation.comparison import Comparison, all_scores
from readout.evaluation.results import Evaluation
from readout_schemas import Model


class Result(Model):
    """What ``readout eval --json`` writes."""

    scores: dict[str, float | None] = Field(description="Micro scores by name; null where there was nothing to score.")
    evaluation: Evaluation
    comparison: Comparison | None


def result(evaluation: Evaluation, comparison: Comparison | None = None) -> Result:
    """An evaluation with its scores, and what it was compared with."""
    return Result(scores=all_scores(evaluation), evaluation=evaluation, comparison=comparison)
