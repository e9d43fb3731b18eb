"""What a desk receives in one folder: every file is read or named, and none costs the others anything."""

from __future__ import annotations

import gzip
from pathlib import Path

from made_files import PARAGRAPH, docx, lines_of, outlook, paragraph, pdf, run, scanned_pdf, tarred, warc, write, zipped

from readout.ingest import Skipped, read

HTML = f"<html><body><article><h1>Talks</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH[::-1]}</p></article></body></html>"
ITEM = f"<item><title>T</title><description>{PARAGRAPH * 3}</description></item>"
RSS = f"<rss version='2.0'><channel>{ITEM}</channel></rss>"
GOOD = {
    "a.txt": b"The text.",
    "b.md": b"---\ntitle: T\n---\nThe Markdown.",
    "c.html": HTML.encode(),
    "d.pdf": pdf([lines_of(f"In a PDF. {PARAGRAPH}")]),
    "e.docx": docx(paragraph(run("In Word."))),
    "f.eml": b"Subject: x\n\nThe mail has words.\n",
    "g.mbox": b"From a@b Tue Mar  4 10:00:00 2025\nSubject: x\n\nThe mail in a box.\n",
    "h.msg": outlook("Talks", "The message of Outlook.", "Ida Berg"),
    "i.rss": RSS.encode(),
    "j.xml": f"<newsItem><headline>H</headline><inlineXML><p>{PARAGRAPH}</p></inlineXML></newsItem>".encode(),
    "k.srt": b"1\n00:00:01,000 --> 00:00:04,000\nThe subtitle.\n",
    "l.vtt": b"WEBVTT\n\n00:01.000 --> 00:04.000\nThe caption.\n",
    "m.json": b'{"text": "The object."}',
    "n.jsonl": b'{"text": "The line."}\n',
    "o.zip": zipped({"in.txt": b"In a ZIP.", "../out.txt": b"Out of a ZIP."}),
    "p.tgz": tarred({"in.txt": b"In a tar."}),
    "q.warc.gz": gzip.compress(warc([("https://example.org/", "text/html", HTML.replace("Talks", "News").encode())])),
}
BROKEN = {
    "encrypted.pdf": pdf([["x"]], password="p"),
    "scanned.pdf": scanned_pdf([None]),
    "broken.pdf": b"%PDF-1.7",
    "broken.docx": b"PK\x03\x04",
    "empty.eml": b"Subject: x\n\n",
    "broken.msg": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "broken.rss": b"<rss><chan",
    "broken.zip": b"PK\x03\x04",
    "bomb.zip": zipped({"x.txt": bytes(60_000_000)}),
    "broken.tgz": b"\x1f\x8b",
    "broken.warc": b"WARC/1.0",
    "really.png.txt": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "empty.txt": b"",
}
OTHERS = {"logo.png": b"\x89PNG", "table.xlsx": b"PK", "film.mp4": b"\0\0\0\x18ftyp", "Makefile": b"all:"}


def test_every_file_is_read_or_named(tmp_path: Path) -> None:
    folder, skipped = write(tmp_path / "desk", {**GOOD, **BROKEN, **OTHERS}), list[Skipped]()
    found = list(read([folder], skip=skipped.append))
    prefix = f"{folder.as_posix()}/"
    read_from = {one.source.removeprefix(prefix).split("/")[0] for one in found if one.text is not None}
    named = {one.source.removeprefix(prefix): one.error or "" for one in found if one.text is None}
    assert read_from == set(GOOD)
    assert set(named) == set(BROKEN)
    assert all(error.startswith(prefix) and "\n" not in error for error in named.values())
    assert {one.source.removeprefix(prefix) for one in skipped} == set(OTHERS)
    assert [path.name for path in tmp_path.iterdir()] == ["desk"]
