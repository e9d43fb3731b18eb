"""Briefings to render: a small one by hand, a large one made up, a hostile one; and a real browser to look at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from readout_tests.briefings.fixtures import developing, hostile, large, small, worldly  # noqa: F401
from readout_tests.browsers import PATIENCE, running_browser

from readout.rendering import html_page
from readout_schemas import Briefing

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running_browser() as started:
        yield started


Opener = Callable[..., "Page"]


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
