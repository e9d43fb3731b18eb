"""What people say of records: kept, never written over, and not undone by a new reading."""

from __future__ import annotations

from typing import Any

import pytest
from readout_tests.mornings import today, yesterday

from readout import render
from readout.desk import Desk, NewReview
from readout.desk.editions import Edition, NothingNew, Wanted
from readout.errors import InputError
from readout.references import first_fault
from readout_schemas import AnyRecord, Commitment, Report

pytestmark = pytest.mark.xdist_group("desk")


def _ships() -> Report:
    return yesterday()[0]


def _said(desk: Desk, what: str, verdict: Any, by: str = "ana", **given: Any) -> None:
    desk.review(NewReview(what=what, verdict=verdict, by=by, **given))


def _edition(desk: Desk, **wanted: Any) -> Edition:
    made = desk.brief(Wanted(**wanted))
    assert isinstance(made, Edition), made
    assert first_fault(made.briefing) is None
    return made


def _fields(record: AnyRecord, **fields: Any) -> dict[str, Any]:
    return record.model_dump(mode="json") | fields


def _read_again(report: Report, **fields: Any) -> Report:
    """The report of another model, which numbers its commitments otherwise, and says other things of them."""
    (one,) = report.commitments
    again = one.model_copy(update={"id": one.id.replace(".c1", ".c2"), **fields})
    return report.model_copy(
        update={"commitments": (again,), "run": report.run.model_copy(update={"model": "another"})}
    )


def test_a_corrected_field_has_the_reviewers_value_and_says_so(desk: Desk) -> None:
    """In what is found, in the next edition, and when the document is read again."""
    desk.add(yesterday())
    first = _edition(desk)
    (ships,) = _ships().commitments
    actor = {"name": "Sweden", "kind": "country", "as_written": None}
    _said(desk, ships.id, "correct", correction=_fields(ships, status="agreed", actors=[actor]), note="see the minutes")
    assert desk.records([ships.id])[ships.id].status == "agreed"  # type: ignore[union-attr]
    made = _edition(desk)
    (shown,) = made.briefing.commitments
    assert isinstance(shown, Commitment)
    assert (shown.status, shown.actors[0].name, shown.actors[0].party) == ("agreed", "Sweden", "country-sweden")
    (mark,) = shown.reviewed
    assert (mark.by, mark.verdict, mark.fields, mark.note) == (
        "ana",
        "corrected",
        ("actors", "status"),
        "see the minutes",
    )
    assert [one.field for one in made.changes.developed[0].fields] == ["status"]
    assert shown.id in {one.id for one in first.briefing.records()}
    desk.add([_read_again(_ships(), action="dispatch two ships")])
    assert isinstance(desk.brief(), NothingNew)
    (read,) = desk.reports([_ships().document.id])
    assert read.commitments[0].action == "dispatch two ships"
    (kept,) = desk.records([read.commitments[0].id]).values()
    assert isinstance(kept, Commitment)
    assert (kept.status, kept.action, kept.actors[0].name) == ("agreed", "send two ships to Peru", "Sweden")


def test_a_wording_that_was_corrected_is_news(desk: Desk) -> None:
    """Though comparing two mornings would not call it so."""
    desk.add(yesterday())
    _edition(desk)
    (one,) = yesterday()[3].statements
    _said(desk, one.id, "correct", correction=_fields(one, gist="Norway goes on alone."))
    (change,) = _edition(desk).changes.developed
    assert [(each.field, each.before, each.after) for each in change.fields] == [
        ("gist", one.gist, "Norway goes on alone.")
    ]


def test_a_rejected_record_is_gone_and_stays_so(desk: Desk) -> None:
    """Also when another model finds it again; its reviewer may take it back."""
    desk.add(yesterday())
    _edition(desk)
    (ships,) = _ships().commitments
    _said(desk, ships.id, "reject", note="an offer of talks")
    assert desk.records([ships.id]) == {}
    made = _edition(desk)
    assert [one.id for one in made.changes.gone] == [ships.id]
    assert "1 record rejected by reviewers." in made.briefing.notes
    assert "1 record rejected by reviewers." in render.memo(made.briefing)
    desk.add([_read_again(_ships())])
    assert isinstance(desk.brief(), NothingNew)
    _said(desk, ships.id, "accept")
    assert len(_edition(desk).changes.new) == 1
    told = [(one.verdict, one.note, one.superseded) for one in desk.reviews()]
    assert told == [("reject", "an offer of talks", True), ("accept", "", False)]


def test_a_rejection_that_was_taken_back_is_counted_in_no_edition(desk: Desk) -> None:
    desk.add(yesterday())
    _edition(desk)
    (ships,) = _ships().commitments
    _said(desk, ships.id, "reject")
    _said(desk, ships.id, "withdraw")
    for none in (99, 10**20, -(10**20)):
        with pytest.raises(InputError, match=f"has no review {none}"):
            _said(desk, ships.id, "withdraw", number=none)
    desk.add(today())
    made = _edition(desk)
    assert [note for note in made.briefing.notes if "rejected" in note] == []


def test_what_a_later_reading_has_not_is_kept_where_a_reviewer_stands_for_it(desk: Desk) -> None:
    """Under another id, if that of then is given to something else now."""
    desk.add(yesterday())
    _edition(desk)
    (ships,) = _ships().commitments
    _said(desk, ships.id, "accept")
    other = ships.model_copy(update={"evidence": _ships().meetings[0].evidence, "action": "hold talks in Lima"})
    again = _read_again(_ships()).model_copy(update={"commitments": (other,)})
    desk.add([again])
    _edition(desk)
    found = {one.action: one.id for one in desk.records([ships.id, ships.id.replace(".c1", ".c2")]).values()}  # type: ignore[union-attr]
    assert found == {"hold talks in Lima": ships.id, "send two ships to Peru": ships.id.replace(".c1", ".c2")}


def test_where_two_reviewers_disagree_both_stand_until_one_gives_way(desk: Desk) -> None:
    desk.add(yesterday())
    (ships,) = _ships().commitments
    agreed = _fields(ships, status="agreed")
    _said(desk, ships.id, "correct", correction=agreed)
    _said(desk, ships.id, "accept", by="ben", as_read=True)
    (shown,) = [one for one in _edition(desk).briefing.commitments if one.reviewed]
    assert shown.status == "offered"
    assert {(one.by, one.verdict, one.disputed) for one in shown.reviewed} == {
        ("ana", "corrected", True),
        ("ben", "accepted", True),
    }
    _said(desk, ships.id, "correct", correction=agreed, by="ben")
    made = _edition(desk)
    assert [one.field for one in made.changes.developed[0].fields] == ["status"]
    assert not any(mark.disputed for one in made.briefing.records() for mark in one.reviewed)


def test_what_is_taken_back_of_a_record_is_what_was_said_of_that_one(desk: Desk) -> None:
    desk.add(yesterday())
    desk.catch_up()
    (ships,) = _ships().commitments
    other = yesterday()[1].records()[0].id
    _said(desk, ships.id, "accept", of_record=True)
    _said(desk, other, "reject", of_record=True)
    _said(desk, ships.id, "withdraw", of_record=True)
    assert [one.what for one in desk.reviews() if one.taken_back] == [ships.id]
    with pytest.raises(InputError, match="has said nothing of"):
        _said(desk, ships.id, "withdraw", of_record=True)
    assert [one.what for one in desk.reviews() if one.taken_back] == [ships.id]


def test_a_review_that_cannot_be_kept_is_one_line(desk: Desk) -> None:
    desk.add(yesterday())
    desk.catch_up()
    (ships,) = _ships().commitments
    wrong = _fields(ships, evidence=[{"text": "words that nobody wrote"}])
    for what, verdict, given, told in (
        ("none.c1", "accept", {}, "the desk has no record or cluster 'none.c1'"),
        (ships.id, "correct", {}, "give a correction"),
        (ships.id, "correct", {"correction": _fields(ships)}, "changes nothing"),
        (ships.id, "correct", {"correction": _fields(ships, stance="perhaps")}, "is no commitment"),
        (ships.id, "correct", {"correction": wrong}, "is not the document's text"),
        (ships.id, "merge", {"other": _ships().meetings[0].id}, "they cannot be one"),
        (ships.id, "merge", {"other": ships.id}, "are one cluster already"),
        (ships.id, "part", {"records": (ships.id,)}, "these are all of its records"),
        (ships.id, "note", {}, "give the note"),
        (ships.id, "accept", {"by": " "}, "give --as NAME"),
    ):
        with pytest.raises(InputError, match=told) as raised:
            _said(desk, what, verdict, **given)
        assert "\n" not in str(raised.value)
    assert desk.reviews() == []
