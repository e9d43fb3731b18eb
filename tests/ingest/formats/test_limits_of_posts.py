"""From how many, how long and how much of a page's text on dated elements are its posts; each limit on both sides."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
from lxml import html

from readout.ingest.formats.live_blogs import (
    Post,
    _as_posts,
    _items,
    _joined,
    _known,
    _moment,
    _parsed,
    _plain,
    _runs,
    _seen,
    _share,
    _stated,
    days_of,
    posts_in,
    rest_of,
)

NOON = datetime.datetime(2025, 3, 4, 12, tzinfo=datetime.UTC)
STAMP = "2025-03-04T12:00+00:00"
EIGHT = "one two three four five six seven eight"


def tree(body: str) -> Any:
    return html.fromstring(f"<html><body>{body}</body></html>")


def element(body: str) -> Any:
    return html.fromstring(f"<div>{body}</div>")


def test_texts_are_compared_by_three_words_in_a_row_whatever_stands_between_them() -> None:
    assert _runs("One, TWO\nthree four") == ["one two three", "two three four"]
    assert (_runs("One two"), _runs("One two three"), _runs(" – ")) == (["one two"], ["one two three"], [])
    assert (_known(["a", "b", "c", "d"], {"a", "c", "d"}), _known([], {"a"})) == (0.75, 0.0)


def test_how_much_of_a_text_stands_in_posts() -> None:
    assert _share("one two three four five six", [Post(NOON, "one two three"), Post(NOON, "four five six")]) == 1.0
    assert _share("one two three four five six", [Post(NOON, "one two three four")]) == 0.5
    assert _share("one two three", []) == 0.0


@pytest.mark.parametrize(("more", "is_blog"), [(4, True), (6, False)])
def test_posts_hold_six_tenths_of_the_main_text(more: int, is_blog: bool) -> None:
    """Of a text with six runs of words in posts, four more make ten, and six more twelve."""
    page = tree(f"<p><time datetime='{STAMP}'></time>{EIGHT}</p>" * 3)
    assert bool(posts_in(page, f"{EIGHT}{' x' * more}")) is is_blog


@pytest.mark.parametrize(("words", "count"), [(EIGHT, 1), (EIGHT.rpartition(" ")[0], 0)])
def test_a_post_has_eight_words(words: str, count: int) -> None:
    assert len(_as_posts([(element(f"<p>{words}</p>"), NOON)])) == count


@pytest.mark.parametrize(("linked", "count"), [(19, 1), (20, 0), (21, 0)])
def test_an_element_of_which_half_is_one_link_is_a_teaser(linked: int, count: int) -> None:
    """The longest of its links counts; several short ones are no teaser."""
    text = "a b c d e f g h" + "x" * 25
    assert len(text) == 40
    inside = f"<a>{text[:linked]}</a>{text[linked:]}<b>  </b>"
    assert len(_as_posts([(element(f"<p>{inside}</p>"), NOON)])) == count
    both = f"<a>a</a>{text[1:2]}<a>{text[2 : linked + 1]}</a>{text[linked + 1 :]}"
    assert len(_as_posts([(element(f"<p>{both}</p>"), NOON)])) == (1 if linked - 1 < 20 else 0)


def test_the_time_of_a_post_and_what_follows_the_post_are_not_in_its_text() -> None:
    page = element(f"<p><time>10:12</time> tail {EIGHT}</p> and more")
    (post,) = _as_posts([(page[0], NOON)])
    assert post == Post(NOON, f"tail {EIGHT}")
    assert len(list(page.iter("time"))) == 1


@pytest.mark.parametrize(("count", "found"), [(2, 0), (3, 3)])
def test_three_elements_of_one_kind_side_by_side_are_posts(count: int, found: int) -> None:
    one = f"<li><time datetime='{STAMP}'></time>{EIGHT}</li>"
    assert len(_seen(tree(f"<ul>{one * count}</ul>"))) == found
    other = one.replace("li>", "dd>")
    assert _seen(tree(f"<ul>{one * 2}{other}<!-- x --></ul>")) == []


def test_an_element_with_two_times_is_no_post_and_the_outermost_with_one_is() -> None:
    mark = f"<time datetime='{STAMP}'></time>"
    inner = f"<div><p>{mark}</p><p>a b</p><p>{EIGHT}</p></div>"
    assert [post.text for post in _seen(tree(f"<section>{inner * 3}</section>"))] == [f"a b\n{EIGHT}"] * 3
    twice = f"<li>{mark}{mark}{EIGHT}</li>"
    assert _seen(tree(f"<ul>{twice * 3}</ul>")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [("2025-03-04T12:00+00:00", True), ("2025-03-04 12:00+00:00", True), ("20250304T12+00", True), ("20250304", False)],
)
def test_a_moment_has_an_hour(text: str, found: bool) -> None:
    assert _moment(text) == (NOON if found else None)


@pytest.mark.parametrize(
    ("line", "is_rest"),
    [
        ("one two three four five six alpha beta gamma delta", False),
        ("three four five six alpha beta", False),
        ("four five six alpha beta", True),
        ("one two three four five alpha beta gamma delta", True),
        ("one two", True),
        ("the title", True),
        ("", False),
    ],
)
def test_a_line_of_which_half_is_in_a_post_is_a_part_of_it(line: str, is_rest: bool) -> None:
    assert rest_of(line, [Post(NOON, EIGHT)], None) == (line if is_rest else "")
    assert rest_of(line, [], line) == ""


def test_the_title_and_the_posts_do_not_run_into_one_another_in_words_alone() -> None:
    assert rest_of("a new title", [Post(NOON, EIGHT)], "A new title") == ""
    assert rest_of("x y z\n \nu v w", [Post(NOON, EIGHT)], None) == "x y z\nu v w"


def test_posts_without_an_offset_stand_among_the_others_as_they_are_written() -> None:
    bare, east = NOON.replace(tzinfo=None), NOON.astimezone(datetime.timezone(datetime.timedelta(hours=5)))
    (day,) = days_of([Post(east, "c"), Post(bare, "b"), Post(NOON.replace(hour=11), "a")], None)
    assert (day.text, [one.start for one in day.positions]) == ("a\nb\nc", [0, 2, 4])


def test_every_blog_in_a_page_s_data_is_found() -> None:
    blog = {"@type": "LiveBlogPosting", "n": 1}
    listed = {"@type": ["NewsArticle", "LiveBlogPosting"]}
    assert list(_items([blog, {"@graph": [listed, {"@type": "Page"}]}, "x", 7, None])) == [blog, listed]
    assert list(_items({"@type": "Page", "@graph": {"@graph": [blog]}})) == [blog]
    assert list(_items({"@type": "LiveBlogPosting", "@graph": [blog]})) == [
        {"@type": "LiveBlogPosting", "@graph": [blog]}
    ]


def test_data_that_is_no_json_is_passed_over() -> None:
    assert (_parsed("{"), _parsed(None), _parsed(""), _parsed("[" * 100_000)) == (None, None, None, None)
    assert _parsed('{"a": "x\ny"}') == {"a": "x\ny"}


def script(*updates: Any, kind: str = "application/ld+json") -> str:
    return f"<script type='{kind}'>{json.dumps({'@type': 'LiveBlogPosting', 'liveBlogUpdate': updates})}</script>"


def test_the_posts_of_all_data_of_a_page_count_together() -> None:
    one = {"datePublished": STAMP, "headline": "A"}
    other = {**one, "headline": "B"}
    assert len(_stated(tree(script(one) + script(other) + script(one)))) == 2
    assert _stated(tree(script(one))) == []
    assert len(_stated(tree(script(one, other, kind=" Application/LD+JSON ")))) == 2
    assert _stated(tree(script(one, other, kind="text/plain"))) == []
    assert _stated(tree("<script>x</script><script type='application/ld+json'></script>")) == []


@pytest.mark.parametrize(
    ("headline", "body", "text"),
    [
        ("", "Body.", "Body."),
        ("Head", "", "Head"),
        ("Head", "Body.", "Head\nBody."),
        ("The  HEAD", "the head\nand body", "the head\nand body"),
        ("", "", ""),
    ],
)
def test_a_headline_stands_above_its_post_unless_that_begins_with_it(headline: str, body: str, text: str) -> None:
    assert _joined(headline, body) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [("<p>One  two</p><p>Three</p>", "One two\nThree"), (" a  b \n\n c ", "a b\nc"), (None, ""), (7, ""), (["x"], "")],
)
def test_what_a_field_says_in_words(value: object, text: str) -> None:
    assert _plain(value) == text
