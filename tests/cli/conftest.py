"""The command line, run in this process or in one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from readout.cli import main

ARTICLE = "Norway froze the assets of two banks.\n\n“We had no choice,” Prime Minister Kari Moe said on Monday.\n"


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended."""

    status: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run ``readout`` with arguments, here."""

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


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two reports, beside which the command runs."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "oslo.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "riga.txt").write_text("Latvia and Estonia will meet in Riga on Friday.\n", encoding="utf-8")
    return folder
