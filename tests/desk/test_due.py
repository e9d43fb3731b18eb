"""What is due is told with what became of it, by what was merged alone; it says the same before and after a turn."""

from __future__ import annotations

import datetime as dt
import importlib

import pytest
from readout_tests.mornings import Paper
from sqlalchemy import select

from readout.desk import Desk
from readout.desk.editions.asking import note_verdicts
from readout.desk.editions.catching_up import join_again
from readout.desk.store.queries import cursor_of
from readout.desk.store.tables import DoubtRow
from readout.errors import InputError
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


@pytest.mark.parametrize("joined", [False, True])
def test_pages_are_the_whole_list_in_its_order(desk: Desk, monkeypatch: pytest.MonkeyPatch, *, joined: bool) -> None:
    """However few things are looked up at once: who is due late may begin early, and what is one is told once."""
    monkeypatch.setattr(importlib.import_module("readout.desk.telling.due"), "TOGETHER", 2)
    deadlines = (
        "2024",
        "2024-06",
        "2024-06-03",
        "2023-01-01/2024-07-01",
        "2024-06-05/2024-06-19",
        "2024-06-19",
        "2024-06-20~",
    )
    countries = ("Kenya", "Ghana", "Chile", "Japan", "Peru", "Canada", "Norway")
    desk.add(
        promise(f"{who} will plant a thousand oaks in {who} soon.", "06-02", who, f"plant oaks in {who}", day)
        for who, day in zip(countries, deadlines, strict=True)
    )
    desk.add([promise("Kenya will plant a thousand oaks.", "06-03", "Kenya", "plant oaks in Kenya", "2024")])
    if joined:
        desk.catch_up()
    whole = desk.due()
    assert len(whole.commitments) == (7 if joined else 8)
    for size in (1, 3, 200):
        seen, after = [], None
        while True:
            page = desk.due(limit=size, after=after)
            assert len(page.commitments) <= size
            assert {one.id for one in page.documents} == {name for one in page.commitments for name in one.documents}
            seen += page.commitments
            after = page.next
            if after is None:
                break
        assert seen == list(whole.commitments), size
    first = desk.due(last=dt.date(2024, 6, 30), limit=2)
    assert [one.day.day for one in first.commitments] == [3, 19]
    rest = desk.due(last=dt.date(2024, 6, 30), limit=2, after=first.next)
    assert str(rest.commitments[0].day) == "2024-06-19"
    for wrong in ("x", cursor_of("due", "soon", "x"), cursor_of("party", "2024-06-01", "x")):
        with pytest.raises(InputError, match="is no page of this"):
            desk.due(limit=2, after=wrong)
