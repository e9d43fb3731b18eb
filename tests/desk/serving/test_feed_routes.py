"""Calendars and feeds subscribe to addresses of their own, which open nothing else, and are asked again for nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import feedparser
import pytest
from fastapi.testclient import TestClient
from icalendar import Calendar
from readout_tests.clocks import VirtualClock
from readout_tests.mornings import today, yesterday
from sqlalchemy import select

from readout.desk import Desk
from readout.desk.reviewing import NewReview
from readout.desk.serving.app import create_app, served
from readout.desk.serving.service import Limits
from readout.desk.serving.tokens import Tokens
from readout.desk.store.access import TokenRow

if TYPE_CHECKING:
    from tests.conftest import Run

NAMES = ("calendar.ics", "feed.atom")
DAY = 86_400


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """On both databases, on the morning of the reports."""
    desk.clock = VirtualClock()
    desk.clock.time = 1_718_092_800.0 - desk.clock.wall() + desk.clock.time  # 2024-06-11T08:00:00Z
    desk.add(yesterday())
    desk.brief()
    return desk


@pytest.fixture
def tokens(desk: Desk) -> Tokens:
    return Tokens(desk.store, desk.clock)


def stranger(desk: Desk, limits: Limits | None = None) -> TestClient:
    """One who sends no token."""
    return TestClient(served(create_app(desk, limits)))


def test_who_has_the_address_has_the_calendar_and_the_feed(desk: Desk, tokens: Tokens) -> None:
    client, secret = stranger(desk), tokens.add_feeds("Ida's phone", "a test")
    events = client.get(f"/v1/subscribed/{secret}/calendar.ics?party=country-no")
    assert events.headers["content-type"] == "text/calendar; charset=utf-8"
    (talks,) = Calendar.from_ical(events.text).walk("VEVENT")
    assert str(talks["summary"]) == "Talks of Norway and Chile"
    assert len(feedparser.parse(client.get(f"/v1/subscribed/{secret}/feed.atom").content).entries) == 7
    assert client.get(f"/v1/subscribed/{secret}/feed.atom?topic=none").status_code == 200
    assert client.head(f"/v1/subscribed/{secret}/calendar.ics").status_code == 200
    assert client.get(f"/v1/subscribed/{secret}/calendar.ics?x=1").json()["detail"] == "there is no parameter x"
    tokens.revoke("Ida's phone", "a test")
    for name in NAMES:
        told = client.get(f"/v1/subscribed/{secret}/{name}")
        assert (told.status_code, told.json()["detail"]) == (
            404,
            "there is nothing to subscribe to at this address, or no longer",
        )


def test_a_secret_of_feeds_is_no_token_and_a_token_no_secret_of_feeds(desk: Desk, tokens: Tokens) -> None:
    secret, token = tokens.add_feeds("phone", "a test"), tokens.add("Ida", "admin", "a test")
    client = stranger(desk)
    assert secret.startswith("readout_feeds_")
    for address in ("/v1/me", "/v1/feed", "/v1/records"):
        assert client.get(address, headers={"Authorization": f"Bearer {secret}"}).status_code == 401
    assert client.post("/sign-in", data={"token": secret}).status_code in {401, 403, 422}
    for wrong in (token, secret[:-1], secret.upper(), "x", "%00", "%FF", "feeds%00" + token):
        for name in NAMES:
            assert client.get(f"/v1/subscribed/{wrong}/{name}").status_code == 404, wrong
    with desk.store.reading() as session:
        kept = "".join(str(value) for row in session.execute(select(TokenRow.__table__)) for value in row)
    assert secret.removeprefix("readout_feeds_") not in kept
    assert [(one.name, one.opens) for one in tokens.all()] == [("phone", "feeds"), ("Ida", "all")]
    assert tokens.revoke_all("a test") == ["phone", "Ida"]
    assert tokens.revoke_all("a test") == []
    assert [tokens.bearer(token), tokens.subscriber(secret)] == [None, None]


def test_who_guesses_is_told_to_wait_and_nobody_else(desk: Desk, tokens: Tokens) -> None:
    secret, client = tokens.add_feeds("phone", "a test"), stranger(desk, Limits(rate=3))
    assert [client.get(f"/v1/subscribed/x{n}/feed.atom").status_code for n in range(5)] == [404] * 3 + [429] * 2
    assert [client.get(f"/v1/subscribed/{secret}/feed.atom").status_code for _ in range(4)] == [200] * 3 + [429]


def test_a_calendar_stays_the_same_until_the_desk_changes_or_the_day_ends(desk: Desk, tokens: Tokens) -> None:
    client, secret = stranger(desk), tokens.add_feeds("phone", "a test")
    address = f"/v1/subscribed/{secret}/calendar.ics"
    clock = desk.clock
    assert isinstance(clock, VirtualClock)
    first = client.get(address)
    clock.time += 3600
    same = client.get(address, headers={"If-None-Match": first.headers["etag"]})
    assert (same.status_code, same.content) == (304, b"")
    assert client.get(address).content == first.content
    desk.add(today())
    desk.catch_up()
    news = client.get(address)
    assert (news.status_code, news.headers["etag"] == first.headers["etag"]) == (200, False)
    old, new = (
        {str(one["uid"]): one["dtstamp"].dt for one in Calendar.from_ical(text).walk("VEVENT")}
        for text in (first.text, news.text)
    )
    assert [old[name] < new[name] for name in old.keys() & new.keys()] == [True]
    clock.time += 60
    desk.review(NewReview(what=desk.edition(1).briefing.meetings[0].id, verdict="accept", by="Ida"))
    assert client.get(address).headers["etag"] != news.headers["etag"]
    clock.time += 20 * DAY
    assert Calendar.from_ical(client.get(address).text).walk("VEVENT") == []


def test_the_command_line_shows_the_addresses_once(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("READOUT_SERVER", raising=False)
    place = tmp_path / "desk.sqlite3"
    with Desk.open(place) as desk:
        desk.add(yesterday())
    told = run("desk", "token", "add", "phone", "--feeds", "--at", "https://desk.example.org/", "--desk", place)
    lines = told.out.splitlines()
    assert [line.rpartition("/")[2] for line in lines] == list(NAMES)
    assert all(line.startswith("https://desk.example.org/v1/subscribed/readout_feeds_") for line in lines)
    with Desk.open(place) as desk:
        assert stranger(desk).get(lines[0].removeprefix("https://desk.example.org")).status_code == 200
    monkeypatch.setenv("READOUT_SERVER", "http://127.0.0.1:8000")
    assert run("desk", "token", "add", "two", "--feeds", "--desk", place).out.startswith("http://127.0.0.1:8000/v1/")
    assert run("desk", "token", "list", "--desk", place).out.startswith("phone: feeds, made ")
    wrong = run("desk", "token", "add", "x", "--feeds", "--role", "admin", "--desk", place)
    assert (wrong.status, wrong.err) == (2, "readout: --feeds only reads: leave out --role admin\n")
    for options in ((), ("phone", "--all")):
        wrong = run("desk", "token", "revoke", *options, "--desk", place)
        assert (wrong.status, wrong.err) == (2, "readout: give the name of one token, or --all\n")
    assert run("desk", "token", "revoke", "--all", "--desk", place).out == "revoked: phone, two\n"


def test_what_a_restored_copy_lets_in_again_is_told(run: Run, tmp_path: Path) -> None:
    place, copy = tmp_path / "desk.sqlite3", tmp_path / "copy.sqlite3"
    with Desk.open(place) as desk:
        tokens = Tokens(desk.store, desk.clock)
        for name in ("Ida", "Ole"):
            tokens.add(name, "reader", "a test")
        desk.backup(copy)
        tokens.revoke("Ole", "a test")
    told = run("desk", "restore", copy, "--replace", "--desk", place)
    assert (told.status, told.err) == (
        0,
        "readout: tokens let in again that were revoked since: Ole; revoke them with readout desk token revoke\n",
    )
    assert run("desk", "restore", copy, "--replace", "--desk", place).err == "", "now nothing was revoked"
    place.unlink()
    told = run("desk", "restore", copy, "--desk", place)
    assert "that may have been revoked since the copy was made: Ida, Ole; " in told.err
    told = run("desk", "restore", copy, "--replace", "--revoke-tokens", "--desk", place)
    assert (told.err, told.out.splitlines()[1]) == ("", "revoked: Ida, Ole")
