"""Feeds and calendars of a desk: read by their own readers, the same whenever they are written."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import feedparser
import pytest
from icalendar import Calendar
from readout_tests.clocks import VirtualClock
from readout_tests.mornings import Paper, today, yesterday

from readout.desk import Desk
from readout_schemas import When

if TYPE_CHECKING:
    from tests.conftest import Run

HOSTILE = "Kenya <script>alert(1)</script> promised ]]> \x0b\u202e ships & more."


def test_a_feed_has_an_entry_for_each_change_with_an_id_that_stays(desk: Desk) -> None:
    desk.clock = VirtualClock()
    paper = Paper("7.txt", "06-12", "en", HOSTILE, "\x1bPost").commitment(HOSTILE, "Kenya", "<b>sail</b> & more")
    desk.add([*yesterday(), paper.report()])
    desk.brief()
    first = feedparser.parse(desk.feed())
    desk.clock.time += 86_400
    desk.add(today())
    desk.brief()
    text = desk.feed(address="https://news.example/desk.atom")
    feed = feedparser.parse(text)
    assert (feed.bozo, feed.version, feed.feed.title) == (False, "atom10", "What is new")
    told = [desk.edition(number).changes for number in (1, 2)]
    kinds = ("new", "developed", "corroborated", "disputed", "gone")
    assert len(feed.entries) == sum(len(getattr(one, kind)) for one in told for kind in kinds)
    ids = [entry.id for entry in feed.entries]
    assert len(set(ids)) == len(ids)
    assert ids[-len(first.entries) :] == [entry.id for entry in first.entries]
    assert feed.feed.id == first.feed.id
    assert feed.feed.links[0].href == "https://news.example/desk.atom"
    assert feed.entries[0].updated > feed.entries[-1].updated == first.feed.updated
    assert {entry.tags[0].term for entry in feed.entries} >= {"new", "developed"}
    assert "<script" not in "".join(entry.content[0].value for entry in feed.entries)
    assert all(char not in text for char in "\x0b\x1b\u202e")
    assert len(feedparser.parse(desk.feed(latest=1)).entries) == len(ids) - len(first.entries)
    desk.forget("7.txt")
    assert "promised ]]" not in desk.feed()


def test_a_feed_without_editions_is_one(desk: Desk) -> None:
    feed = feedparser.parse(desk.feed())
    assert (feed.bozo, feed.entries, bool(feed.feed.id)) == (False, [], True)


@pytest.mark.parametrize("joined", [False, True])
def test_a_calendar_has_what_is_not_past(desk: Desk, *, joined: bool) -> None:
    june = When(text="in June", edtf="2024-06", basis="stated")
    words = (
        "Canada will send doctors to Haiti in June.",
        "Ghana opened its market in June.",
        "Peru refuses to pay in June.",
    )
    canada, ghana, peru = (Paper(f"{word[:5]}.txt", "06-12", "en", word) for word in words)
    reports = [
        *yesterday(),
        canada.commitment(words[0], "Canada", "send doctors to Haiti", deadline=june).report(),
        ghana.commitment(words[1], "Ghana", "open its market", "implemented", deadline=june).report(),
        peru.commitment(words[2], "Peru", "pay", "refused", deadline=june).report(),
    ]
    desk.add(reports)
    if joined:
        desk.catch_up()
    at = {day: _entries(desk, day) for day in (dt.date(2024, 6, 9), dt.date(2024, 6, 24), dt.date(2024, 7, 1))}
    first, second, third = at.values()
    due = ("Due: Canada to send doctors to Haiti", "2024-06-30")
    talks = ("Talks of Norway and Chile", "2024-06-17")
    assert set(first) == {due, talks, ("Call of Japan and Brazil", "2024-06-10")}
    assert len(first) == (3 if joined else 4)  # two reports of one meeting
    assert (second, third) == ([due], [])
    desk.clock = _At(dt.date(2024, 6, 9))
    named = desk.party_named("Canada").key
    assert [str(one["summary"]) for one in Calendar.from_ical(desk.calendar(named)).walk("VEVENT")] == [due[0]]


class _At(VirtualClock):
    """Noon of a day."""

    def __init__(self, day: dt.date) -> None:
        super().__init__()
        self._day = day

    def wall(self) -> float:
        return dt.datetime.combine(self._day, dt.time(12), dt.UTC).timestamp()


def _entries(desk: Desk, day: dt.date) -> list[tuple[str, str]]:
    desk.clock = _At(day)
    found = Calendar.from_ical(desk.calendar()).walk("VEVENT")
    assert len({str(one["uid"]) for one in found}) == len(found)
    return [(str(one["summary"]), one["dtstart"].dt.isoformat()) for one in found]


def test_the_commands_write_files(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("READOUT_DESK", "desk.sqlite3")
    with Desk.open("desk.sqlite3") as desk:
        desk.add(yesterday())
        desk.brief()
    assert run("desk", "feed", "-o", "desk.atom").status == 0
    assert len(feedparser.parse(Path("desk.atom").read_bytes()).entries) == 7
    assert run("desk", "feed", "-o", "-").out.startswith("<?xml")
    assert run("desk", "calendar", "-o", "desk.ics").status == 0
    assert Path("desk.ics").read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")
    assert run("desk", "calendar", "-o", "desk.sqlite3").status == 2
