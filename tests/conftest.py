"""What several rooms' tests share: the command line, a model's server, an environment that names no model."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import typer
from httpcore2 import default_ssl_context
from vcr import VCR

from readout.ask.cassettes import ReadablePersister, good_answers_alone, without_secrets
from readout.ask.recording import same_body
from readout.cli import main

# A busy machine is slow, and derandomised runs fail or pass for good.
hypothesis.settings.register_profile("repeatable", deadline=None, derandomize=True)
hypothesis.settings.load_profile("repeatable")

sys.path.insert(0, str(Path(__file__).parent / "support"))

from readout_tests.clocks import ManualClock, VirtualClock  # noqa: E402  (found by the line above)
from readout_tests.loopback import Asked, Loopback, Reply  # noqa: E402, F401
from readout_tests.site import Site, serving  # noqa: E402

FROM_OUTSIDE = ("OPENAI_API_KEY", "OPENAI_BASE_URL", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")


_SHOWN = 40
"""Bytes of a parameter in a test's name."""


def pytest_make_parametrize_id(val: object) -> str | None:
    """A test's name is text where a parameter is bytes, also where names are not escaped, as for mutants.

    What is packed holds the second in which it was packed: in a name, two workers would have two tests.
    """
    if not isinstance(val, bytes):
        return None
    return val.decode() if len(val) <= _SHOWN and val.isascii() and val.decode().isprintable() else "bytes"


@pytest.fixture(scope="session", autouse=True)
def nothing_is_remembered() -> None:
    """A run in a process where another has been, as each mutant's is, works out everything anew."""
    _forget()


@pytest.fixture(autouse=True)
def _reached_by_each_test(request: pytest.FixtureRequest) -> None:
    """While mutmut notes which tests reach a function of their room, each of them does, not the first of all alone."""
    if os.environ.get("MUTANT_UNDER_TEST") == "stats":
        _forget(request.path.relative_to(Path(__file__).parent).parts[0])


@pytest.fixture(scope="session", autouse=True)
def _made_once() -> Iterator[None]:
    """What each client and each command makes again, and is the same: the machine's certificates, the commands."""
    certificates = functools.cache(lambda _, **said: default_ssl_context(**said))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "httpcore2.default_ssl_context", lambda **said: certificates(os.environ.get("SSL_CERT_FILE"), **said)
        )
        patch.setattr("typer.main.get_command", functools.cache(typer.main.get_command))
        yield


def _forget(room: str = "") -> None:
    for name, module in list(sys.modules.items()):
        if name.startswith(f"readout.{room}".rstrip(".")):
            for value in list(vars(module).values()):
                if callable(clear := getattr(value, "cache_clear", None)):
                    clear()


@pytest.fixture
def clock() -> VirtualClock:
    """A clock whose waits take no time."""
    return VirtualClock()


@pytest.fixture
def manual_clock() -> ManualClock:
    """A clock that the test moves on."""
    return ManualClock()


@pytest.fixture(scope="session")
def loopback() -> type[Loopback]:
    """For those who need a server for longer than one test."""
    return Loopback


@pytest.fixture
def site() -> Iterator[Site]:
    """A site of its own for each test."""
    with serving() as one:
        yield one


@pytest.fixture
def server() -> Iterator[Loopback]:
    running = Loopback()
    yield running
    running.close()


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended."""

    status: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run ``readout`` with arguments, here. No line says how far it is: that would hang on how busy the machine is."""
    monkeypatch.setattr("readout.cli.progress_display.LINE_EVERY", float("inf"))

    def command(*arguments: str | Path) -> Done:
        monkeypatch.setattr(sys, "argv", ["readout", *map(str, arguments)])
        capsys.readouterr()
        try:
            main()
        except SystemExit as left:
            status = left.code if isinstance(left.code, int) else int(left.code is not None)
        else:
            status = 0
        return Done(status, *capsys.readouterr())

    return command


@pytest.fixture
def start() -> Callable[..., subprocess.Popen[str]]:
    """Start ``readout`` in a process of its own."""

    def process(*arguments: str | Path, **environ: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "readout.cli", *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **environ},
        )

    return process


@pytest.fixture(autouse=True)
def _no_model_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in FROM_OUTSIDE:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    for name in [name for name in os.environ if name.startswith("READOUT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("READOUT_LEDGER", "none")  # or else a test would be answered what another was


@pytest.fixture
def vcr_config() -> dict[str, Any]:
    """As ``CassetteTransport`` replays, for tests that leave it to vcrpy's own patches (``pytest.mark.vcr``)."""
    return {
        "match_on": ["method", "path", "same_body"],
        "before_record_request": without_secrets,
        "before_record_response": good_answers_alone,
        "allow_playback_repeats": True,
    }


def pytest_recording_configure(config: pytest.Config, vcr: VCR) -> None:  # noqa: ARG001  (the hook's signature)
    vcr.register_persister(ReadablePersister)
    vcr.register_matcher("same_body", same_body)
