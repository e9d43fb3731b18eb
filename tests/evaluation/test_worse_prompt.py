"""A prompt that was made worse on purpose is found out, with the very items that it lost.

Its answers are recorded in ``cassettes`` beside this file, for two articles with labels: the rule that tells labels and
scare quotes from utterances is dropped, and all quoted words are asked for as statements.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from readout.ask.client import Client
from readout.ask.plan import Plan
from readout.ask.settings import Endpoint, Settings
from readout.evaluation.comparison import compare
from readout.evaluation.evaluating import evaluate
from readout.evaluation.gold import Gold, load_gold
from readout.evaluation.prompt_runs import sources
from readout.evaluation.results import Evaluation
from readout.pipeline.extracting import extract_document
from readout_prompts import Prompt

ROOT = Path(__file__).parents[2]
WORSE = Path(__file__).parent / "cassettes"
PREFIXES = ("001", "002")

_RULE_FROM, _RULE_TO = (
    "All words between quotation marks end up in one of two places:",
    "A quotation inside a quotation",
)


@dataclass(frozen=True, slots=True)
class WorsePlan(Plan):
    """The plan of one call, without the rule on labels."""

    def prompt(self, name: str) -> Prompt:
        good = Plan.prompt(self, name)
        if name != "all":
            return good
        start, end = good.text.index(_RULE_FROM), good.text.index(_RULE_TO)
        text = f"{good.text[:start]}All quoted words are statements; leave `labels` empty.\n\n{good.text[end:]}"
        return Prompt(good.name, "v0", text)


@pytest.fixture(scope="module")
def gold() -> Gold:
    full = load_gold(ROOT / "seeds")
    return full.model_copy(update={"documents": tuple(one for one in full.documents if one.prefix in PREFIXES)})


async def made_with(gold: Gold, plan: Plan, cassettes: Path) -> Evaluation:
    settings = Settings(model="recorded", cassettes=cassettes)
    async with Client(Endpoint.settle(settings), settings) as client:
        reports = [await extract_document(document, client, plan) for document in sources(gold)]
    assert [report.document.error for report in reports] == [None, None]
    return evaluate(gold, reports, name=type(plan).__name__)


async def test_the_worse_prompt_is_flagged_with_the_items_that_it_lost(gold: Gold) -> None:
    good = await made_with(gold, Plan("one", {"all": "v4"}), ROOT / "cassettes")
    worse = await made_with(gold, WorsePlan("one", {"all": "v4"}), WORSE)
    comparison = compare(good, worse)
    fell = {difference.score for difference in comparison.fallen(0.01)}
    assert "label.told_apart" in fell
    assert "statement.precision" in fell
    lost = [change.item.text for change in comparison.changes if change.kind == "lost"]
    assert any("coalition of the willing" in text for text in lost), lost
