"""What came is joined to what is there, in the store as in memory."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from twins_model.reading import Group, groups

from readout.desk import Desk
from readout.desk.editions.catching_up import catch_up
from readout.desk.store.tables import ClusterRecordRow, DoubtRow
from readout.merging import Merging
from readout_schemas import Report

pytestmark = pytest.mark.xdist_group("desk")

SOME = {"01-bilateral-two-oslo", "05-rounds-myanmar", "10-list-extension-gold"}


def _clusters(desk: Desk) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    with desk.store.reading() as session:
        for row in session.scalars(select(ClusterRecordRow)):
            found.setdefault(row.cluster, set()).add(row.record)
    return {name: frozenset(records) for name, records in found.items()}


def _by_day(reports: list[Report]) -> list[list[Report]]:
    days = sorted({str(report.document.published) for report in reports})
    return [[report for report in reports if str(report.document.published) == day] for day in days]


def test_day_by_day_the_store_comes_to_what_all_at_once_does(desk: Desk) -> None:
    """Three groups of look-alikes of other countries and years, in one store."""
    chosen: list[Group] = [group for group in groups() if group.name in SOME]
    reports = [report for group in chosen for report in group.reports]
    for day in _by_day(reports):
        desk.add(day)
        catch_up(desk.store, desk.clock)
    whole = Merging(list(desk.reports()))
    once = {frozenset(one.id for one in members) for several in whole.groups().values() for members in several}
    assert set(_clusters(desk).values()) == once
    with desk.store.reading() as session:
        open_ = {(row.first, row.second) for row in session.scalars(select(DoubtRow).where(DoubtRow.open))}
    assert open_ == {(pair.first, pair.second) for pair in whole.unsure()}
