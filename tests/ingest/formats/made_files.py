"""Files of every format, made when a test asks for them."""

from __future__ import annotations

import io
import itertools
import struct
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

QUOTE = "“We will come to Oslo,” said Prime Minister Ida Berg."
PARAGRAPH = (
    "The ministers of both countries met in Oslo on Tuesday and agreed that the talks about the border would go on in "
    "the coming week, with experts of both sides at the table and without conditions. "
)


def lines_of(text: str, width: int = 80) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) >= width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return [*lines, line]


def pdf(pages: list[list[str]], *, title: str = "", password: str | None = None) -> bytes:
    """A page per list of lines, as they are, from the top."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, encrypt=StandardEncryption(password) if password else None)
    canvas.setTitle(title)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.drawString(60, 780 - 15 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def scanned_pdf(pages: list[str | None]) -> bytes:
    """Pages with a line each, or with a picture alone."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for line in pages:
        if line is None:
            canvas.drawImage(ImageReader(Image.new("RGB", (40, 40), "gray")), 0, 0, 500, 700)
        else:
            canvas.drawString(60, 780, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def docx(body: str, core: str = "", extra: dict[str, bytes] | None = None) -> bytes:
    """A Word document with this WordprocessingML in its body, these core properties, and these parts besides."""
    kinds = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
        '.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument"'
        ' Target="word/document.xml"/></Relationships>'
    )
    parts = {
        "[Content_Types].xml": kinds,
        "_rels/.rels": relations,
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
    }
    if core:
        parts["docProps/core.xml"] = (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
            f"{core}</cp:coreProperties>"
        )
    written = {name: f'<?xml version="1.0" encoding="UTF-8"?>{text}'.encode() for name, text in parts.items()}
    return zipped({**written, **(extra or {})})


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def zipped(files: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w:gz") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            one = tarfile.TarInfo(name)
            one.size = len(content)
            archive.addfile(one, io.BytesIO(content))
    return out.getvalue()


def warc(answers: list[tuple[str, str, bytes]]) -> bytes:
    """Responses: address, content type and body, fetched on 4 March 2025."""
    records = []
    for url, kind, body in answers:
        http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2025-03-04T10:00:00Z\r\n"
            "WARC-Record-ID: <urn:uuid:8c0f5a3e-9f55-4a3c-8f3b-0a0000000000>\r\n"
            f"WARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        records.append(head.encode() + http + b"\r\n\r\n")
    return b"".join(records)


_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR, _MINI = 512, 64


def compound_file(streams: dict[str, bytes]) -> bytes:
    """A compound file (MS-CFB, version 3) of streams under 4096 bytes; ``storage/stream`` for one in a storage."""
    entries: list[tuple[str, int, bytes | None, list[int]]] = [("Root Entry", 5, None, [])]
    for path, content in streams.items():
        parent = 0
        *folders, name = path.split("/")
        for folder in folders:
            known = next((one for one in entries[parent][3] if entries[one][0] == folder), None)
            if known is None:
                entries.append((folder, 1, None, []))
                known = len(entries) - 1
                entries[parent][3].append(known)
            parent = known
        entries.append((name, 2, content, []))
        entries[parent][3].append(len(entries) - 1)
    sectors, short = _Chains(_SECTOR), _Chains(_MINI)
    starts = [short.store(content) if content is not None else _END for _, _, content, _ in entries]
    mini = b"".join(short.pieces)
    starts[0] = sectors.store(mini)
    siblings = [_FREE] * len(entries)
    for _, _, _, children in entries:
        for one, following in itertools.pairwise(children):
            siblings[one] = following
    directory = b"".join(
        _directory_entry(
            name,
            kind,
            siblings[number],
            children[0] if children else _FREE,
            starts[number],
            content if number else mini,
        )
        for number, (name, kind, content, children) in enumerate(entries)
    )
    first_of_directory = sectors.store(directory)
    first_of_mini_table = sectors.store(short.table())
    tables = 1 + (len(sectors.following) + 1) // (_SECTOR // 4)
    places = list(range(len(sectors.pieces), len(sectors.pieces) + tables))
    sectors.following.extend([_FAT] * tables)
    table = sectors.table().ljust(tables * _SECTOR, b"\xff")
    header = _MAGIC + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    mini_tables = -(-len(short.table()) // _SECTOR)
    header += struct.pack(
        "<IIIIIIIII", 0, tables, first_of_directory, 0, 4096, first_of_mini_table, mini_tables, _END, 0
    )
    difat = b"".join(struct.pack("<I", one) for one in places).ljust(109 * 4, b"\xff")
    return header + difat + b"".join(sectors.pieces) + table


class _Chains:
    """Sectors of one size, and which one follows which."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.pieces: list[bytes] = []
        self.following: list[int] = []

    def store(self, content: bytes) -> int:
        first = len(self.pieces)
        pieces = [content[at : at + self.size].ljust(self.size, b"\0") for at in range(0, len(content), self.size)]
        self.pieces.extend(pieces)
        self.following.extend([*range(first + 1, first + len(pieces)), _END] if pieces else [])
        return first if pieces else _END

    def table(self) -> bytes:
        return b"".join(struct.pack("<I", one) for one in self.following)


def _directory_entry(name: str, kind: int, sibling: int, child: int, start: int, content: bytes | None) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    size = len(content or b"")
    return (
        encoded.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(encoded), kind, 1, _FREE, sibling, child)
        + bytes(16 + 4 + 16)
        + struct.pack("<IQ", start, size)
    )


def outlook(
    subject: str,
    body: str,
    sender: str,
    attachment: tuple[str, bytes] | None = None,
    inner: dict[str, bytes] | None = None,
) -> bytes:
    """An Outlook message (MS-OXMSG) with properties in Unicode; ``inner`` is one that is attached to it."""
    return compound_file(outlook_streams(subject, body, sender, attachment, inner, header=32))


def outlook_streams(
    subject: str,
    body: str,
    sender: str,
    attachment: tuple[str, bytes] | None = None,
    inner: dict[str, bytes] | None = None,
    header: int = 24,
) -> dict[str, bytes]:
    """The streams of a message; one that is attached has a shorter header than one that is saved."""

    def text(value: str) -> bytes:
        return value.encode("utf-16-le")

    sent = f"From: {sender} <{sender.replace(' ', '.')}@example.org>\r\nDate: Tue, 4 Mar 2025 10:12:00 +0000\r\n"
    values = {0x0037: subject, 0x1000: body, 0x0C1A: sender, 0x007D: sent}
    streams = {f"__substg1.0_{number:04X}001F": text(value) for number, value in values.items()}
    streams["__properties_version1.0"] = bytes(header) + b"".join(map(_property, values, values.values()))
    if attachment:
        name, content = attachment
        folder = "__attach_version1.0_#00000000"
        streams |= {
            f"{folder}/__properties_version1.0": bytes(8)
            + _property(0x3707, name)
            + struct.pack("<HHIII", 0x0102, 0x3701, 6, len(content), 0),
            f"{folder}/__substg1.0_3707001F": text(name),
            f"{folder}/__substg1.0_37010102": content,
        }
    if inner:
        folder = "__attach_version1.0_#00000001"
        streams |= {
            f"{folder}/__properties_version1.0": bytes(8) + struct.pack("<HHIII", 0x000D, 0x3701, 6, 0, 1),
            **{f"{folder}/__substg1.0_3701000D/{name}": content for name, content in inner.items()},
        }
    return streams


def _property(number: int, value: str) -> bytes:
    return struct.pack("<HHIII", 0x001F, number, 6, 2 * len(value) + 2, 0)


def write(folder: Path, files: dict[str, bytes | Callable[[], bytes]]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content())
    return folder
