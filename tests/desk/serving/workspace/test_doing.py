"""Pages on which the desk is given work: articles handed in, things watched, tokens made, editions sent."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from readout_tests.mornings import yesterday
from tests.desk.serving.workspace.conftest import HERE, proof_in, sign_in, text_of

from readout.desk import Desk
from readout.desk.jobs.schedules import Schedule
from readout.desk.jobs.watches import NewWatch
from readout.desk.sending import Receiver
from readout.desk.sending.signing import Secret
from readout.desk.serving.app import create_app, served
from readout.desk.serving.auditing import entries
from readout.web import Guard
from readout.web.posting import Reply
from readout_schemas import Document, Report


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    with Desk.open(tmp_path_factory.mktemp("desk") / "desk.sqlite3") as desk:
        desk.add(yesterday())
        desk.brief()
        hook = Receiver("https://hooks.example/desk", Secret(b"x" * 32), guard=Guard.allowing((), ()))
        yield create_app(desk, receivers={"newsroom": hook})


@pytest.fixture(scope="module")
def desk(app: FastAPI) -> Desk:
    found: Desk = app.state.service.desk
    return found


def browser(app: FastAPI, role: str) -> TestClient:
    one = TestClient(served(app), base_url=HERE, headers={"Accept": "text/html"})
    sign_in(one, app.state.service.tokens.add(f"{role} {id(one)}", role, "a test"))
    return one


def test_articles_are_handed_in_as_text_files_and_addresses_at_once_and_followed(app: FastAPI, desk: Desk) -> None:
    editor = browser(app, "editor")
    proof = proof_in(editor.get("/add").text)
    told = {
        "proof": proof,
        "text": "Norway will pay.",
        "title": "Pay",
        "addresses": "https://a.example/1\n\n",
        "language": "en",
    }
    files = [("file", ("../talks.txt", b"Talks in Lima.", "text/plain")), ("file", ("", b"", "text/plain"))]
    done = editor.post("/add", data=told, files=files)
    assert (done.status_code, done.url.path.startswith("/jobs/")) == (200, True)
    assert "1 text, 1 address, 1 file" in text_of(done.text)
    assert "data-events=" in done.text
    assert '<noscript><meta http-equiv="refresh"' in done.text
    (job,) = desk.jobs().items
    assert (job.by.startswith("editor"), job.state) == (True, "queued")
    assert "1 text, 1 address, 1 file" in text_of(editor.get("/jobs").text)
    assert "Take it back" not in browser(app, "reader").get(f"/jobs/{job.id}").text
    gone = editor.post(f"/jobs/{job.id}/cancel", data={"proof": proof})
    assert "It is cancelled" in text_of(gone.text)
    assert "data-events=" not in gone.text


def test_a_form_that_is_sent_twice_hands_in_once(app: FastAPI, desk: Desk) -> None:
    """By a double click, by going back, by a reload: the second sending leads to the job of the first."""
    editor, other = browser(app, "editor"), browser(app, "editor")
    page = editor.get("/add").text
    told = {"proof": proof_in(page), "key": key_in(page), "text": "Norway will pay twice."}

    def sent(who: TestClient, words: dict[str, str], file: bytes = b"Talks in Lima, again.") -> str:
        return who.post("/add", data=words, files=[("file", ("talks.txt", file, "text/plain"))]).url.path

    with desk.store.reading() as session:
        already = [one.what for one in entries(session).items].count("documents.submit")
    with ThreadPoolExecutor(4) as pool:
        several = set(pool.map(lambda _: sent(editor, told), range(4)))
    assert len(several) == 1, "all at once"
    before = [one.id for one in desk.jobs().items]
    assert sent(editor, told) in several
    assert [one.id for one in desk.jobs().items] == before
    with desk.store.reading() as session:
        noted = [one.what for one in entries(session).items]
    assert noted.count("documents.submit") - already == 1
    others = {
        "another text": sent(editor, {**told, "text": "Norway will pay thrice."}),
        "another file": sent(editor, told, b"Talks in Rome."),
        "another form": sent(editor, {**told, "key": key_in(editor.get("/add").text)}),
        "somebody else": sent(other, {**told, "proof": proof_in(other.get("/add").text)}),
    }
    assert len({*others.values(), *several}) == 5, others


def key_in(page: str) -> str:
    """What a form is known by."""
    found = re.search(r'name="key" value="([^"]*)"', page)
    assert found is not None
    return found[1]


def test_an_address_that_failed_is_tried_again_once_for_each_failure(app: FastAPI, desk: Desk) -> None:
    editor = browser(app, "editor")
    failed = yesterday()[0].document.model_dump() | {"source": "https://a.example/1", "text": None, "sha256": None}
    for number in range(2):
        document = Document.model_validate({**failed, "error": f"the server said 50{number}"})
        desk.add([Report(document=document, coverage=yesterday()[0].coverage, run=yesterday()[0].run)])
        page = editor.get("/inbox").text
        told = {"proof": proof_in(page), "key": key_in(page), "source": "https://a.example/1"}
        assert editor.post("/inbox/again", data=told).url == editor.post("/inbox/again", data=told).url
        assert sum(one.what == "https://a.example/1" for one in desk.jobs().items) == number + 1


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "nothing to read"),
        ({"addresses": "ftp://a.example"}, "is no http or https address"),
        ({"text": "Norway will pay.", "language": "??"}, "language"),
        ({"text": "Norway will pay.", "published": "soon"}, "published"),
    ],
)
def test_what_cannot_be_handed_in_says_why_and_is_still_in_the_form(
    app: FastAPI, given: dict[str, str], told: str
) -> None:
    editor = browser(app, "editor")
    page = editor.post("/add", data={"proof": proof_in(editor.get("/add").text), **given}, files=[("file", ("", b""))])
    assert (page.status_code, told in text_of(page.text)) == (422, True), text_of(page.text)
    assert all(value in page.text for value in given.values())


def test_nothing_is_handed_in_from_elsewhere_or_where_nobody_reads(app: FastAPI, desk: Desk) -> None:
    editor = browser(app, "editor")
    before = len(desk.jobs().items)
    form = [("file", ("a.txt", b"Norway will pay."))]
    assert editor.post("/add", data={"proof": "x"}, files=form).status_code == 403
    assert editor.post("/add", data={"proof": "x"}).status_code == 415
    app.state.service.reads = False
    try:
        proof = proof_in(editor.get("/add").text)
        assert "Nobody here reads articles" in text_of(editor.get("/add").text)
        assert editor.post("/add", data={"proof": proof}, files=form).status_code == 503
    finally:
        app.state.service.reads = True
    assert len(desk.jobs().items) == before


def test_a_token_is_made_shown_once_and_revoked(app: FastAPI) -> None:
    admin = browser(app, "admin")
    proof = proof_in(admin.get("/tokens").text)
    made = admin.post("/tokens", data={"proof": proof, "name": "Ida <b>", "role": "editor"})
    token = re.search(r'id="made">(readout_[^<]+)<', made.text)
    assert token is not None
    assert made.headers["cache-control"] == "no-store"
    assert token[1] not in admin.get("/tokens").text
    ida = TestClient(served(app), base_url=HERE, headers={"Accept": "text/html"})
    sign_in(ida, token[1])
    assert ida.get("/tokens").status_code == 403
    assert "Tokens" not in ida.get("/").text
    assert "there is a token" in text_of(
        admin.post("/tokens", data={"proof": proof, "name": "Ida <b>", "role": "editor"}).text
    )
    assert admin.post("/tokens", data={"proof": proof, "name": "Ben", "role": "king"}).status_code == 422
    assert admin.post("/tokens", data={"proof": "x", "name": "Ben", "role": "reader"}).status_code == 403
    gone = admin.post("/tokens/revoke", data={"proof": proof, "name": "Ida <b>"})
    assert "revoked" in text_of(gone.text)
    assert ida.get("/").url.path == "/sign-in"
    assert admin.post("/tokens/revoke", data={"proof": proof, "name": "nobody"}).status_code == 422


def test_one_subscribes_at_addresses_that_are_shown_once_and_taken_back(app: FastAPI) -> None:
    admin, editor = browser(app, "admin"), browser(app, "editor")
    assert 'href="/subscribe"' in admin.get("/").text
    assert 'href="/subscribe"' in admin.get("/editions/1").text
    assert "/subscribe" not in editor.get("/").text, "who may not make them is offered none"
    assert (editor.get("/subscribe").status_code, editor.post("/subscribe").status_code) == (403, 403)
    page = admin.get("/subscribe?topic=Norway")
    assert "Whoever has the address" in text_of(page.text)
    told = {"proof": proof_in(page.text), "topic": "Norway", "name": "Ida's phone"}
    made = admin.post("/subscribe", data=told)
    assert made.headers["cache-control"] == "no-store"
    addresses = [html.unescape(one) for one in re.findall(r'<code class="id">(https://[^<]*)</code>', made.text)]
    stranger = TestClient(served(app))
    feed, calendar = addresses
    assert feed.startswith(f"{HERE}/v1/subscribed/readout_feeds_")
    assert feed.endswith("/feed.atom?topic=Norway")
    assert stranger.get(feed).headers["content-type"].startswith("application/atom+xml")
    assert stranger.get(calendar).headers["content-type"].startswith("text/calendar")
    assert "readout_feeds_" not in admin.get("/subscribe").text
    assert admin.post("/subscribe", data=told).status_code == 422
    assert admin.post("/subscribe", data={**told, "name": "x", "proof": "x"}).status_code == 403
    assert "feed and calendar" in text_of(admin.get("/tokens").text)
    gone = admin.post("/subscribe/revoke", data=told)
    assert (gone.url.path, gone.url.query) == ("/subscribe", b"topic=Norway")
    assert "taken back" in text_of(gone.text)
    assert {stranger.get(one).status_code for one in addresses} == {404}
    assert admin.post("/subscribe/revoke", data={**told, "name": "nobody"}).status_code == 422


def test_addresses_are_watched_from_the_page_and_folders_only_told_of(app: FastAPI, desk: Desk, tmp_path: Path) -> None:
    editor = browser(app, "editor")
    proof = proof_in(editor.get("/watches").text)
    desk.watch(
        NewWatch(kind="folder", place=str(tmp_path), schedule=Schedule.of("1d", None), name="desk-folder"),
        "command",
        "cli",
    )
    told = {
        "proof": proof,
        "address": "https://a.example/feed.xml",
        "name": "example",
        "daily": "06:30",
        "zone": "Europe/Berlin",
    }
    page = text_of(editor.post("/watches", data=told).text)
    assert "https://a.example/feed.xml daily at 06:30 (Europe/Berlin) not yet" in page
    assert "from the command line" in page
    assert "there is a watch 'example' already" in text_of(editor.post("/watches", data=told).text)
    for wrong in ({"address": "/etc/passwd"}, {"address": "file:///etc"}, {"daily": "", "zone": ""}, {"daily": "x"}):
        again = editor.post("/watches", data={**told, "name": "other", **wrong})
        assert (again.status_code, 'role="alert"' in again.text) == (422, True), wrong
    run = editor.post("/watches/run", data={"proof": proof, "name": "example"})
    assert (run.url.path.startswith("/jobs/"), "example" in text_of(run.text)) == (True, True)
    assert editor.post("/watches/remove", data={"proof": proof, "name": "desk-folder"}).status_code == 422
    assert "a.example" not in text_of(editor.post("/watches/remove", data={"proof": proof, "name": "example"}).text)
    assert [one.name for one in desk.watches()] == ["desk-folder"]
    assert "Run now" not in browser(app, "reader").get("/watches").text


def test_an_edition_goes_to_a_receiver_of_the_settings_once(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    posted: list[str] = []
    replies = [Reply(500, ""), Reply(204, "")]

    def post(address: str, *_: object, **__: object) -> Reply:
        posted.append(address)
        return replies[min(len(posted), 2) - 1]

    monkeypatch.setattr("readout.desk.sending.delivering.post", post)
    editor = browser(app, "editor")
    assert 'href="/editions/1/send"' in editor.get("/editions/1").text
    assert 'href="/v1/feed"' in editor.get("/editions/1").text
    page = editor.get("/editions/1/send")
    told = {"proof": proof_in(page.text), "topic": "", "to": "newsroom"}
    failed = editor.post("/editions/1/send", data=told)
    assert (failed.status_code, "did not take it (HTTP 500, one try)" in text_of(failed.text)) == (502, True)
    done = editor.post("/editions/1/send", data=told)
    assert (done.status_code, "Send it" in text_of(done.text)) == (200, False)
    editor.post("/editions/1/send", data=told)
    assert posted == ["https://hooks.example/desk"] * 2
    assert editor.post("/editions/1/send", data={**told, "to": "x"}).status_code == 422
    assert editor.get("/editions/9/send").status_code == 404
    reader = browser(app, "reader")
    assert "/send" not in reader.get("/editions/1").text
    assert reader.get("/editions/1/send").status_code == 403
