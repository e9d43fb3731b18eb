"""An evaluation for machines."""

from __future__ import annotations

from pydantic import Field

from readout.evaluation.comparison import Comparison, all_scores
from readout.evaluation.results import Evaluation, scores
from readout_schemas import Model


class Result(Model):
    """What ``readout eval --json`` writes."""

    scores: dict[str, float | None] = Field(description="Micro scores by name; null where there was nothing to score.")
    by_language: dict[str, dict[str, float | None]] = Field(description="The same over the articles of each language.")
    evaluation: Evaluation
    comparison: Comparison | None


def result(evaluation: Evaluation, comparison: Comparison | None = None) -> Result:
    """An evaluation with its scores, and what it was compared with."""
    languages = {tag: scores(ratios) for tag, ratios in evaluation.by_language.items()}
    return Result(scores=all_scores(evaluation), by_language=languages, evaluation=evaluation, comparison=comparison)
