"""The client of a real server: the examples of docs/desk-http.md run as they stand; a server that went comes back."""

from __future__ import annotations

import asyncio
import re
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from readout_tests.mornings import today

from readout import Client
from readout.desk import Desk
from readout.desk.serving.app import create_app, served
from readout.desk.serving.tokens import Tokens

PAGE = (Path(__file__).parents[3] / "docs" / "desk-http.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
Start = Callable[[], "Serving"]


class Serving:
    """A desk that is served on loopback, by a thread."""

    def __init__(self, desk: Desk, port: int) -> None:
        self._listener = socket.create_server(("127.0.0.1", port))
        self.port: int = self._listener.getsockname()[1]
        self._server = uvicorn.Server(uvicorn.Config(served(create_app(desk)), log_level="warning"))
        self._thread = threading.Thread(target=self._server.run, args=([self._listener],))
        self._thread.start()

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join()
        self._listener.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """With the reports of a morning and an edition."""
    with Desk.open(tmp_path / "desk.sqlite3") as one:
        one.add(today())
        one.brief()
        yield one


@pytest.fixture
def start(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts a server, at the port of the one before; the variables say where it is, and who asks."""
    started: list[Serving] = []

    def start() -> Serving:
        started.append(Serving(desk, started[-1].port if started else 0))
        monkeypatch.setenv("READOUT_SERVER", f"http://127.0.0.1:{started[-1].port}")
        return started[-1]

    monkeypatch.setenv("READOUT_TOKEN", Tokens(desk.store, desk.clock).add("Ida", "admin", "a test"))
    yield start
    for one in started:
        one.stop()


def test_the_examples_of_the_documentation_run(
    desk: Desk, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    start()
    monkeypatch.chdir(tmp_path)
    report = next(iter(desk.reports()))
    Path("report.json").write_text(report.model_dump_json(), encoding="utf-8")
    names: dict[str, object] = {}
    for example in EXAMPLES:
        here = example.replace('"http://127.0.0.1:8000", token="readout_…"', "")
        exec(compile(here, "docs/desk-http.md", "exec"), names)  # noqa: S102
    assert asyncio.run(names["statements"]("Soto")) == ["The plan is a good start."]  # type: ignore[operator]
    shown = capsys.readouterr().out.splitlines()
    assert "Norway 0 3" in shown
    assert "# What is new" in shown
    assert "known nothing is new" in shown, shown[-3:]
    assert shown[-1].startswith("404 http://127.0.0.1:")


def test_a_server_that_is_started_anew_is_asked_until_it_is_there(start: Start) -> None:
    first, naps = start(), []

    def nap(seconds: float) -> None:
        naps.append(seconds)
        if len(naps) == 2:
            start()

    with Client(sleep=nap) as client:
        told = client.me()
        first.stop()
        assert client.me() == told
    assert len(naps) == 2
