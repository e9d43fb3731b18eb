"""One document of many: whatever happens to it, the others do not pay for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from readout import Settings
from readout.ask.progress import RunProgress
from readout.errors import StoppedError
from readout.ground import Grounding
from readout.ingest import document
from readout.pipeline.runner import reports

if TYPE_CHECKING:
    from tests.conftest import Loopback

DOCUMENTS = [document(f"Report number {number}.", source=f"d{number}") for number in range(20)]


async def test_a_fault_of_our_own_costs_one_document(server: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    take = Grounding.take

    def poisoned(self: Grounding, answer: object) -> None:
        if self.article.document.source == "d7":
            raise ZeroDivisionError("by\nnothing")
        take(self, answer)  # type: ignore[arg-type]

    monkeypatch.setattr(Grounding, "take", poisoned)
    found = [one async for one in reports(DOCUMENTS, Settings(model="m", base_url=server.url, ledger=False))]
    assert [one.document.id for one in found] == [one.id for one in DOCUMENTS]
    (failed,) = [one for one in found if one.document.error]
    assert failed.document.source == "d7"
    assert failed.document.error is not None
    assert failed.document.error.startswith("internal error: ZeroDivisionError: by nothing")
    assert failed.run.calls > 0


async def test_reports_come_in_the_order_of_their_documents(server: Loopback) -> None:
    server.then_says({}, until=lambda: len(server.requests) > 10)
    progress = RunProgress()
    asking = Settings(model="m", base_url=server.url, ledger=False)
    found = [one async for one in reports(DOCUMENTS, asking, progress=progress)]
    assert [one.document.id for one in found] == [one.id for one in DOCUMENTS]
    assert (progress.begun, progress.documents, progress.in_flight) == (20, 20, 0)


async def test_a_stop_gives_what_is_done_and_then_says_why(server: Loopback, tmp_path: Path) -> None:
    progress = RunProgress()
    asking = Settings(model="m", base_url=server.url, ledger=tmp_path / "ledger.sqlite3", concurrency=2)
    found = []

    async def until_stopped() -> None:
        async for one in reports(DOCUMENTS, asking, progress=progress):
            found.append(one)
            if len(found) == 3:
                progress.stop(StoppedError("enough"))

    with pytest.raises(StoppedError, match="enough"):
        await until_stopped()
    assert 3 <= len(found) < 20
    assert all(one.document.error is None for one in found)


async def test_no_more_documents_are_read_than_are_under_way(server: Loopback) -> None:
    read = []

    def sources() -> object:
        for one in DOCUMENTS * 1:
            read.append(one.id)
            yield one

    asking = Settings(model="m", base_url=server.url, ledger=False, concurrency=1)
    stream = reports(sources(), asking)  # type: ignore[arg-type]
    await anext(stream)
    assert len(read) <= 6
    await stream.aclose()
