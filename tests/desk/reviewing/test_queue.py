"""What a queue counts is what one comes upon who goes through it: it is counted in other ways than it is found."""

from __future__ import annotations

from collections import Counter

import pytest
from readout_tests.clocks import VirtualClock
from readout_tests.mornings import today, yesterday

from readout.desk import Desk, NewReview
from readout.desk.reviewing.queue import GROUPS, Queue
from readout.desk.reviewing.waiting import Chosen


@pytest.fixture
def reviewed(desk: Desk) -> Desk:
    """A desk whose reviewers agree on some and differ on others, and of which a document was read anew since."""
    clock = desk.clock = VirtualClock()
    reports = [*yesterday(), *today()]
    desk.add(reports)
    names = [record.id for report in desk.reports() for record in report.records()]
    for by, verdict, some in (
        ("Ida", "accept", names[::4]),
        ("Ole", "reject", names[::2]),
        ("Kim", "reject", names[1::3]),
        ("Kim", "accept", names[4::7]),
    ):
        clock.time += 60
        desk.review_all(NewReview(what=name, verdict=verdict, by=by, of_record=True) for name in some)  # type: ignore[arg-type]
    clock.time += 60
    run = reports[0].run.model_copy(update={"model": "another"})
    assert desk.adding().add(reports[0].model_copy(update={"run": run})) == "anew"
    return desk


@pytest.mark.parametrize("by", ["Ida", "Ole", "Kim", "Eva"])
@pytest.mark.parametrize("chosen", [Chosen(), Chosen(type="statement"), Chosen(party="country-no")])
def test_as_many_are_counted_as_are_found(reviewed: Desk, by: str, chosen: Chosen) -> None:
    with reviewed.store.reading() as session:
        queue, place, found = Queue(session, by, chosen), None, Counter[str]()
        while (item := queue.after(place)) is not None:
            place = item.place
            found[GROUPS[place.group]] += 1
        told = Queue(session, by, chosen).counts()
    # Of the others, what was read anew since its review is told apart only when one comes upon it.
    assert {one: told.get(one, 0) for one in ("disputed", "rejected")} == {  # type: ignore[call-overload]
        one: found[one] for one in ("disputed", "rejected")
    }
