"""What came is joined to what is there, in the store as in memory."""

from __future__ import annotations

import pytest
from readout_tests.mornings import today, yesterday
from sqlalchemy import select
from twins_model.reading import Group, groups

from readout.desk import Desk
from readout.desk.editions import Edition, NothingNew
from readout.desk.store.tables import ClusterRecordRow, ClusterRow, ClusterVersionRow, DoubtRow
from readout.merging import Merging
from readout_schemas import Report

pytestmark = pytest.mark.xdist_group("desk")

SOME = {"21-correction-windhoek", "24-rounds-tihama", "29-head-count-cork", "32-rounds-moldova-grid"}


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
    """Groups of look-alikes in one store: a correction, names in other scripts, open pairs, a call at night."""
    chosen: list[Group] = [group for group in groups() if group.name in SOME]
    reports = [report for group in chosen for report in group.reports]
    for day in _by_day(reports):
        desk.add(day)
        desk.catch_up()
    whole = Merging(list(desk.reports()))
    once = {frozenset(one.id for one in members) for several in whole.groups().values() for members in several}
    assert set(_clusters(desk).values()) == once
    with desk.store.reading() as session:
        open_ = {(row.first, row.second) for row in session.scalars(select(DoubtRow).where(DoubtRow.open))}
    longer = open_ - {(pair.first, pair.second) for pair in whole.unsure()}
    assert longer <= {("nov.c2", "um.c2")}  # open until one of the two is looked at again
    assert len(open_) - len(longer) == len(whole.unsure())


def _by_another_model(report: Report) -> Report:
    return report.model_copy(update={"run": report.run.model_copy(update={"model": "another"})})


def test_what_another_model_reads_alike_keeps_its_id_and_is_no_news(desk: Desk) -> None:
    desk.add([*yesterday(), *today()])
    assert isinstance(desk.brief(), Edition)
    before = _clusters(desk)
    current = list(desk.reports())
    assert desk.add(map(_by_another_model, current)).anew == len(current)
    assert desk.brief() == NothingNew(1)
    assert _clusters(desk) == before


def test_two_that_a_later_report_shows_to_be_one_keep_the_older_id(desk: Desk) -> None:
    """Each report of a group of twins in a turn of its own: an id that ends leads to the one that stays."""
    ever: set[str] = set()
    reports = next(group.reports for group in groups() if group.name == "21-correction-windhoek")
    for report in sorted(reports, key=lambda report: (str(report.document.published), report.document.id)):
        desk.add([report])
        desk.catch_up()
        ever |= _clusters(desk).keys()
    left = _clusters(desk).keys()
    with desk.store.reading() as session:
        heirs = {row.id: row.replaced_by for row in session.scalars(select(ClusterRow))}
        versions = set(session.scalars(select(ClusterVersionRow.cluster)))
    assert heirs.keys() == ever
    assert {name for name, heir in heirs.items() if heir is None} == left
    assert {name: heirs[name] for name in ever - left} == {"north-1.m1": "courier.m1", "north-1.s1": "courier.s1"}
    assert ever - left <= versions


def test_what_only_a_removed_document_told_of_ends_and_its_id_is_not_given_again(desk: Desk) -> None:
    desk.add(yesterday())
    desk.catch_up()
    before = _clusters(desk)
    gone = yesterday()[0]
    again = gone.model_copy(update={"meetings": (), "statements": (), "commitments": (), "sanctions": ()})
    desk.add([_by_another_model(again)])
    desk.catch_up()
    lost = {name for name, records in before.items() if records <= {one.id for one in gone.records()}}
    assert lost
    assert _clusters(desk).keys() == before.keys() - lost
    desk.add([_by_another_model(gone)])
    desk.catch_up()
    assert lost.isdisjoint(_clusters(desk))
