"""What each page shows is what the desk has; what strangers wrote is shown, and does nothing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient
from readout_tests.mornings import Paper, today, yesterday
from tests.desk.serving.workspace.conftest import HERE, proof_in, sign_in, text_at

from readout.desk import Desk, NewReview, RecordQuery
from readout.desk.serving.app import create_app, served
from readout.desk.store.tables import DoubtRow
from readout_schemas import Document, Report, When

if TYPE_CHECKING:
    pass


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


def thing(desk: Desk, words: str, number: int = 2) -> str:
    """The id of what an edition says with such words."""
    changes = desk.edition(number).changes
    return next(
        one.id
        for one in (*changes.new, *changes.developed, *changes.corroborated, *changes.disputed)
        if words in one.line
    )


def test_the_first_page_is_the_last_edition_with_what_is_news_in_it(page: TestClient) -> None:
    told = text_at(page, "/")
    assert "Edition 2" in told
    for group, number in (("New", 4), ("Developed", 2), ("Newly corroborated", 3), ("Newly disputed", 1), ("Gone", 1)):
        assert f"{group} {number}" in told
    assert "date: 17 to 23 June 2024 → 18 June 2024, since 12 June 2024" in told
    assert "a good start" in told
    assert "Ghana has announced the intention to open its market" in told
    assert "Beside edition 1" in told
    assert "New 7" in text_at(page, "/editions/1")
    assert "Edition 2" in text_at(page, "/editions")
    for number in ("3", "0", "9" * 20, "-" + "9" * 20):
        for where in (f"/editions/{number}", f"/editions/{number}/send", f"/editions/2/compare?with={number}"):
            absent = page.get(where)
            assert (absent.status_code, f"no edition {number}" in absent.text) == (404, True), where


def test_a_group_of_an_edition_goes_on_over_pages(page: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readout.desk.serving.workspace.edition_pages.AT_ONCE", 3)
    told = page.get("/editions/2?only=new").text
    assert "1 more of new" in told
    more = re.search(r'href="(/editions/2\?only=new&amp;behind=3)"', told)
    assert more is not None
    rest = text_at(page, more[1].replace("&amp;", "&"))
    assert "more of" not in rest
    assert rest.count("Commitment") == 1


def test_a_thing_has_its_sources_side_by_side_with_their_words_marked(page: TestClient, two: Desk) -> None:
    name = thing(two, "price cap")
    two.review(NewReview(what=name, verdict="note", by="ana", note="two papers"))
    told = page.get(f"/things/{name}").text
    assert told.count('class="card"') == 2
    words = "A price cap on Iranian oil is only being proposed by the European Union, diplomats said."
    assert f'<mark class="sanction chosen">{words}</mark>' in told
    words = text_at(page, f"/things/{name}")
    assert "Where the reports disagree" in words
    assert "How each source has it Field Value Source status agreed The Gazette" in words
    assert "note by ana" in words
    assert "two papers" in words
    for member in re.findall(r'href="(/records/[^"]+)"', told):
        assert "The thing that it tells of" in text_at(page, member)
    for document in set(re.findall(r'href="(/documents/[^"]+)"', told)):
        assert "Its records (2)" in text_at(page, document)
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
    assert "1 report came since" in text_at(page, "/")
    assert "The thing that it tells of" not in told.text


def test_a_party_has_what_it_did_by_day(page: TestClient) -> None:
    assert "Norway" in text_at(page, "/parties?q=nor")
    assert "Chile" not in text_at(page, "/parties?q=nor")
    assert "No party is called so" in text_at(page, "/parties?q=zzz")
    told = text_at(page, "/parties/country-no")
    assert "All 3 Meetings 2 Commitments 1" in told
    days = [told.index(day) for day in ("18 June 2024", "12 June 2024", "11 June 2024")]
    assert days == sorted(days)
    assert "here as participants" in told
    assert "Accra summit" not in text_at(page, "/parties/country-no?type=commitment")
    assert page.get("/parties/nobody").status_code == 404
    assert page.get("/parties/country-no?type=x").status_code == 404


def test_what_is_due_stands_by_deadline_with_what_became_of_it(page: TestClient) -> None:
    told = text_at(page, "/due")
    assert "In the next 14 days" in told
    assert "in 3 days" in told
    assert "status: offered → agreed" in told
    assert "Norway agreed on Wednesday to send two ships to Peru." in told
    assert "Nothing is due then" in text_at(page, "/due?from=2020-01-01&to=2020-02-01")
    assert "Haiti" not in text_at(page, "/due?party=Ghana")
    for wrong in ("from=yesterday", "party=zzz"):
        assert 'role="alert"' in page.get(f"/due?{wrong}").text


def test_search_finds_by_words_and_filters_and_goes_on_over_pages(page: TestClient, two: Desk) -> None:
    assert "a price cap on Iranian oil" in text_at(page, "/search?q=%22price+cap%22&type=&from=&in=")
    assert "Lima" in text_at(page, "/search?q=lima&in=documents")
    assert "Accra" not in text_at(page, "/search?party=Haiti&role=beneficiary").split("Order")[1]
    seen, address = [], "/search?limit=4&order=day"
    while address:
        told = page.get(address)
        seen += re.findall(r'class="ref" href="([^"]+)"', told.text)
        following = re.search(r'href="([^"]+)" rel="next"', told.text)
        address = following[1].replace("&amp;", "&") if following else ""
    assert len(seen) == len(two.find_records(RecordQuery(), limit=100).items) > 8
    assert "Nothing was found" in text_at(page, "/search?q=zzzz")
    first = page.get("/search?q=norway&limit=1").text
    assert 'id="beside"' in first
    following = re.search(r'href="([^"]+)" rel="next"', first)
    assert following is not None
    assert 'id="beside"' not in page.get(following[1].replace("&amp;", "&")).text, "parties stand beside the first page"
    for wrong in ("from=x", "zzz=1", "party=zzz"):
        assert 'role="alert"' in page.get(f"/search?{wrong}").text
    assert page.get("/search?after=zzz").status_code == 404


def test_the_inbox_says_what_came_and_what_failed_which_is_tried_again_or_dismissed(
    page: TestClient, two: Desk
) -> None:
    told = text_at(page, "/inbox")
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
    assert "all that was given was read" in text_at(page, "/inbox")


def test_two_editions_stand_side_by_side_whichever_is_named_first(page: TestClient, two: Desk) -> None:
    told = text_at(page, "/editions/2/compare?with=1")
    assert told == text_at(page, "/editions/1/compare?with=2")
    pair = told[told.index("status: offered → agreed") :]
    assert pair.index("offered · for Peru") < pair.index("agreed · for Peru")
    assert "It did not have it." in told
    two.review(NewReview(what=thing(two, "ships"), verdict="accept", by="zoe"))
    assert "accepted by zoe" in text_at(page, "/editions/2/compare?with=1")
    assert "Nothing differs" in text_at(page, "/editions/2/compare?with=2")
    assert page.get("/editions/2/compare?with=9").status_code == 404


def test_a_group_of_what_differs_goes_on_over_pages(page: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readout.desk.serving.workspace.compare_pages.AT_ONCE", 2)
    told, pairs = page.get("/editions/2/compare?with=1&only=new").text, 0
    for left in (2, 0):
        pairs += told.count('class="pair"')
        more = re.search(r'href="([^"]*)">2 more of new', told)
        assert (more is not None) == (left > 0)
        told = page.get(more[1].replace("&amp;", "&")).text if more else ""
    assert pairs == 4


def test_what_a_thing_may_be_one_with_is_named_until_it_is_judged_to_be_another(page: TestClient, two: Desk) -> None:
    merged = {one.id: one.sourcing for one in two.edition(2).briefing.records()}
    name, other = (thing(two, words) for words in ("price cap", "ships"))
    first, second = sorted(told.records[0] for told in (merged[name], merged[other]) if told)
    said = []
    for verdict in (None, "unsure", "different"):
        with two.store.writing() as session:
            doubt = session.get(DoubtRow, (first, second)) or DoubtRow(first=first, second=second)
            doubt.reasons, doubt.verdict, doubt.open = '["the same hour"]', verdict, True
            session.add(doubt)
        told = text_at(page, f"/things/{name}")
        said.append(("the same hour" in told, "asked of a model" in told))
    assert said == [(True, False), (True, True), (False, False)]
