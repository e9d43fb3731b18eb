"""The ledger of an event loop: answers that come together are written together."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from readout.ledger import Entry, Ledger, Store


def entry(number: int) -> Entry:
    return Entry(key=bytes([number]) * 32, model="m", prompt="p", prompt_tokens=1, completion_tokens=1, answer=b"{}")


def test_answers_that_come_within_a_moment_share_a_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written, put = [], Store.put
    monkeypatch.setattr(Store, "put", lambda store, entries: written.append(len(entries)) or put(store, entries))
    monkeypatch.setattr("readout.ledger.ledger.GATHERING", 0.2)

    async def work() -> None:
        ledger = Ledger(tmp_path / "ledger.sqlite3")

        async def keep(number: int) -> bytes:
            await asyncio.sleep(number / 100)
            return await ledger.put(entry(number))

        assert await asyncio.gather(*map(keep, range(5))) == [b"{}"] * 5
        await ledger.aclose()

    asyncio.run(work())
    assert written == [5]


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
