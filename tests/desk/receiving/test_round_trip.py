"""From one desk into another with a history of its own, and back: both tell the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from readout_tests.clocks import VirtualClock
from readout_tests.desks import clusters, content, moved, said
from readout_tests.mornings import today, yesterday

from readout.desk import Desk
from readout.desk.editions import Edition, Wanted
from readout.desk.jobs.schedules import Schedule
from readout.desk.jobs.watches import NewWatch
from readout.references import first_fault

pytestmark = pytest.mark.xdist_group("desk")
DAILY = Schedule.of(None, "06:30", "Europe/Berlin")


def _first_history(desk: Desk, clock: VirtualClock) -> None:
    first, _, police, berg, call, _ = yesterday()
    desk.watch(NewWatch(kind="address", place="https://one.example/", schedule=DAILY), "http", "ida")
    desk.add(yesterday())
    desk.brief()
    for what, verdict, given in (
        (first.meetings[0].id, "merge", {"other": call.meetings[0].id}),
        (police.commitments[0].id, "reject", {}),
        (berg.statements[0].id, "accept", {"note": "heard it"}),
    ):
        clock.time += 60
        said(desk, what, verdict, **given)
    desk.brief()
    desk.add(today()[:3])
    desk.brief()
    desk.brief(Wanted(topic="Norway"))


def _second_history(desk: Desk, clock: VirtualClock) -> None:
    clock.time += 60
    desk.watch(NewWatch(kind="address", place="https://two.example/", schedule=DAILY), "command", "ben")
    desk.add(yesterday()[1:4])
    desk.brief()
    clock.time += 60
    said(desk, yesterday()[3].statements[0].id, "reject", by="ben")
    desk.add(today()[3:])
    desk.brief()


def _told(desk: Desk) -> dict[str, object]:
    desk.catch_up()
    records = desk.records(sorted(frozenset().union(*clusters(desk).values())))
    return {
        "documents": {one.id: one for one in desk.documents()},
        "records": records,
        "things": {*clusters(desk).values()},
        "reviews": [(one.at, one.by, one.verdict, one.documents, one.note, one.superseded) for one in desk.reviews()],
        "watches": [(one.name, one.place, one.schedule, one.next_at, one.by) for one in desk.watches()],
        "editions": {
            (title.topic, title.made_at): (one.briefing, one.changes)
            for title in desk.editions()
            for one in [desk.edition(title.number, title.topic)]
        },
        "failures": desk.failures(),
    }


def test_both_tell_the_same(there: Desk, desk: Desk, clock: VirtualClock, tmp_path: Path) -> None:
    _first_history(there, clock)
    _second_history(desk, clock)
    done = moved(there, desk, tmp_path)
    assert done.contrary == (yesterday()[3].statements[0].id,)
    assert done.left_out == {}
    desk.catch_up()
    assert moved(desk, there, tmp_path).left_out == {}
    assert _told(there) == _told(desk)
    for one in (there, desk):
        made = one.brief(Wanted(unchanged=True, topic="Chile"))
        assert isinstance(made, Edition)
        assert first_fault(made.briefing) is None
    with Desk.open(tmp_path / "third.sqlite3", clock) as third:
        desk.export(tmp_path / "all.gz")
        third.import_(tmp_path / "all.gz")
        stays = {"tokens", "sessions", "audit", "answered"}
        assert {name: rows for name, rows in content(third).items() if name not in stays} == {
            name: rows for name, rows in content(desk).items() if name not in stays
        }


def test_a_desk_that_nobody_joined_since_it_took_one_in_moves_too(
    there: Desk, desk: Desk, clock: VirtualClock, tmp_path: Path
) -> None:
    """Things that no turn has told are in the archive as such, and come on into a third with its own history."""
    _first_history(there, clock)
    _second_history(desk, clock)
    moved(there, desk, tmp_path)
    with Desk.open(tmp_path / "third.sqlite3", clock) as third:
        third.add(today()[4:5])
        third.brief()
        moved(desk, third, tmp_path)
        desk.catch_up()
        third.catch_up()
        assert {*clusters(third).values()} == {*clusters(desk).values()}
