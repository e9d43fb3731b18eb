"""The quotations of a web page as a reader sees them: marks round ``q``, ``>`` before the lines of a ``blockquote``.

Browsers draw the marks of a ``q`` and set off a ``blockquote``; neither is in the page's text, and both say whose words
these are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARKS = (("“", "”"), ("‘", "’"))
"""Of an outer and of an inner quotation."""
_PIECES = ".//p | .//li | .//div | .//pre | .//h2 | .//h3 | .//h4 | .//footer | ./cite | ./footer/cite"
_BREAK = "\u2028"
"""Stands for a line break while white space, which a page's source has anywhere, is made single."""
_CREDIT = frozenset({"footer", "cite"})
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
    paragraphs = [_paragraph(block, f"> {line}") for line in _lines(block)]
    parent, tail = block.getparent(), block.tail
    place = parent.index(block)
    parent.remove(block)
    for number, paragraph in enumerate(paragraphs):
        parent.insert(place + number, paragraph)
    if paragraphs:
        paragraphs[-1].tail = tail
    elif tail:
        parent.text = (parent.text or "") + tail


def _paragraph(beside: HtmlElement, text: str) -> HtmlElement:
    paragraph = beside.makeelement("p")
    paragraph.text = text
    return paragraph


def _lines(block: HtmlElement) -> list[str]:
    """The lines of a block: its innermost paragraphs, cut at line breaks, and its credit after a dash."""
    for line_break in block.iter("br"):
        line_break.tail = _BREAK + (line_break.tail or "")
    pieces = block.xpath(_PIECES)
    innermost = [piece for piece in pieces if not any(inner in pieces for inner in piece.iterdescendants())]
    if not innermost:
        return _cut(block.text_content())
    lines = _cut(block.text or "")
    for piece in innermost:
        found = _cut(piece.text_content())
        lines += [f"— {line.lstrip(_DASHES)}" for line in found] if piece.tag in _CREDIT else found
        lines += _cut(piece.tail or "")
    return lines


def _cut(text: str) -> list[str]:
    return [line for piece in text.split(_BREAK) if (line := " ".join(piece.split()))]
