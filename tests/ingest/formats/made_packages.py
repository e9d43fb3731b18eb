"""Documents that are a ZIP of XML, made by hand."""

from __future__ import annotations

import io
import zipfile

_ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:text" xmlns:draw="urn:draw" '
    'xmlns:table="urn:table" xmlns:svg="urn:svg" xmlns:presentation="urn:p" xmlns:dc="urn:dc" xmlns:meta="urn:meta"'
)
_OOXML = 'xmlns:p="urn:p" xmlns:a="urn:a" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_META = (
    f"<office:document-meta {_ODF}><office:meta><dc:title>Talks</dc:title><meta:initial-creator>Ida Berg"
    "</meta:initial-creator><dc:date>2025-03-04T10:12:00</dc:date></office:meta></office:document-meta>"
)


def stored(kind: str, files: dict[str, str | bytes]) -> bytes:
    """A package whose first part says what it is, as OpenDocument and EPUB have it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), kind)
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def open_document(kind: str, body: str) -> bytes:
    """An OpenDocument file: ``kind`` is text, presentation or spreadsheet."""
    content = (
        f"<office:document-content {_ODF}><office:body><office:{kind}>{body}</office:{kind}></office:body>"
        "</office:document-content>"
    )
    return stored(f"application/vnd.oasis.opendocument.{kind}", {"content.xml": content, "meta.xml": _META})


def slide(*texts: str, placeholder: str = "") -> str:
    held = f'<p:ph type="{placeholder}"/>' if placeholder else ""
    shapes = (
        f"<p:sp><p:nvSpPr><p:nvPr>{held}</p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p>"
        "</p:txBody></p:sp>"
        for text in texts
    )
    return "".join(shapes)


def powerpoint(slides: list[str], notes: dict[int, str] | None = None) -> bytes:
    """A presentation; its slides are kept in another order than they are shown in."""
    count, relations = len(slides), 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    shown = "".join(f'<p:sldId id="{256 + at}" r:id="r{at}"/>' for at in range(count))
    targets = "".join(f'<Relationship Id="r{at}" Target="slides/slide{count - at}.xml"/>' for at in range(count))
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "ppt/presentation.xml": f"<p:presentation {_OOXML}><p:sldIdLst>{shown}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": f"<Relationships {relations}>{targets}</Relationships>",
        "docProps/core.xml": '<c:coreProperties xmlns:c="c" xmlns:dc="d" xmlns:t="t"><dc:title>Talks</dc:title>'
        "<dc:creator>Ida Berg</dc:creator><t:modified>2025-03-04T10:00:00Z</t:modified></c:coreProperties>",
    }
    for at, shapes in enumerate(slides):
        name = f"slide{count - at}.xml"
        files[f"ppt/slides/{name}"] = f"<p:sld {_OOXML}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>"
        if notes and at in notes:
            files[f"ppt/slides/_rels/{name}.rels"] = (
                f'<Relationships {relations}><Relationship Id="n" Target="../notesSlides/{name}"/></Relationships>'
            )
            files[f"ppt/notesSlides/{name}"] = f"<p:notes {_OOXML}>{notes[at]}</p:notes>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def epub(*chapters: str) -> bytes:
    """A book; its contents are a chapter that no one reads, and its files are called as people call theirs."""
    items = "".join(f'<item id="c{at}" href="text/ch%20{at}.xhtml"/>' for at in range(len(chapters)))
    spine = "".join(f'<itemref idref="c{at}"/>' for at in range(len(chapters)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        "<dc:title>Talks</dc:title><dc:creator>Ida Berg</dc:creator><dc:publisher>Oslo House</dc:publisher>"
        f"<dc:language>en</dc:language><dc:date>2025-03-04</dc:date></metadata><manifest>"
        f'<item id="n" href="nav.xhtml" properties="nav"/>{items}</manifest>'
        f'<spine><itemref idref="n"/>{spine}</spine></package>'
    )
    container = "<container><rootfiles><rootfile full-path='OPS/content.opf'/></rootfiles></container>"
    files: dict[str, str | bytes] = {
        "META-INF/container.xml": container,
        "OPS/content.opf": package,
        "OPS/nav.xhtml": "<html><body>Contents</body></html>",
    }
    for at, words in enumerate(chapters):
        files[f"OPS/text/ch {at}.xhtml"] = (
            '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head>'
            f"<title>x</title></head><body>{words}</body></html>"
        )
    return stored("application/epub+zip", files)
