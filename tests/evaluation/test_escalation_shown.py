"""What a stronger model bought is shown: items that it mended, and how many of them a dollar."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from readout.evaluation.report_terminal import _usage
from readout.evaluation.results import CrossScores, Evaluation, Usage
from readout_schemas import Escalation, Tokens


def evaluated(escalation: Escalation | None) -> Evaluation:
    usage = Usage(
        model="small",
        plan="one",
        documents=5,
        calls=12,
        reasks=7,
        retries=0,
        rejected=3,
        tokens=Tokens(prompt=60_000, completion=9_000),
        cost_usd=0.05,
        priced_as="small",
        escalation=escalation,
    )
    cross = CrossScores(
        records=0, ratios={}, wrongly_merged=(), contradictions_found=(), contradictions_missed=(), apparent=()
    )
    return Evaluation(name="newest", prompts=(), documents=(), unscored=(), cross=cross, usage=usage)


def shown(evaluation: Evaluation) -> str:
    out = io.StringIO()
    Console(file=out, width=120).print(_usage(evaluation))
    return out.getvalue()


def test_items_mended_a_dollar_are_shown() -> None:
    bought = Escalation(model="large", asked=10, mended=4, calls=5, cost_usd=0.02)
    one = evaluated(bought)
    assert one.usage.mended_per_dollar == pytest.approx(200)
    told = shown(one)
    assert "asked of large: items" in told
    assert "items mended a dollar" in told
    assert "200" in told


def test_without_a_price_it_says_so() -> None:
    one = evaluated(Escalation(model="large", asked=10, mended=4, calls=5))
    assert one.usage.mended_per_dollar is None
    assert "unknown" in shown(one)


def test_without_a_stronger_model_nothing_is_said_of_one() -> None:
    assert "mended" not in shown(evaluated(None))
