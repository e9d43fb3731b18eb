"""What a model is told of pairs that may be one, and what is made of its verdicts."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from readout import Settings
from readout.ask.client import Client
from readout.ask.messages import Message
from readout.ask.plan import Plan
from readout.drafts import Verdicts
from readout.drafts.briefs import VerdictDraft
from readout.errors import ModelError
from readout.merging import Merging
from readout.pipeline import concluding
from readout.pipeline.concluding import Conclusion, verdicts_on
from readout_schemas import Commitment, Coverage, Document, Evidence, Judgement, Mention, Report, Run

OSLO = Mention(party="country-norway", name="Norway", kind="country", as_written=None)


class Judge:
    """What the client is to those who ask it: it calls the pairs of a page what it is told to."""

    def __init__(self, *verdicts: tuple[int, Any], fails: bool = False) -> None:
        self.pages: list[str] = []
        self._verdicts = [VerdictDraft(pair=pair, reason="so", verdict=verdict) for pair, verdict in verdicts]
        self._fails = fails

    async def ask(self, answer: type[Verdicts], messages: list[Message], _: Any) -> Any:
        self.pages.append(messages[-1]["content"])
        if self._fails:
            raise ModelError("it is away")
        return SimpleNamespace(answer=answer(verdicts=self._verdicts))


def _promise(name: str, published: str | None) -> Report:
    evidence = (Evidence(document=name, start=0, end=6, text="Norway"),)
    promise = Commitment.model_validate(
        {
            "id": f"{name}.c1", "evidence": evidence, "actors": (OSLO,), "action": f"send {name} ships",
            "stance": "commits", "status": "announced", "beneficiary": (), "conditions": (), "deadline": None,
            "amount": None,
        }
    )  # fmt: skip
    document = Document.model_validate({"id": name, "source": name, "text": "Norway", "published": published})
    coverage = Coverage(quotations=0, covered=0, labels=0, unexplained=())
    return Report.model_construct(
        document=document, parties=(), meetings=(), statements=(), commitments=(promise,), sanctions=(), rejected=(),
        coverage=coverage, run=Run.model_construct(),
    )  # fmt: skip


def _merging(*pairs: tuple[str, str]) -> Merging:
    """A merging that is unsure of pairs."""
    days = {"a": "2025-03-01", "b": None}
    names = sorted({name for pair in pairs for name in pair})
    records = [
        SimpleNamespace(id=report.commitments[0].id, record=report.commitments[0], document=report.document)
        for report in (_promise(name, days.get(name, "2025-03-09")) for name in names)
    ]
    told = [
        Judgement(first=f"{one}.c1", second=f"{other}.c1", verdict="unsure", reasons=("they are alike",), by="rule")
        for one, other in pairs
    ]
    return cast("Merging", SimpleNamespace(records={"commitment": records}, unsure=lambda: told))


def _conclusion(judge: Judge) -> Conclusion:
    return Conclusion(cast("Client", judge), Plan.of(Settings(model="m")), "d")


async def test_each_pair_is_told_by_day_and_record_and_a_verdict_is_of_its_number() -> None:
    judge = Judge((2, "different"), (1, "same"), (7, "same"))
    conclusion = _conclusion(judge)
    found = await verdicts_on(_merging(("a", "b"), ("a", "c"), ("b", "c")), conclusion)
    assert found == {("a.c1", "b.c1"): "same", ("a.c1", "c.c1"): "different", ("b.c1", "c.c1"): "unsure"}
    (page,) = judge.pages
    pieces = page[page.index("Pair 1") :].split("\n\n")
    assert [piece.splitlines()[0] for piece in pieces[:3]] == ["Pair 1", "Pair 2", "Pair 3"]
    first, second = pieces[0].splitlines()[1:3]
    assert first.startswith("- published 2025-03-01: ")
    assert "send a ships" in first
    assert second.startswith("- published on an unknown day: ")
    assert "send b ships" in second
    assert conclusion.notes == []


async def test_pairs_go_in_pages_and_each_is_numbered_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(concluding, "PAIRS_A_CALL", 2)
    judge = Judge((1, "same"), (2, "different"))
    found = await verdicts_on(_merging(("a", "b"), ("a", "c"), ("b", "c")), _conclusion(judge))
    assert list(found.values()) == ["same", "different", "same"]
    assert [page.count("- published") for page in judge.pages] == [4, 2]


@pytest.mark.parametrize(
    ("pairs", "note"),
    [
        ([("a", "b")], "one pair of records that may be one was not judged by a model: it is away"),
        ([("a", "b"), ("a", "c")], "2 pairs of records that may be one were not judged by a model: it is away"),
    ],
)
async def test_pairs_without_a_verdict_are_noted(pairs: list[tuple[str, str]], note: str) -> None:
    conclusion = _conclusion(Judge(fails=True))
    assert await verdicts_on(_merging(*pairs), conclusion) == {}
    assert conclusion.notes == [note]


async def test_without_a_pair_nothing_is_asked() -> None:
    judge = Judge()
    assert await verdicts_on(_merging(), _conclusion(judge)) == {}
    assert judge.pages == []
