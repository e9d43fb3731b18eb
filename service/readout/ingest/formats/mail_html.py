"""The text of HTML that a mail program wrote, what it quotes marked by ``>`` as in plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.ingest.formats.blocks import lines_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_QUOTED = (
    "//blockquote[@type='cite' or starts-with(@cite, 'mid:') or contains(@class, 'gmail_quote')"
    " or contains(@class, 'yahoo_quoted')]"
)
"""What Apple Mail, Thunderbird, Gmail and Yahoo quote in; another block quotation is one of the text itself."""
_UNSEEN = "//*[contains(translate(@style, ' ', ''), 'display:none') or @hidden]"
"""What no reader sees: the words of a newsletter that lists of mails show beside its subject."""
_BEGIN, _END = "\ufdd0", "\ufdd1"
"""Code points that are no characters (Unicode, 23.7), and therefore in no text."""


def text_of_mail(html: str) -> str:
    """The text of a mail's HTML, a block a line, with ``>`` before what it quotes, once for each depth."""
    found, depth = [], 0
    for line in lines_of(html.replace(_BEGIN, "").replace(_END, ""), _marked):
        if line in (_BEGIN, _END):
            depth += 1 if line == _BEGIN else -1
        else:
            found.append(f"{'>' * depth}{' ' if depth else ''}{line}")
    return "\n".join(found)


def _marked(tree: HtmlElement) -> None:
    for element in tree.xpath(_UNSEEN):
        if element.getparent() is not None:
            element.drop_tree()
    for element in tree.xpath(_QUOTED):
        element.insert(0, _line(_BEGIN, element.text))
        element.text = None
        element.append(_line(_END, None))


def _line(text: str, tail: str | None) -> HtmlElement:
    from lxml.html import Element

    line = Element("div")
    line.text, line.tail = text, tail
    return line
