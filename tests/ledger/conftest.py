"""A place for a ledger."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A file in a folder that is not there yet."""
    return tmp_path / "deep" / "deeper" / "ledger.sqlite3"
