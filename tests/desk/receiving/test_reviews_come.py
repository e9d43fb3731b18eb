"""What reviewers of another desk said comes once, with who and when; what they say otherwise stands beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from readout_tests.clocks import VirtualClock
from readout_tests.desks import clusters, home, moved, said
from readout_tests.mornings import today, yesterday

from readout.desk import Desk, NewReview
from readout.desk.editions import Edition, Wanted
from readout.desk.reviewing import Review
from readout.references import first_fault
from readout_schemas import Report

pytestmark = pytest.mark.xdist_group("desk")
LIMA, IN_FRENCH = (yesterday()[at].meetings[0].id for at in (0, 1))
TALKS = IN_FRENCH
CALL = yesterday()[4].meetings[0].id
BERG = yesterday()[3].statements[0].id
POLICE = yesterday()[2].commitments[0].id


@pytest.fixture
def both(there: Desk, desk: Desk, clock: VirtualClock) -> tuple[Desk, Desk]:
    """Both have read and joined the same."""
    for one in (there, desk):
        one.add(yesterday())
        one.brief()
    clock.time += 60
    return there, desk


def _told(several: list[Review]) -> list[tuple[object, ...]]:
    return [(one.at, one.by, one.verdict, one.what, one.note, one.fields, one.superseded) for one in several]


def _later(desk: Desk, clock: VirtualClock, what: str, verdict: str, by: str = "ana", **given: object) -> None:
    clock.time += 60
    said(desk, what, verdict, by, **given)


def test_all_that_was_said_comes_with_who_and_when_and_once(
    both: tuple[Desk, Desk], clock: VirtualClock, tmp_path: Path
) -> None:
    there, desk = both
    shown = there.records([POLICE])[POLICE]
    _later(there, clock, POLICE, "correct", correction=shown.model_dump(mode="json") | {"action": "send 300 officers"})
    _later(there, clock, BERG, "reject", note="she never said it")
    _later(there, clock, CALL, "note", by="ben", note="who says so?")
    _later(there, clock, TALKS, "accept")
    _later(there, clock, TALKS, "merge", other=CALL)
    there.brief()
    _later(there, clock, BERG, "withdraw")
    done = moved(there, desk, tmp_path)
    assert (done.reviews, done.contrary) == (6, ())
    assert _told(desk.reviews()) == _told(there.reviews())
    for _ in range(2):
        assert desk.import_(tmp_path / "moved.gz").reviews == 0
        desk.catch_up()
    there.catch_up()
    assert {*clusters(desk).values()} == {*clusters(there).values()}
    assert list(desk.records([POLICE, BERG]).values()) == list(there.records([POLICE, BERG]).values())
    assert moved(desk, there, tmp_path).reviews == 0


def test_the_last_word_of_a_person_counts_wherever_it_was_said(
    both: tuple[Desk, Desk], clock: VirtualClock, tmp_path: Path
) -> None:
    there, desk = both
    _later(there, clock, BERG, "accept")
    _later(desk, clock, BERG, "reject")
    _later(there, clock, CALL, "reject")
    assert moved(there, desk, tmp_path).contrary == (BERG,)
    assert moved(desk, there, tmp_path).contrary == (BERG,)
    for one in both:
        assert [(each.verdict, each.superseded) for each in one.reviews(BERG)] == [("accept", True), ("reject", False)]
        assert one.records([BERG, CALL]) == {}
    _later(there, clock, BERG, "withdraw")
    moved(there, desk, tmp_path)
    assert BERG in desk.records([BERG])


def test_two_people_of_two_desks_who_say_otherwise_both_stand(
    both: tuple[Desk, Desk], clock: VirtualClock, tmp_path: Path
) -> None:
    there, desk = both
    _later(there, clock, BERG, "accept")
    _later(there, clock, CALL, "accept")
    _later(desk, clock, BERG, "reject", by="ben")
    _later(desk, clock, CALL, "accept", by="ben")
    desk.brief()
    assert moved(there, desk, tmp_path).contrary == (BERG,)
    made = desk.brief(Wanted(unchanged=True))
    assert isinstance(made, Edition)
    assert first_fault(made.briefing) is None
    (shown,) = [one for one in made.briefing.statements if one.sourcing and BERG in one.sourcing.records]
    assert [(one.by, one.verdict, one.disputed) for one in shown.reviewed] == [
        ("ana", "accepted", True),
        ("ben", "rejected", True),
    ]


def test_what_was_said_of_another_reading_is_said_of_the_record_that_has_its_words(
    there: Desk, desk: Desk, clock: VirtualClock, tmp_path: Path
) -> None:
    """It is one record with what was said here, under another id."""
    there.add(yesterday())
    _later(there, clock, LIMA, "reject")
    desk.add([_otherwise(yesterday()[0])])
    own = f"{LIMA}1"
    _later(desk, clock, own, "accept", by="ben")
    assert moved(there, desk, tmp_path).contrary == (own,)
    (report,) = desk.reports([yesterday()[0].document.id])
    assert [one.id for one in report.meetings] == [own]
    assert [one.by for one in desk.reviews()] == ["ana", "ben"]
    assert len({one.subject for one in desk.reviews()}) == 1
    made = desk.brief(Wanted(unchanged=True))
    assert isinstance(made, Edition)
    cited = [one.document for each in made.briefing.meetings for one in each.evidence]
    assert cited.count(yesterday()[0].document.id) == 1


def _otherwise(report: Report) -> Report:
    """The same words under another id, by another model, later than the other desk's."""
    (one,) = report.meetings
    run = report.run.model_copy(update={"model": "another"})
    other = one.model_copy(update={"id": f"{one.id}1"})
    return report.model_copy(update={"run": run, "meetings": (other,)})


def test_of_a_merge_there_and_a_parting_here_neither_holds_and_it_is_said(
    both: tuple[Desk, Desk], clock: VirtualClock, tmp_path: Path
) -> None:
    there, desk = both
    _later(there, clock, TALKS, "merge", other=CALL)
    _later(desk, clock, TALKS, "merge", by="ben", other=CALL)
    desk.brief()
    thing = home(desk, CALL)
    assert thing is not None
    _later(desk, clock, thing, "part", by="cleo", records=(CALL,))
    assert moved(there, desk, tmp_path).contrary == (thing,)
    desk.brief()
    assert home(desk, CALL) != home(desk, LIMA)
    _later(desk, clock, thing, "withdraw", by="cleo")
    desk.brief()
    assert home(desk, CALL) == home(desk, LIMA)


def test_a_merge_with_what_is_here_holds_though_its_records_are_joined_in_other_turns(
    there: Desk, desk: Desk, clock: VirtualClock, tmp_path: Path
) -> None:
    from readout.desk.editions import catching_up

    for one in (there, desk):
        one.add(yesterday())
        one.brief()
    clock.time += 60
    there.add(today())
    there.brief()
    late = today()[4].meetings[0].id
    _later(there, clock, CALL, "merge", other=late)
    there.brief()
    moved(there, desk, tmp_path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catching_up, "TOGETHER", 1)
        desk.catch_up()
    assert home(desk, late) == home(desk, CALL) == CALL
    assert {*clusters(desk).values()} == {*clusters(there).values()}


def test_what_came_goes_when_its_document_is_forgotten(
    both: tuple[Desk, Desk], clock: VirtualClock, tmp_path: Path
) -> None:
    there, desk = both
    _later(there, clock, TALKS, "accept")
    _later(there, clock, CALL, "reject")
    moved(there, desk, tmp_path)
    for name in (yesterday()[4].document.id, yesterday()[0].document.id):
        desk.forget(name)
    (left,) = desk.reviews()
    assert (left.verdict, left.documents) == ("accept", (yesterday()[1].document.id,))
    assert isinstance(desk.review(NewReview(what=IN_FRENCH, verdict="accept", by="ben")), list)
