"""What a post is, in the data of a page and in what its reader sees."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
from lxml import html

from readout.ingest.formats.live_blogs import Post, _moment, _updates, days_of, is_likely, posts_in, rest_of

NOON = datetime.datetime(2025, 3, 4, 12, tzinfo=datetime.UTC)
EIGHT = "one two three four five six seven eight"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-03-04T12:00:00Z", NOON),
        (" 2025-03-04 12:00+00:00 ", NOON),
        ("20250304T120000Z", NOON),
        ("2025-03-04", None),
        ("12:00", None),
        ("Tuesday: noon", None),
        ("", None),
    ],
)
def test_a_post_has_a_day_with_its_hour(text: str, moment: datetime.datetime | None) -> None:
    assert _moment(text) == moment


@pytest.mark.parametrize(
    ("update", "text"),
    [
        ({"datePublished": "2025-03-04T12:00Z", "headline": "Signed", "articleBody": "<p>One.</p>\n<p>Two.</p>"},
         "Signed\nOne.\nTwo."),
        ({"dateModified": "2025-03-04T12:00Z", "text": "Only  text."}, "Only text."),
        ({"datePublished": "2025-03-04T12:00Z", "dateModified": "2025-03-05T12:00Z", "headline": "Alone"}, "Alone"),
        ({"datePublished": "2025-03-04T12:00Z", "headline": "SIGNED", "articleBody": "Signed at last."},
         "Signed at last."),
        ({"datePublished": "2025-03-04T12:00Z", "articleBody": "Body.", "text": "Other."}, "Body."),
        ({"datePublished": "2025-03-04T12:00Z"}, None),
        ({"datePublished": "2025-03-04T12:00Z", "headline": 7, "articleBody": ["x"]}, None),
        ({"datePublished": "2025-03-04", "headline": "A day alone"}, None),
        ({"headline": "No day"}, None),
        ("words", None),
    ],
)  # fmt: skip
def test_what_an_update_says(update: Any, text: str | None) -> None:
    posts = [] if text is None else [Post(NOON, text)]
    assert list(_updates({"liveBlogUpdate": update})) == posts
    assert list(_updates({"liveBlogUpdate": [update, None, update]})) == posts * 2
    assert list(_updates({})) == []


def test_the_posts_of_a_day_are_one_text_under_the_title_the_earliest_first() -> None:
    later, other = NOON + datetime.timedelta(hours=1), NOON + datetime.timedelta(days=1)
    first, second = days_of([Post(other, "c"), Post(later, "bb"), Post(NOON, "a")], "Title")
    assert (first.day, first.text, second.day, second.text) == (NOON.date(), "Title\na\nbb", other.date(), "Title\nc")
    assert [(one.start, one.posted) for one in first.positions] == [(6, NOON), (8, later)]
    (untitled,) = days_of([Post(NOON, "a")], None)
    assert (untitled.text, untitled.positions[0].start) == ("a", 0)


def test_what_a_page_has_beside_its_posts_and_its_title() -> None:
    posts = [Post(NOON, f"{EIGHT}.")]
    text = f"The title of it\n\n{EIGHT.upper()}!\nAn introduction to what follows.\nsix seven eight nine ten\nOslo"
    assert rest_of(text, posts, "The title of it") == "An introduction to what follows.\nsix seven eight nine ten\nOslo"
    assert rest_of(EIGHT, posts, None) == ""


@pytest.mark.parametrize(
    ("page", "likely"),
    [("<time>" * 2, False), ("<time>" * 3, True), ('"@type": "LiveBlogPosting"', True), ("", False)],
)
def test_which_pages_are_looked_at(page: str, likely: bool) -> None:
    assert is_likely(page) is likely


def post(number: int, body: str, *, hour: str = "12:00", tag: str = "li") -> str:
    return f"<{tag}><time datetime='2025-03-0{number}T{hour}+00:00'>now</time><p>{body}</p></{tag}>"


def seen(body: str, main: str | None = None) -> list[str]:
    tree = html.fromstring(f"<html><body>{body}</body></html>")
    return [one.text for one in posts_in(tree, tree.text_content().replace("now", " ") if main is None else main)]


def test_what_a_reader_sees_as_posts() -> None:
    bodies = [f"{EIGHT} {word}" for word in ("nine", "ten", "eleven")]
    three = "".join(post(number, body) for number, body in enumerate(bodies, 1))
    assert seen(f"<ul>{three}</ul>") == bodies
    assert seen(f"<ul>{three}{post(4, 'seven words are too few for it')}</ul>") == bodies
    assert seen(f"<ul>{post(1, bodies[0])}{post(2, bodies[1])}</ul>") == []
    assert seen(f"<ul>{three}</ul>", "An article about something else, which goes on and on for long.") == []
    assert seen(f"<ul>{three.replace('<p>', '<p><a>').replace('</p>', '</a></p>')}</ul>") == []
    assert seen(f"<ul>{three.replace('T12:00+00:00', '')}</ul>") == []


def test_of_several_groups_the_largest_is_that_of_the_posts() -> None:
    few = "".join(post(number, f"{EIGHT} few", tag="p") for number in (1, 2, 3))
    many = "".join(post(number, f"{EIGHT} many") for number in (1, 2, 3, 4))
    for body in (f"<ul>{many}</ul><div>{few}</div>", f"<div>{few}</div><ul>{many}</ul>"):
        assert seen(body, f"{EIGHT} many\n" * 4) == [f"{EIGHT} many"] * 4


def stated(*updates: Any, **more: Any) -> str:
    blog = {"@type": ["LiveBlogPosting"], "liveBlogUpdate": updates, **more}
    return f"<script type=' application/LD+json '>{json.dumps([{'@graph': [{'@type': 'Page'}, blog]}])}</script>"


def test_of_what_is_stated_and_what_is_seen_the_longer_counts_and_one_post_is_none() -> None:
    one = {"datePublished": "2025-03-04T12:00Z", "headline": "Stated"}
    later = {**one, "datePublished": "2025-03-04T13:00Z"}
    three = "".join(post(number, f"{EIGHT} nine") for number in (1, 2, 3))
    assert seen(stated(one, later), "") == ["Stated", "Stated"]
    assert seen(stated(one), "") == []
    assert seen(stated(one, one), "") == []
    assert seen(f"{stated(one, later)}<ul>{three}</ul>", f"{EIGHT} nine\n" * 3) == [f"{EIGHT} nine"] * 3
    assert seen(f"{stated(one, {**one, 'text': EIGHT * 9})}<ul>{three}</ul>", f"{EIGHT} nine\n" * 3)[0] == "Stated"
    assert seen(stated(one, later).replace("LD+json", "json"), "") == []
