"""A ledger that another process sets up at the same moment."""

from __future__ import annotations

import functools
import sqlite3
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from readout.ledger import Store


class Overtaken(sqlite3.Connection):
    """A connection that is overtaken: a ledger is set up there after the first thing that is read of the file."""

    first = True

    def execute(self, *given: Any) -> Any:
        found = super().execute(*given)
        if not Overtaken.first:
            return found
        Overtaken.first = False
        row = found.fetchone()
        (_, _, path) = super().execute("PRAGMA database_list").fetchone()
        Store(Path(path)).close()
        return SimpleNamespace(fetchone=lambda: row)


def test_a_ledger_that_is_set_up_meanwhile_is_not_another_program_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Overtaken, "first", True)
    monkeypatch.setattr("readout.ledger.store.sqlite3.connect", functools.partial(sqlite3.connect, factory=Overtaken))
    with Store(tmp_path / "ledger.sqlite3") as store:
        assert store.get(b"none") is None
    assert not Overtaken.first
