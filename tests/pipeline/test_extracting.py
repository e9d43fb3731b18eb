"""One document: what becomes of its calls while others wait."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from readout.ask.progress import RunProgress
from readout.ask.settings import Settings
from readout.drafts import Answer
from readout.ground import Grounding
from readout.ingest import document
from readout.pipeline.runner import reports

if TYPE_CHECKING:
    from tests.conftest import Loopback


@pytest.mark.parametrize("ledger", [True, False], ids=["ledger", "no ledger"])
def test_the_next_request_is_sent_before_an_answer_is_grounded(
    server: Loopback, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ledger: bool
) -> None:
    progress, take, in_flight = RunProgress(), Grounding.take, []

    def watched(grounding: Grounding, answer: Answer) -> None:
        in_flight.append(progress.in_flight)
        server.wait_until(lambda: len(server.requests) == min(len(in_flight) + 1, 3))  # the loop does nothing meanwhile
        take(grounding, answer)
        server.release(1)  # the next answer comes after this one was grounded

    monkeypatch.setattr(Grounding, "take", watched)
    server.hold(after=1)
    place = tmp_path / "ledger.sqlite3" if ledger else False
    settings = Settings(model="openai/gpt-5-mini", base_url=server.url, concurrency=1, ledger=place, plan="one")

    async def work() -> None:
        found = [document(f"Report number {number}.", source=f"{number}.txt") for number in range(3)]
        assert len([report async for report in reports(found, settings, progress=progress)]) == 3

    asyncio.run(work())
    assert in_flight == [1, 1, 0]
