"""What all pages have in common: kept until something changes, for each reader their own, and harmless."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.testclient import TestClient
from readout_tests.clocks import VirtualClock
from readout_tests.mornings import Paper, today, yesterday
from tests.desk.serving.workspace.conftest import HERE, proof_in, sign_in, text_at

from readout.desk import Desk, RecordQuery
from readout.desk.serving.app import create_app, served

if TYPE_CHECKING:
    from tests.desk.serving.workspace.conftest import Visit

HOSTILE = '<script>alert("1")</script><img src=x onerror=alert(2)> \u202egnp.exe "\'`{{7*7}}'


def test_a_page_that_a_browser_has_is_not_sent_again_until_something_changes(visit: Visit, desk: Desk) -> None:
    browser = visit("reader")
    for address in ("/", "/editions", "/due", "/parties", "/search?q=norway", "/inbox"):
        tag = browser.get(address).headers["etag"]
        assert browser.get(address, headers={"If-None-Match": tag}).status_code == 304, address
    tag = browser.get("/inbox").headers["etag"]
    desk.add(today())
    again = browser.get("/inbox", headers={"If-None-Match": tag})
    assert (again.status_code, again.text.count(", published ")) == (200, 11)


def test_what_one_reader_gets_is_nothing_of_anothers(
    visit: Visit, app: FastAPI, desk: Desk, clock: VirtualClock
) -> None:
    """Pages are made once for all readers of a role: name and proof are put in for each."""
    ida, ben = visit(), visit()
    for name, browser in (("Ida <b>", ida), ("Ben", ben)):
        sign_in(browser, app.state.service.tokens.add(name, "reader", "a test"))
    first, second = ida.get("/").text, ben.get("/").text
    assert "Ida &lt;b&gt;" in first
    assert "Ben" not in first
    assert "Ben" in second
    assert proof_in(first) != proof_in(second)
    clock.time += 60
    desk.add(today())
    for role, makes in (("editor", True), ("reader", False)):
        told = visit(role).get("/").text
        assert "6 reports came since" in told
        assert ("Make the next edition" in told) == makes


def test_an_empty_desk_says_what_to_do(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "empty.sqlite3") as desk:
        app = create_app(desk)
        browser = TestClient(served(app), base_url=HERE, headers={"Accept": "text/html"})
        sign_in(browser, app.state.service.tokens.add("ida", "editor", "a test"))
        for address in ("/", "/editions", "/parties", "/inbox"):
            assert "readout desk" in text_at(browser, address), address
        assert "Nothing is due then" in text_at(browser, "/due")
        assert "There is nothing to be found yet" in text_at(browser, "/search")
        assert "Nothing was found" in text_at(browser, "/search?q=norway")
        reader = TestClient(served(app), base_url=HERE, headers={"Accept": "text/html"})
        sign_in(reader, app.state.service.tokens.add("ben", "reader", "a test"))
        for address in ("/", "/parties", "/inbox", "/search"):
            assert 'href="/add"' in browser.get(address).text, address
            assert "Editors hand articles in." in text_at(reader, address), address
        assert 'href="/add"' not in reader.get("/").text, "what is not for a reader is offered to none"
        desk.add(yesterday())
        told = browser.get("/")
        assert "6 reports came" in told.text
        done = browser.post("/editions", data={"proof": proof_in(told.text), "topic": ""})
        assert (done.status_code, done.url.path) == (200, "/editions/1")


def test_what_strangers_wrote_is_shown_and_does_nothing(tmp_path: Path) -> None:
    words = f"Norway promised today {HOSTILE} to Peru."
    paper = Paper("x.txt", "06-11", "ar", words, HOSTILE).commitment(words, "Norway", HOSTILE, beneficiary=("Peru",))
    paper = paper.statement(words, "Ida Berg", HOSTILE, HOSTILE)
    made = paper.report()
    document = made.document.model_copy(update={"title": HOSTILE, "url": "javascript:alert(3)"})
    with Desk.open(tmp_path / "hostile.sqlite3") as desk:
        desk.add([made.model_copy(update={"document": document})])
        desk.brief()
        app = create_app(desk)
        browser = TestClient(served(app), base_url=HERE, headers={"Accept": "text/html"})
        sign_in(browser, app.state.service.tokens.add(HOSTILE.split(maxsplit=1)[0], "admin", "a test"))
        promise, said = (one.record.id for one in desk.find_records(RecordQuery(), order="newest").items)
        pages = [
            "/",
            "/search?q=norway",
            "/search?q=" + "%3Cscript%3E%22",
            "/search?in=documents",
            "/parties",
            "/inbox",
        ]
        pages += [
            f"/things/{promise}",
            f"/things/{said}",
            f"/records/{said}",
            f"/documents/{document.id}",
        ]
        pages += [
            "/parties/country-no",
            "/editions/1/compare?with=1",
            "/no%3Cscript%3E",
            "/search?party=%3Cimg%20src=x%3E",
        ]
        for address in pages:
            told = browser.get(address).text
            assert told.count("<script") == 1, address
            assert "<img" not in told, address
            assert "javascript:" not in re.sub(r">[^<]*<", "><", told), address
            assert "\u202e" not in told, address
        shown = browser.get(f"/documents/{document.id}").text
        assert "&lt;script&gt;" in shown
        assert "⟨RLO⟩" in shown
        assert 'lang="ar" dir="rtl"' in shown
