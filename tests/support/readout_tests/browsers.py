"""A real browser, for the pages."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PATIENCE = 300_000
"""Milliseconds. A busy machine may take a minute for an idle one's second, which is no fault of the page."""


def chromium() -> str | None:
    """Where a Chromium is: ``CHROMIUM``, or on the path."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@contextlib.contextmanager
def running_browser() -> Iterator[Browser]:
    """A headless Chromium. Without one the tests are skipped, but in CI they fail.

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
