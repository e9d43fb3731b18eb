"""``readout serve`` says where it listens and, once, what lets one in; nothing listens to others unless told to."""

from __future__ import annotations

import contextlib
import logging
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn
from prometheus_client.values import MultiProcessValue

from readout.cli.log_output import set_up_logging
from readout.desk import Desk
from readout.desk.serving.beside import Helping
from readout.desk.serving.listening import Place, is_loopback, listening, listening_first
from readout.desk.serving.metrics import TOGETHER, Metrics
from readout.desk.serving.tokens import Tokens
from readout.errors import SettingsError

if TYPE_CHECKING:
    from tests.conftest import Run


@pytest.fixture
def listeners(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Where it listened; it ends at once."""
    found: list[tuple[str, int]] = []

    def end(_: uvicorn.Server, sockets: list[socket.socket]) -> None:
        found.extend(one.getsockname()[:2] for one in sockets)

    monkeypatch.setattr("uvicorn.Server.run", end)
    return found


def test_it_says_where_it_is_and_what_lets_one_in_once(
    run: Run, listeners: list[tuple[str, int]], tmp_path: Path
) -> None:
    place = tmp_path / "desk.sqlite3"
    first = run("serve", "--desk", place, "--port", "0").out.splitlines()
    assert first[0] == f"serving {place} at http://127.0.0.1:{listeners[0][1]}"
    assert listeners[0][0] == "127.0.0.1"
    token = first[1].removeprefix("first token (admin, shown this once): ")
    with Desk.open(place) as desk:
        bearer = Tokens(desk.store, desk.clock).bearer(token)
    assert bearer is not None
    assert bearer.role == "admin"
    again = run("serve", "--desk", place, "--port", "0")
    assert len(again.out.splitlines()) == 1
    assert again.err == ""


def test_one_who_lets_others_reach_it_is_told_what_that_means(
    run: Run, listeners: list[tuple[str, int]], tmp_path: Path
) -> None:
    told = run("serve", "--desk", tmp_path / "desk.sqlite3", "--host", "0.0.0.0", "--port", "0")  # noqa: S104
    assert listeners[0][0] == "0.0.0.0"  # noqa: S104
    assert "put a proxy with TLS before it" in told.err


def test_lines_of_requests_go_where_those_of_calls_go(
    run: Run, listeners: list[tuple[str, int]], tmp_path: Path
) -> None:
    requests = logging.getLogger("readout.requests")
    assert not requests.isEnabledFor(logging.INFO)
    run("serve", "--desk", tmp_path / "desk.sqlite3", "--port", "0", "--log-json", tmp_path / "log.jsonl")
    assert requests.isEnabledFor(logging.INFO)
    requests.info("asked")
    assert '"message": "asked"' in (tmp_path / "log.jsonl").read_text(encoding="utf-8")
    set_up_logging(0, None)
    assert len(listeners) == 1


def test_a_port_that_is_taken_is_one_line(run: Run, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        told = run("serve", "--desk", tmp_path / "desk.sqlite3", "--port", str(port))
    assert told.status == 2
    where = f"nothing can listen at 127.0.0.1, port {port}"
    assert told.err == f"readout: {where} (Address already in use): give another --host or --port\n"
    assert "first token" not in told.out


def test_answers_are_let_out_at_once() -> None:
    """TCP_NODELAY is set by asyncio on the connections of a socket that says that it speaks TCP, and on no other."""
    with listening(Place("127.0.0.1", 0)) as listener:
        assert listener.proto == socket.IPPROTO_TCP


def test_addresses_of_this_machine_are_known() -> None:
    hosts = ("127.0.0.1", "127.9.9.9", "::1", "localhost", "0.0.0.0", "::", "10.0.0.1", "example.org")  # noqa: S104
    assert [is_loopback(one) for one in hosts] == [True] * 4 + [False] * 4


def test_processes_share_a_port_that_nobody_else_has(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first of them looks whether somebody listens there; the others are asked for, with all that they need."""
    asked: list[Helping] = []

    @contextlib.contextmanager
    def helped(helping: Helping) -> Iterator[None]:
        with listening(helping.place):  # while the first one listens too
            asked.append(helping)
            yield

    monkeypatch.setattr("readout.desk.serving.running.helped", helped)
    monkeypatch.setattr("uvicorn.Server.run", lambda *_, **__: None)
    place = tmp_path / "desk.sqlite3"
    told = run("serve", "--desk", place, "--port", "0", "--processes", "3", "--rate", "7")
    assert told.status == 0
    (one,) = asked
    assert TOGETHER not in os.environ, "nothing of it is left"
    assert (one.desk, one.place.processes, one.limits.rate) == (str(place), 3, 7)
    with listening(Place("127.0.0.1", 0, 2)) as other, pytest.raises(SettingsError, match="nothing can listen"):
        listening_first(Place("127.0.0.1", other.getsockname()[1], 2))


def test_what_processes_count_is_told_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever is asked tells what all have counted."""
    monkeypatch.setenv(TOGETHER, str(tmp_path))
    for process in (1, 2):
        monkeypatch.setattr("prometheus_client.values.ValueClass", MultiProcessValue(lambda number=process: number))
        one = Metrics()
        one.count("GET", "/v1/me", 200, 0.01)
    with Desk.open(tmp_path / "desk.sqlite3") as desk:
        told = one.told(desk.status()).decode()
    assert 'readout_http_requests_total{method="GET",route="/v1/me",status="200"} 2.0' in told
    assert 'readout_desk_items{kind="documents"} 0.0' in told
