"""A page that a browser saved in one file is that page, by no author, and its pictures are no annexes."""

from __future__ import annotations

import datetime
import plistlib
import quopri
from pathlib import Path

import pytest

from readout.ingest import Skipped, read

WORDS = "The ministers met in Oslo — and agreed on a truce. " * 5
PAGE = f"<html lang='en'><head><title>Talks</title></head><article><h1>Talks</h1><p>{WORDS}</p></article></html>"
MHTML = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/talks\r\nSubject: Talks\r\n"
    b"Date: Tue, 4 Mar 2025 10:12:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
    b'\ttype="text/html";\r\n\tboundary="----x"\r\n\r\n\r\n------x\r\nContent-Type: text/html\r\n'
    b"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/talks\r\n\r\n"
    + quopri.encodestring(PAGE.encode())
    + b"\r\n------x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: "
    b"https://example.org/logo.png\r\n\r\niVBORw0KGgo=\r\n------x--\r\n"
)
OLD = MHTML.replace(b"Saved by Blink", b"Saved by Windows Internet Explorer 8").replace(
    b"Snapshot-Content-Location: https://example.org/talks\r\n", b""
)
SAFARI = plistlib.dumps(
    {"WebMainResource": {"WebResourceData": PAGE.encode(), "WebResourceURL": "https://example.org/talks",
                         "WebResourceTextEncodingName": "UTF-8"}},
    fmt=plistlib.FMT_BINARY,
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.mhtml", MHTML), ("a.mht", OLD), ("a.eml", MHTML), ("a.webarchive", SAFARI)],
    ids=["MHTML", "old MHTML", "called a mail", "Safari"],
)
def test_a_saved_page_is_read_as_the_page(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    skipped: list[Skipped] = []
    (found,) = read([tmp_path / name], skip=skipped.append)
    assert (found.text, found.title, found.author) == (f"Talks\n{WORDS.strip()}", "Talks", None)
    assert (found.url, skipped) == ("https://example.org/talks", [])
    if data is not SAFARI:
        assert (found.published, found.published_from) == (datetime.date(2025, 3, 4), "day of saving")


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.mhtml", b"From: <Saved by Blink>\n\nx", "is no saved page that can be read; save it as .html"),
        ("a.webarchive", b"bplist00", "is no web archive that can be read; save the page as .html"),
        ("a.webarchive", plistlib.dumps({"a": 1}), "is no web archive that can be read; save the page as .html"),
    ],
)
def test_a_broken_one_is_told(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(data)
    (found,) = read([tmp_path / name])
    assert found.error == f"{tmp_path / name}: {told}"
