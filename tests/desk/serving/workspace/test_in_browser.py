"""The pages in a real browser: by keyboard, without script, on a phone, in the dark, and before axe-core."""

from __future__ import annotations

import datetime as dt
import socket
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

import pytest
import uvicorn
from readout_tests.browsers import PATIENCE, running_browser
from readout_tests.mornings import Paper, today, yesterday

from readout.desk import Desk, NewReview
from readout.desk.serving.app import create_app, served
from readout.desk.serving.service import Limits
from readout_schemas import Document, Report, When

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.xdist_group("workspace")
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
ARABIC = "قال وزير الخارجية إن بلاده لن تنتظر الآخرين."
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with what pages find hard: long words, another direction, a deadline that is past, a failure."""
    with Desk.open(tmp_path_factory.mktemp("desk") / "desk.sqlite3") as one:
        first = yesterday()
        past = When(text="then", edtf=(one.now().date() - dt.timedelta(days=2)).isoformat(), basis="stated")
        promise = first[0].commitments[0].model_copy(update={"deadline": past})
        one.add([first[0].model_copy(update={"commitments": (promise,)}), *first[1:]])
        one.brief()
        one.add(
            [
                *today(),
                Paper("a.txt", "06-12", "ar", ARABIC, LONG).statement(ARABIC, "Ida Berg", ARABIC[:-1], LONG).report(),
            ]
        )
        made = one.brief()
        failed = Document.model_validate(
            {**first[0].document.model_dump(), "source": f"https://news.example/{LONG * 3}", "text": None}
            | {"sha256": None, "error": "the server said 503"}
        )
        one.add([Report(document=failed, coverage=first[0].coverage, run=first[0].run)])
        for record in list(made.briefing.records())[:2]:  # type: ignore[union-attr]
            one.review(NewReview(what=record.id, verdict="accept", by="Ana", note="as in the minutes"))
        yield one


@pytest.fixture(scope="module")
def address(desk: Desk) -> Iterator[str]:
    """Where the desk is served, by a thread of the tests' own."""
    app = served(create_app(desk, Limits(rate=100_000)))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, lifespan="on", log_level="warning", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def token(desk: Desk) -> str:
    return create_app(desk).state.service.tokens.add("Ida Berg", "admin", "a test")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running_browser() as started:
        yield started


def opened(browser: Browser, address: str, token: str, faults: list[str], **given: Any) -> Page:
    """A page of somebody who has signed in by keyboard; what goes wrong in it is a fault."""
    page = browser.new_context(**{"viewport": {"width": 1280, "height": 860}, **given}).new_page()
    page.set_default_timeout(PATIENCE)
    page.on("console", lambda said: faults.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda asked: None if asked.url.startswith(address) else faults.append(asked.url))
    page.goto(address)
    page.wait_for_selector("#token:focus")  # which a busy browser gives it after the page was loaded
    page.keyboard.type(token)
    page.keyboard.press("Enter")
    page.wait_for_selector("button:text-is('Sign out')")
    return page


@pytest.fixture(scope="module")
def places(desk: Desk) -> list[str]:
    """A page of each kind."""
    briefing = desk.edition(2).briefing
    disputed = briefing.sanctions[0]
    (arabic,) = [one.id for one in briefing.documents if one.language == "ar"]
    said = next(one.id for one in briefing.statements if one.evidence[0].document == arabic)
    return [
        "/",
        "/editions",
        "/editions/2/compare?with=1",
        f"/things/{disputed.id}",
        f"/things/{said}",
        f"/documents/{arabic}",
        "/parties",
        "/parties/country-no",
        "/due",
        "/search?q=norway&type=meeting",
        "/inbox",
    ]


def test_axe_finds_no_serious_fault_and_nothing_scrolls_sideways(
    browser: Browser, address: str, token: str, places: list[str]
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    faults: list[str] = []
    page = opened(browser, address, token, faults)
    colours = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
    for place in places:
        for scheme, options in (("light", {}), ("dark", colours)):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.goto(address + place)
            page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
            found = axe.run(page, options=options).response["violations"]
            serious = [one for one in found if one["impact"] in {"serious", "critical"}]
            told = [(one["id"], [node["html"][:90] for node in one["nodes"][:3]]) for one in serious]
            assert told == [], (place, scheme)
        page.set_viewport_size(PHONE)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], place
        page.set_viewport_size({"width": 1280, "height": 860})
    assert faults == []
    page.context.close()


def test_one_gets_everywhere_by_keyboard(browser: Browser, address: str, token: str) -> None:
    faults: list[str] = []
    page = opened(browser, address, token, faults)
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "To the page"
    page.keyboard.press("Enter")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    first = page.locator("main .rec .ref").first
    assert first.evaluate("node => node === document.activeElement")
    where = first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}{where}")
    page.keyboard.press("/")
    page.keyboard.type("price cap")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/search?q=price+cap")
    assert "a price cap on Iranian oil" in page.inner_text("main")
    assert faults == []
    page.context.close()


def test_a_whole_thing_is_rejected_and_taken_back_by_keyboard(
    browser: Browser, address: str, token: str, desk: Desk
) -> None:
    faults: list[str] = []
    several = [one for one in desk.edition(2).briefing.records() if one.sourcing and len(one.sourcing.records) > 1]
    thing = several[-1]
    records = thing.sourcing.records if thing.sourcing else ()
    page = opened(browser, address, token, faults)
    page.goto(f"{address}/things/{thing.id}")
    page.wait_for_load_state()
    page.keyboard.press("n")
    page.keyboard.type("called off: a rumour")  # a letter in a field is no key
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    page.wait_for_selector(f"#told >> text=Rejected: all {len(records)} records.")
    assert desk.records(records) == {}
    page.wait_for_load_state()
    page.keyboard.press("u")
    page.wait_for_selector("#told >> text=Taken back.")
    assert set(desk.records(records)) == set(records)
    assert urlsplit(page.url).path == f"/things/{quote(thing.id)}/reviews"
    page.keyboard.press("a")
    page.wait_for_selector(f"#told >> text=Accepted: all {len(records)} records.")
    page.wait_for_load_state()
    page.keyboard.press("u")
    page.wait_for_selector("#told >> text=Taken back.")
    told = [(one.verdict, one.note, one.superseded) for one in desk.reviews(by="Ida Berg") if one.takes_back is None]
    assert sorted(set(told)) == [("accept", "", True), ("reject", "called off: a rumour", True)]
    assert faults == []
    page.context.close()


def test_all_of_it_works_without_script(browser: Browser, address: str, token: str, desk: Desk) -> None:
    faults: list[str] = []
    page = opened(browser, address, token, faults, java_script_enabled=False)
    page.click("nav.places >> text=Search")
    page.click("summary")
    page.select_option("select[name=type]", "commitment")
    page.click("main button")
    assert page.locator("main .rec").count() == 6
    page.click("nav.places >> text=Inbox")
    page.click("text=Take it off the list")
    page.wait_for_selector("text=all that was given was read")
    assert desk.failures() == []
    page.click("text=Sign out")
    page.wait_for_selector("text=Your token")
    page.goto(f"{address}/due")
    assert page.url == f"{address}/sign-in?next=%2Fdue"
    assert faults == []
    page.context.close()
