"""A morning at the desk as a person has it, in a real browser: watch, edition, search, review, compare, send."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
import uvicorn
from readout_tests.browsers import running_browser
from readout_tests.loopback import Loopback
from readout_tests.mornings import today, yesterday
from readout_tests.site import Site, article, serving
from tests.desk.serving.workspace.test_in_browser import PHONE, opened

from readout.ask.settings import Settings
from readout.desk import Desk, DocumentQuery, NewReview
from readout.desk.jobs.limits import Bounds
from readout.desk.jobs.working import Worker
from readout.desk.sending import Receiver
from readout.desk.sending.signing import Secret
from readout.desk.serving.app import create_app, served
from readout.desk.serving.service import Limits
from readout.web import Guard

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.xdist_group("workspace")
RSS = "application/rss+xml"
ENTRY = "<item><title>Talks 1 go on</title><link>{0}</link><guid>{0}</guid></item>"
WIDE = {"width": 1280, "height": 860}


class Place(NamedTuple):
    """A desk that is served and works, and what is around it."""

    desk: Desk
    address: str
    token: str
    site: Site


@contextlib.contextmanager
def working(tmp_path: Path) -> Iterator[Place]:
    """A desk with yesterday's edition and what came over night, a site to watch and to send to, and a worker."""
    server = Loopback()
    settings = Settings(model="gpt-5-mini", base_url=server.url, ledger=tmp_path / "ledger.sqlite3", attempts=1)
    with Desk.open(tmp_path / "desk.sqlite3") as desk, serving() as site:
        desk.add(yesterday())
        desk.brief()
        desk.add(today())
        page = site.put("/talks", article())
        site.put("/feed.xml", f"<rss><channel>{ENTRY.format(page)}</channel></rss>".encode(), content_type=RSS)
        hook = Receiver(site.put("/hook", b"", 204), Secret(b"x" * 32), allow_private=True)
        app = create_app(desk, Limits(rate=100_000), receivers={"newsroom": hook})
        token = app.state.service.tokens.add("Ida Berg", "admin", "a test")
        worker = Worker(desk, settings, Bounds(guard=Guard.allowing(["127.0.0.0/8"], [site.port])))
        with socket.create_server(("127.0.0.1", 0)) as listener, _beside(worker):
            config = uvicorn.Config(served(app), lifespan="on", log_level="warning", access_log=False)
            serving_ = uvicorn.Server(config)
            thread = threading.Thread(target=serving_.run, kwargs={"sockets": [listener]}, daemon=True)
            thread.start()
            try:
                yield Place(desk, f"http://127.0.0.1:{listener.getsockname()[1]}", token, site)
            finally:
                app.state.service.closing = serving_.should_exit = True
                thread.join()
                server.close()


@contextlib.contextmanager
def _beside(worker: Worker) -> Iterator[None]:
    loops: list[asyncio.AbstractEventLoop] = []

    async def work() -> None:
        loops.append(asyncio.get_running_loop())
        await worker.run()

    thread = threading.Thread(target=lambda: asyncio.run(work()), daemon=True)
    thread.start()
    try:
        yield
    finally:
        loops[0].call_soon_threadsafe(worker.stop)
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running_browser() as started:
        yield started


def test_a_morning(browser: Browser, tmp_path: Path) -> None:
    """Sign in, watch a feed, make the edition, search, review ten by keyboard, compare, send, sign out."""
    faults: list[str] = []
    with working(tmp_path) as place:
        page = opened(browser, place.address, place.token, faults)
        _watch(page, place)
        page.click("nav.places >> text=Today")
        page.click("text=Make the next edition")
        page.wait_for_url(f"{place.address}/editions/2")
        page.keyboard.press("/")
        page.keyboard.type("price cap")
        page.keyboard.press("Enter")
        page.wait_for_selector("main .rec")
        page.click("nav.places >> text=Review")
        _review(page, place.desk)
        page.goto(f"{place.address}/editions/2")
        page.click("text=Beside edition 1")
        page.wait_for_url("**/compare?with=1")
        page.go_back()
        page.click("text=Send it to other programs")
        page.click("main button")
        page.wait_for_selector("td >> text=UTC")
        ((headers, body),) = place.site.posted
        assert headers["webhook-id"].startswith("msg_")
        assert b'"edition":2' in body
        _looked_at(page, place)
        page.click("text=Sign out")
        page.wait_for_selector("text=Your token")
        page.context.close()
    assert faults == []


def _watch(page: Page, place: Place) -> None:
    page.click("nav.places >> text=Inbox")
    page.click("text=What is watched")
    page.fill("input[name=address]", f"{place.site.root}/feed.xml")
    page.fill("input[name=name]", "talks")
    page.fill("input[name=every]", "12h")
    page.click("text=Watch it")
    page.click("text=Run now")
    page.wait_for_selector("#state:text('done')")
    page.wait_for_selector("a:text('All jobs')")  # which the page has when it was looked at again
    (found,) = place.desk.find_documents(DocumentQuery(words="insurers")).items
    assert found.document.source.endswith("/talks")


def _review(page: Page, desk: Desk) -> None:
    """Ten records by keyboard alone: each key does what its button says, and the next record is there."""
    keys = page.keyboard
    seen: set[str] = set()
    for number in range(10):
        name = page.input_value("form.bar input[name=record]")
        seen.add(name)
        _ready(page)
        if number == 3:
            keys.press("j")
            page.wait_for_function("name => document.querySelector('form.bar [name=record]')?.value !== name", arg=name)
            _ready(page)
            keys.press("k")
            page.wait_for_function("name => document.querySelector('form.bar [name=record]')?.value === name", arg=name)
            _ready(page)
        if number == 5:
            keys.press("n")
            keys.type("ask the ministry")
            keys.press("Enter")
            page.wait_for_selector("#told >> text=Noted")
        if number == 7:
            keys.press("c")
            page.wait_for_selector("form.correction")
            _ready(page, "correct-head")
            keys.press("Tab")
            keys.press("Tab")
            keys.press("End")
            keys.type(", as they say")
            keys.press("Shift+Tab")
            keys.press("Enter")
        else:
            keys.press("r" if number == 8 else "a")
        page.wait_for_selector(f"#told >> text={name}")
        page.wait_for_function("name => document.querySelector('form.bar [name=record]')?.value !== name", arg=name)
    _ready(page)
    keys.press("?")
    assert page.locator("#help dl").is_visible()
    told = [one.verdict for one in desk.reviews(by="Ida Berg")]
    assert len(seen) == 10
    assert sorted(told) == sorted(["accept"] * 8 + ["correct", "reject", "note"])
    page.evaluate("document.activeElement.blur()")
    keys.press("u")
    page.wait_for_selector("#told >> text=Taken back")
    assert [one.takes_back for one in desk.reviews()][-1] == desk.reviews()[-2].number


def _ready(page: Page, focus: str = "record") -> None:
    """Wait until a page takes keys: its scripts have run, and the focus is where whoever reads it would look."""
    page.wait_for_load_state()
    page.wait_for_selector(f"#{focus}:focus")


def places(desk: Desk) -> list[str]:
    """The pages on which something is done."""
    several = [one for one in desk.edition(2).briefing.records() if one.sourcing and len(one.sourcing.records) > 1]
    one, other = several[0], several[-1]
    members = one.sourcing.records if one.sourcing else ()
    waiting = next(iter(desk.waiting("nobody"))).record.id
    return [
        "/review",
        f"/review?at={waiting}",
        f"/review?at={one.id}&correct=yes",
        f"/things/{one.id}",
        f"/things/{one.id}/merge?q=norway",
        f"/things/{other.id}/part?record={(other.sourcing.records if other.sourcing else members)[0]}",
        f"/things/{one.id}/part",
        f"/things/{one.id}/reviews",
        "/agreement",
        "/add",
        "/jobs",
        f"/jobs/{desk.jobs().items[0].id}",
        "/subscribe",
        "/tokens",
        "/watches",
        "/editions/2/send",
    ]


def _looked_at(page: Page, place: Place) -> None:
    """Nothing serious for axe-core in light and dark, and nothing that scrolls sideways on a phone."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    desk = place.desk
    desk.review(NewReview(what=places(desk)[1].partition("at=")[2], verdict="reject", by="Ben", of_record=True))
    colours = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
    for where in places(desk):
        page.goto(place.address + where)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        for scheme, options in (("light", {}), ("dark", colours)):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            found = axe.run(page, options=options).response["violations"]
            serious = [one for one in found if one["impact"] in {"serious", "critical"}]
            told = [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in serious]
            assert told == [], (where, scheme)
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], where
        page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    page.emulate_media(color_scheme="light")
