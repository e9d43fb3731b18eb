"""Pages of dated posts: each post is of its own hour, each document of its own day."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from made_files import PARAGRAPH, warc

from readout.ingest import read
from readout_schemas import Document

INTRODUCTION = "Ministers meet in Oslo for a third day over the border, with experts of both sides."
SAID = (
    "The minister said that the accord would be signed today, and that all who had come to Oslo were ready for it.",
    "Both sides signed it in Oslo shortly after midnight, officials said, after a dispute over the last annex.",
    "Chile called the accord of today a beginning, and asked for talks about the ports in the coming fortnight.",
)
TIMES = ("2025-03-04T23:50:00+01:00", "2025-03-05T00:10:00+01:00", "2025-03-05T09:30:00+01:00")
POSTS = list(zip(TIMES, ("Berg: we will sign today", "Signed", "Chile reacts"), SAID, strict=True))
DAYS = [datetime.date(2025, 3, 4), datetime.date(2025, 3, 5)]


def documents(folder: Path, page: str) -> list[Document]:
    (folder / "live.html").write_text(page, encoding="utf-8")
    return list(read([folder / "live.html"]))


def page(body: str, head: str = "") -> str:
    return (
        f"<!doctype html><html lang='en'><head><title>Accord: live</title>{head}</head><body><main>"
        f"<h1>Accord: live</h1>{body}</main></body></html>"
    )


def posts(template: str = "<article><time datetime='{0}'>now</time><h2>{1}</h2><p>{2}</p></article>") -> str:
    return "".join(template.format(*post) for post in reversed(POSTS))


def stated(**changes: object) -> str:
    updates = [
        {"@type": "BlogPosting", "datePublished": time, "headline": headline, "articleBody": f"<p>{body}</p>"}
        for time, headline, body in reversed(POSTS)
    ]
    blog: dict[str, Any] = {"@type": "LiveBlogPosting", "headline": "Accord: live", "liveBlogUpdate": updates} | changes
    return f"<script type='application/ld+json'>{json.dumps({'@graph': [blog]})}</script>"


@pytest.mark.parametrize(
    "html",
    [
        page(f"<p>{PARAGRAPH}</p>", stated()),
        page(posts()),
        page(f"<div>{posts('<div><i><time datetime={0}>now</time></i><h3>{1}</h3><p>{2}</p></div>')}</div>"),
        page(f"<ol>{posts('<li><h3>{1}</h3><p>{2}</p><footer><time datetime={0}>now</time></footer></li>')}</ol>"),
    ],
    ids=["LiveBlogPosting", "articles", "divisions", "list"],
)
def test_each_day_of_posts_is_a_document_and_each_place_has_its_posts_time(tmp_path: Path, html: str) -> None:
    found = [one for one in documents(tmp_path, html) if one.positions]
    assert [one.published for one in found] == DAYS
    assert {one.published_from for one in found} == {"the posts"}
    first, second = found
    assert first.text == f"Accord: live\n{POSTS[0][1]}\n{POSTS[0][2]}"
    assert (second.text or "").index("Signed") < (second.text or "").index("Chile reacts")
    for time, headline, body in POSTS:
        document = first if time == POSTS[0][0] else second
        for words in (headline, body):
            position = document.position((document.text or "").index(words))
            assert position is not None
            assert position.posted == datetime.datetime.fromisoformat(time)


def test_what_stands_beside_the_posts_is_a_document_of_the_pages_own_day(tmp_path: Path) -> None:
    head = "<meta property='article:published_time' content='2025-03-03T10:00:00Z'>"
    found = documents(tmp_path, page(f"<p>{INTRODUCTION}</p>{posts()}", head))
    assert INTRODUCTION in (found[0].text or "")
    assert "Signed" not in (found[0].text or "")
    assert [one.published for one in found] == [datetime.date(2025, 3, 3), *DAYS]


ARTICLE = f"<article><p>{PARAGRAPH * 4}</p><p>{PARAGRAPH[::-1]}</p></article>"
COMMENTS = posts("<div class='comment'><time datetime='{0}'>now</time><p>I think {2}</p></div>")
TEASERS = posts("<article><time datetime='{0}'>now</time><a href='/x'>{1} {2}</a></article>")


@pytest.mark.parametrize(
    "html",
    [
        page(ARTICLE + f"<section id='comments'>{COMMENTS}</section>"),
        page(ARTICLE + f"<aside>{TEASERS}</aside>"),
        page(ARTICLE, "<script type='application/ld+json'>{\"@type\": \"LiveBlogPosting\", broken</script>"),
        page(ARTICLE, stated(liveBlogUpdate=[])),
        page(ARTICLE, stated(liveBlogUpdate={"headline": "No time", "articleBody": "words"})),
        page("<p>By <time datetime='2025-03-04T10:00'>4</time>, updated <time datetime='2025-03-05T10:00'>5</time>,"
             f" again <time datetime='2025-03-06T10:00'>6</time></p>{ARTICLE}"),
    ],
    ids=["comments", "teasers", "broken", "empty", "undated", "times of an article"],
)  # fmt: skip
def test_an_article_is_no_live_blog_whatever_has_a_time_beside_it(tmp_path: Path, html: str) -> None:
    (document,) = documents(tmp_path, html)
    assert document.positions == ()
    assert PARAGRAPH.strip() in (document.text or "")


def test_a_live_blog_in_a_web_archive_is_read_by_its_days(tmp_path: Path) -> None:
    """Each day has its own date, and the moments of its posts, and all have the address of the page."""
    html = page(f"<p>{INTRODUCTION}</p>{posts()}").encode()
    (tmp_path / "a.warc").write_bytes(warc([("https://e.org/live", "text/html", html)]))
    beside, *days = read([tmp_path / "a.warc"])
    assert [one.published for one in days] == DAYS
    assert {one.published_from for one in days} == {"the posts"}
    assert [str(one.positions[0].posted) for one in days] == [TIMES[0].replace("T", " "), TIMES[1].replace("T", " ")]
    assert beside.text == f"Accord: live\n{INTRODUCTION}"
    assert {one.url for one in (beside, *days)} == {"https://e.org/live"}
    assert [one.source for one in days] == [beside.source] * 2
    assert len({one.id for one in (beside, *days)}) == 3


def test_a_live_blog_in_a_web_archive_has_the_same_text_as_the_saved_page(tmp_path: Path) -> None:
    html = page(f"<p>{INTRODUCTION}</p>{posts()}")
    (tmp_path / "a.warc").write_bytes(warc([("https://e.org/live", "text/html", html.encode())]))
    assert [one.text for one in read([tmp_path / "a.warc"])] == [one.text for one in documents(tmp_path, html)]


def listed(blog: dict[str, Any]) -> dict[str, Any]:
    items = [{"@type": "ListItem", "item": one} for one in blog["liveBlogUpdate"]]
    return blog | {"liveBlogUpdate": {"@type": "ItemList", "itemListElement": items}}


@pytest.mark.parametrize(
    "around",
    [
        lambda blog: blog,
        lambda blog: [blog, {"@type": "Organization"}],
        lambda blog: {"@type": "WebPage", "headline": "Chile reacts", "mainEntity": blog},
        lambda blog: {"@graph": [{"@type": "WebPage", "name": "Chile reacts"}, listed(blog)]},
        lambda blog: [blog, blog | {"headline": "Of yesterday", "liveBlogUpdate": blog["liveBlogUpdate"][:1]}],
        lambda blog: blog | {"@type": ["NewsArticle", "LiveBlogPosting"], "headline": None},
        lambda blog: blog | {"headline": "Chile reacts"},
    ],
    ids=["alone", "list", "main entity", "item list", "two of them", "no headline", "called as the newest post"],
)
def test_a_live_blog_is_called_by_its_own_headline_and_a_posts_headline_stands_once(
    tmp_path: Path, around: Callable[[dict[str, Any]], object]
) -> None:
    """Whatever is said of the page is the newest post's headline; it would give a day the headline of another."""
    updates = [
        {"@type": "BlogPosting", "datePublished": time, "headline": headline, "articleBody": body}
        for time, headline, body in reversed(POSTS)
    ]
    blog = {"@type": "LiveBlogPosting", "headline": "Accord: live", "liveBlogUpdate": updates}
    head = "<meta property='og:title' content='Chile reacts'>"
    head += f"<script type='application/ld+json'>{json.dumps(around(blog))}</script>"
    html = page(posts("<article><h2>{1}</h2><p>{2}</p></article>"), head).replace("<title>", "<title>Chile reacts | ")
    first, second = documents(tmp_path, html)
    assert {first.title, second.title} == {"Accord: live"}
    assert first.text == "\n".join(("Accord: live", *POSTS[0][1:]))
    assert second.text == "\n".join(("Accord: live", *POSTS[1][1:], *POSTS[2][1:]))


def test_posts_of_one_day_stand_in_the_order_of_their_moments_whatever_their_offsets(tmp_path: Path) -> None:
    updates = [
        {"headline": headline, "datePublished": f"2025-03-04T{clock}", "articleBody": body}
        for clock, (_, headline, body) in zip(("12:00+02:00", "10:30Z", "11:45+01:00"), POSTS, strict=True)
    ]
    (found,) = documents(tmp_path, page("", stated(liveBlogUpdate=updates)))
    at = [(found.text or "").index(headline) for _, headline, _ in POSTS]
    assert at[0] < at[1] < at[2]
