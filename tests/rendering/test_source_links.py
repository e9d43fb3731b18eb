"""Links to the very words: Chromium marks exactly them on the page where they were published."""

from __future__ import annotations

import html
import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageDraw

from readout.text.fragments import Fragments

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PATIENCE = 300_000
"""Milliseconds: a busy machine may take long, which is no fault of the link."""
LOOKS = 200
AT_ONCE = 12
"""Chromium marks no more than 16."""
NEXT_FRAME = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
MARKED = (255, 0, 255)
SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
FILLER = "This line says nothing that matters, and it is here to fill the page."
LONG = ("All of these many words stand in one long quotation of his. " * 4).strip()
OSLO = "We will come to Oslo.\nWe will stay there."
THREE = "One thing is sure.\nTwo things are not.\nThree is open."
ARABIC = "سنأتي إلى أوسلو غدا"
JAPANESE = "明日オスロに行きます"
PAGES = {
    "repeated words": ("We will come, said one.\nWe will come, said two.\nWe will come.", "We will come", 1),
    "the third of four": ("He said no. He said no. She heard that he said no. He said no.", "he said no", 0),
    "a word in a word": ("The unagreed text.\nThey agreed on it.", "agreed", 1),
    "marks that mean something": ("It costs 5-6%, “a & b”, #1-2, and more - or less.", "5-6%, “a & b”, #1-2", 0),
    "over paragraphs": (f"He said: “{OSLO}” And left.", OSLO, 0),
    "over three paragraphs": (f"A: “{THREE}” End.", THREE, 0),
    "long, of repeated words": (f"Before. {LONG} After.", LONG, 0),
    "Arabic": (f"قال الوزير: «{ARABIC}». ثم غادر.\nقال الآخر: «{ARABIC}».", ARABIC, 1),
    "Hebrew": ("אמר השר: ״נבוא לאוסלו מחר״, והלך.", "נבוא לאוסלו מחר", 0),
    "Chinese": ("外交部长说:“我们将于明天前往奥斯陆。”然后他离开了。", "我们将于明天前往奥斯陆。", 0),
    "Japanese": (f"大臣は「{JAPANESE}」と述べた。\n別の大臣も「{JAPANESE}」と述べた。", JAPANESE, 1),
    "Russian with accents": ("Министр сказал: «Мы приедём в Осло за́втра».", "Мы приедём в Осло за́втра", 0),
    "joined to the next word": ("“Yes, but ‘it is not enough’said Lund. It is not enough.", "it is not enough", 0),
    "joined to the word before": ("Lund said’not enough. Not enough.", "not enough", 0),
    "capitals": ("We will come. WE WILL COME.", "WE WILL COME", 0),
}


def nth(text: str, words: str, number: int) -> int:
    place = -1
    for _ in range(number + 1):
        place = text.index(words, place + 1)
    return place


def page(text: str) -> str:
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n"))
    filler = f"<p>{FILLER}</p>" * 3
    style = "*{background:#fff;color:#000} ::target-text{background:#f0f;color:#f0f}"
    return f"<!doctype html><meta charset=utf-8><style>{style}</style><body>{filler}<main>{lines}</main>{filler}"


@pytest.fixture(scope="module")
def site() -> Iterator[tuple[str, dict[str, str]]]:
    """A server on loopback, and the pages that it has."""
    pages: dict[str, str] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages.get(self.path.partition("?")[0], "").encode()
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", pages
    server.shutdown()


# The boxes of the words that should be marked, found by their place among the page's letters.
BOXES = """([start, end]) => {
  const range = document.createRange(), walker = document.createTreeWalker(document.querySelector("main"), 4);
  let at = 0, node, boxes = [];
  while ((node = walker.nextNode())) {
    const from = Math.max(start - at, 0), to = Math.min(end - at, node.length);
    if (from < to) { range.setStart(node, from); range.setEnd(node, to); boxes.push(...range.getClientRects()); }
    at += node.length + 1;
  }
  return boxes.map(box => [box.left, box.top, box.right, box.bottom]);
}"""


@pytest.fixture(scope="module")
def view(browser: Browser) -> Iterator[Page]:
    made = browser.new_page()
    made.set_default_timeout(PATIENCE)
    yield made
    made.close()


def marked(view: Page, address: str, text: str, spans: list[tuple[int, int]]) -> tuple[list[int], bool]:
    """Which of the words are marked, by their number, and whether anything else is."""
    view.set_viewport_size({"width": 700, "height": 600 + len(text) // 2})
    view.goto(address)
    boxes = [view.evaluate(BOXES, span) for span in spans]
    for _ in range(LOOKS):  # the browser looks for the words some time after it has loaded, one after another
        picture = _picture(view)
        found = [number for number, lines in enumerate(boxes) if _are_marked(picture, lines)]
        if len(found) == len(boxes):
            break
    for left, top, right, bottom in (box for lines in boxes for box in lines):
        ImageDraw.Draw(picture).rectangle((left - 3, top - 3, right + 3, bottom + 3), fill="white")
    left_over = picture.getcolors(picture.width * picture.height) or ()
    return found, any(colour == MARKED for _, colour in left_over)


def _are_marked(picture: Image.Image, lines: list[list[float]]) -> bool:
    points = [
        (round((left + right) / 2), round(top + (bottom - top) * share))
        for left, top, right, bottom in lines
        for share in (0.3, 0.7)
        if right - left > 3
    ]
    return bool(points) and all(picture.getpixel(point) == MARKED for point in points)


def _picture(view: Page) -> Image.Image:
    """The page as it is shown. A browser that is busy refuses a picture for a while."""
    from playwright.sync_api import Error

    for _ in range(LOOKS):
        view.evaluate(NEXT_FRAME)
        try:
            return Image.open(io.BytesIO(view.screenshot())).convert("RGB")
        except Error as error:
            refused = error
    raise refused


@pytest.mark.parametrize(("text", "words", "number"), PAGES.values(), ids=PAGES)
def test_a_link_marks_the_words_and_nothing_else(
    view: Page, site: tuple[str, dict[str, str]], text: str, words: str, number: int
) -> None:
    address, pages = site
    path = f"/page-{len(pages)}"
    pages[path] = page(text)
    start = nth(text, words, number)
    fragment = Fragments(text).fragment(start, start + len(words))
    assert marked(view, f"{address}{path}{fragment}", text, [(start, start + len(words))]) == ([0], False), fragment


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem[:3])
def test_quotations_of_the_seeds_are_marked(view: Page, site: tuple[str, dict[str, str]], seed: Path) -> None:
    """Many at once: an address may lead to several words."""
    from readout.text.quotations import quotations

    address, pages = site
    text = "\n".join(" ".join(line.split()) for line in seed.read_text(encoding="utf-8").split("\n") if line.strip())
    pages[f"/{seed.stem}"] = page(text)
    spans = [(found.start, found.end) for found in quotations(text)]
    fragments = Fragments(text)
    for some in (spans[at : at + AT_ONCE] for at in range(0, len(spans), AT_ONCE)):
        directives = "&".join(fragments.fragment(*span).removeprefix("#:~:") for span in some)
        found = marked(view, f"{address}/{seed.stem}?{some[0][0]}#:~:{directives}", text, some)
        assert found == (list(range(len(some))), False), directives
