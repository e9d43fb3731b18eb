"""PDF: the text of its pages, in the order in which it was set, with the number of the page."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from readout.errors import InputError
from readout.ingest.days import day_in
from readout.ingest.formats.interface import Format, Opened
from readout.ingest.formats.needs import needed
from readout.ingest.formats.pdf_columns import text_of_page
from readout.ingest.metadata import Metadata
from readout_schemas import Position

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from readout_schemas import Document

_MARGIN_LINES = 3
"""Lines at the top and at the foot of a page that may be a running head."""
_REPEATED = 0.4
"""Share of the pages that a running head stands on at the least: the left and the right pages may have one each."""
_SCANNED = 20
"""Characters below which a page with a picture is a scan: a page number is no text."""
_NUMBERS = re.compile(r"\d+")
_ONLY_NUMBER = re.compile(
    r"[\W_]*(?:page |seite |p\.? ?|стр\.? ?)?\d{1,4}(?:[\W_]+(?:of|/|von|sur|de|из)?[\W_]*\d{1,4})?[\W_]*",
    re.IGNORECASE,
)
_BREAK = re.compile(r"([^\W\d_]+)[\x02\ufffe\u00ad]\n?([^\W\d_]+)")
"""A word at a line's end: PDFium gives U+0002 or U+FFFE for a hyphen there, and leaves the line break out."""
_HYPHENS = "\x02\ufffe\u00ad"
_ENDS = re.compile(r"""[.!?:;…。！？]["'”’»)\]]*$""")
_SHORT = 0.75
"""Share of the usual line's length below which a line ends its paragraph."""
_BULLET = re.compile(r"(?:[•◦▪–—*·-]|\(?\d{1,3}[.)]|\(?[a-z]\))\s")
_NOBODY = re.compile(r"|anonymous|unknown|author|user\d*|admin\w*|owner|root|microsoft.*", re.IGNORECASE)
"""What programs write for an author whom they do not know."""
_JUNK_TITLE = re.compile(
    r"^(?:untitled|microsoft word\b.*|.*\.(?:docx?|indd|pdf|rtf|odt|qxd)|document\d*|print.*)$", re.IGNORECASE
)


def _read(file: Opened) -> Iterator[Document]:
    pdfium = needed("pypdfium2", file.place.where, "PDF")
    try:
        pdf = pdfium.PdfDocument(file.stream, autoclose=False)
    except pdfium.PdfiumError as error:
        raise InputError(f"{file.place.where}: {_why(str(error))}") from None
    try:
        pages, scanned = _pages(pdf, file)
        properties = _properties(pdf)
        attached = [
            (one.get_name(), bytes(one.get_data())) for one in map(pdf.get_attachment, range(pdf.count_attachments()))
        ]
    finally:
        pdf.close()
    yield from _document(pages, scanned, properties, file, is_cover=bool(attached))
    for name, content in attached:
        yield from file.member(name, BytesIO(content))


def _document(
    pages: list[list[str]], scanned: list[int], properties: Metadata, file: Opened, *, is_cover: bool
) -> Iterator[Document]:
    """What the pages say, one document; none where the pages are empty and hold other files together."""
    text, positions = _joined(_without_running_heads(pages))
    if not text.strip() and is_cover:
        return
    if not text.strip():
        why = "its pages are pictures, without text; run it through OCR first" if scanned else "is empty; leave it out"
        raise InputError(f"{file.place.where}: {why}")
    document = file.document(text, Metadata(), positions=positions, weak=properties)
    if scanned and not document.error:
        which = ", ".join(map(str, scanned))
        fault = f"{file.place.where}: these pages are pictures, without text: {which}; run it through OCR"
        document = document.model_copy(update={"error": fault})
    yield document


def _why(reason: str) -> str:
    if "password" in reason.lower():
        return "is encrypted; save it without a password"
    return "is no PDF that can be read; write it anew"


def _pages(pdf: Any, file: Opened) -> tuple[list[list[str]], list[int]]:
    """The lines of each page, and the numbers of the pages that are pictures."""
    pages, scanned, size = [], [], 0
    for number in range(len(pdf)):
        page = pdf[number]
        textpage = page.get_textpage()
        text = text_of_page(textpage).replace("\r\n", "\n").replace("\r", "\n")
        if len(text.strip()) < _SCANNED and _has_picture(page):
            scanned.append(number + 1)
        textpage.close()
        page.close()
        size += len(text)
        if size > file.limit:
            raise InputError(f"{file.place.where}: has more text than {file.limit} bytes; split it or raise the limit")
        pages.append([line.rstrip() for line in text.split("\n")])
    return pages, scanned


def _has_picture(page: Any) -> bool:
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    return next(iter(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=3)), None) is not None


def _properties(pdf: Any) -> Metadata:
    said = pdf.get_metadata_dict()
    title = " ".join(said.get("Title", "").split())
    return Metadata(
        title=None if _JUNK_TITLE.match(title) else title,
        author=None if _NOBODY.fullmatch(said.get("Author", "").strip()) else said["Author"],
        published=day_in(said.get("CreationDate", "")),
        published_from="PDF properties",
    )


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """The pages without the lines at their top and foot that come again page after page, whatever number they have."""
    marginal = [_marginal(lines) for lines in pages]
    often: Counter[str] = Counter()
    for lines, edges in zip(pages, marginal, strict=True):
        often.update({_shape(lines[place]) for edge in edges for place in edge})
    least = max(2, _REPEATED * len(pages))

    def is_head(line: str) -> bool:
        return bool(_ONLY_NUMBER.fullmatch(line)) or often[_shape(line)] >= least

    kept = []
    for lines, edges in zip(pages, marginal, strict=True):
        # From the edge on, up to the first line that is text.
        heads = {place for edge in edges for place in _leading(edge, lines, is_head)}
        kept.append([line for place, line in enumerate(lines) if place not in heads])
    return kept


def _leading(edge: list[int], lines: list[str], is_head: Callable[[str], bool]) -> Iterator[int]:
    return takewhile(lambda place: is_head(lines[place]), edge)


def _marginal(lines: list[str]) -> tuple[list[int], list[int]]:
    """The numbers of the lines at the top and at the foot, each from the edge on."""
    written = [place for place, line in enumerate(lines) if line.strip()]
    return written[:_MARGIN_LINES], written[::-1][:_MARGIN_LINES]


def _shape(line: str) -> str:
    return _NUMBERS.sub("0", " ".join(line.split()).casefold())


def _joined(pages: list[list[str]]) -> tuple[str, tuple[Position, ...]]:
    """All pages as paragraphs, a paragraph a line, and where in the text each page begins."""
    usual = _usual_length(pages)
    hyphenated = set(re.findall(r"[^\W\d_]+-[^\W\d_]+", "\n".join("\n".join(lines) for lines in pages).casefold()))
    text, positions = "", []
    for number, lines in enumerate(pages, 1):
        body = "\n".join(_whole(paragraph, hyphenated) for paragraph in _paragraphs(lines, usual))
        if body:
            text, start = _continued(text, body)
            positions.append(Position(start=start, page=number))
    return text, tuple(positions)


def _continued(text: str, body: str) -> tuple[str, int]:
    """A page put after the text before it, where a sentence, or a word, may go on; and where the page begins."""
    if not text:
        return body, 0
    if text[-1] in f"-{_HYPHENS}" and text[-2:-1].isalpha():
        text = text[:-1] if body[0].islower() else f"{text[:-1]}-"
    elif not _ENDS.search(text) and (body[0].islower() or text.endswith(",")):
        text += " "
    else:
        text += "\n"
    return text + body, len(text)


def _usual_length(pages: list[list[str]]) -> int:
    lengths = sorted(_last_length(line) for lines in pages for line in lines if line.strip())
    return lengths[len(lengths) * 3 // 4] if lengths else 0


def _last_length(line: str) -> int:
    """The length of a line, or of the last one of those that hyphens join."""
    return len(re.split(rf"[{_HYPHENS}]", line.rstrip(_HYPHENS))[-1])


def _paragraphs(lines: list[str], usual: int) -> list[str]:
    """Lines of a page as paragraphs: one ends at a blank line, and at a short one that is alone or ends a sentence."""
    paragraphs: list[list[str]] = []
    going_on = False
    for line in (line.strip() for line in lines):
        if not line:
            going_on = False
            continue
        if going_on and not _BULLET.match(line):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
        is_short = _last_length(line) < _SHORT * usual and line[-1] not in _HYPHENS
        going_on = not (is_short and (_ENDS.search(line) or len(paragraphs[-1]) == 1))
    return [" ".join(paragraph) for paragraph in paragraphs]


def _whole(paragraph: str, hyphenated: set[str]) -> str:
    """A paragraph as one line, the words whole again that were divided at a line's end.

    "agree-" and "ment" are one word. A hyphen stays before a capital ("Franco-German"), and in a word that has it
    elsewhere in the file ("long-term").
    """

    def mend(match: re.Match[str]) -> str:
        first, second = match[1], match[2]
        kept = (second[0].isupper() and not first.isupper()) or f"{first}-{second}".casefold() in hyphenated
        return f"{first}-{second}" if kept else first + second

    # Once more, for a word between two line ends.
    mended = _BREAK.sub(mend, _BREAK.sub(mend, paragraph))
    return " ".join(re.sub(rf"(?<=\w)[{_HYPHENS}]\s*(?=\w)", "-", mended).split())


PDF = Format(
    title="PDF",
    suffixes=(".pdf",),
    media_types=("application/pdf", "application/x-pdf"),
    begins=re.compile(rb"[\s\x00]{0,64}%PDF-"),
    read=_read,
    has_sidecar=True,
    is_whole=False,
)
