"""How SQLite finds what the desk asks for: it has no statistics, and takes a poor index where it is offered one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from readout_tests.mornings import today, yesterday
from sqlalchemy import event

from readout.desk import Desk


def test_clusters_that_are_named_are_found_by_their_names(tmp_path: Path) -> None:
    """And not by going through all that have not ended, which are as many as the desk has years."""
    with Desk.open(tmp_path / "desk.sqlite3") as desk:
        asked = _asked(desk)
        desk.add(yesterday())
        desk.brief()
        desk.add(today())
        desk.brief()
        assert desk.party("country-no").entries
        plans = [line for one in asked for line in _plan(desk, *one) if "clusters" in line]
    assert any("sqlite_autoindex_clusters_1 (id=?)" in line for line in plans)
    assert not any("ix_clusters_ended" in line for line in plans)


def _asked(desk: Desk) -> list[tuple[str, Any]]:
    """What is asked for by names, as it is asked."""
    found: list[tuple[str, Any]] = []

    def note(_: Any, __: Any, statement: str, given: Any, ___: Any, many: bool) -> None:
        if statement.startswith("SELECT") and " IN (" in statement and not many:
            found.append((statement, given))

    event.listen(desk.store.engine, "before_cursor_execute", note)
    return found


def _plan(desk: Desk, statement: str, given: Any) -> list[str]:
    with desk.store.engine.connect() as connection:
        return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)]
