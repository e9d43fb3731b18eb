"""What a desk tells, to compare it with another one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import select

from readout.desk import Desk, NewReview
from readout.desk.receiving import Received
from readout.desk.store.base import Base
from readout.desk.store.tables import ClusterRecordRow


def content(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables."""
    with desk.store.reading() as session:
        return {
            table.name: sorted((tuple(row) for row in session.execute(select(table))), key=repr)
            for table in Base.metadata.sorted_tables
        }


def clusters(desk: Desk) -> dict[str, frozenset[str]]:
    """The records of each cluster, by its id."""
    found: dict[str, set[str]] = {}
    with desk.store.reading() as session:
        for cluster, record in session.execute(select(ClusterRecordRow.cluster, ClusterRecordRow.record)):
            found.setdefault(cluster, set()).add(record)
    return {name: frozenset(several) for name, several in found.items()}


def home(desk: Desk, record: str) -> str | None:
    """The cluster that a record is in."""
    return next((name for name, records in clusters(desk).items() if record in records), None)


def said(desk: Desk, what: str, verdict: Any, by: str = "ana", **given: Any) -> None:
    """Say something of a record or cluster."""
    desk.review(NewReview(what=what, verdict=verdict, by=by, **given))


def moved(there: Desk, desk: Desk, folder: Path) -> Received:
    """Export one, and import it into the other."""
    there.export(folder / "moved.gz")
    return desk.import_(folder / "moved.gz")
