"""What each page shows is what the desk has; what strangers wrote is shown, and does nothing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from readout_tests.clocks import VirtualClock
from readout_tests.mornings import Paper, today, yesterday
from tests.desk.serving.workspace.conftest import HERE, proof_in, sign_in

from readout.desk import Desk, NewReview, RecordQuery
from readout.desk.serving.app import create_app, served
from readout_schemas import Document, Report, When

if TYPE_CHECKING:
    from tests.desk.serving.workspace.conftest import Visit

HOSTILE = '<script>alert("1")</script><img src=x onerror=alert(2)> \u202egnp.exe "\'`{{7*7}}'


def _due(reports: list[Report], edtf: str) -> list[Report]:
    """The reports, with a deadline for what Norway, Kenya and Ghana promise."""
    deadline = When(text="then", edtf=edtf, basis="stated")
    return [
        one.model_copy(
            update={"commitments": tuple(c.model_copy(update={"deadline": deadline}) for c in one.commitments)}
        )
        for one in reports
    ]


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with two mornings, an edition of each, a review, and a failure."""
    with Desk.open(tmp_path_factory.mktemp("desk") / "desk.sqlite3") as desk:
        soon = desk.now().date() + dt.timedelta(days=3)
        desk.add(_due(yesterday(), soon.isoformat()))
        desk.brief()
        desk.add(today())
        desk.brief()
        broken = yesterday()[0].document.model_copy(
            update={"source": "https://news.example/a", "text": None, "sha256": None, "error": "the server said 503"}
        )
        desk.add(
            [
                Report(
                    document=Document.model_validate(broken.model_dump()),
                    coverage=yesterday()[0].coverage,
                    run=yesterday()[0].run,
                )
            ]
        )
        yield desk


@pytest.fixture(scope="module")
def page(two: Desk) -> TestClient:
    app = create_app(two)
    token = app.state.service.tokens.add("ida", "admin", "a test")
    browser = TestClient(served(app), base_url=HERE, headers={"Accept": "text/html"})
    sign_in(browser, token)
    return browser


def text(browser: TestClient, address: str) -> str:
    """What a page says, without its markup."""
    told = browser.get(address)
    assert told.status_code == 200, (address, told.status_code)
    main = told.text.split('<main id="main"')[1].split("<footer")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", main))


def thing(desk: Desk, words: str, number: int = 2) -> str:
    """The id of what an edition says with such words."""
    changes = desk.edition(number).changes
    return next(
        one.id
        for one in (*changes.new, *changes.developed, *changes.corroborated, *changes.disputed)
        if words in one.line
    )


def test_the_first_page_is_the_last_edition_with_what_is_news_in_it(page: TestClient) -> None:
    told = text(page, "/")
    assert "Edition 2" in told
    for group, number in (("New", 4), ("Developed", 2), ("Newly corroborated", 3), ("Newly disputed", 1), ("Gone", 1)):
        assert f"{group} {number}" in told
    assert "date: 17 to 23 June 2024 → 18 June 2024, since 12 June 2024" in told
    assert "a good start" in told
    assert "Ghana has announced the intention to open its market" in told
    assert "Beside edition 1" in told
    assert "New 7" in text(page, "/editions/1")
    assert "Edition 2" in text(page, "/editions")
    for number in ("3", "0", "9" * 20):
        for where in (f"/editions/{number}", f"/editions/{number}/send", f"/editions/2/compare?with={number}"):
            absent = page.get(where)
            assert (absent.status_code, f"no edition {number}" in absent.text) == (404, True), where


def test_a_group_of_an_edition_goes_on_over_pages(page: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readout.desk.serving.workspace.edition_pages.AT_ONCE", 3)
    told = page.get("/editions/2?only=new").text
    assert "1 more of new" in told
    more = re.search(r'href="(/editions/2\?only=new&amp;behind=3)"', told)
    assert more is not None
    rest = text(page, more[1].replace("&amp;", "&"))
    assert "more of" not in rest
    assert rest.count("Commitment") == 1


def test_a_thing_has_its_sources_side_by_side_with_their_words_marked(page: TestClient, two: Desk) -> None:
    name = thing(two, "price cap")
    two.review(NewReview(what=name, verdict="note", by="ana", note="two papers"))
    told = page.get(f"/things/{name}").text
    assert told.count('class="card"') == 2
    words = "A price cap on Iranian oil is only being proposed by the European Union, diplomats said."
    assert f'<mark class="sanction chosen">{words}</mark>' in told
    words = text(page, f"/things/{name}")
    assert "Where the reports disagree" in words
    assert "How each source has it Field Value Source status agreed The Gazette" in words
    assert "note by ana" in words
    assert "two papers" in words
    for member in re.findall(r'href="(/records/[^"]+)"', told):
        assert "The thing that it tells of" in text(page, member)
    for document in set(re.findall(r'href="(/documents/[^"]+)"', told)):
        assert "Its records (2)" in text(page, document)
    assert page.get("/things/none").status_code == 404
    assert page.get("/records/none").status_code == 404
    assert page.get("/documents/none").status_code == 404


def test_what_has_become_one_with_another_leads_to_it(page: TestClient, two: Desk) -> None:
    """So does the id of a record that is in no thing yet."""
    two.add(
        [
            Paper("late.txt", "06-13", "en", "Peru agreed to send a ship.")
            .commitment("Peru agreed to send a ship.", "Peru", "send a ship")
            .report()
        ]
    )
    (late,) = [
        one.record.id
        for one in two.find_records(RecordQuery(words="send ship", party="country-pe", role="actors")).items
    ]
    told = page.get(f"/things/{late}")
    assert told.url.path == f"/records/{late}"
    assert "1 report came since" in text(page, "/")
    assert "The thing that it tells of" not in told.text


def test_a_party_has_what_it_did_by_day(page: TestClient) -> None:
    assert "Norway" in text(page, "/parties?q=nor")
    assert "Chile" not in text(page, "/parties?q=nor")
    assert "No party is called so" in text(page, "/parties?q=zzz")
    told = text(page, "/parties/country-no")
    assert "All 3 Meetings 2 Commitments 1" in told
    days = [told.index(day) for day in ("18 June 2024", "12 June 2024", "11 June 2024")]
    assert days == sorted(days)
    assert "here as participants" in told
    assert "Accra summit" not in text(page, "/parties/country-no?type=commitment")
    assert page.get("/parties/nobody").status_code == 404
    assert page.get("/parties/country-no?type=x").status_code == 404


def test_what_is_due_stands_by_deadline_with_what_became_of_it(page: TestClient) -> None:
    told = text(page, "/due")
    assert "In the next 14 days" in told
    assert "in 3 days" in told
    assert "status: offered → agreed" in told
    assert "Norway agreed on Wednesday to send two ships to Peru." in told
    assert "Nothing is due then" in text(page, "/due?from=2020-01-01&to=2020-02-01")
    assert "Haiti" not in text(page, "/due?party=Ghana")
    for wrong in ("from=yesterday", "party=zzz"):
        assert 'role="alert"' in page.get(f"/due?{wrong}").text


def test_search_finds_by_words_and_filters_and_goes_on_over_pages(page: TestClient) -> None:
    assert "a price cap on Iranian oil" in text(page, "/search?q=%22price+cap%22&type=&from=&in=")
    assert "Lima" in text(page, "/search?q=lima&in=documents")
    assert "Accra" not in text(page, "/search?party=Haiti&role=beneficiary").split("Order")[1]
    seen, address = [], "/search?limit=4&order=day"
    while address:
        told = page.get(address)
        seen += re.findall(r'class="ref" href="([^"]+)"', told.text)
        following = re.search(r'href="([^"]+)" rel="next"', told.text)
        address = following[1].replace("&amp;", "&") if following else ""
    assert len(seen) == 17
    assert "Nothing was found" in text(page, "/search?q=zzzz")
    for wrong in ("from=x", "zzz=1", "party=zzz"):
        assert 'role="alert"' in page.get(f"/search?{wrong}").text
    assert page.get("/search?after=zzz").status_code == 404


def test_the_inbox_says_what_came_and_what_failed_which_is_tried_again_or_dismissed(
    page: TestClient, two: Desk
) -> None:
    told = text(page, "/inbox")
    assert "What failed 1" in told
    assert "the server said 503" in told
    assert "AFP , published 12 Jun 2024, fr · 2 records" in told
    proof = proof_in(page.get("/inbox").text)
    assert page.post("/inbox/again", data={"source": "scan.pdf", "proof": proof}).status_code == 422
    sent = page.post("/inbox/again", data={"source": "https://news.example/a", "proof": proof}, follow_redirects=False)
    (job,) = two.jobs().items
    assert (sent.status_code, sent.headers["location"], job.by) == (303, f"/jobs/{job.id}", "ida")
    assert page.post("/inbox/dismiss", data={"source": "https://news.example/a", "proof": proof}).url.path == "/inbox"
    assert two.failures() == []
    assert "all that was given was read" in text(page, "/inbox")


def test_two_editions_stand_side_by_side_whichever_is_named_first(page: TestClient, two: Desk) -> None:
    told = text(page, "/editions/2/compare?with=1")
    assert told == text(page, "/editions/1/compare?with=2")
    pair = told[told.index("status: offered → agreed") :]
    assert pair.index("offered · for Peru") < pair.index("agreed · for Peru")
    assert "It did not have it." in told
    two.review(NewReview(what=thing(two, "ships"), verdict="accept", by="zoe"))
    assert "accepted by zoe" in text(page, "/editions/2/compare?with=1")
    assert "Nothing differs" in text(page, "/editions/2/compare?with=2")
    assert page.get("/editions/2/compare?with=9").status_code == 404


def test_a_page_that_a_browser_has_is_not_sent_again_until_something_changes(visit: Visit, desk: Desk) -> None:
    browser = visit("reader")
    for address in ("/", "/editions", "/due", "/parties", "/search?q=norway", "/inbox"):
        tag = browser.get(address).headers["etag"]
        assert browser.get(address, headers={"If-None-Match": tag}).status_code == 304, address
    tag = browser.get("/inbox").headers["etag"]
    desk.add(today())
    again = browser.get("/inbox", headers={"If-None-Match": tag})
    assert (again.status_code, "11 documents" in again.text or again.text.count("published") >= 10) == (200, True)


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
            assert "readout desk" in text(browser, address), address
        assert "Nothing is due then" in text(browser, "/due")
        assert "Nothing was found" in text(browser, "/search")
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
