"""What the command line reads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from readout_tests.statement import SENTENCE, STATEMENTS

if TYPE_CHECKING:
    from tests.conftest import Loopback

ARTICLE = f"Norway froze the assets of two banks.\n\n{SENTENCE}"


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two reports, beside which the command runs."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "oslo.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "riga.txt").write_text("Latvia and Estonia will meet in Riga on Friday.\n", encoding="utf-8")
    return folder


@pytest.fixture
def statements() -> dict[str, Any]:
    """What a model answers to the article from Oslo."""
    return STATEMENTS


@pytest.fixture
def at(server: Loopback) -> tuple[str, ...]:
    """The options that name the server."""
    return ("--base-url", server.url, "--model", "m", "--plan", "four")
