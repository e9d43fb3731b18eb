"""Clusters that people merge and part stay so, whatever comes."""

from __future__ import annotations

from typing import Any

import pytest
from readout_tests.mornings import today, yesterday
from sqlalchemy import select

from readout.desk import Desk, NewReview
from readout.desk.editions import Edition, NothingNew, Wanted
from readout.desk.editions.binding import Binding, agreed
from readout.desk.store.tables import ClusterRecordRow
from readout.references import first_fault
from readout_schemas import Report

pytestmark = pytest.mark.xdist_group("desk")
LIMA, IN_FRENCH = (yesterday()[at].meetings[0].id for at in (0, 1))
CALL = yesterday()[4].meetings[0].id


def _said(desk: Desk, what: str, verdict: Any, by: str = "ana", **given: Any) -> None:
    desk.review(NewReview(what=what, verdict=verdict, by=by, **given))


def _edition(desk: Desk, **wanted: Any) -> Edition:
    made = desk.brief(Wanted(**wanted))
    assert isinstance(made, Edition), made
    assert first_fault(made.briefing) is None
    return made


def _home(desk: Desk, record: str) -> str | None:
    with desk.store.reading() as session:
        return session.scalar(select(ClusterRecordRow.cluster).where(ClusterRecordRow.record == record))


def _by_another(report: Report) -> Report:
    """The same, read by another model, which has other words for it."""
    (one,) = report.meetings
    run = report.run.model_copy(update={"model": "another"})
    return report.model_copy(update={"run": run, "meetings": (one.model_copy(update={"title": "A meeting"}),)})


def test_parted_clusters_stay_apart(desk: Desk) -> None:
    """When more of it comes, and when a document is read by another model."""
    desk.add(yesterday())
    desk.catch_up()
    assert _home(desk, LIMA) == _home(desk, IN_FRENCH)
    _said(desk, LIMA, "part", records=(IN_FRENCH,), note="another round")
    _edition(desk)
    assert _home(desk, LIMA) != _home(desk, IN_FRENCH)
    desk.add([_by_another(yesterday()[1]), *today()])
    _edition(desk)
    assert None is not _home(desk, LIMA) != _home(desk, IN_FRENCH) is not None
    _said(desk, LIMA, "merge", other=IN_FRENCH)
    _edition(desk, unchanged=True)
    assert _home(desk, LIMA) == _home(desk, IN_FRENCH)


def test_merged_clusters_stay_together_unless_another_reviewer_parts_them(desk: Desk) -> None:
    desk.add(yesterday())
    _edition(desk)
    _said(desk, LIMA, "merge", other=CALL)
    desk.catch_up()
    assert _home(desk, LIMA) == _home(desk, CALL)
    desk.add([_by_another(yesterday()[4]), *today()])
    desk.catch_up()
    assert _home(desk, LIMA) == _home(desk, CALL)
    _said(desk, LIMA, "part", by="ben", records=(CALL,))
    desk.catch_up()
    assert _home(desk, LIMA) != _home(desk, CALL)


def test_of_two_that_say_otherwise_neither_binds_and_a_later_word_does() -> None:
    first, second = frozenset({"a", "b"}), frozenset({"c"})
    same, apart = Binding(True, first, second), Binding(False, second, frozenset({"b"}))
    assert agreed({1: ("ana", same)}) == [same]
    assert agreed({1: ("ana", same), 2: ("ben", apart)}) == []
    assert agreed({1: ("ana", same), 2: ("ana", apart)}) == [apart]
    assert agreed({1: ("ana", same), 2: ("ben", apart), 3: ("ana", apart)}) == [apart, apart]
    assert not same.contradicts(Binding(False, first, frozenset({"d"})))


def test_what_is_shown_of_a_thing_of_several_sources_is_corrected_until_a_later_report_says_otherwise(
    desk: Desk,
) -> None:
    desk.add(yesterday())
    made = _edition(desk)
    shown = next(one for one in made.briefing.meetings if one.place == "Lima")
    assert shown.sourcing is not None
    assert len(shown.sourcing.records) == 2
    correction = shown.model_dump(mode="json") | {"place": "Callao", "title": "Round of talks"}
    _said(desk, shown.id, "correct", correction=correction)
    made = _edition(desk)
    (again,) = made.briefing.meetings
    assert (again.place, again.title, again.id) == ("Callao", "Round of talks", shown.id)
    assert [(one.by, one.fields) for one in again.reviewed] == [("ana", ("title", "place"))]
    (change,) = made.changes.developed
    assert "place" in {one.field for one in change.fields}
    desk.add([_by_another(yesterday()[1])])
    assert isinstance(desk.brief(), NothingNew)
    _said(desk, shown.id, "accept", by="ben")
    assert {one.by for one in desk.reviews() if one.fields == ("title", "place")} == {"ana", "ben"}
    _said(desk, shown.id, "correct", by="ben", correction=correction | {"place": "Trujillo"})
    disputed = next(one for one in _edition(desk).briefing.meetings if one.id == shown.id)
    assert {one.disputed for one in disputed.reviewed} == {True}
    assert disputed.place == "Lima"
    _said(desk, shown.id, "correct", by="ben", correction=correction)
    desk.add(today())
    later = next(one for one in _edition(desk).briefing.meetings if one.id == shown.id)
    assert later.place == "Callao"


def test_what_is_said_of_a_removed_document_goes_with_it(desk: Desk) -> None:
    desk.add(yesterday())
    desk.catch_up()
    home = _home(desk, LIMA)
    assert home is not None
    _said(desk, home, "accept")
    _said(desk, IN_FRENCH, "note", note="who says so?", of_record=True)
    _said(desk, CALL, "reject")
    desk.forget(yesterday()[1].document.id)
    desk.forget(yesterday()[4].document.id)
    (left,) = desk.reviews()
    assert (left.verdict, left.documents) == ("accept", (yesterday()[0].document.id,))
    assert {span.document for span in left.seen.evidence} == set(left.documents)
