"""What became one and parts again: each part has the id that it had before, whatever is larger."""

from __future__ import annotations

from typing import Any

import pytest
from readout_tests.mornings import Paper, today, yesterday
from sqlalchemy import select

from readout.desk import Desk, NewReview
from readout.desk.editions import Edition, Wanted
from readout.desk.store.tables import ClusterRecordRow, ClusterRow
from readout.references import first_fault
from readout_schemas import Report

pytestmark = pytest.mark.xdist_group("desk")
LIMA, IN_FRENCH = (yesterday()[at].meetings[0].id for at in (0, 1))
CALL = yesterday()[4].meetings[0].id
TALKS = IN_FRENCH
"""What the thing of the two is called: documents of one day stand in the order of their ids."""


@pytest.fixture
def merged(desk: Desk) -> Desk:
    """A call that is known for longer, and talks of which more tell, made one by a reviewer."""
    desk.add(yesterday()[4:5])
    _edition(desk)
    desk.add(yesterday())
    _edition(desk)
    assert _homes(desk) == [CALL, TALKS, TALKS]
    _said(desk, LIMA, "merge", other=CALL)
    _edition(desk)
    assert _homes(desk) == [CALL, CALL, CALL]
    return desk


def _said(desk: Desk, what: str, verdict: Any, by: str = "ana", **given: Any) -> None:
    desk.review(NewReview(what=what, verdict=verdict, by=by, **given))


def _edition(desk: Desk) -> Edition:
    made = desk.brief(Wanted(unchanged=True))
    assert isinstance(made, Edition), made
    assert first_fault(made.briefing) is None
    return made


def _homes(desk: Desk, *records: str) -> list[str | None]:
    with desk.store.reading() as session:
        home = select(ClusterRecordRow.cluster)
        named = records or (CALL, LIMA, IN_FRENCH)
        return [session.scalar(home.where(ClusterRecordRow.record == name)) for name in named]


def _by_another(report: Report) -> Report:
    run = report.run.model_copy(update={"model": "another"})
    (one,) = report.meetings
    return report.model_copy(update={"run": run, "meetings": (one.model_copy(update={"title": "A meeting"}),)})


@pytest.mark.parametrize("how", ["withdraw", "part", "part_others"])
def test_each_part_gets_its_id_back(merged: Desk, how: str) -> None:
    """Whoever parts it, and whichever side is named as the other thing."""
    if how == "withdraw":
        _said(merged, CALL, "withdraw")
    else:
        _said(merged, CALL, "part", records=(CALL,) if how == "part" else (LIMA, IN_FRENCH))
    _edition(merged)
    assert _homes(merged) == [CALL, TALKS, TALKS]
    with merged.store.reading() as session:
        rows = session.execute(select(ClusterRow.id, ClusterRow.ended, ClusterRow.replaced_by)).all()
    assert {tuple(row) for row in rows if row.id in {CALL, TALKS}} == {(CALL, False, None), (TALKS, False, None)}


def test_with_more_that_came_meanwhile(merged: Desk) -> None:
    """The later report of the talks outweighs all that the older one had."""
    merged.add(today())
    _edition(merged)
    later = next(one for one in today() if one.document.language == "de").meetings[0].id
    assert _homes(merged, later) == [CALL]
    _said(merged, CALL, "withdraw")
    _edition(merged)
    assert _homes(merged, CALL, LIMA, IN_FRENCH, later) == [CALL, TALKS, TALKS, TALKS]


def test_with_a_document_that_was_read_again_meanwhile(merged: Desk) -> None:
    merged.add([_by_another(yesterday()[at]) for at in (1, 4)])
    merged.catch_up()
    assert _homes(merged) == [CALL, CALL, CALL]
    _said(merged, CALL, "withdraw")
    _edition(merged)
    assert _homes(merged) == [CALL, TALKS, TALKS]


def test_once_and_again(merged: Desk) -> None:
    for _ in range(2):
        _said(merged, CALL, "withdraw")
        _edition(merged)
        assert _homes(merged) == [CALL, TALKS, TALKS]
        _said(merged, LIMA, "merge", other=CALL)
        _edition(merged)
        assert _homes(merged) == [CALL, CALL, CALL]


def test_what_was_one_of_three_comes_back_each_by_itself(merged: Desk) -> None:
    """And who leads to a part that is by itself again leads there."""
    police = yesterday()[2].commitments[0].id
    trade = yesterday()[5].commitments[0].id
    ships = yesterday()[0].commitments[0].id
    _said(merged, trade, "merge", by="ben", other=police)
    _edition(merged)
    stays = _homes(merged, police)[0]
    assert stays is not None
    _said(merged, ships, "merge", by="ben", other=stays)
    _edition(merged)
    assert len(set(_homes(merged, police, trade, ships))) == 1
    for _ in range(2):
        last = max(one.number for one in merged.reviews(by="ben") if one.verdict == "merge" and not one.taken_back)
        merged.review(NewReview(what=ships, verdict="withdraw", by="ben", number=last))
        _edition(merged)
    assert _homes(merged, police, trade, ships) == [police, trade, ships]


def test_what_was_said_of_a_part_is_said_of_it_again(merged: Desk) -> None:
    _said(merged, CALL, "withdraw")
    made = _edition(merged)
    shown = next(one for one in made.briefing.meetings if one.id == TALKS)
    correction = shown.model_dump(mode="json") | {"title": "Round of talks"}
    _said(merged, TALKS, "correct", by="ben", correction=correction)
    _said(merged, LIMA, "merge", other=CALL)
    _edition(merged)
    _said(merged, CALL, "withdraw")
    titles = {one.id: one.title for one in _edition(merged).briefing.meetings}
    assert titles[TALKS] == "Round of talks"
    assert titles[CALL] == "Call of Japan and Brazil"


def test_editions_tell_of_it_what_was_so_then(merged: Desk) -> None:
    """It is new when it comes back, was one with the other meanwhile, and was never gone."""
    before = merged.changes(2, 3)
    _said(merged, CALL, "withdraw")
    made = _edition(merged)
    assert TALKS in {one.id for one in made.changes.new}
    assert merged.changes(2, 3) == before
    assert TALKS not in {one.id for one in (*before.gone, *before.new)}
    assert merged.changes(2, 4).gone == ()


@pytest.fixture
def rejected(desk: Desk) -> tuple[Desk, list[int]]:
    """Talks of which two tell, rejected as a whole, with an edition since; the reviews that say so."""
    desk.add(yesterday())
    _edition(desk)
    kept = desk.review(NewReview(what=TALKS, verdict="reject", by="ana", whole=True))
    _edition(desk)
    assert _homes(desk) == [CALL, None, None]
    return desk, [one.number for one in kept]


def _accept_again(desk: Desk, reviews: list[int]) -> None:
    desk.review_all(NewReview(what="", verdict="withdraw", by="ana", number=number) for number in reviews)


def test_what_was_rejected_as_a_whole_comes_back_under_its_id(rejected: tuple[Desk, list[int]]) -> None:
    """It was gone meanwhile, and is new when it is there again."""
    desk, reviews = rejected
    _accept_again(desk, reviews)
    made = _edition(desk)
    assert _homes(desk) == [CALL, TALKS, TALKS]
    assert TALKS in {one.id for one in made.changes.new}
    assert [one.id for one in desk.changes(1, 2).gone] == [TALKS]
    assert desk.changes(1, 3).gone == desk.changes(1, 3).new == ()


def test_what_comes_back_one_record_after_the_other_is_called_as_it_was(rejected: tuple[Desk, list[int]]) -> None:
    desk, reviews = rejected
    for number in reversed(reviews):  # the last is that of which it has its id
        _accept_again(desk, [number])
        _edition(desk)
    assert _homes(desk) == [CALL, TALKS, TALKS]


def test_what_came_meanwhile_of_it_keeps_its_id_and_the_other_leads_there(rejected: tuple[Desk, list[int]]) -> None:
    desk, reviews = rejected
    desk.add(today())
    _edition(desk)
    later = next(one for one in today() if one.document.language == "de").meetings[0].id
    assert _homes(desk, later) == [later]
    _accept_again(desk, reviews)
    _edition(desk)
    assert _homes(desk, LIMA, IN_FRENCH, later) == [later, later, later]
    with desk.store.reading() as session:
        assert session.get_one(ClusterRow, TALKS).replaced_by == later


def test_another_thing_of_the_same_words_does_not_get_the_id(desk: Desk) -> None:
    """A sentence of which two promises are read, and one that is rejected and accepted again."""
    words = "Norway promised to buy salt and to sell wool."
    paper = Paper("1.txt", "06-11", "en", words)
    salt, wool = (paper.commitment(words, "Norway", what).report() for what in ("buy salt", "sell wool"))
    assert salt.commitments
    first, second = (one.id for one in wool.commitments)
    desk.add([wool])
    _edition(desk)
    _said(desk, first, "reject", of_record=True)
    desk.catch_up()
    assert _homes(desk, first, second) == [None, second]
    _said(desk, first, "withdraw", of_record=True)
    desk.catch_up()
    assert _homes(desk, first, second) == [first, second]


def test_it_comes_back_too_where_it_is_called_by_a_record_that_is_another_thing(desk: Desk) -> None:
    desk.add([*yesterday(), *today()])
    _edition(desk)
    later = next(one for one in today() if one.document.language == "de").meetings[0].id
    assert _homes(desk, LIMA, IN_FRENCH, later) == [TALKS, TALKS, TALKS]
    _said(desk, TALKS, "part", records=(IN_FRENCH,))
    _edition(desk)
    parted = _homes(desk, LIMA, IN_FRENCH, later)
    assert parted == [TALKS, f"{TALKS}~2", TALKS]
    reviews = desk.review(NewReview(what=TALKS, verdict="reject", by="ana", whole=True))
    _edition(desk)
    assert _homes(desk, LIMA, IN_FRENCH, later) == [None, f"{TALKS}~2", None]
    _accept_again(desk, [one.number for one in reviews])
    _edition(desk)
    assert _homes(desk, LIMA, IN_FRENCH, later) == parted
