"""What is watched is looked at when it is time, each turn a job; what a watch has seen is not read again."""

from __future__ import annotations

import datetime as dt
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from readout_tests.loopback import Loopback
from readout_tests.site import article, serving

from readout.desk import Desk
from readout.desk.jobs.schedules import Schedule
from readout.desk.jobs.watches import NewWatch
from readout.errors import InputError

if TYPE_CHECKING:
    from tests.desk.jobs.conftest import Day, Work

HOURLY = Schedule.of("1h", None)
RSS = "application/rss+xml"


@pytest.mark.parametrize(
    ("every", "daily", "zone", "now", "later", "told"),
    [
        ("15m", None, None, "2025-03-15T12:00", "2025-03-15T12:15", "every 15m"),
        ("36h", None, None, "2025-03-15T12:00", "2025-03-17T00:00", "every 36h"),
        ("2d", None, None, "2025-03-15T12:00", "2025-03-17T12:00", "every 2d"),
        (None, "06:30", "Europe/Berlin", "2025-03-15T05:29", "2025-03-15T05:30", "daily at 06:30 (Europe/Berlin)"),
        (None, "06:30", "Europe/Berlin", "2025-03-15T05:30", "2025-03-16T05:30", "daily at 06:30 (Europe/Berlin)"),
        (None, "06:30", "Europe/Berlin", "2025-03-29T12:00", "2025-03-30T04:30", "daily at 06:30 (Europe/Berlin)"),
        (None, "02:30", "Europe/Berlin", "2025-03-29T12:00", "2025-03-30T01:30", "daily at 02:30 (Europe/Berlin)"),
        (
            None,
            "00:10",
            "Pacific/Auckland",
            "2025-03-15T11:05",
            "2025-03-15T11:10",
            "daily at 00:10 (Pacific/Auckland)",
        ),
        (None, "23:50", "America/Lima", "2025-03-15T04:55", "2025-03-16T04:50", "daily at 23:50 (America/Lima)"),
    ],
)
def test_the_next_turn_is_reckoned_where_the_clock_hangs(
    every: str | None, daily: str | None, zone: str | None, now: str, later: str, told: str
) -> None:
    schedule = Schedule.of(every, daily, zone)
    moment = dt.datetime.fromisoformat(now).replace(tzinfo=dt.UTC)
    assert schedule.after(moment).isoformat() == f"{later}:00+00:00"
    assert schedule.told() == told
    assert schedule.first(moment) == (moment if every else schedule.after(moment))


@pytest.mark.parametrize(
    ("every", "daily", "zone", "told"),
    [
        (None, None, None, "say how often"),
        ("1h", "06:30", None, "say how often"),
        ("1h", None, "UTC", "a zone is of a time of day"),
        ("0m", None, None, "is no length of time"),
        ("soon", None, None, "is no length of time"),
        (None, "6:30", None, "is no time of day"),
        (None, "24:00", None, "is no time of day"),
        (None, "06:30", "Middle/Earth", "is no time zone"),
        (None, "06:30", "../../etc/passwd", "is no time zone"),
    ],
)
def test_a_schedule_that_is_none_is_told_in_a_line(
    every: str | None, daily: str | None, zone: str | None, told: str
) -> None:
    with pytest.raises(InputError, match=told):
        Schedule.of(every, daily, zone)


def test_a_folder_is_looked_at_turn_by_turn_and_each_file_is_read_once(
    dated: Desk, clock: Day, tmp_path: Path, work: Work, server: Loopback
) -> None:
    """One that changes is read again; an empty folder is no fault, and one that is gone is."""
    desk, noon, folder = dated, clock.at, tmp_path / "in"
    folder.mkdir()
    desk.watch(NewWatch(kind="folder", place=str(folder), schedule=HOURLY, name="wires"), "command", "Ida")
    with pytest.raises(InputError, match="there is a watch 'wires' already"):
        desk.watch(NewWatch(kind="folder", place="x", schedule=HOURLY, name="wires"), "command", "Ida")
    work(desk)
    (watch,) = desk.watches()
    assert (watch.next_at, watch.last_at, watch.fault) == (noon + dt.timedelta(hours=1), noon, None)
    (folder / "a.txt").write_text("Norway said on Monday that it would pay.", encoding="utf-8")
    (folder / "b.txt").write_text("", encoding="utf-8")
    work(desk)  # it is not time yet
    assert (len(server.requests), len(desk.jobs().items)) == (0, 1)
    clock.pass_(hours=1)
    work(desk)
    job = desk.jobs().items[0]
    assert (job.kind, job.what, job.watch, job.outcomes) == ("turn", "wires", "wires", {"new": 1, "failed": 1})
    assert desk.watches()[0].fault == "1 of 2 documents failed"
    for _ in range(4):
        clock.pass_(hours=1)
        work(desk)
    assert [one.times for one in desk.failures()] == [3]  # and then it is left alone
    assert (len(server.requests), desk.jobs().items[0].outcomes) == (1, {})
    (folder / "a.txt").write_text("Norway said on Tuesday that it had paid.", encoding="utf-8")
    os.utime(folder / "a.txt", (1, 1))
    clock.pass_(hours=1)
    work(desk)
    assert (len(server.requests), desk.jobs().items[0].outcomes) == (2, {"new": 1})
    clock.pass_(days=9)
    work(desk)
    kept = [one.outcomes for one in desk.jobs().items]  # of turns that brought nothing, only those of late
    assert kept == [{}, {"new": 1}, {"failed": 1}, {"failed": 1}, {"failed": 1, "new": 1}]
    (folder / "a.txt").unlink()
    (folder / "b.txt").unlink()
    folder.rmdir()
    clock.pass_(hours=1)
    work(desk)
    assert "there is no such folder" in (desk.watches()[0].fault or "")
    desk.unwatch("wires")
    assert desk.watches() == []
    assert desk.jobs().items[0].watch is None


def test_of_feeds_and_links_each_article_is_fetched_once(
    desk: Desk, tmp_path: Path, work: Work, server: Loopback
) -> None:
    """The feed is asked for at each turn, and so is what fails, three times."""
    with serving() as site:
        items = "".join(f"<item><title>{n}</title><link>{site.root}/{n}</link></item>" for n in (1, 2, 404))
        feed = site.put("/feed", f"<rss version='2.0'><channel>{items}</channel></rss>".encode(), content_type=RSS)
        for number in (1, 2, 3):
            site.put(f"/{number}", article(number))
        links = tmp_path / "links.txt"
        links.write_text(f"# ours\n{site.root}/3\n{feed}\n", encoding="utf-8")
        own = NewWatch(kind="address", place=feed, schedule=HOURLY, name="feed", allow_private=True)
        desk.watch(own, "command", "Ida")
        for _ in range(5):
            desk.begin_turn("feed", "Ida")
            work(desk)
        asked = Counter(site.paths())
        assert asked == {"/feed": 5, "/1": 1, "/2": 1, "/404": 3}
        assert (len(server.requests), [one.times for one in desk.failures()]) == (2, [3])
        several = NewWatch(kind="links", place=str(links), schedule=HOURLY, allow_private=True)
        assert desk.watch(several, "command", "Ida").name == "links.txt"
        for _ in range(3):
            desk.begin_turn("links.txt", "Ida")
            work(desk)
        asked = Counter(site.paths()) - asked
        assert asked == {"/feed": 3, "/1": 1, "/2": 1, "/3": 1, "/404": 3}  # it had not seen them itself
        assert len(server.requests) == 3  # but the desk had


def test_what_others_have_watched_is_fetched_under_guard(desk: Desk, work: Work) -> None:
    with serving() as site:
        feed = site.put("/feed", article(1))
        desk.watch(NewWatch(kind="address", place=feed, schedule=HOURLY, name="inside"), "http", "a stranger")
        work(desk)
        assert site.asked == []
    (watch,) = desk.watches()
    assert "is not asked from here" in (watch.fault or "")


def test_the_settings_say_which_watches_there_are(desk: Desk) -> None:
    def of(name: str, every: str) -> NewWatch:
        return NewWatch(kind="folder", place="/srv/in", schedule=Schedule.of(every, None), name=name)

    desk.watch(of("own", "1h"), "command", "Ida")
    desk.settle_watches([of("a", "1h"), of("b", "1h")])
    before = {one.name: one.next_at for one in desk.watches()}
    desk.settle_watches([of("b", "1h"), of("c", "2h")])
    assert [(one.name, one.origin) for one in desk.watches()] == [
        ("b", "settings"),
        ("c", "settings"),
        ("own", "command"),
    ]
    assert desk.find_watch("b").next_at == before["b"]
    with pytest.raises(InputError, match="two watches of the settings are called 'b'"):
        desk.settle_watches([of("b", "1h"), of("b", "2h")])
    with pytest.raises(InputError, match="there is a watch 'own' already"):
        desk.settle_watches([of("own", "1h")])
    for name in ("", "a/b", "\n", "x" * 101):
        with pytest.raises(InputError, match="is no name of a watch"):
            NewWatch(kind="folder", place="/", schedule=HOURLY, name=name).named()
