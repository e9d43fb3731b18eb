"""Feeds, NewsML, web archives, subtitles."""

from __future__ import annotations

import datetime
import gzip
import json
from pathlib import Path

import pytest
from made_files import PARAGRAPH, QUOTE, warc, zipped

from readout.ingest import Skipped, read
from readout_schemas import Document

DAY = datetime.date(2025, 3, 4)
LONG = f"{PARAGRAPH * 3}{QUOTE}"


def documents(folder: Path, content: str | bytes, name: str, skipped: list[Skipped] | None = None) -> list[Document]:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read([path], skip=([] if skipped is None else skipped).append))


RSS = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Daily Example</title><language>en-gb</language>
<item><title>Ministers &amp; others meet</title><link>https://example.org/1</link>
<pubDate>Tue, 04 Mar 2025 10:00:00 GMT</pubDate>
<content:encoded><![CDATA[<p>{LONG}</p><p>End.</p>]]></content:encoded></item>
<item><title>Only a teaser</title><link>https://example.org/2</link><description>More inside.</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Daily Example</title>
<entry><title>Ministers &amp; others meet</title><link href="https://example.org/1"/><updated>2025-03-04T10:00:00Z</updated>
<content type="html">&lt;p&gt;{LONG}&lt;/p&gt;&lt;p&gt;End.&lt;/p&gt;</content></entry>
<entry><title>Only a teaser</title><link href="https://example.org/2"/><summary>More inside.</summary></entry></feed>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Daily Example",
        "items": [
            {
                "id": "1",
                "title": "Ministers & others meet",
                "url": "https://example.org/1",
                "date_published": "2025-03-04T10:00:00Z",
                "content_html": f"<p>{LONG}</p><p>End.</p>",
            },
            {"id": "2", "title": "Only a teaser", "url": "https://example.org/2", "summary": "More inside."},
        ],
    }
)


@pytest.mark.parametrize(
    ("name", "content"),
    [("f.rss", RSS), ("f.xml", RSS), ("f.atom", ATOM), ("f.xml", ATOM), ("f.json", JSON_FEED)],
    ids=["RSS", "RSS called xml", "Atom", "Atom called xml", "JSON Feed"],
)
def test_an_entry_with_its_text_is_a_document_and_a_teaser_is_told(tmp_path: Path, name: str, content: str) -> None:
    """In an archive, of which no address is fetched: whoever packed it is not the user."""
    skipped: list[Skipped] = []
    (found,) = documents(tmp_path, zipped({name: content.encode()}), "feeds.zip", skipped)
    assert found.text == f"Ministers & others meet\n{LONG}\nEnd."
    assert (found.url, found.publisher) == ("https://example.org/1", "The Daily Example")
    assert (found.published, found.published_from) == (DAY, "feed")
    assert [one.reason for one in skipped] == ["only a teaser; its article is at https://example.org/2"]


@pytest.mark.parametrize("content", ["<rss><chan", "<rss version='2.0'><channel/></rss>", "no feed at all", ""])
def test_a_feed_that_is_none_is_named(tmp_path: Path, content: str) -> None:
    (found,) = documents(tmp_path, content, "f.rss")
    assert found.error is not None


NEWSML = f"""<?xml version="1.0"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x" version="1">
<itemMeta><provider literal="AGENCY"/><versionCreated>2025-03-04T10:00:00Z</versionCreated></itemMeta>
<contentMeta><by>Ida Reporter</by><headline>Ministers meet</headline><language tag="en-GB"/></contentMeta>
<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>No text</title></head><body>
<p>{PARAGRAPH}</p><p>{QUOTE}</p></body></html></inlineXML></contentSet></newsItem>"""
NITF = f"""<nitf><head><docdata><date.issue norm="20250304T100000Z"/></docdata></head><body>
<body.head><hedline><hl1>Ministers meet</hl1></hedline><byline>Ida Reporter</byline></body.head>
<body.content><p>{PARAGRAPH}</p><p>{QUOTE}</p></body.content></body></nitf>"""


@pytest.mark.parametrize(
    ("name", "content"), [("n.xml", NEWSML), ("n.newsml", NEWSML), ("n.xml", NITF), ("n.nitf", NITF)]
)
def test_a_news_item_is_its_text_with_what_the_agency_says_of_it(tmp_path: Path, name: str, content: str) -> None:
    (found,) = documents(tmp_path, content, name)
    assert found.text == f"Ministers meet\n{PARAGRAPH.strip()}\n{QUOTE}"
    assert (found.title, found.author, found.published) == ("Ministers meet", "Ida Reporter", DAY)
    assert found.publisher == ("AGENCY" if content is NEWSML else None)


def test_each_item_of_a_news_message_is_a_document(tmp_path: Path) -> None:
    item = NEWSML.partition("?>")[2]
    other = item.replace("Ministers meet", "Ministers part")
    found = documents(tmp_path, f"<newsMessage><itemSet>{item}{other}</itemSet></newsMessage>", "n.xml")
    assert [one.title for one in found] == ["Ministers meet", "Ministers part"]


def test_entities_of_a_news_item_are_not_looked_up(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("The secret.", encoding="utf-8")
    attack = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    (found,) = documents(tmp_path, f"{attack}<newsItem><headline>&e;</headline></newsItem>", "n.newsml")
    assert found.text is None


PAGE = (
    f"<html lang=en><head><title>Ministers meet</title></head><body><article><h1>Ministers meet</h1><p>{PARAGRAPH}</p>"
    f"<p>{QUOTE}</p><p>{PARAGRAPH}</p></article></body></html>"
)


def test_a_page_of_a_web_archive_has_its_address_and_the_day_of_fetching(tmp_path: Path) -> None:
    answers = [
        ("https://example.org/1", "text/html; charset=utf-8", PAGE.encode()),
        ("https://example.org/logo", "image/png", b"\x89PNG"),
        (
            "https://example.org/2",
            "text/html; charset=iso-8859-1",
            PAGE.replace("Oslo", "Århus").encode("latin-1", "replace"),
        ),
    ]
    for name, content in (("w.warc", warc(answers)), ("w.warc.gz", gzip.compress(warc(answers)))):
        first, second = documents(tmp_path, content, name)
        assert (first.url, first.publisher) == ("https://example.org/1", "example.org")
        assert (first.published, first.published_from) == (DAY, "day of fetching")
        assert QUOTE in (first.text or "")
        assert "met in Århus on Tuesday" in (second.text or "")


@pytest.mark.parametrize("content", [b"", b"no archive", warc([("https://e.org", "text/html", b"x")])[:40]])
def test_a_web_archive_without_pages_is_named(tmp_path: Path, content: bytes) -> None:
    (found,) = documents(tmp_path, content, "w.warc")
    assert found.error is not None


SRT = """1
00:00:01,000 --> 00:00:04,000
<i>Good evening.</i> The ministers

2
00:00:04,000 --> 00:00:07,000
met in Oslo.

3
00:01:04,500 --> 00:01:07,000
- We will come.
- Thank you.
"""
VTT = """WEBVTT

00:01.000 --> 00:04.000
<v Ida Berg>We will come.

00:05.000 --> 00:08.000
<v.loud Ivo Stein>And so will we.</v>
"""


def test_cues_that_go_on_are_one_line_and_turns_are_lines_of_their_own(tmp_path: Path) -> None:
    (found,) = documents(tmp_path, SRT, "s.srt")
    assert found.text == "Good evening. The ministers met in Oslo.\n- We will come.\n- Thank you."
    at = found.text.index("We will come")
    assert found.position(at) is not None
    assert [one.time for one in found.positions] == [1.0, 4.0, 64.5, 64.5]


def test_a_voice_is_a_speaker_label(tmp_path: Path) -> None:
    (found,) = documents(tmp_path, VTT, "s.vtt")
    assert found.text == "Ida Berg: We will come.\nIvo Stein: And so will we."


@pytest.mark.parametrize("content", [SRT, VTT, "\ufeff" + SRT, SRT.replace("\n", "\r\n")])
def test_a_transcript_that_is_called_a_text_is_read_as_the_subtitles_that_it_is(tmp_path: Path, content: str) -> None:
    (found,) = documents(tmp_path, content, "s.txt")
    assert "-->" not in (found.text or "")
    assert found.positions[0].time == 1.0


def test_what_rolling_captions_say_twice_is_said_once(tmp_path: Path) -> None:
    cues = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\nthe ministers met\n\n00:02.000 --> 00:03.000\nthe ministers met\nin Oslo\n"
    )
    (found,) = documents(tmp_path, cues, "s.vtt")
    assert found.text == "the ministers met in Oslo"


@pytest.mark.parametrize(("name", "content"), [("s.vtt", "WEBVTT\n"), ("s.srt", "no subtitles"), ("s.srt", "")])
def test_a_file_without_subtitles_is_named(tmp_path: Path, name: str, content: str) -> None:
    (found,) = documents(tmp_path, content, name)
    assert found.error is not None
