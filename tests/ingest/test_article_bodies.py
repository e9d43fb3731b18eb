"""What is read of pages that content systems of many kinds make: the article, and little of what stands around it."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml.html import fromstring
from readout_tests.article_bodies import PAGES, Score, score

from readout.ingest import read
from readout.ingest.article_box import mark_article

FOUND = sorted(PAGES.glob("*.html"))
PROSE = "The two ministers agreed to open the lock of the canal from May on, as often as there is water for it. "


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    return {
        page.stem: score(
            "\n".join(document.text or "" for document in read([page])),
            page.with_suffix(".txt").read_text(encoding="utf-8"),
        )
        for page in FOUND
    }


def test_the_articles_are_read_and_little_beside_them(scores: dict[str, Score]) -> None:
    assert len(scores) == 22
    assert sum(one.f1 for one in scores.values()) / len(scores) >= 0.9
    assert sum(one.recall for one in scores.values()) / len(scores) >= 0.97


def test_no_article_is_lost(scores: dict[str, Score]) -> None:
    assert {name: one for name, one in scores.items() if one.recall < 0.8} == {}


def _page(tmp_path: Path, body: str) -> str:
    page = tmp_path / "page.html"
    page.write_text(f"<html><head><title>Talks</title></head><body>{body}</body></html>", encoding="utf-8")
    (found,) = read([page])
    return found.text or ""


def test_points_and_headings_around_the_only_headline_belong_to_the_article(tmp_path: Path) -> None:
    points = "".join(f"<li>Point {number}: {PROSE}</li>" for number in range(1, 4))
    body = f"<div class=c><h1>Joint communiqué</h1><div><p>{PROSE}</p><h3>I. Water</h3><ol>{points}</ol></div></div>"
    aside = f"<div class=r><p>Elsewhere {PROSE}</p></div>"
    text = _page(tmp_path, f"<div>{body}{aside}</div>")
    assert "I. Water" in text
    assert "Point 3" in text
    assert "Elsewhere" not in text


def test_a_page_that_says_where_its_article_is_is_believed(tmp_path: Path) -> None:
    lead = f"<div><h1>All news of today</h1><p>Teaser {PROSE * 3}</p></div>"
    text = _page(tmp_path, f"<div>{lead}<main><p>Article {PROSE * 4}</p><p>{PROSE * 2}</p></main></div>")
    assert "Article The two" in text
    assert "Teaser" not in text


@pytest.mark.parametrize(
    ("beside", "marked"),
    [("", "page"), (f"<p>{PROSE * 2}</p>", "page"), (f"<p>{PROSE * 7}</p>", "head")],
    ids=["nothing", "a word about the site", "most of the prose"],
)
def test_the_box_of_a_headline_holds_most_of_the_prose(beside: str, marked: str) -> None:
    """Sites that make their name the first heading have a word about themselves beside it."""
    menu = "".join(f"<li><a href=/{number}>{PROSE}</a></li>" for number in range(9))
    head = f"<div id=head><h1>The Harbour Post</h1>{beside}<ul>{menu}</ul></div>"
    tree = fromstring(f"<html><body><div id=page>{head}<div><p>{PROSE * 6}</p></div></div></body></html>")
    mark_article(tree)
    assert [box.get("id") for box in tree.iter("article")] == [marked]


def test_a_page_with_little_prose_has_no_article() -> None:
    tree = fromstring(f"<html><body><div><h1>Contact</h1><p>{PROSE}</p></div></body></html>")
    mark_article(tree)
    assert list(tree.iter("article")) == []
