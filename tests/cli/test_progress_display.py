"""How far a run is, in words: documents of all, what is left, what it cost so far."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from readout.ask.progress import RunProgress
from readout.cli.progress_display import _short, line, watch
from readout_schemas import Tokens


def test_a_line_says_what_is_done_and_how_long_the_rest_takes() -> None:
    progress = RunProgress(documents=25, total=100, in_flight=8, calls=25, failed=1, model="gpt-5-mini")
    progress.tokens = Tokens(prompt=1_000_000, completion=500_000)
    told = "readout: 25 of 100 documents, 8 in flight, 1 failed, US$ 1.25, 1.5M tokens, 25 calls, 10 s, 30 s left"
    assert line(progress, 10.0) == told


def test_nothing_is_said_to_be_left_where_nobody_has_counted() -> None:
    assert line(RunProgress(documents=3), 2.0) == "readout: 3 documents, 0 in flight, US$ 0.00, 0 tokens, 0 calls, 2 s"


def test_there_are_never_fewer_documents_than_were_done() -> None:
    assert "7 of 7 documents" in line(RunProgress(documents=7, total=5), 1.0)


@pytest.mark.parametrize(
    ("number", "told"), [(0, "0"), (999, "999"), (1000, "1.0k"), (12_345, "12k"), (3_400_000, "3.4M")]
)
def test_numbers_are_short(number: int, told: str) -> None:
    assert _short(number) == told


async def test_documents_are_counted_while_the_run_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "a"}\n{"text": "b"}\n')
    progress = RunProgress()

    async def work() -> None:
        while progress.total is None:  # noqa: ASYNC110  (it is set by nobody who could tell)
            await asyncio.sleep(0.01)

    await watch(work(), progress, [str(tmp_path)])
    assert progress.total == 2
