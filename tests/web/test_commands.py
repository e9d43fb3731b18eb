"""Addresses on the command line and in Python."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_on_loopback import Site, article
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
