"""What the command line reads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Loopback

ARTICLE = "Norway froze the assets of two banks.\n\n“We had no choice,” Prime Minister Kari Moe said on Monday.\n"


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two reports, beside which the command runs."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "oslo.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "riga.txt").write_text("Latvia and Estonia will meet in Riga on Friday.\n", encoding="utf-8")
    return folder


MOE = {"name": "Kari Moe", "kind": "person", "role": "Prime Minister", "as_written": ["Prime Minister Kari Moe"]}
STATEMENT = {
    "quotes": ["We had no choice,"],
    "speaker": "Kari Moe",
    "translations": [],
    "attribution": "Prime Minister Kari Moe said on Monday",
    "gist": "There was no choice.",
    "addressee": [],
    "occasion": None,
    "via": None,
    "when": "on Monday",
}
STATEMENTS = {"parties": [MOE], "statements": [STATEMENT], "labels": []}


@pytest.fixture
def statements() -> dict[str, Any]:
    """What a model answers to the article from Oslo."""
    return STATEMENTS


@pytest.fixture
def at(server: Loopback) -> tuple[str, ...]:
    """The options that name the server."""
    return ("--base-url", server.url, "--model", "m", "--plan", "four")
