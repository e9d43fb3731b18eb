"""Connections of those who take their time: what holds one open has to go on, or it is closed.

The server ends idle connections itself, after an answer. It waits for ever for the rest of a request that began, and
for one who does not take his answer: a few hundred such connections would be all that there are.
"""

from __future__ import annotations

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

BEGIN = 15.0
"""Seconds for the head of a request; its body has to begin in them too."""
TAKE = 60.0
"""Seconds after which it is looked at how much of an answer was taken."""
RATE = 1000
"""Bytes a second that a body has to come with, and an answer to be taken with."""


class Patient(H11Protocol):
    """HTTP/1.1 with bounds on how slow the other side may be."""

    _waiting: asyncio.TimerHandle | None = None
    """Goes off when a request should have come."""
    _taking: asyncio.TimerHandle | None = None
    """Goes off when an answer should have been taken."""
    _since: float = 0.0
    _came: int = 0
    _held: int = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for a request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Go on waiting as long as a request is not whole."""
        if self._waiting is None:
            self._wait()
        self._came += len(data)
        super().data_received(data)
        if self.conn.their_state not in {h11.IDLE, h11.SEND_BODY}:
            self._stop_waiting()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing any more."""
        self._stop_waiting()
        self._stop_taking()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """Look later whether what waits was taken."""
        super().pause_writing()
        self._look_later()

    def resume_writing(self) -> None:
        """It was."""
        super().resume_writing()
        self._stop_taking()

    def _wait(self) -> None:
        self._since, self._came = self.loop.time(), 0
        self._waiting = self.loop.call_later(BEGIN, self._waited)

    def _waited(self) -> None:
        left = self._since + BEGIN + self._came / RATE - self.loop.time()
        if self.flow.read_paused:  # it is for us to go on
            self._since, left = self.loop.time(), BEGIN
        if left > 0:
            self._waiting = self.loop.call_later(left, self._waited)
        else:
            self.transport.abort()

    def _look_later(self) -> None:
        self._stop_taking()
        self._held = self.transport.get_write_buffer_size()
        self._taking = self.loop.call_later(TAKE, self._looked)

    def _looked(self) -> None:
        if self._held - self.transport.get_write_buffer_size() < TAKE * RATE:
            self.transport.abort()
        else:
            self._look_later()

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _stop_taking(self) -> None:
        if self._taking is not None:
            self._taking.cancel()
            self._taking = None
