"""What each field of a feed's entry becomes, in RSS, Atom and JSON Feed."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest

from readout.errors import InputError
from readout.ingest import NO_METADATA, Metadata
from readout.ingest.documents import Place
from readout.ingest.formats.feeds import Entry, entries, headed, is_long_enough
from readout.ingest.formats.interface import Opened

DAY = datetime.date(2025, 3, 4)
VERSION = "https://jsonfeed.org/version/1.1"


def opened(content: str | bytes) -> Opened:
    data = content if isinstance(content, bytes) else content.encode()

    def nothing(*_: object) -> Any:
        raise AssertionError("nothing is inside, and nothing is skipped")

    return Opened(BytesIO(data), Place("f.rss", "f"), NO_METADATA, 10_000, nothing, nothing)


def test_a_feed_of_nothing_but_markup_is_not_parsed() -> None:
    """A million nested tags took twenty seconds."""
    file = replace(opened("<a>" * 200_001), limit=1_000_000)
    with pytest.raises(InputError, match="the feed has 200,001 tags, and at most 200,000 are read"):
        entries(file)


def of_json(item: dict[str, Any], **feed: Any) -> Entry:
    (found,) = entries(opened(json.dumps({"version": VERSION, "items": [item], **feed})))
    return found


def of_rss(item: str, feed: str = "") -> Entry:
    (found,) = entries(opened(f"<rss version='2.0'><channel>{feed}<item>{item}</item></channel></rss>"))
    return found


def said(entry: Entry) -> dict[str, Any]:
    """What the feed says, without what it leaves out."""
    return {name: value for name, value in entry.said.model_dump().items() if value}


@pytest.mark.parametrize(
    ("item", "feed", "told"),
    [
        ({}, {}, {}),
        ({"title": "T"}, {"title": "Daily"}, {"title": "T", "publisher": "Daily"}),
        ({"url": "u", "external_url": "e"}, {}, {"url": "u"}),
        ({"external_url": "e"}, {}, {"url": "e"}),
        ({"date_published": "2025-03-04", "date_modified": "2025-03-05"}, {}, {"published": DAY}),
        ({"date_modified": "2025-03-04T10:00:00Z"}, {}, {"published": DAY}),
        ({"authors": [{"name": "Ida"}, {"url": "x"}, "no", {"name": "Ivo"}]}, {"authors": [{"name": "Desk"}]},
         {"author": "Ida, Ivo"}),
        ({}, {"authors": [{"name": "Desk"}]}, {"author": "Desk"}),
        ({"language": "de_DE"}, {"language": "en"}, {"language": "de-DE"}),
        ({}, {"language": "en-GB"}, {"language": "en-GB"}),
        ({"language": "in English"}, {}, {}),
        ({"language": "zh-Hant-TW"}, {}, {"language": "zh-Hant-TW"}),
    ],
)  # fmt: skip
def test_what_a_json_feed_says_of_an_item(item: dict[str, Any], feed: dict[str, Any], told: dict[str, Any]) -> None:
    assert said(of_json(item, **feed)) == told


@pytest.mark.parametrize(
    ("item", "text", "is_content"),
    [
        ({"content_text": "Plain.", "content_html": "<p>Other.</p>"}, "Plain.", True),
        ({"content_html": "<p>One.</p><p>Two &amp; more.</p>", "summary": "S"}, "One.\nTwo & more.", True),
        ({"summary": "<i>Short</i>"}, "Short", False),
        ({}, "", False),
    ],
)
def test_where_the_text_of_an_item_is(item: dict[str, Any], text: str, is_content: bool) -> None:
    found = of_json(item)
    assert (found.text, found.is_content) == (text, is_content)


@pytest.mark.parametrize(
    ("item", "feed", "told"),
    [
        ("<title>A &amp;amp; B</title>", "<title>Daily</title>", {"title": "A & B", "publisher": "Daily"}),
        ("<title>T</title><source url='u'>Agency</source>", "<title>Daily</title>",
         {"title": "T", "publisher": "Agency"}),
        ("<author>ida@example.org (Ida)</author>", "", {"author": "ida@example.org (Ida)"}),
        ("<link>https://example.org/1</link>", "", {"url": "https://example.org/1"}),
        ("<pubDate>Tue, 04 Mar 2025 23:30:00 +0100</pubDate>", "<language>en_gb</language>",
         {"published": DAY, "language": "en-gb"}),
    ],
)  # fmt: skip
def test_what_rss_says_of_an_item(item: str, feed: str, told: dict[str, Any]) -> None:
    assert said(of_rss(item, feed)) == told


def test_of_several_contents_the_longest_is_the_text_and_a_summary_is_none() -> None:
    atom = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><updated>2025-03-04T10:00:00Z</updated><summary>S</summary>"
        "<content type='html'>Short</content><content type='html'>&lt;p&gt;Longer by far.&lt;/p&gt;</content></entry>"
        "<entry><summary>Only this.</summary></entry></feed>"
    )
    whole, summary = entries(opened(atom))
    assert (whole.text, whole.is_content, whole.said.published) == ("Longer by far.", True, DAY)
    assert (summary.text, summary.is_content) == ("Only this.", False)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{}", "f.rss: is no feed that can be read; check the file"),
        ("{", "f.rss: is no feed that can be read; check the file"),
        (json.dumps({"version": VERSION, "items": {}}), "f.rss: is no feed that can be read; check the file"),
        (json.dumps({"version": "1", "items": []}), "f.rss: is no feed that can be read; check the file"),
        ("words", "f.rss: is no feed that can be read; check the file"),
        (json.dumps({"version": VERSION, "items": [7]}), "f.rss: is a feed without entries; leave it out"),
        ("<rss version='2.0'><channel/></rss>", "f.rss: is a feed without entries; leave it out"),
    ],
)
def test_what_is_no_feed_is_told(content: str, told: str) -> None:
    with pytest.raises(InputError) as caught:
        entries(opened(content))
    assert str(caught.value) == told


def test_a_json_feed_may_begin_with_a_byte_order_mark() -> None:
    content = b"\xef\xbb\xbf" + json.dumps({"version": VERSION, "items": [{"title": "T"}]}).encode()
    assert [one.said.title for one in entries(opened(content))] == ["T"]


WORDS = "word " * 59


@pytest.mark.parametrize(
    ("text", "is_content", "is_whole"),
    [
        (f"{WORDS}end.", True, True),
        (f"{WORDS}end.", False, False),
        (WORDS, True, False),
        *((f"{WORDS}end{mark}", True, False) for mark in ("…", "...", " […]", " [...] ", " >", " »", " →")),
        (f"… {WORDS}end.", True, True),
    ],
)
def test_an_entry_is_whole_if_it_is_content_of_sixty_words_that_does_not_break_off(
    text: str, is_content: bool, is_whole: bool
) -> None:
    assert Entry(text, NO_METADATA, is_content=is_content).is_whole is is_whole
    assert is_long_enough(text) is (text != WORDS)


def test_a_link_is_taken_from_the_feeds_address_and_an_entry_without_one_is_there() -> None:
    feed = "https://example.org/news/feed"
    assert Entry("", Metadata(url="1.html")).at(feed).link == "https://example.org/news/1.html"
    assert Entry("", NO_METADATA).at(feed).link == feed
    assert Entry("", NO_METADATA).at("").said.url is None
    assert Entry("", Metadata(published=DAY)).at(feed).said.published_from == "feed"


@pytest.mark.parametrize(
    ("text", "title", "whole"),
    [
        ("Text.", None, "Text."),
        ("Text.", "Title", "Title\nText."),
        ("Ti\ntle goes on.", "Ti tle", "Ti\ntle goes on."),
    ],
)
def test_a_title_is_put_above_a_text_that_does_not_begin_with_it(text: str, title: str | None, whole: str) -> None:
    assert headed(text, title) == whole
