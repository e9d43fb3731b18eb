"""How long a connection is held for one who is slow: by the loop's own time, which these tests set."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from unittest.mock import MagicMock

import h11
import pytest
from uvicorn.server import ServerState

from readout.desk.serving.patience import BEGIN, RATE, TAKE, Patient
from readout.desk.serving.running import config_of

SHORT = 0.001
KEPT_BY_NGINX = 60
"""Seconds: the default of ``keepalive_timeout`` in its documentation of upstream servers."""
BEGUN = b"GET / HTTP/1.1\r\nX: " + b"x" * (2 * RATE)


class Connection:
    """A connection, and a loop that calls what is to be called later when a test says that it is later."""

    def __init__(self) -> None:
        self._now = 0.0
        self._timers: list[asyncio.TimerHandle] = []
        self._real = asyncio.new_event_loop()
        self.transport = MagicMock()
        loop = MagicMock(time=lambda: self._now, call_later=self._call_later)
        self.patient = Patient(config_of(MagicMock()), ServerState(), {}, loop)
        self.patient.connection_made(self.transport)

    def _call_later(self, seconds: float, what: Callable[[], None]) -> asyncio.TimerHandle:
        self._timers.append(asyncio.TimerHandle(self._now + seconds, what, (), self._real))
        return self._timers[-1]

    def later(self, seconds: float) -> bool:
        """Let time go by; whether the connection is still held."""
        end = self._now + seconds
        while due := [one for one in self._timers if not one.cancelled() and one.when() <= end]:
            first = min(due, key=asyncio.TimerHandle.when)
            self._timers.remove(first)
            self._now = first.when()
            first._run()
        self._now = end
        return not self.transport.abort.called

    def answered(self) -> None:
        """Say that the answer to the last request went out whole."""
        self.transport.is_closing.return_value = False
        self.patient.conn.send(h11.Response(status_code=204, headers=[]))
        self.patient.conn.send(h11.EndOfMessage())
        self.patient.on_response_complete()

    def holds(self, waiting: int) -> None:
        """Say how many bytes of the answer were not taken yet."""
        self.transport.get_write_buffer_size.return_value = waiting

    def close(self) -> None:
        self._real.close()


@pytest.fixture
def connection() -> Iterator[Connection]:
    one = Connection()
    yield one
    one.close()


def test_a_request_that_began_has_its_time_and_more_for_what_came(connection: Connection) -> None:
    assert connection.later(BEGIN - 1)
    connection.patient.data_received(BEGUN)
    assert connection.later(1 + len(BEGUN) / RATE - SHORT)
    assert not connection.later(2 * SHORT)


def test_a_connection_between_two_requests_is_kept_longer_than_proxies_keep_theirs(connection: Connection) -> None:
    connection.patient.data_received(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    connection.answered()
    connection.later(KEPT_BY_NGINX + 1)
    assert not connection.transport.close.called
    connection.later(60)
    assert connection.transport.close.called


def test_who_waits_because_we_do_not_read_is_not_closed_and_has_his_time_anew(connection: Connection) -> None:
    connection.patient.data_received(BEGUN)
    connection.patient.flow.pause_reading()
    assert connection.later(10 * BEGIN + 1)
    connection.patient.flow.resume_reading()
    assert connection.later(BEGIN - 1 + len(BEGUN) / RATE - SHORT)
    assert not connection.later(2 * SHORT)


def test_an_answer_that_is_taken_slowly_but_is_taken_goes_on(connection: Connection) -> None:
    connection.patient._stop_waiting()
    left, step = 10 * int(TAKE) * RATE, int(TAKE) * RATE
    connection.holds(left)
    connection.patient.pause_writing()
    for taken in (1, 2, 3):
        connection.holds(left - taken * step)
        assert connection.later(TAKE)
    connection.holds(left - 4 * step + 1)
    assert connection.later(TAKE - SHORT)
    assert not connection.later(2 * SHORT)


def test_nothing_is_waited_for_when_all_was_taken_or_the_other_side_is_gone(connection: Connection) -> None:
    connection.holds(1)
    connection.patient.pause_writing()
    connection.patient.resume_writing()
    connection.patient.pause_writing()
    connection.patient.connection_lost(None)
    assert connection.later(10 * (BEGIN + TAKE))
