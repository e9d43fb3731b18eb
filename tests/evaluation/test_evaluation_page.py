"""The HTML page of an evaluation."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from readout.evaluation.comparison import compare
from readout.evaluation.evaluating import evaluate
from readout.evaluation.gold import Gold, load_gold
from readout.evaluation.report_html import html_page
from readout_schemas import Coverage, Document, Evidence, Mention, Party, Report, Run, Statement

HOSTILE = (
    'Norway froze <script>alert(1)</script> the assets & "two banks" \'><img src=x onerror=alert(1)>.\n'
    "</pre></style><a href=javascript:alert(1)>Oslo said it was {{ 7 * 7 }} {% raw %}.\n"
)


class Page(HTMLParser):
    """Tags, ids, links, and the text inside ``pre``."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.handlers: list[str] = []
        self.article = ""
        self._inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self._inside = self._inside or tag == "pre"
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")
            if name.startswith("on") or name in {"src", "style"}:
                self.handlers.append(name)

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "pre"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.article += data


@pytest.fixture
def hostile(annotate: Callable[..., Path], gold_sanction: Callable[..., object]) -> str:
    words = HOSTILE.splitlines()[0]
    gold = load_gold(annotate(HOSTILE, sanctions=[gold_sanction(HOSTILE, words)]))
    span = Evidence(
        document="one", start=HOSTILE.index("Oslo"), end=len(HOSTILE) - 1, text=HOSTILE[HOSTILE.index("Oslo") : -1]
    )
    said = Statement(
        id="<b>",
        evidence=(span,),
        speaker=Mention(party="p", name="<svg onload=alert(1)>", kind="person", as_written=None),
        mode="indirect",
        quotes=(),
        attribution=None,
        gist="x",
        addressee=(),
        occasion=None,
        via=None,
        when=None,
    )
    document = Document(
        id="one",
        source="<i>one.txt",
        sha256=gold.documents[0].article.sha256,
        text=HOSTILE,
        error="<script>no</script>",
    )
    coverage = Coverage(quotations=0, covered=0, labels=0, unexplained=())
    party = Party(id="p", name=said.speaker.name, kind="person", role=None, country=None, as_written=())
    report = Report(
        document=document, statements=(said,), parties=(party,), coverage=coverage, run=Run(model="<u>", plan="four")
    )
    return html_page(gold, evaluate(gold, [report], name="<h1>"))


def test_a_hostile_article_stays_text(hostile: str) -> None:
    page = Page(hostile)
    assert page.tags.isdisjoint({"script", "img", "svg", "b", "i", "u", "iframe", "link", "object"})
    assert page.handlers == []
    assert all(link.startswith("#") for link in page.links)
    assert page.article.strip() == HOSTILE.strip()


def test_the_page_may_load_and_run_nothing(hostile: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', hostile)
    style = re.search(r"<style>(.*?)</style>", hostile, re.DOTALL)
    assert policy is not None
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy[1] == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "http://" not in hostile
    assert "https://" not in hostile


def test_every_link_leads_to_one_place(gold: Gold, perfect: list[Report], empty: list[Report]) -> None:
    before, now = evaluate(gold, perfect, name="all"), evaluate(gold, [*perfect[:2], *empty[2:]], name="less")
    page = Page(html_page(gold, now, compare(before, now)))
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    missed = [item for item in now.items() if item.outcome == "missed"]
    assert len(page.links) >= len(missed) + len(gold.documents)


def test_the_articles_stand_on_the_page_whole(gold: Gold, perfect: list[Report]) -> None:
    page = Page(html_page(gold, evaluate(gold, perfect)))
    for document in gold.documents:
        assert document.text.strip() in page.article


def test_the_page_is_the_same_each_time(gold: Gold, perfect: list[Report]) -> None:
    assert html_page(gold, evaluate(gold, perfect)) == html_page(gold, evaluate(gold, perfect))
