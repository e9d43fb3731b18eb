"""Take the pictures of the README anew: the page in Chromium, the terminal as rich prints it.

make pictures
"""

from __future__ import annotations

import io
import os
import re
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.text import Text

import readout
from readout.rendering import print_briefing
from readout_schemas import Briefing

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
WIDTH, HEIGHT = 1280, 800
COLUMNS = 100
LINES = 40


def briefing() -> Briefing:
    os.chdir(ROOT)  # the sources are named as a reader would name them
    return readout.brief("seeds/*.txt", settings=readout.Settings(model="recorded", cassettes="cassettes"))


def take_terminal(made: Briefing) -> None:
    """Its first lines: more than a screen says no more."""
    console = Console(width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor", highlight=False)
    print_briefing(made, console=console)
    lines = console.file.getvalue().splitlines()  # type: ignore[attr-defined]
    shown = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    shown.print(Text.from_ansi("\n".join(lines[:LINES])))
    svg = shown.export_svg(title="readout brief seeds/*.txt", unique_id="terminal")
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)  # nothing is loaded from elsewhere
    (HERE / "terminal.svg").write_text(svg, encoding="utf-8")


def take_page(made: Briefing) -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        page_file = Path(folder, "briefing.html")
        page_file.write_text(readout.render.page(made), encoding="utf-8")
        browser = driver.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(page_file.as_uri())
        page.locator(".recs .rec").first.click()
        page.screenshot(path=HERE / "page.png")
        browser.close()


if __name__ == "__main__":
    briefed = briefing()
    take_terminal(briefed)
    take_page(briefed)
