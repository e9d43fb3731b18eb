"""What a desk receives in one folder: every file is read or named, and none costs the others anything."""

from __future__ import annotations

import gzip
import itertools
import os
import subprocess
import sys
from pathlib import Path

from made_files import PARAGRAPH, docx, lines_of, outlook, paragraph, pdf, run, scanned_pdf, tarred, warc, write, zipped

from readout.ingest import Skipped, read

HTML = f"<html><body><article><h1>Talks</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH[::-1]}</p></article></body></html>"
ITEM = f"<item><title>T</title><description>{PARAGRAPH * 3}</description></item>"
RSS = f"<rss version='2.0'><channel>{ITEM}</channel></rss>"


def page_of_its_own(number: int) -> str:
    """What comes again on every page would be a running head."""
    letters = "".join(chr(ord("a") + int(figure)) for figure in str(number))
    return f"Chapter {letters} begins. " + " ".join(f"{word}{letters}" for word in PARAGRAPH.split())


ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom'><title>A</title><entry><title>B</title>"
    f"<content>{PARAGRAPH * 3}</content></entry></feed>"
)
POST = "<article><time datetime='2025-03-0{0}T10:00'>now</time><p>Post {0}. {1}</p></article>"
LIVE = f"<html><body><main>{''.join(POST.format(day, PARAGRAPH) for day in (3, 4, 5))}</main></body></html>"
LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in itertools.pairwise("abcdefghij")
)
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
    "macros.docm": docx(
        paragraph(run("In Word with macros.")), extra={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" * 99}
    ),
    "long.pdf": pdf([lines_of(page_of_its_own(number)) for number in range(1, 301)]),
    "r.tar.bz2": tarred({"in.txt": b"In another tar."}, "w:bz2"),
    "s.newsml": f"<newsItem><headline>N</headline><inlineXML><p>{PARAGRAPH}N</p></inlineXML></newsItem>".encode(),
    "t.atom": ATOM.encode(),
    "u.ndjson": b'{"text": "The other line."}\n',
    "v.htm": LIVE.encode(),
    "w.zip": zipped({"deep.zip": zipped({"deep.txt": b"In a ZIP in a ZIP."})}),
    "half.rss": f"<rss version='2.0'><channel>{ITEM.replace('>T<', '>Half<')}<item><title>x &broken".encode(),
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
    "old.txt": "Le ministre a déclaré que l'été à l'Élysée où il a été reçu était très agréable.".encode("mac_roman"),
    "really.rtf.txt": b"{\\rtf1\\ansi The minister said so.}",
    "laughs.newsml": f"{LAUGHS}]><newsItem><headline>&j;</headline></newsItem>".encode(),
    "laughs.rss": f"{LAUGHS}]><rss version='2.0'><channel><title>&j;</title></channel></rss>".encode(),
    "broken.zip": b"PK\x03\x04",
    "bomb.zip": zipped({f"{number}.txt": bytes(60_000_000) for number in range(5)}),
    "bomb.docx": docx(paragraph(run("x" * 210_000_000))),
    "broken.tgz": b"\x1f\x8b",
    "broken.warc": b"WARC/1.0",
    "really.png.txt": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "empty.txt": b"",
}
OTHERS = {"logo.png": b"\x89PNG", "table.xlsx": b"PK", "film.mp4": b"\0\0\0\x18ftyp", "Makefile": b"all:"}


LIMITED = """
import resource, sys
from readout.ingest import read
resource.setrlimit(resource.RLIMIT_DATA, (1 << 30, 1 << 30))
for document in read([sys.argv[1]]):
    print(document.source, bool(document.text), sep="\\t")
"""
"""What a folder gives to a process that has a gigabyte."""


def test_memory_stays_bounded_and_nothing_is_written_beside_the_folder(tmp_path: Path) -> None:
    folder, home = write(tmp_path / "desk", {**GOOD, **BROKEN, **OTHERS}), tmp_path / "home"
    home.mkdir()
    before = sorted(folder.rglob("*"))
    command = [sys.executable, "-c", LIMITED, str(folder)]
    done = subprocess.run(
        command, cwd=home, env={**os.environ, "TMPDIR": str(home)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    names = {source.removeprefix(f"{folder}/").split("/")[0] for source, _ in rows}
    assert names == {*GOOD, *BROKEN}
    assert sorted(folder.rglob("*")) == before
    assert list(home.rglob("*")) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["desk", "home"]


def test_every_file_is_read_or_named(tmp_path: Path) -> None:
    folder, skipped = write(tmp_path / "desk", {**GOOD, **BROKEN, **OTHERS}), list[Skipped]()
    found = list(read([folder], skip=skipped.append))
    prefix = f"{folder.as_posix()}/"
    read_from = {one.source.removeprefix(prefix).split("/")[0] for one in found if one.text is not None}
    named = {one.source.removeprefix(prefix): one.error or "" for one in found if one.text is None}
    assert read_from == set(GOOD)
    assert set(named) == {*BROKEN, "half.rss"}  # its second entry breaks off
    assert all(error.startswith(prefix) and "\n" not in error for error in named.values())
    assert {one.source.removeprefix(prefix) for one in skipped} == set(OTHERS)
    assert len(GOOD | BROKEN | OTHERS) >= 25
    (long,) = (one for one in found if one.source.endswith("long.pdf"))
    place = (long.text or "").index("Chapter cih begins.")
    assert (long.positions[-1].page, getattr(long.position(place), "page", None)) == (300, 287)
    assert [path.name for path in tmp_path.iterdir()] == ["desk"]
