"""The ledger of an event loop: answers that come together are written together."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from readout.errors import LedgerError
from readout.ledger import Entry, Ledger, Store
from readout.ledger.ledger import GATHERING

if TYPE_CHECKING:
    from tests.conftest import ManualClock, VirtualClock


def entry(number: int) -> Entry:
    return Entry(key=bytes([number]) * 32, model="m", prompt="p", prompt_tokens=1, completion_tokens=1, answer=b"{}")


async def test_an_answer_is_written_at_once_and_those_that_come_within_a_moment_of_that_share_a_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, manual_clock: ManualClock
) -> None:
    written, put = [], Store.put
    monkeypatch.setattr(Store, "put", lambda store, entries: written.append(len(entries)) or put(store, entries))
    ledger = Ledger(tmp_path / "ledger.sqlite3", manual_clock)
    first = asyncio.create_task(ledger.put(entry(9)))
    await manual_clock.advance(0)  # it begins to wait,
    await manual_clock.advance(0)  # and does not have to
    assert await first == b"{}"
    assert written == [1]
    kept = []
    for number in range(5):
        kept.append(asyncio.create_task(ledger.put(entry(number))))
        await manual_clock.advance(GATHERING / 6)
    assert written == [1]
    await manual_clock.advance(GATHERING)
    assert await asyncio.gather(*kept) == [b"{}"] * 5
    assert written == [1, 5]
    late = asyncio.create_task(ledger.put(entry(10)))
    await manual_clock.advance(GATHERING)
    await manual_clock.advance(0)
    assert await late == b"{}"
    assert written == [1, 5, 1]
    await ledger.aclose()


def test_what_was_handed_over_is_on_the_disk_when_the_ledger_is_closed(tmp_path: Path) -> None:
    async def work() -> None:
        ledger = Ledger(tmp_path / "ledger.sqlite3")
        handed = asyncio.create_task(ledger.put(entry(1)))
        await asyncio.sleep(0)
        await ledger.aclose()
        assert await handed == b"{}"

    asyncio.run(work())
    with Store(tmp_path / "ledger.sqlite3") as store:
        assert store.get(entry(1).key) == b"{}"


async def test_an_answer_that_cannot_be_written_is_an_error_of_all_who_wait_and_of_nobody_who_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, manual_clock: ManualClock
) -> None:
    error = LedgerError("full")

    def full(*_: object) -> None:
        raise error

    monkeypatch.setattr(Store, "put", full)
    ledger = Ledger(tmp_path / "ledger.sqlite3", manual_clock)
    waiting = [asyncio.create_task(ledger.put(entry(number))) for number in range(4)]
    await manual_clock.advance(0)
    waiting[1].cancel()
    await manual_clock.advance(GATHERING)
    outcomes = await asyncio.gather(*waiting, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [LedgerError, asyncio.CancelledError, LedgerError, LedgerError]
    assert outcomes[0] is error
    await ledger.aclose()


async def test_answers_are_dated_by_the_clock_of_the_ledger(tmp_path: Path, clock: VirtualClock) -> None:
    place = tmp_path / "ledger.sqlite3"
    ledger = Ledger(place, clock)
    assert ledger.path == place
    await ledger.put(entry(1))
    await ledger.aclose()
    with Store(place) as store:
        assert [one.at for one in store.entries()] == [int(clock.wall())]
