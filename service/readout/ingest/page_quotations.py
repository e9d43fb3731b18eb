"""The quotations of a web page as a reader sees them: marks round ``q``, ``>`` before the lines of a ``blockquote``.

Browsers draw the marks of a ``q`` and set off a ``blockquote``; neither is in the page's text, and both say whose words
these are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.ingest.formats.blocks import BLOCKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_MARKS = (("“", "”"), ("‘", "’"))
"""Of an outer and of an inner quotation."""
_BREAK, _CREDIT = "\u2028", "\u2029"
"""Stand for a line break, and for the beginning of a credit, while white space is made single."""
_DASHES = "-–—― "


def mark_quotations(tree: HtmlElement) -> None:
    """Writes the marks and signs of quotations into the text of a page."""
    for quote in list(tree.iter("q")):
        opening, closing = _MARKS[sum(1 for _ in quote.iterancestors("q")) % 2]
        quote.text = opening + (quote.text or "")
        last = quote[-1] if len(quote) else None
        if last is None:
            quote.text += closing
        else:
            last.tail = (last.tail or "") + closing
    for quote in list(tree.iter("q")):
        quote.drop_tag()
    for block in list(tree.iter("blockquote")):
        if next(block.iterancestors("blockquote"), None) is None and block.getparent() is not None:
            _quote_block(block)


def _quote_block(block: HtmlElement) -> None:
    """Puts paragraphs that begin with ``>`` in the place of a block; its credit begins with a dash."""
    parent, before = block.getparent(), block.getprevious()
    paragraphs = [_paragraph(block, f"> {line}") for line in _lines(block)]
    place, tail = parent.index(block), block.tail or ""
    parent.remove(block)
    for number, paragraph in enumerate(paragraphs):
        parent.insert(place + number, paragraph)
    if paragraphs:
        paragraphs[-1].tail = tail
    elif before is not None:
        before.tail = f"{before.tail or ''} {tail}"
    else:
        parent.text = f"{parent.text or ''} {tail}"


def _paragraph(beside: HtmlElement, text: str) -> HtmlElement:
    paragraph = beside.makeelement("p")
    paragraph.text = text
    return paragraph


def _lines(block: HtmlElement) -> Iterator[str]:
    """The lines of a block in their order: its paragraphs, cut at line breaks, and its credit after a dash."""
    for piece in "".join(_flow(block)).split(_BREAK):
        line = " ".join(piece.replace(_CREDIT, " ").split())
        if _CREDIT in piece:
            line = line.lstrip(_DASHES)
            yield from [f"— {line}"] if line else []
        elif line:
            yield line


def _flow(element: HtmlElement) -> Iterator[str]:
    """All words of an element, with a sign where a line ends."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            credits_ = _is_credit(child)
            ends = credits_ or child.tag in BLOCKS
            yield _BREAK if ends or child.tag == "br" else ""
            yield _CREDIT if credits_ else ""
            yield from _flow(child)
            yield _BREAK if ends else ""
        yield child.tail or ""


def _is_credit(element: HtmlElement) -> bool:
    """A footer, or a name at the end of the block itself; in a sentence ``cite`` is the title of a work."""
    if element.tag != "cite":
        return bool(element.tag == "footer")
    return element.getparent().tag == "blockquote" and not (element.tail or "").strip()
