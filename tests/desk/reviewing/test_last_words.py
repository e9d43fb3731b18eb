"""The last word of each reviewer counts alone, wherever it is counted, and all that was said is kept to be read."""

from __future__ import annotations

from typing import Any

import pytest
from readout_tests.mornings import Paper, today, yesterday

from readout import render
from readout.desk import Desk, NewReview
from readout.desk.editions import Edition, Wanted
from readout.desk.editions.history import homes_of
from readout.errors import InputError

pytestmark = pytest.mark.xdist_group("desk")
SHIPS = yesterday()[0].commitments[0].id
SAYINGS = ("rejected by reviewers", "corrected by reviewers", "disputed among reviewers")
LIMA = [yesterday()[at].meetings[0].id for at in (0, 1)]
"""Two records of one meeting."""


def _said(desk: Desk, verdict: Any, by: str = "ana", what: str = SHIPS, **given: Any) -> None:
    desk.review(NewReview(what=what, verdict=verdict, by=by, **given))


def _next(desk: Desk) -> Edition:
    """The next edition, of all that there is, once something new has come."""
    words = f"Ida Berg said that Norway has waited for {desk.status().editions} days."
    paper = Paper(f"{desk.status().editions}.txt", "06-12", "en", words)
    desk.add([paper.statement(words, "Ida Berg", words[:-1], "Norway has waited.").report()])
    made = desk.brief(Wanted(unchanged=True))
    assert isinstance(made, Edition), made
    return made


def _noted(desk: Desk) -> list[str]:
    """What the next edition says of reviews, as its page, memo and text have it too."""
    made = _next(desk)
    notes = [one for one in made.briefing.notes if "reviewers" in one]
    for told in (render.memo(made.briefing), render.terminal(made.briefing, width=200), render.page(made.briefing)):
        said = [one for one in SAYINGS if one in told]
        assert said == [one for one in SAYINGS if any(one in note for note in notes)]
    return notes


def _briefed(desk: Desk) -> None:
    desk.add(yesterday())
    desk.brief()


def test_a_rejection_that_was_accepted_later_is_counted_as_none(desk: Desk) -> None:
    _briefed(desk)
    _said(desk, "reject")
    _said(desk, "accept")
    assert _noted(desk) == []
    (shown,) = [one for one in desk.edition(2).briefing.commitments if one.reviewed]
    assert [(one.by, one.verdict) for one in shown.reviewed] == [("ana", "accepted")]
    assert [(one.verdict, one.superseded) for one in desk.reviews()] == [("reject", True), ("accept", False)]
    assert desk.edition(2).changes.gone == ()


def test_what_was_accepted_and_is_rejected_later_is_counted_once_however_often_it_was_said(desk: Desk) -> None:
    _briefed(desk)
    for verdict in ("accept", "reject", "reject"):
        _said(desk, verdict)
    _said(desk, "reject", by="ben")
    assert _noted(desk) == ["1 record rejected by reviewers."]
    assert [(one.by, one.verdict, one.superseded) for one in desk.reviews()] == [
        ("ana", "accept", True),
        ("ana", "reject", True),
        ("ana", "reject", False),
        ("ben", "reject", False),
    ]


def test_a_rejection_that_another_contradicts_is_disputed_and_not_rejected(desk: Desk) -> None:
    _briefed(desk)
    _said(desk, "reject")
    _said(desk, "accept", by="ben")
    assert _noted(desk) == ["1 record disputed among reviewers, and shown as read."]
    _said(desk, "reject", by="ben")
    assert _noted(desk) == ["1 record rejected by reviewers."]


def test_what_an_edition_said_was_rejected_the_next_does_not_say_again(desk: Desk) -> None:
    """Though another one rejects it too, and other things came."""
    _briefed(desk)
    _said(desk, "reject")
    assert _noted(desk) == ["1 record rejected by reviewers."]
    _said(desk, "reject", by="ben")
    desk.add(today())
    assert _noted(desk) == []


def test_agreement_and_gold_know_the_last_word_alone(desk: Desk) -> None:
    desk.add(yesterday()[:1])
    for record in yesterday()[0].records():
        _said(desk, "reject", what=record.id, of_record=True)
        _said(desk, "accept", by="ben", what=record.id, of_record=True)
    told = desk.agreement("ana", "ben")
    assert (told.both, told.same) == (2, 0)
    assert list(desk.gold("ana").documents[0].article.records()) == []
    for record in yesterday()[0].records():
        _said(desk, "accept", what=record.id, of_record=True)
    told = desk.agreement("ana", "ben")
    assert (told.both, told.same, told.differences) == (2, 2, ())
    for by in ("ana", None):
        records = list(desk.gold(by).documents[0].article.records())
        assert (len(records), all(one.required for one in records)) == (2, True)
    _said(desk, "reject", by="ben", of_record=True)
    _said(desk, "reject", of_record=True)
    told = desk.agreement("ana", "ben")
    assert (told.both, told.same, told.differences) == (2, 2, ())
    assert [type(one).__name__ for one in desk.gold().documents[0].article.records()] == ["GoldMeeting"]


def test_who_accepts_a_thing_and_rejects_all_of_it_later_has_said_that_it_is_none(desk: Desk) -> None:
    """The word on what an edition shows of it is none of agreement's any more, until the rejection is taken back."""
    _briefed(desk)
    with desk.store.reading() as session:
        thing = homes_of(session, LIMA)[LIMA[0]]
    for by in ("ana", "ben"):
        _said(desk, "accept", by=by, what=thing)
    assert desk.agreement("ana", "ben").both == 1
    kept = desk.review(NewReview(what=thing, verdict="reject", by="ana", whole=True))
    assert desk.agreement("ana", "ben").both == 0
    assert [one.superseded for one in desk.reviews(by="ana")] == [True, False, False]
    desk.review_all(NewReview(what="", verdict="withdraw", by="ana", number=one.number) for one in kept)
    assert (desk.agreement("ana", "ben").both, desk.agreement("ana", "ben").same) == (1, 1)


def test_all_records_of_a_thing_are_accepted_as_they_are_shown(desk: Desk) -> None:
    _briefed(desk)
    with desk.store.reading() as session:
        thing = homes_of(session, LIMA)[LIMA[0]]
    kept = desk.review(NewReview(what=thing, verdict="accept", by="ana", whole=True, note="as in the minutes"))
    assert [(one.what, one.is_of_cluster) for one in kept] == [(name, False) for name in LIMA]
    made = _next(desk)
    (shown,) = [one for one in made.briefing.meetings if one.reviewed]
    assert [(one.by, one.verdict, one.note) for one in shown.reviewed] == [("ana", "accepted", "as in the minutes")]


@pytest.mark.parametrize(
    ("verdict", "what", "told"),
    [("accept", "none.m1", "nothing is left of"), ("correct", LIMA[0], "accepted or rejected")],
)
def test_what_cannot_be_said_of_a_thing_as_a_whole_is_one_line(desk: Desk, verdict: Any, what: str, told: str) -> None:
    _briefed(desk)
    with pytest.raises(InputError, match=told):
        _said(desk, verdict, what=what, whole=True, correction={})
    assert desk.reviews() == []
