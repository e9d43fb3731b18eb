"""The same three statements in a file of each format, and whether what is cited stands at its place in the text."""

from __future__ import annotations

import email.message
import gzip
import io
import json
import plistlib
import quopri
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
from made_files import docx, lines_of, outlook, paragraph, pdf, run, tarred, warc, zipped
from made_packages import epub, open_document, powerpoint, slide
from pyarrow import parquet

from readout.drafts import PartyDraft, StatementDraft, Statements
from readout.ground import Article, Grounding
from readout.ingest import read
from readout_schemas import Document, Statement

QUOTES = (
    "We will come to the talks in Oslo",
    "The port stays shut until the spring",
    "Nobody pays for the quays twice",
)
SAID = tuple(
    f"“{words},” {who} said." for words, who in zip(QUOTES, ("Prime Minister Ida Berg", "Berg", "Berg"), strict=True)
)
AROUND = (
    "The ministers of both countries met on Tuesday and spoke about the border.",
    "Insurers had asked for a date before they sign, and the harbour master named none.",
    "Both sides meet again in Helsinki, where the survey of the quays will be known to all.",
)
PARAGRAPHS = tuple(f"{before} {said}" for before, said in zip(AROUND, SAID, strict=True))
TEXT = "\n\n".join(PARAGRAPHS)
BLOCKS = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
PAGE = f"<html lang='en'><head><title>Talks</title></head><body><article><h1>Talks</h1>{BLOCKS}</article></body></html>"
SECONDS = (1, 65, 3600)
HOURS = (9, 10, 11)


class Row(NamedTuple):
    """What came of a file.

    Attributes:
        ending: How it is called.
        documents: How many documents it held.
        spans: Spans of its records: sentences, quotations, who is named.
        right: Those that are the very words at their place, each quotation the one that was said.
        placed: What tells the place of a quotation beside its span, and for how many it is right.
    """

    ending: str
    documents: int
    spans: int
    right: int
    placed: str


def _clock(second: float, point: str = ".") -> str:
    return f"{int(second // 3600):02}:{int(second // 60 % 60):02}:{int(second % 60):02}{point}000"


def _cues(head: str, point: str, *, numbers: bool) -> bytes:
    cues = (
        f"{f'{number}{chr(10)}' if numbers else ''}{_clock(at, point)} --> {_clock(at + 9, point)}\n{one}\n"
        for number, (at, one) in enumerate(zip(SECONDS, PARAGRAPHS, strict=True), 1)
    )
    return (head + "\n".join(cues)).encode()


def _mail(text: str, *, html: str = "") -> bytes:
    mail = email.message.EmailMessage()
    mail["From"], mail["Subject"] = "Eva Holm <eva@example.org>", "Talks"
    if html:
        mail.set_content(html, subtype="html")
    else:
        mail.set_content(text)
    return mail.as_bytes()


def _feed(kind: str) -> bytes:
    if kind == "json":
        item = {"id": "1", "title": "Talks", "content_html": BLOCKS}
        return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [item]}).encode()
    inner = BLOCKS.replace("<", "&lt;")
    if kind == "atom":
        entry = f"<entry><title>Talks</title><content type='html'>{inner}</content></entry>"
        return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title>{entry}</feed>".encode()
    item = f"<item><title>Talks</title><description>{inner}</description></item>"
    return f"<rss version='2.0'><channel>{item}</channel></rss>".encode()


def _parquet() -> bytes:
    out = io.BytesIO()
    parquet.write_table(pa.table({"text": [TEXT]}), out)
    return out.getvalue()


def _mhtml() -> bytes:
    head = "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/\nContent-Type: multipart/related;"
    part = "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable"
    return f'{head} boundary="x"\n\n--x\n{part}\n\n{quopri.encodestring(PAGE.encode()).decode()}\n--x--\n'.encode()


def _web_archive() -> bytes:
    return plistlib.dumps({"WebMainResource": {"WebResourceData": PAGE.encode()}}, fmt=plistlib.FMT_BINARY)


def _rich_text() -> bytes:
    lines = "".join(f"{one}\\par\n" for one in PARAGRAPHS)
    return "".join(sign if sign.isascii() else f"\\u{ord(sign)}?" for sign in f"{{\\rtf1\\ansi {lines}}}").encode()


def _timed(cue: str) -> str:
    """A cue for each paragraph, in a form with places for its times."""
    return "".join(
        cue.format(start=_clock(at)[1:-1], end=_clock(at + 9)[1:-1], at=at, behind=at + 9, words=one)
        for at, one in zip(SECONDS, PARAGRAPHS, strict=True)
    )


def _chat(message: str) -> str:
    return "".join(message.format(hour=hour, words=one) for hour, one in zip(HOURS, PARAGRAPHS, strict=True))


def _telegram() -> bytes:
    posts = [{"type": "message", "date": f"2025-03-04T{hour:02}:00:00", "from": "Ministry", "text": one}
             for hour, one in zip(HOURS, PARAGRAPHS, strict=True)]  # fmt: skip
    return json.dumps({"name": "Ministry", "type": "public_channel", "messages": posts}).encode()


_POST = "<article><time datetime='2025-03-04T{hour:02}:00'>now</time><p>{words}</p></article>"
_TTML = '<tt xmlns="http://www.w3.org/ns/ttml"><body><div>{}</div></body></tt>'
_SLIDES = "".join(
    f"<draw:page><draw:frame><draw:text-box><text:p>{one}</text:p></draw:text-box></draw:frame></draw:page>"
    for one in PARAGRAPHS
)
_ASS = (
    "[Script Info]\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname\nStyle: Default,Arial\n\n[Events]\n"
    "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
)
FILES: dict[str, Callable[[], bytes]] = {
    ".txt": TEXT.encode,
    ".md": f"---\ntitle: Talks\n---\n{TEXT}".encode,
    ".html": PAGE.encode,
    ".html (live blog)": f"<html><body><main>{_chat(_POST)}</main></body></html>".encode,
    ".mhtml": _mhtml,
    ".webarchive": _web_archive,
    ".pdf": lambda: pdf([lines_of(one) for one in PARAGRAPHS]),
    ".docx": lambda: docx("".join(paragraph(run(one[:40]), run(one[40:])) for one in PARAGRAPHS)),
    ".odt": lambda: open_document("text", "".join(f"<text:p>{one}</text:p>" for one in PARAGRAPHS)),
    ".rtf": _rich_text,
    ".pptx": lambda: powerpoint([slide(one) for one in PARAGRAPHS]),
    ".odp": lambda: open_document("presentation", _SLIDES),
    ".epub": lambda: epub(*(f"<p>{one}</p>" for one in PARAGRAPHS)),
    ".eml": lambda: _mail(TEXT),
    ".eml (HTML)": lambda: _mail("", html=BLOCKS),
    ".eml (forwarded)": lambda: _mail(f"Please read this.\n\nVon: Ivo\nDatum: 3. März 2025\nBetreff: Talks\n\n{TEXT}"),
    ".mbox": lambda: b"From e@e.org Tue Mar  4 10:00:00 2025\n" + _mail(TEXT),
    ".msg": lambda: outlook("Talks", TEXT.replace("\n", "\r\n"), "Eva Holm"),
    ".rss": lambda: _feed("rss"),
    ".atom": lambda: _feed("atom"),
    ".json (feed)": lambda: _feed("json"),
    ".newsml": f"<newsItem><headline>Talks</headline><inlineXML>{BLOCKS}</inlineXML></newsItem>".encode,
    ".srt": lambda: _cues("", ",", numbers=True),
    ".vtt": lambda: _cues("WEBVTT\n\n", ".", numbers=False),
    ".sbv": lambda: _timed("{start}0,{end}0\n{words}\n\n").encode(),
    ".ttml": lambda: _TTML.format(_timed('<p begin="{at}s" end="{behind}s">{words}</p>')).encode(),
    ".ass": (_ASS + _timed("Dialogue: 0,{start},{end},Default,,0,0,0,,{words}\n")).encode,
    ".txt (WhatsApp)": lambda: _chat("[04.03.25, {hour:02}:00:00] Eva Holm: {words}\n").encode(),
    ".json (Telegram)": _telegram,
    ".json": lambda: json.dumps({"text": TEXT}).encode(),
    ".jsonl": lambda: json.dumps({"text": TEXT}).encode() + b"\n",
    ".csv": f'title,text\nTalks,"{TEXT}"\n'.encode,
    ".parquet": _parquet,
    ".zip": lambda: zipped({"a.pdf": pdf([lines_of(one) for one in PARAGRAPHS])}),
    ".tar": lambda: tarred({"a.txt": TEXT.encode()}, "w"),
    ".txt.gz": lambda: gzip.compress(TEXT.encode()),
    ".warc": lambda: warc([("https://example.org/", "text/html", PAGE.encode())]),
}  # fmt: skip


def _grounded(document: Document) -> list[Statement]:
    berg = PartyDraft(
        name="Ida Berg", kind="person", role="Prime Minister", as_written=["Prime Minister Ida Berg", "Berg"]
    )
    drafts = [
        StatementDraft(
            quotes=[words], speaker="Ida Berg", translations=[], attribution=said.rpartition("” ")[2].strip("."),
            gist="She speaks of the port.", addressee=[], occasion=None, via=None, when=None,
        )
        for words, said in zip(QUOTES, SAID, strict=True)
    ]  # fmt: skip
    grounding = Grounding(Article(document))
    grounding.take(Statements(parties=[berg], statements=drafts, labels=[]))
    return [one for one in grounding.taken if isinstance(one, Statement)]


def _place(statement: Statement) -> tuple[str, object]:
    quote = statement.quotes[0]
    if quote.page is not None:
        return "page", quote.page
    if quote.time is not None:
        return "time", quote.time
    return ("posted", quote.posted.hour) if quote.posted is not None else ("", None)


_PLACES = {"page": (1, 2, 3), "time": SECONDS, "posted": HOURS, "": (None,) * 3}


def row(ending: str, folder: Path) -> Row:
    """A file of this format read, and the statements in it grounded."""
    path = folder / f"talks{ending.partition(' ')[0]}"
    path.write_bytes(FILES[ending]())
    documents = [one for one in read([path]) if one.text]
    held = next((one for one in documents if QUOTES[0] in (one.text or "")), None)
    statements, text = (_grounded(held), held.text or "") if held is not None else ([], "")
    spans = [
        span
        for one in statements
        for span in (*one.evidence, *one.quotes, *([one.attribution] if one.attribution else []))
    ]
    right = sum(text[span.start : span.end] == span.text for span in spans)
    said = sum(one.quotes[0].text.strip(",") == words for one, words in zip(statements, QUOTES, strict=False))
    places = [_place(one) for one in statements]
    kind = places[0][0] if places else ""
    exact = sum(place == (kind, value) for place, value in zip(places, _PLACES[kind], strict=False))
    lost = 3 - said  # a statement that is not there, or is another, has no right span
    return Row(ending, len(documents), len(spans), max(right - lost, 0), f"{kind} {exact}/3" if kind else "")


def rows() -> list[Row]:
    """All formats, each file in a folder of its own."""
    found = []
    for ending in FILES:
        with tempfile.TemporaryDirectory() as folder:
            found.append(row(ending, Path(folder)))
    return found


def table(found: list[Row]) -> str:
    """A line each, in Markdown."""
    lines = ["| file | documents | spans right | place |", "|---|---|---|---|"]
    for one in found:
        ending, _, what = one.ending.partition(" ")
        called = f"`{ending}` {what}".strip()
        lines.append(f"| {called} | {one.documents} | {one.right}/{one.spans} | {one.placed or '–'} |")
    return "\n".join(lines)
