"""Random lies about the seeds: none gets through, none gets lost, and the truth among them stays."""

from __future__ import annotations

import asyncio
import dataclasses
import math
import random
from typing import TYPE_CHECKING, Any

import pytest
from chaos_model.breaking import BreakingModel, said
from chaos_model.lies import MAKERS, NOBODY, letters, lie
from chaos_model.running import WITHIN, got_through, run
from chaos_model.serving import ChaosModel, besieged
from chaos_model.truth import SEEDS, truths

from readout.ask.settings import RECORDED, Settings
from readout.drafts import StatementDraft
from readout.ground import Failure, Grounding
from readout.pipeline.runner import reports
from readout_schemas import Report

if TYPE_CHECKING:
    from tests.conftest import Loopback

LIES = 1200
CASSETTES = SEEDS.parent / "cassettes"


def test_of_a_thousand_lies_none_is_kept_none_is_lost_and_the_truth_stays() -> None:
    tally = run(seed=7, lies=LIES, seconds=math.inf)
    assert tally.told >= LIES
    assert tally.fabricated == 0, tally.examples
    assert tally.unaccounted == 0
    assert tally.share_kept >= 99.5, tally.examples
    assert tally.accepted[WITHIN] <= 0.03 * tally.lies[WITHIN], tally.examples


def test_the_same_seed_tells_the_same_lies() -> None:
    assert list(run(seed=3, lies=60).lies.items()) == list(run(seed=3, lies=60).lies.items())


def test_every_kind_of_lie_can_be_told_of_the_seeds() -> None:
    rng = random.Random(1)  # noqa: S311  (no secrets here)
    told = {lie(rng, truth).kind for truth in truths() for _ in range(200)}
    assert len(told) == len(MAKERS) + 3  # who is not in the text may be a speaker, an actor, a target or a host


def test_every_true_item_is_kept_by_itself() -> None:
    for truth in truths():
        for answer in truth.answers().values():
            grounding = Grounding(truth.article)
            grounding.take(answer)
            assert [failure.reasons for failure in grounding.failures] == []
            assert grounding.missed() == []


def test_a_lie_that_is_kept_would_be_counted() -> None:
    """The judge itself can fail: a lie without a failure, and one whose false part is in what was kept."""
    truth = truths()[0]
    rng = random.Random(1)  # noqa: S311  (no secrets here)
    made = next(one for one in (lie(rng, truth) for _ in range(999)) if one.kind == "made-up quote")
    assert got_through(made, None)
    grounding = Grounding(truth.article)
    grounding.take(truth.statements)
    other = next(record for record in grounding.taken if record.quotes)  # type: ignore[union-attr]
    assert got_through(dataclasses.replace(made, sound=()), Failure("statement", made.item, ("why",), other))
    assert not got_through(made, Failure("statement", made.item, ("why",), None))
    assert isinstance(made.item, StatementDraft)


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits between attempts take no time."""
    sleep = asyncio.sleep

    async def nap(_: float, result: Any = None) -> Any:
        return await sleep(0, result)

    monkeypatch.setattr(asyncio, "sleep", nap)


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("plan", ["one", "four"])
async def test_a_server_that_lies_and_breaks_costs_records_and_never_the_run(server: Loopback, plan: str) -> None:
    chaos = ChaosModel(server, seed=11)
    many = 60 if plan == "one" else 25
    made = await besieged(server, many, plan=plan)
    assert len({report.document.id for report in made}) == many
    assert len(chaos.sent) > 15
    for report in made:
        check(report)


@pytest.mark.parametrize("plan", ["one", "four"])
async def test_broken_items_cost_themselves_alone(loopback: type[Loopback], plan: str) -> None:
    """Every true item of the same answer is kept, word for word, and no document is lost."""
    found = []
    for seed in (None, 5):
        server = loopback()
        breaking = BreakingModel(server, seed)
        found.append(await besieged(server, 10, plan=plan))
        server.close()
    assert breaking.broken > 50
    assert [report.document.error for report in found[1]] == [None] * 10
    for whole, broken in zip(*found, strict=True):
        assert said(whole) <= said(broken)
        assert len(broken.rejected) > len(whole.rejected)


def check(report: Report) -> None:
    """Nothing false is in a report, its error is one line, and it can be written and read."""
    text, error = report.document.text or "", report.document.error
    assert error is None or ("\n" not in error and "internal error" not in error)
    assert Report.model_validate_json(report.model_dump_json()) == report
    assert not {party.name for party in report.parties} & set(NOBODY)
    furniture = [text[span.start : span.end] for span in report.document.furniture]
    for record in report.records():
        assert record.evidence
        assert not [span for span in record.evidence if any(letters(span.text) in letters(one) for one in furniture)]


@pytest.mark.parametrize("plan", ["one", "four"])
async def test_no_speaker_of_the_recorded_answers_is_refused(plan: str) -> None:
    """They were written by a model that saw nothing but the request."""
    settings = Settings(model=RECORDED, cassettes=CASSETTES, plan=plan)
    found = [report async for report in reports([SEEDS / "*.txt"], settings)]
    assert [report.document.error for report in found] == [None] * len(truths())
    reasons = [reason for report in found for item in report.rejected for reason in item.reasons]
    assert [reason for reason in reasons if reason.startswith(("speaker", "attribution"))] == []
