"""What each element of NewsML-G2 and NITF becomes, and where the text of an item is."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from readout.ingest import read
from readout.ingest.formats.newsml import _metadata, _texts
from readout_schemas import Document

DAY = datetime.date(2025, 3, 4)


def item(content: str) -> Any:
    return etree.fromstring(f"<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'>{content}</newsItem>")


def documents(folder: Path, content: str) -> list[Document]:
    (folder / "n.newsml").write_text(content, encoding="utf-8")
    return list(read([folder / "n.newsml"]))


@pytest.mark.parametrize(
    ("content", "field", "value"),
    [
        ("", "title", None),
        ("<title>Slug</title><headline>A <b>new</b>\n day</headline><hl1>Other</hl1>", "title", "A new day"),
        ("<headline> </headline><hl1>Other</hl1><title>Slug</title>", "title", "Other"),
        ("<title>Slug</title>", "title", "Slug"),
        ("<contentMeta><by>Ida</by></contentMeta><byline>Ivo</byline>", "author", "Ida"),
        ("<by>Nobody</by><byline>By Ivo</byline>", "author", "By Ivo"),
        ("<provider literal='A'><name>Agency</name></provider>", "publisher", "Agency"),
        ("<provider literal='A'/>", "publisher", "A"),
        ("<provider/>", "publisher", None),
        ("<contentCreated>2025-03-02</contentCreated><versionCreated>2025-03-04T23:00:00+01:00</versionCreated>",
         "published", DAY),
        ("<firstCreated>2025-03-01</firstCreated><contentCreated>2025-03-04</contentCreated>", "published", DAY),
        ("<firstCreated>2025-03-04</firstCreated><date.issue norm='20250301'/>", "published", DAY),
        ("<date.issue norm='20250304T100000Z'/>", "published", DAY),
        ("", "published", None),
        ("<language tag=' en-GB '/><language tag='de'/>", "language", "en-GB"),
        ("<language tag='English'/>", "language", None),
        ("<language tag='-'/>", "language", None),
        ("", "language", None),
    ],
)  # fmt: skip
def test_what_an_item_says_of_itself(content: str, field: str, value: object) -> None:
    assert getattr(_metadata(item(content), ""), field) == value


def test_a_day_is_said_to_be_of_the_item() -> None:
    assert _metadata(item("<versionCreated>2025-03-04</versionCreated>"), "").published_from == "news item"


def test_the_language_of_an_item_may_be_that_of_its_xml() -> None:
    tree = etree.fromstring("<newsItem xml:lang='nb'><headline>X</headline></newsItem>")
    assert _metadata(tree, "").language == "nb"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("", ""),
        ("<headline>Only a headline</headline>", ""),
        ("<inlineXML><p>One.</p><p>Two.</p></inlineXML><inlineData>Other</inlineData>", "One.\nTwo."),
        ("<inlineXML><p> </p></inlineXML><body.content><p>Body.</p></body.content>", "Body."),
        ("<inlineData>Plain.</inlineData><headline>Head</headline>", "Head\nPlain."),
        ("<headline>Head</headline><inlineData>Head of state.</inlineData>", "Head of state."),
        ("<hl1>Line</hl1><inlineData>Plain.</inlineData>", "Line\nPlain."),
    ],
)
def test_where_the_text_of_an_item_is(content: str, text: str) -> None:
    assert "".join(_texts(item(content)).values()) == text


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("<newsItem>", "n.newsml: is no XML that can be read (Premature end of data in tag newsItem line 1"),
        ("<newsItem/>", "n.newsml: holds no news item with a text; leave it out"),
    ],
)
def test_what_is_no_news_item_is_told(tmp_path: Path, content: str, told: str) -> None:
    (found,) = documents(tmp_path, content)
    assert told in (found.error or "")
