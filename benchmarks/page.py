"""What a page costs: how long it takes to write, open and filter, and how large it is beside its JSON and its articles.

Run with ``python benchmarks/page.py``; it needs Chromium, and made-up briefings of the tests.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from readout.rendering import html_page
from readout_schemas import Briefing

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))
from readout_tests.briefings.large import large_briefing

FILTERS = {"party": "3", "type": "statement", "status": "meeting:planned", "from": "2025-03-15", "q": "kalomi du"}
TIMED = """([field, value]) => new Promise((done) => {
    const form = document.querySelector(".tools");
    form.querySelector("[type=reset]").click();
    setTimeout(() => {
        const begun = performance.now();
        form.elements[field].value = value;
        form.dispatchEvent(new Event("input"));
        document.body.offsetHeight;
        done(performance.now() - begun);
    }, 50);
})"""


def opening(page: Page) -> float:
    """Milliseconds from the navigation to the end of loading, scripts included."""
    return float(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))


def filtering(page: Page, field: str, value: str, times: int) -> list[float]:
    """Milliseconds from a change of a field to the page laid out anew."""
    return [float(page.evaluate(TIMED, [field, value])) for _ in range(times)]


def measure(briefing: Briefing, times: int) -> None:
    begun = time.perf_counter()
    made = html_page(briefing)
    print(f"written in {time.perf_counter() - begun:.2f} s")
    data = len(briefing.model_dump_json().encode())
    articles = sum(len((document.text or "").encode()) for document in briefing.documents)
    size = len(made.encode())
    print(
        f"{size / 1e6:.2f} MB, {size / data:.2f} times its JSON of {data / 1e6:.2f} MB ({articles / 1e6:.2f} articles)"
    )
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        place = Path(folder) / "page.html"
        place.write_text(made, encoding="utf-8")
        browser = driver.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page()
        opened = []
        for _ in range(times):
            page.goto(place.as_uri())
            opened.append(opening(page))
        print(f"opens in {statistics.median(opened):.0f} ms (slowest {max(opened):.0f})")
        for field, value in FILTERS.items():
            took = filtering(page, field, value, times)
            print(f"filters by {field} in {statistics.median(took):.0f} ms (slowest {max(took):.0f})")
        browser.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=2_000)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--times", type=int, default=7)
    given = parser.parse_args()
    print(f"{given.records} records from {given.articles} articles")
    measure(large_briefing(given.records, given.articles), given.times)


if __name__ == "__main__":
    main()
