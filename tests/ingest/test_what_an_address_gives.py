"""Which format what was fetched is, what stands before an article, and what becomes of each entry of a feed."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from io import BytesIO
from typing import Any, cast

import pytest

from readout.errors import InputError
from readout.ingest import Metadata
from readout.ingest.addresses import _format, _wall, articles, read_address
from readout.ingest.documents import Place
from readout.ingest.formats import JSON, TEXT
from readout.ingest.formats.feeds import FEED
from readout.ingest.formats.interface import Format, Opened
from readout.ingest.formats.pdf import PDF
from readout.ingest.formats.webpages import WEB_PAGE
from readout.web import FetchAhead, Fetched, WebOptions
from readout_schemas import Document

FEED_AT = "https://a.example/feed"
WHOLE = "The minister said so again. " * 20
PAGE = b"<!doctype html><html lang=en><body><article>" + b"<p>The ministers met in Oslo again.</p>" * 9
PAGE += b"</article></body></html>"
HTML, PLAIN = "text/html", "text/plain"


class Web:
    """What is at some addresses, as ``FetchAhead`` gives it, and what was asked of it."""

    def __init__(self, pages: dict[str, tuple[bytes, str]], since: datetime.date | None = None) -> None:
        self.pages, self.options = pages, WebOptions(since=since)
        self.planned: list[str] = []
        self.fetched: list[tuple[str, int]] = []
        self._seen: set[str] = set()

    def first_time(self, address: str) -> bool:
        first = address not in self._seen
        self._seen.add(address)
        return first

    def plan(self, addresses: Iterable[str], limit: int) -> None:
        self.planned += [f"{one} {limit}" for one in addresses]

    def fetch(self, address: str, limit: int) -> Fetched:
        self.fetched.append((address, limit))
        if address not in self.pages:
            raise InputError(f"{address}: is not there")
        body, kind = self.pages[address]
        return Fetched(address.replace("moved", "here"), body, kind)


def opened(data: bytes = b"", source: str = "f.rss") -> Opened:
    def nothing(*_: object) -> Any:
        raise AssertionError("nothing is inside, and nothing is skipped")

    return Opened(BytesIO(data), Place(source, "f"), Metadata(publisher="Caller"), 10_000, nothing, nothing)


def at(address: str, web: Web) -> list[Document]:
    return list(read_address(address, opened(source=address), cast("FetchAhead", web)))


def feed(*items: dict[str, Any]) -> bytes:
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Daily", "items": items}).encode()


def of_feed(web: Web, *items: dict[str, Any], address: str = "") -> list[Document]:
    return list(articles(opened(feed(*items)), address, cast("FetchAhead", web)))


@pytest.mark.parametrize(
    ("address", "body", "kind", "format_"),
    [
        ("https://a.example/a", b"%PDF-1.7", HTML, PDF),
        ("https://a.example/a.pdf", b"<html>", PLAIN, WEB_PAGE),
        ("https://a.example/a.pdf", b"words", HTML, WEB_PAGE),
        ("https://a.example/a.pdf", b"words", PLAIN, PDF),
        ("https://a.example/a.pdf?x=1.json", b"words", "", PDF),
        ("https://a.example/a", b"words", PLAIN, TEXT),
        ("https://a.example/a", b"words", "", TEXT),
        ("https://a.example/a", b"{}", "application/json; charset=utf-8", JSON),
        ("https://a.example/a", b" " * 8187 + b"<html", PLAIN, WEB_PAGE),
        ("https://a.example/a", b" " * 8188 + b"<html", PLAIN, TEXT),
    ],
)
def test_what_was_fetched_is_what_it_begins_with_then_what_the_server_says_then_its_name(
    address: str, body: bytes, kind: str, format_: Format
) -> None:
    assert _format(Fetched(address, body, kind)) is format_


@pytest.mark.parametrize(
    ("address", "body", "told"),
    [
        ("https://a.example/", b'{"isAccessibleForFree" : "False"}', "is behind a paywall; save the article from a"),
        ("https://a.example/", b'{"ISACCESSIBLEFORFREE":false}', "is behind a paywall"),
        ("https://a.example/", b'{"isAccessibleForFree": true}', None),
        ("https://consent.a.example/", b"", "shows a page that asks for consent, and no article; save the article"),
        ("https://a-consent.example/", b"", "shows a page that asks"),
        ("https://CMP.example/", b"", "shows a page that asks"),
        ("https://consents.example/", b"", None),
        ("https://a.example/consent.html", b"", None),
        ("https://a.example/", b"x OneTrust y", "shows a page that asks"),
        ("https://a.example/", b"quantcast-choice", "shows a page that asks"),
        ("https://a.example/", b"quantcast", None),
        ("https://a.example/", b'onetrust "isAccessibleForFree":false', "is behind a paywall"),
    ],
)
def test_a_paywall_and_a_request_for_consent_are_told_apart(address: str, body: bytes, told: str | None) -> None:
    found = _wall(Fetched(address, body, HTML))
    assert found is told is None or (found or "").startswith(str(told))


def test_the_whole_of_what_is_told_of_a_wall() -> None:
    one = _wall(Fetched("https://a.example", b'"isAccessibleForFree":false', HTML))
    two = _wall(Fetched("https://a.example", b"didomi", HTML))
    assert one == "is behind a paywall; save the article from a browser in which you are logged in"
    assert two == "shows a page that asks for consent, and no article; save the article from a browser"


def test_a_wall_is_told_of_pages_alone_and_where_nothing_else_was_found() -> None:
    address = "https://a.example/a"
    (walled,) = _errors(address, b"<html>didomi</html>", HTML)
    assert walled == f"{address}: {_wall(Fetched(address, b'didomi', HTML))}"
    (text,) = _errors(address, b"didomi\0", PLAIN)
    assert "is binary" in text
    (bare,) = _errors(address, b"<html>x</html>", HTML)
    assert bare == f"{address}: no main text was found in the page; save the article as .txt"
    (read,) = at(address, Web({address: (PAGE.replace(b"<article>", b"<i>didomi</i><article>"), HTML)}))
    assert read.error is None


def _errors(address: str, body: bytes, kind: str) -> list[str]:
    try:
        return [one.error or "" for one in at(address, Web({address: (body, kind)}))]
    except InputError as error:
        return [str(error)]


def test_an_address_is_read_once_and_its_last_address_is_the_documents() -> None:
    address = "https://a.example/moved"
    web = Web({address: (b"The ministers met.", PLAIN)})
    (found,) = at(address, web)
    assert (found.text, found.url, found.source) == ("The ministers met.", "https://a.example/here", address)
    assert found.publisher == "Caller"
    assert at(address, web) == []
    assert web.fetched == [(address, 10_000)]


def test_a_json_feed_is_known_by_its_version_in_its_first_bytes() -> None:
    """Whatever the server calls it, and with the slashes escaped."""
    body = feed({"title": "Talks", "content_text": WHOLE})
    for content in (body, body.replace(b"/", b"\\/"), body.replace(b"https:", b"http:")):
        (found,) = at(FEED_AT, Web({FEED_AT: (content, "application/json")}))
        assert (found.title, found.published_from) == ("Talks", None)
        assert (found.text or "").startswith("Talks\nThe minister")
    (late,) = at(FEED_AT, Web({FEED_AT: (b" " * 8192 + b'{"text": "Own words."}', "application/json")}))
    assert late.text == "Own words."


def test_an_entry_without_a_link_is_at_the_last_address_of_its_feed() -> None:
    assert _format(Fetched("https://a.example/x", b"words", "application/rss+xml")) is FEED
    item = f"<item><title>Talks</title><description>{WHOLE}</description></item>"
    rss = f"<?xml version='1.0'?><rss version='2.0'><channel>{item}</channel></rss>".encode()
    address = "https://a.example/moved"
    (found,) = at(address, Web({address: (rss, "application/rss+xml")}))
    assert (found.title, found.url, found.source) == ("Talks", "https://a.example/here", address)


def test_a_relative_link_in_a_feed_is_taken_from_its_last_address() -> None:
    item = "<item><title>Talks</title><link>1.html</link><description>A teaser.</description></item>"
    rss = f"<?xml version='1.0'?><rss version='2.0'><channel>{item}</channel></rss>".encode()
    address, article = "https://a.example/moved/feed", "https://a.example/here/1.html"
    for body, kind in ((rss, "application/rss+xml"), (feed({"url": "1.html", "title": "Talks"}), "application/json")):
        (found,) = at(address, Web({address: (body, kind), article: (PAGE, HTML)}))
        assert (found.source, found.url, found.title) == (article, article, "Talks")


LINKED = {"title": "Linked", "url": "https://a.example/1", "content_text": "A teaser.", "date_published": "2025-03-04"}


def test_an_entry_is_fetched_where_its_address_is_another_and_its_text_is_not_whole() -> None:
    web = Web({"https://a.example/1": (PAGE, HTML), "https://a.example/4": (PAGE, HTML)})
    whole = {"title": "Whole", "url": "https://a.example/2", "content_text": WHOLE}
    own = {"title": "Own", "url": FEED_AT, "content_text": "A teaser."}
    file = {"title": "File", "url": "ftp://a.example/3", "content_text": "Words."}
    relative = {"title": "Relative", "url": "4", "content_text": "A teaser."}
    found = of_feed(web, LINKED, whole, own, file, relative, address=FEED_AT)
    assert web.planned == ["https://a.example/1 10000", "https://a.example/4 10000"]
    assert [one for one, _ in web.fetched] == ["https://a.example/1", "https://a.example/4"]
    assert [(one.text or "").partition("\n")[0] for one in found][1:4] == ["Whole", "Own", "File"]
    assert [one.source for one in found] == [
        "https://a.example/1", "f.rss", "f.rss", "f.rss", "https://a.example/4",
    ]  # fmt: skip
    assert (found[0].published, found[0].publisher) == (datetime.date(2025, 3, 4), "Daily")


def test_two_entries_at_one_address_are_one_article() -> None:
    whole = {"url": "https://a.example/2", "content_text": WHOLE}
    nowhere = {"content_text": WHOLE}
    web = Web({"https://a.example/1": (PAGE, HTML)})
    found = of_feed(web, LINKED, LINKED, whole, whole, nowhere, nowhere, address=FEED_AT)
    assert [one.url for one in found] == ["https://a.example/1", "https://a.example/2", FEED_AT, FEED_AT]


@pytest.mark.parametrize(("day", "count"), [(3, 2), (4, 2), (5, 1)])
def test_entries_of_the_day_itself_and_without_a_day_are_kept(day: int, count: int) -> None:
    web = Web({}, since=datetime.date(2025, 3, day))
    dated = {"content_text": f"One. {WHOLE}", "date_published": "2025-03-04"}
    assert len(of_feed(web, dated, {"content_text": WHOLE})) == count


def test_entries_keep_their_numbers_in_the_feed() -> None:
    web = Web({}, since=datetime.date(2025, 3, 5))
    old, empty = {"content_text": WHOLE, "date_published": "2025-03-04"}, {"content_text": " "}
    (failed,) = of_feed(web, old, empty)
    assert (failed.id, failed.error) == ("f-2", "f.rss, entry 2: holds nothing but white space; leave it out")


def test_what_cannot_be_fetched_is_the_entrys_own_text_or_an_error_with_what_the_feed_says() -> None:
    long = {"title": "Long", "url": "https://a.example/8", "summary": WHOLE}
    stands_in, failed = of_feed(Web({}), long, LINKED)
    assert ((stands_in.text or "").partition("\n")[0], stands_in.source) == ("Long", "f.rss")
    assert (stands_in.title, stands_in.url) == ("Long", "https://a.example/8")
    assert (failed.error, failed.title) == ("https://a.example/1: is not there", "Linked")
    assert (failed.id, failed.source) == ("a.example-1", "https://a.example/1")
