"""Watches come with their schedule and what they have seen, jobs when they have ended; secrets stay, and what runs."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from readout_tests.clocks import VirtualClock
from readout_tests.desks import content, moved
from readout_tests.mornings import yesterday
from sqlalchemy import select

from readout.desk import Desk
from readout.desk.editions import Wanted
from readout.desk.jobs import Given, Submission
from readout.desk.jobs.ending import begin, end, note
from readout.desk.jobs.schedules import Schedule
from readout.desk.jobs.watches import NewWatch
from readout.desk.store.job_tables import JobDocumentRow, JobRow, WatchRow, WatchSeenRow
from readout.desk.store.movable import holds_secret

pytestmark = pytest.mark.xdist_group("desk")
FEED = "https://news.example/feed.xml?format=rss"
TABLES = ("watches", "watch_seen", "jobs", "job_sources", "job_documents", "job_events")


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        (FEED, False),
        ("https://news.example/feed/monkey?page=2&lang=de", False),
        ("https://ida:word@news.example/feed", True),
        ("https://news.example/feed?lang=de&api_key=12", True),
        ("https://news.example/feed?X-Amz-Signature=12", True),
        ("https://news.example/feed?access_token=12", True),
        ("https://[news.example/feed", True),
    ],
)
def test_which_addresses_hold_a_secret(address: str, is_one: bool) -> None:
    assert holds_secret(address) is is_one


@pytest.fixture
def busy(there: Desk) -> Desk:
    """With two watches, one of them of a secret address, a turn of each, a job that failed, one that waits."""
    daily = Schedule.of(None, "06:30", "Europe/Berlin")
    there.watch(NewWatch(kind="address", place=FEED, schedule=daily, name="news"), "command", "ida")
    secret = NewWatch(kind="address", place=f"{FEED}&token=12", schedule=Schedule.of("1h", None), name="secret")
    there.watch(secret, "http", "ida")
    there.add(yesterday())
    there.brief()
    there.submit(Submission(sources=(Given.text("It failed."),)), "ida", "job-1")
    there.begin_turn("news", "ida")
    there.begin_turn("secret", "ida")
    there.submit_edition(Wanted(), "ida")
    with there.store.writing() as session:
        at = there.now()
        for row in session.scalars(select(JobRow).order_by(JobRow.number)).all():
            begin(session, row, at)
            told = JobDocumentRow(job=row.number, at=at, document=yesterday()[0].document.id, source="1.txt")
            told.outcome, told.records, told.asked = "new", 2, True
            session.add(told)
            session.flush()
            note(session, row, at, "document", document=told)
            row.result = '{"number": 1}' if row.kind == "edition" else None
            end(session, row, at, "failed" if row.id == "job-1" else "done", "nothing was got")
        watch = session.scalars(select(WatchRow.number).where(WatchRow.name == "news")).one()
        session.add(WatchSeenRow(watch=watch, name="0" * 64, tries=1, settled=True, at=at))
    there.submit(Submission(sources=(Given.text("It waits."),)), "ida", "job-3")
    return there


def test_an_empty_desk_goes_on_watching_where_the_other_was(busy: Desk, desk: Desk, tmp_path: Path) -> None:
    done = busy.export(tmp_path / "all.gz")
    assert (done.staying.watches, done.staying.jobs) == (("secret",), 1)
    came = desk.import_(tmp_path / "all.gz")
    assert (came.watches, came.jobs) == (1, 4)
    (watch,) = desk.watches()
    assert watch == busy.find_watch("news")
    jobs = {one.id: one for one in busy.jobs().items}
    assert {one.id for one in desk.jobs().items} == jobs.keys() - {"job-3"}
    assert desk.job("job-1") == jobs["job-1"]
    assert desk.job_events(desk.job("job-1")) == busy.job_events(jobs["job-1"])
    assert {one.watch for one in desk.jobs().items} == {None, "news"}
    later = desk.watch(NewWatch(kind="folder", place="/wires", schedule=Schedule.of("1h", None)), "command", "ida")
    assert later.name == "wires"
    desk.submit(Submission(sources=(Given.text("Another."),)), "ida")
    assert b"token=12" not in (tmp_path / "all.gz").read_bytes()


def test_a_desk_that_watches_and_works_gets_each_once(
    busy: Desk, desk: Desk, clock: VirtualClock, tmp_path: Path
) -> None:
    """What it watches itself it watches by its own schedule; another place of one name is called otherwise."""
    desk.add(yesterday()[:1])
    desk.brief()
    hourly = Schedule.of("1h", None)
    desk.watch(NewWatch(kind="address", place="https://other.example/", schedule=hourly, name="news"), "http", "ben")
    desk.submit(Submission(sources=(Given.text("Its own."),)), "ben", "own")
    done = moved(busy, desk, tmp_path)
    assert (done.watches, done.jobs) == (1, 4)
    told = {one.name: (one.place, one.schedule, one.next_at) for one in desk.watches()}
    theirs = busy.find_watch("news")
    assert told["news-2"] == (FEED, theirs.schedule, theirs.next_at)
    assert told["news"][:2] == ("https://other.example/", hourly)
    assert desk.job("own").state == "queued"
    assert [event.kind for event in desk.job_events(desk.job("job-1"))] == ["queued", "running", "document", "failed"]
    assert desk.job_events(desk.job("job-1"))[2].document is not None
    (made,) = [one for one in desk.jobs().items if one.kind == "edition"]
    assert made.result == {"number": 2}, "its edition by the number that it has here"
    before = {name: content(desk)[name] for name in TABLES}
    again = desk.import_(tmp_path / "moved.gz")
    assert (again.watches, again.jobs) == (0, 0)
    assert {name: content(desk)[name] for name in TABLES} == before
    clock.time += dt.timedelta(days=400).total_seconds()
    desk.retain(365)
    assert [one.id for one in desk.jobs().items] == ["own"]
