"""Counts of runs add up, whoever counts."""

from __future__ import annotations

from dataclasses import fields

from readout.ask.progress import RunProgress
from readout.ask.usage import RunCounts, Usage
from readout_schemas import Tokens

ONE = {"calls": 1, "retries": 2, "reused": 3, "tokens": Tokens(prompt=4, cached=5, completion=6), "model": "m"}
RUN = {"documents": 7, "failed": 8, "in_flight": 9}


def test_every_count_is_added_and_taken_over() -> None:
    total, usage, shown = RunCounts(**ONE, **RUN), Usage(**ONE, reasks=1), RunProgress(calls=99, total=5)  # type: ignore[arg-type]
    assert {field.name for field in fields(RunCounts)} == {*ONE, *RUN}
    total.add(RunProgress(**ONE, **RUN))  # type: ignore[arg-type]
    usage.add(usage)
    assert total == RunCounts(
        calls=2,
        retries=4,
        reused=6,
        tokens=Tokens(prompt=8, cached=10, completion=12),
        model="m",
        documents=14,
        failed=16,
        in_flight=18,
    )
    assert (usage.calls, usage.reasks, usage.tokens) == (2, 2, total.tokens)
    shown.become(total)
    assert (shown.calls, shown.documents, shown.tokens, shown.total) == (2, 14, total.tokens, 5)
