"""What is due is told with what became of it, by what was merged alone; it says the same before and after a turn."""

from __future__ import annotations

import datetime as dt

import pytest
from readout_tests.mornings import Paper
from sqlalchemy import select

from readout.desk import Desk
from readout.desk.editions.asking import note_verdicts
from readout.desk.editions.catching_up import join_again
from readout.desk.store.tables import DoubtRow
from readout_schemas import Report, When
from readout_schemas.desk import DueList

TODAY = dt.date(2024, 6, 20)
SHIPS = "send two ships to Peru"
POLICE = "send 200 police to Haiti"


class Fixed:
    """A clock that stands still at noon of a day."""

    def __init__(self, day: dt.date) -> None:
        self.day = day

    def now(self) -> float:
        return 0.0

    def wall(self) -> float:
        return dt.datetime.combine(self.day, dt.time(12), dt.UTC).timestamp()

    async def sleep(self, seconds: float) -> None:
        del seconds


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.clock = Fixed(TODAY)
    return desk


def promise(words: str, day: str, actor: str, action: str, deadline: str | None, status: str = "agreed") -> Report:
    """A report of one promise."""
    when = deadline and When(text="by then", edtf=deadline, basis="stated")
    paper = Paper(f"{actor}-{day}.txt", day, "en", words, f"The {actor} Post")
    return paper.commitment(words, actor, action, status, deadline=when).report()


def states(found: DueList) -> list[tuple[str, str, str]]:
    return [(str(one.day), one.state, one.record.actors[0].name) for one in found.commitments]


SEVERAL = [
    promise("Kenya will send 200 police officers to Haiti in June.", "06-02", "Kenya", "send 200 police", "2024-06"),
    promise("Ghana will open its market before the tenth.", "06-02", "Ghana", "open its market", "2024-06-10"),
    promise("Chile has promised new buoys within days.", "06-02", "Chile", "lay new buoys", "2024-06-05/2024-06-19"),
    promise("Japan promised to pay soon.", "06-02", "Japan", "pay", None),
    promise("Peru refuses to comment by Friday.", "06-02", "Peru", "comment", "2024-06-21", "refused"),
]


def test_a_deadline_is_past_when_its_last_day_is(desk: Desk) -> None:
    desk.add(SEVERAL)
    alone = desk.due()
    assert states(alone) == [
        ("2024-06-10", "overdue", "Ghana"),
        ("2024-06-19", "overdue", "Chile"),
        ("2024-06-30", "open", "Kenya"),
    ]
    assert {document.text for document in alone.documents} == {None}
    assert [one.documents for one in alone.commitments] == [
        (document.id,) for document in (SEVERAL[1].document, SEVERAL[2].document, SEVERAL[0].document)
    ]
    desk.catch_up()
    assert states(desk.due()) == states(alone)
    assert [name for *_, name in states(desk.due(dt.date(2024, 6, 10), dt.date(2024, 6, 19)))] == ["Ghana", "Chile"]
    assert states(desk.due(dt.date(2024, 6, 11), dt.date(2024, 6, 18))) == []
    assert [name for *_, name in states(desk.due(party="country-ke"))] == ["Kenya"]
    desk.clock = Fixed(dt.date(2024, 7, 1))
    assert {state for _, state, _ in states(desk.due())} == {"overdue"}


def test_what_was_done_is_kept_with_the_words_that_say_so(desk: Desk) -> None:
    offered = promise("Norway offered to send two ships to Peru in June.", "06-11", "Norway", SHIPS, "2024-06-15")
    done = promise("Norway sent two ships to Peru this week.", "06-14", "Norway", SHIPS, "2024-06-15", "implemented")
    desk.add([offered, done])
    desk.catch_up()
    (one,) = desk.due().commitments
    assert (one.state, one.day) == ("kept", dt.date(2024, 6, 15))
    (step,) = [each for each in one.later if each.field == "status"]
    assert (step.before, step.after, step.day, step.type) == (
        "agreed",
        "implemented",
        dt.date(2024, 6, 14),
        "commitment",
    )
    assert step.evidence.text == "Norway sent two ships to Peru this week."
    assert one.documents == (offered.document.id, done.document.id)
    desk.forget(done.document.id)
    assert all(each.document != done.document.id for left in desk.due().commitments for each in left.later)


def test_a_refusal_withdraws_a_promise_once_somebody_judged_them_one(desk: Desk) -> None:
    said = promise("Kenya will send 200 police to Haiti.", "06-02", "Kenya", POLICE, "2024-06-25")
    no = promise("Kenya refuses to send 200 police to Haiti.", "06-12", "Kenya", POLICE, "2024-06-25", "refused")
    desk.add([said, no])
    desk.catch_up()
    assert states(desk.due()) == [("2024-06-25", "open", "Kenya")]
    with desk.store.writing() as session:
        (doubt,) = session.scalars(select(DoubtRow)).all()
        join_again(session, desk.clock, note_verdicts(session, {(doubt.first, doubt.second): "same"}))
    (one,) = desk.due().commitments
    assert (one.state, [each.after for each in one.later]) == ("withdrawn", ["refused"])
    assert one.later[0].day == dt.date(2024, 6, 12)
