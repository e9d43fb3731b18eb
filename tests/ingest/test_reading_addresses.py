"""Addresses become documents, as files do; feeds become the articles of their entries."""

from __future__ import annotations

import datetime
import json
import zipfile
from pathlib import Path

import pytest
from readout_tests.site import Site, article

from readout.errors import InputError
from readout.ingest import Skipped, read
from readout.ingest.links import addresses_in
from readout.web import WebOptions
from readout_schemas import Document

MEANT = WebOptions(allow_private=True)


def documents(*addresses: str, options: WebOptions = MEANT) -> list[Document]:
    return list(read(addresses, web=options))


def feed(site: Site, count: int) -> str:
    return site.put("/feed", rss(site, count), content_type="application/rss+xml")


def rss(site: Site, count: int) -> bytes:
    """A feed of teasers, and the article of each on the site."""
    items = "".join(
        f"<item><title>Talks {n}</title><link>{site.root}/{n}</link><description>A teaser.</description>"
        f"<pubDate>{1 + n % 30:02} Mar 2025 10:00:00 GMT</pubDate></item>"
        for n in range(1, count + 1)
    )
    for n in range(1, count + 1):
        site.put(f"/{n}", article(n), etag=f'"{n}"')
    return f"<rss version='2.0'><channel><title>The Daily</title>{items}</channel></rss>".encode()


def test_the_canonical_address_is_the_documents_else_that_of_the_page(site: Site) -> None:
    canonical = "<link rel='canonical' href='https://news.example/talks'>"
    site.put("/amp/talks", article(1, canonical))
    site.put("/plain", article(2))
    first, second = documents(f"{site.root}/amp/talks", f"{site.root}/plain#part")
    assert (first.url, second.url) == ("https://news.example/talks", f"{site.root}/plain")
    assert first.source == f"{site.root}/amp/talks"
    assert "Minister 1 said" in (first.text or "")


def test_the_servers_charset_holds_where_the_page_says_none(site: Site) -> None:
    page = article(1).decode().replace("Minister", "Minister Łódź").encode("iso-8859-2")
    (document,) = documents(site.put("/a", page, content_type="text/html; charset=iso-8859-2"))
    assert "Minister Łódź 1 said" in (document.text or "")


def test_one_address_that_fails_costs_the_others_nothing(site: Site) -> None:
    missing, good = f"{site.root}/missing", site.put("/a", article())
    first, second = documents(missing, good)
    assert "is not there (HTTP 404)" in (first.error or "")
    assert second.error is None


def test_an_address_that_is_named_twice_is_fetched_once(site: Site) -> None:
    address = site.put("/a", article())
    assert len(documents(address, address)) == 1
    assert site.paths() == ["/a"]


def test_nothing_is_fetched_that_was_not_named(site: Site) -> None:
    site.put("/next", article(2))
    documents(site.put("/a", article(1).replace(b"</article>", b"<a href='/next'>Next</a></article>")))
    assert site.paths() == ["/a"]


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ('<script type="application/ld+json">{"isAccessibleForFree": false}</script>', "is behind a paywall"),
        ('<script src="https://cdn.cookielaw.org/otSDKStub.js"></script>', "asks for consent"),
        ("<p>Hello</p>", "no main text was found"),
    ],
)
def test_what_stands_before_the_article_is_named(site: Site, page: str, told: str) -> None:
    (document,) = documents(site.put("/a", f"<!doctype html><html><body>{page}</body></html>".encode()))
    assert told in (document.error or "")


def test_an_article_behind_a_consent_dialogue_is_read_all_the_same(site: Site) -> None:
    (document,) = documents(site.put("/a", article(1, "<script src='https://cdn.cookielaw.org/a.js'></script>")))
    assert document.error is None


def test_a_page_that_is_called_pdf_is_read_as_the_page_that_it_is(site: Site) -> None:
    (document,) = documents(site.put("/report.pdf", article()))
    assert "Minister 1 said" in (document.text or "")


def test_a_feed_gives_the_article_of_each_entry_and_a_second_run_no_body(site: Site, tmp_path: Path) -> None:
    options = WebOptions(allow_private=True, memory=tmp_path / "web.sqlite3")
    address = feed(site, 50)
    first = documents(address, options=options)
    assert (len(first), len(site.paths()), site.most_at_once) == (50, 51, 1)
    assert first[4].published == datetime.date(2025, 3, 6)
    assert first[4].url == f"{site.root}/5"
    site.sent.clear()
    assert [one.text for one in documents(address, options=options)] == [one.text for one in first]
    assert site.sent == ["/robots.txt", "/feed"]


def test_since_leaves_earlier_entries_out_and_does_not_fetch_them(site: Site) -> None:
    address = feed(site, 5)
    found = documents(address, options=WebOptions(allow_private=True, since=datetime.date(2025, 3, 5)))
    assert [one.url for one in found] == [f"{site.root}/4", f"{site.root}/5"]
    assert site.paths() == ["/feed", "/4", "/5"]


def test_an_entry_that_is_whole_stands_in_for_an_article_that_cannot_be_had(site: Site) -> None:
    whole = {"id": "1", "url": f"{site.root}/gone", "content_text": "The minister said so again. " * 20}
    teaser = {"id": "2", "url": f"{site.root}/gone-too", "content_text": "The minister said so."}
    body = {"version": "https://jsonfeed.org/version/1.1", "title": "The Daily", "items": [whole, teaser]}
    first, second = documents(site.put("/f", json.dumps(body).encode(), content_type="application/feed+json"))
    assert (first.text or "").count("The minister said so again.") == 20
    assert f"{site.root}/gone-too: is not there" in (second.error or "")


def test_a_private_address_in_a_feed_is_refused_as_any_other(site: Site) -> None:
    (document,) = documents(site.put("/a", article()), options=WebOptions())
    assert "private address" in (document.error or "")


def test_a_file_of_links_has_one_address_a_line(tmp_path: Path) -> None:
    file = tmp_path / "links.txt"
    file.write_text("# agencies\nhttps://a.example/1\n\n  http://b.example/2 \n")
    assert addresses_in(file) == ["https://a.example/1", "http://b.example/2"]
    file.write_text("https://a.example/1\nreports/a.txt\n")
    with pytest.raises(InputError, match=r"links\.txt, line 2: is no http or https address"):
        addresses_in(file)


def test_an_article_that_was_named_and_is_in_a_feed_too_is_fetched_once(site: Site) -> None:
    address = feed(site, 2)
    assert len(documents(f"{site.root}/1", address)) == 2
    assert site.paths() == ["/1", "/feed", "/2"]


def test_an_entry_may_lead_to_any_format(site: Site) -> None:
    address = feed(site, 1)
    site.pages["/1"] = [(200, {"content-type": "text/plain; charset=utf-8"}, b"The minister spoke in Oslo.")]
    assert [one.text for one in documents(address)] == ["The minister spoke in Oslo."]


def test_a_feed_in_a_file_gives_the_articles_too_and_a_second_run_no_body(site: Site, tmp_path: Path) -> None:
    options = WebOptions(allow_private=True, memory=tmp_path / "web.sqlite3")
    (tmp_path / "feed.xml").write_bytes(rss(site, 50))
    first = documents(str(tmp_path / "feed.xml"), options=options)
    assert site.paths() == [f"/{n}" for n in range(1, 51)]
    assert (first[4].url, first[4].publisher) == (f"{site.root}/5", "The Daily")
    assert "Minister 5 said" in (first[4].text or "")
    site.sent.clear()
    assert len(documents(str(tmp_path / "feed.xml"), options=options)) == 50
    assert site.sent == ["/robots.txt"]


def test_since_holds_for_a_feed_in_a_file(site: Site, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(rss(site, 5))
    documents(str(tmp_path / "feed.xml"), options=WebOptions(allow_private=True, since=datetime.date(2025, 3, 5)))
    assert site.paths() == ["/4", "/5"]


def test_what_a_feed_holds_whole_is_not_fetched_and_what_breaks_off_is(site: Site, tmp_path: Path) -> None:
    for number in (1, 2, 3):
        site.put(f"/{number}", article(number))
    own = "The minister said so again. " * 20
    items = [
        {"id": "1", "url": f"{site.root}/1", "content_text": own},
        {"id": "2", "url": f"{site.root}/2", "content_text": f"{own} […]"},
        {"id": "3", "url": f"{site.root}/3", "summary": own},
    ]
    (tmp_path / "f.json").write_text(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}))
    found = documents(str(tmp_path / "f.json"))
    assert site.paths() == ["/2", "/3"]
    assert [f"Minister {n} said" in (one.text or "") for n, one in enumerate(found, 1)] == [False, True, True]


def test_a_feed_that_came_in_a_mail_or_an_archive_fetches_nothing(site: Site, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "feeds.zip", "w") as archive:
        archive.writestr("feed.xml", rss(site, 3))
    skipped: list[Skipped] = []
    assert list(read([tmp_path / "feeds.zip"], web=MEANT, skip=skipped.append)) == []
    assert (site.asked, len(skipped)) == ([], 3)
