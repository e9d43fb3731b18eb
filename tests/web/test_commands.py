"""Addresses on the command line and in Python."""

from __future__ import annotations

from pathlib import Path

import pytest
from readout_tests.site import Site, article
from typer.testing import CliRunner

import readout
from readout.cli.app import app


def test_a_file_of_links_alone_is_enough(site: Site, tmp_path: Path) -> None:
    links = tmp_path / "links.txt"
    links.write_text(f"{site.put('/a', article(1))}\n{site.put('/b', article(2))}\n")
    command = ["brief", "--links", str(links), "--allow-private", "--dry-run", "--ledger", str(tmp_path / "l.sqlite3")]
    done = CliRunner().invoke(app, command)
    assert "documents: 2" in done.output
    assert site.paths() == ["/a", "/b"]
    assert "cannot be read" not in done.output


def test_the_library_refuses_private_addresses_unless_the_settings_allow_them(site: Site) -> None:
    address = site.put("/a", article())
    settings = readout.Settings(model="recorded", ledger=False)
    with pytest.raises(readout.AllFailedError, match="private address"):
        readout.brief(address, settings=settings)
    assert site.paths() == []


def test_a_feed_in_a_file_is_read_by_its_articles_from_the_day_that_since_says(site: Site, tmp_path: Path) -> None:
    items = "".join(
        f"<item><title>{n}</title><link>{site.put(f'/{n}', article(n))}</link>"
        f"<pubDate>0{n} Mar 2025 10:00:00 GMT</pubDate></item>"
        for n in (1, 2, 3)
    )
    (tmp_path / "feed.xml").write_text(f"<rss version='2.0'><channel><title>F</title>{items}</channel></rss>")
    command = ["brief", str(tmp_path / "feed.xml"), "--since", "2025-03-02", "--allow-private", "--dry-run"]
    done = CliRunner().invoke(app, [*command, "--ledger", str(tmp_path / "l.sqlite3")])
    assert "documents: 2" in done.output
    assert site.paths() == ["/2", "/3"]


def test_the_library_reads_addresses_while_its_loop_goes_on(site: Site) -> None:
    """Recorded answers there are none for these pages: what was fetched is in the error's briefing."""
    addresses = [site.put(f"/{n}", article(n)) for n in (1, 2)]
    settings = readout.Settings(model="recorded", ledger=False, allow_private=True)
    with pytest.raises(readout.AllFailedError) as caught:
        readout.brief(addresses, settings=settings)
    assert [one.url for one in caught.value.briefing.documents] == addresses
    assert all("Minister" in (one.text or "") for one in caught.value.briefing.documents)
