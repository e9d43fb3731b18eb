"""Where the article is in a page that does not say so: around its headline.

trafilatura knows the boxes of articles by their elements and by the names that content systems give to their classes.
Where it knows none it takes up paragraphs alone, from the whole page: lists and headings of a communiqué are lost, and
the sidebar is not. An element of HTML tells it: ``article`` (https://html.spec.whatwg.org/#the-article-element).
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TOLD = "//article | //main | //*[@role='main'] | //*[@itemprop='articleBody']"
"""What says where the article is, in any page (https://schema.org/articleBody)."""
_PROSE = ("p", "li", "blockquote", "h2", "h3")
_LEAST = 200
"""Letters of prose beside a headline from which a box holds the article, and not the headline with its date alone."""

_FARTHEST = 12
"""Boxes around a headline that are looked at: pages nest them by the hundred where somebody wants them to be slow."""


def mark_article(tree: HtmlElement) -> None:
    """Make the smallest box that holds the only headline of a page and prose an ``article``, where none is told.

    A page of which the whole body would be the box is left as it is.
    """
    headlines = tree.xpath("//h1")
    if len(headlines) != 1 or tree.xpath(_TOLD):
        return
    for box in itertools.islice(headlines[0].iterancestors(), _FARTHEST):
        if box.tag in {"body", "html"}:
            return
        if _prose(box) >= _LEAST:
            box.tag = "article"
            return


def _prose(box: HtmlElement) -> int:
    """Letters of prose in a box; what stands in a point of a list or in a paragraph counts once."""
    outermost = (each for each in box.iter(*_PROSE) if not any(above.tag in _PROSE for above in each.iterancestors()))
    return sum(len(" ".join(each.text_content().split())) for each in outermost)
