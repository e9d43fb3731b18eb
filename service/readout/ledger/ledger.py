"""The ledger as calls use it: read at once, written in batches, durable before anybody goes on."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Iterable
from pathlib import Path

from readout.clock import SYSTEM, Clock
from readout.ledger.store import Entry, Store

GATHERING = 0.01
"""Seconds from the beginning of one write to that of the next, at least: what comes in between gathers. An answer that
comes later is written at once. Where hundreds come a second it spares writes, whose thread and the calls' keep each
other waiting."""


class Ledger:
    """A ledger for the calls of one event loop.

    An answer is written as soon as it comes; those that come while others are being written, or within a moment of
    that, are written together and share one fsync.

    Raises:
        LedgerError: the file cannot be opened for writing, or is something else.
    """

    def __init__(self, path: Path, clock: Clock = SYSTEM) -> None:
        self.path = path
        self._clock = clock
        self._store = Store(path, clock)
        self._reader = Store(path, clock)
        self._waiting: list[tuple[Entry, asyncio.Future[bytes]]] = []
        self._writer: asyncio.Task[None] | None = None
        self._written = -math.inf

    def get(self, key: bytes) -> bytes | None:
        """The answer under a key.

        Raises:
            LedgerError: the file cannot be read.
        """
        return self._reader.get(key)

    async def put(self, entry: Entry) -> bytes:
        """Keep an answer; it is on disk when this returns.

        Returns:
            The answer that the ledger has now: of two processes that asked the same, the first one's.

        Raises:
            LedgerError: the file cannot be written.
        """
        done: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self._waiting.append((entry, done))
        if self._writer is None:
            self._writer = asyncio.create_task(self._write())
        return await done

    async def _write(self) -> None:
        try:
            while self._waiting:
                await self._clock.sleep(max(self._written + GATHERING - self._clock.now(), 0.0))
                self._written = self._clock.now()
                batch, self._waiting = self._waiting, []
                await self._write_batch(batch)
        finally:
            self._writer = None

    async def _write_batch(self, batch: list[tuple[Entry, asyncio.Future[bytes]]]) -> None:
        outcome = await asyncio.gather(
            asyncio.to_thread(self._store.put, [entry for entry, _ in batch]), return_exceptions=True
        )
        for number, (_, done) in enumerate(batch):
            if done.done():  # whoever waited was cancelled; the answer is kept all the same
                continue
            if isinstance(outcome[0], BaseException):
                done.set_exception(outcome[0])
            else:
                done.set_result(outcome[0][number])

    def forget(self, keys: Iterable[bytes]) -> None:
        """Drop answers that led to nothing, so that they are asked anew.

        Raises:
            LedgerError: the file cannot be written.
        """
        self._reader.forget(keys)

    async def aclose(self) -> None:
        """Wait for what is being written, and close."""
        if self._writer is not None:
            await asyncio.wait([self._writer])
        self._store.close()
        self._reader.close()
