"""Briefings to render: a small one by hand, a large one made up, a hostile one; and a real browser to look at them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from readout_tests.briefings.fixtures import developing, hostile, large, small, worldly  # noqa: F401

from readout.rendering import html_page
from readout_schemas import Briefing

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def chromium() -> str | None:
    """Where a Chromium is: ``CHROMIUM``, or on the path."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium. Without one these tests are skipped, but in CI they fail.

    Its driver keeps an event loop running in this thread, in which no asynchronous test of another module could run.
    """
    place = chromium()
    if place is None:
        told = "no Chromium on the path: install one (apt-get install chromium), or name it in CHROMIUM"
        if os.environ.get("CI"):
            pytest.fail(told)
        pytest.skip(told)
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=place, args=["--no-sandbox"])
        yield started
        started.close()


Opener = Callable[..., "Page"]
PATIENCE = 300_000
"""Milliseconds. A busy machine may take a minute for an idle one's second, which is no fault of the page."""


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Open a briefing's page from disk; whatever goes wrong in it, or is asked of a network, fails the test."""
    contexts, faults = [], []

    def opened(briefing: Briefing, fragment: str = "", **context: Any) -> Page:
        place = tmp_path / "briefing.html"
        place.write_text(html_page(briefing), encoding="utf-8")
        made = browser.new_context(**{"viewport": {"width": 1366, "height": 850}, **context})
        made.set_default_timeout(PATIENCE)
        contexts.append(made)
        page = made.new_page()
        page.on("console", lambda message: faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: None if request.url.startswith("file:") else faults.append(request.url))
        page.goto(f"{place.as_uri()}{fragment}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []
