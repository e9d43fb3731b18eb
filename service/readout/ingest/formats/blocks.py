"""The text of HTML that was written as a document, a paragraph a line: nothing of it is taken for boilerplate."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.html import HtmlElement

BLOCKS = frozenset(
    "address article aside blockquote body dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6"
    " header hr li main nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
"""Elements that begin and end a line."""
_UNSEEN = frozenset(("head", "script", "style", "template", "noscript", "title"))
_MARKUP = re.compile(r"<\w+[^>]*>|&#?\w+;")


def plain_text(text: str) -> str:
    """The text of what may be HTML; what has no markup in it as it is."""
    return text_of(text) if _MARKUP.search(text) else text


def text_of(html: str) -> str:
    """The text of an HTML document, or of a part of one, a block a line."""
    return "\n".join(lines_of(html))


def lines_of(html: str, prepare: Callable[[HtmlElement], None] | None = None) -> list[str]:
    """The lines of an HTML document, a block a line.

    Args:
        html: The document.
        prepare: Changes its tree before it is read.
    """
    from lxml.etree import ParserError
    from lxml.html import document_fromstring

    try:
        tree = document_fromstring(html)
    except (ParserError, ValueError):
        return []
    if prepare is not None:
        prepare(tree)
    lines = (" ".join(line.split()) for line in "".join(_pieces(tree)).split("\n"))
    return [line for line in lines if line]


def _pieces(element: HtmlElement) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return
    is_block = element.tag in BLOCKS
    if is_block or element.tag == "br":
        yield "\n"
    yield _flat(element.text)
    for child in element:
        yield from _pieces(child)
        yield _flat(child.tail)
    if is_block:
        yield "\n"


def _flat(text: str | None) -> str:
    return (text or "").replace("\n", " ")
