"""What a briefing has beside its records: what its reports cost, cover and reject, and what a merged record adds up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from readout.merging import Merging, merge
from readout_schemas import Coverage, Mention, PromptUsed, Run, Tokens, When

Write = Callable[..., Any]


def _prompt(name: str, version: str) -> PromptUsed:
    return PromptUsed.model_validate({"name": name, "version": version, "sha256": "0" * 64})


def _spent(write: Write, name: str, cost: float | None, **given: Any) -> Any:
    spent = {"calls": 2, "reasks": 3, "retries": 5, "reused": 7, "seconds": 1.00049, "cost_usd": cost}
    run = Run(**{"model": "m", "plan": "one", "tokens": Tokens(prompt=11, completion=13), **spent, **given})
    covered = Coverage(quotations=2, covered=1, labels=3, unexplained=())
    report = write(name).sanction("Peru").report()
    return report.model_copy(update={"run": run, "coverage": covered})


def test_a_briefing_has_spent_what_its_reports_have(writer: Write) -> None:
    first = _spent(writer, "a", 0.5, model="m", plan="one", prompts=(_prompt("b", "2"), _prompt("a", "1")))
    second = _spent(writer, "b", 0.25, model="n", plan="four", prompts=(_prompt("a", "1"), _prompt("a", "2")))
    briefing = merge([first, second, _spent(writer, "c", 0.0)])
    run = briefing.run
    assert (run.model, run.plan) == ("m, n", "one, four")
    assert [(one.name, one.version) for one in run.prompts] == [("a", "1"), ("a", "2"), ("b", "2")]
    assert (run.calls, run.reasks, run.retries, run.reused) == (6, 9, 15, 21)
    assert (run.tokens.prompt, run.tokens.completion) == (33, 39)
    assert (run.cost_usd, run.seconds, run.escalation) == (0.75, 3.001, None)
    assert (briefing.coverage.quotations, briefing.coverage.covered, briefing.coverage.labels) == (6, 3, 9)


def test_what_one_report_cost_nobody_knows_a_briefing_cost_nobody_knows(writer: Write) -> None:
    assert merge([_spent(writer, "a", 0.5), _spent(writer, "b", None)]).run.cost_usd is None


def test_documents_are_in_the_order_of_publication_with_undated_ones_last(writer: Write) -> None:
    days = {"d": None, "c": "2025-03-09", "b": "2025-03-10", "a": "2025-03-10"}
    briefing = merge([writer(name, day).sanction("Peru").report() for name, day in days.items()])
    assert [one.id for one in briefing.documents] == ["c", "a", "b", "d"]


def test_only_parties_that_records_mention_are_in_a_briefing(writer: Write) -> None:
    briefing = merge([writer("a").sanction("Peru").names_too("Chile").report()])
    assert [one.name for one in briefing.parties] == ["Peru"]


@pytest.mark.parametrize("verdict", ["same", "different", "unsure", None])
def test_a_verdict_counts_in_either_order_of_its_pair(writer: Write, verdict: Any) -> None:
    reports = [
        writer(name).meeting("Norway", "Chile", day=day, format="phone").report()
        for name, day in (("a", "2025-03-11"), ("b", "2025-03-12"))
    ]
    for pair in (("a.m1", "b.m1"), ("b.m1", "a.m1")):
        briefing = Merging(reports).briefing({pair: verdict} if verdict else None)
        assert len(briefing.meetings) == (1 if verdict == "same" else 2)
        assert [(one.first, one.second, one.by) for one in briefing.unsure] == {
            "unsure": [("a.m1", "b.m1", "model")], None: [("a.m1", "b.m1", "rule")],
        }.get(verdict, [])  # fmt: skip


def test_an_utterance_has_its_occasion_and_whom_it_was_said_to_from_any_report(
    writer: Write, mention: Callable[[str], Mention]
) -> None:
    def told(name: str, quote: str, **given: Any) -> Any:
        made = writer(name).statement("Berg", quote)
        made.records["statements"] = [made.records["statements"][0].model_copy(update=given)]
        return made.names_too("Peru", "Chile").report()

    short, whole = "will never sail to the islands again", "Our ships will never sail to the islands again, ever"
    when = When(text="on Friday", edtf="2025-03-14", basis="published")
    first = told("a", short, occasion="talks", addressee=(mention("Peru"),), when=when)
    second = told("b", whole, addressee=(mention("Chile"), mention("Peru")))
    (one,) = merge([first, second]).statements
    assert (one.quotes[0].text, one.occasion, one.when) == (whole, "talks", when)
    assert [each.name for each in one.addressee] == ["Peru", "Chile"]
    carried = {(each.field, each.value): each.documents for each in one.sourcing.fields} if one.sourcing else {}
    assert carried == {
        ("quotes", whole): ("b",), ("speaker", "person-berg"): ("a", "b"), ("occasion", "talks"): ("a",),
        ("addressee", "country-peru"): ("a", "b"), ("addressee", "country-chile"): ("b",),
        ("when", "2025-03-14"): ("a",),
    }  # fmt: skip
    (own,) = merge([first, told("b", whole, occasion="a dinner")]).statements
    assert own.occasion == "a dinner"
