"""What the command line reads."""

from __future__ import annotations

from pathlib import Path

import pytest

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
