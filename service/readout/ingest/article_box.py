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
"""Letters of prose from which a page has an article."""
_SHARE = 0.5
"""Of the prose of a page, from which the box around its headline holds the article: what stands beside the name of a
site, where that is the headline, is less."""
_FARTHEST = 12
"""Boxes around a headline that are looked at: pages nest them by the hundred where somebody wants them to be slow."""


def mark_article(tree: HtmlElement) -> None:
    """Make the smallest box that holds the only headline of a page and most of its prose an ``article``.

    A page that says where its article is, or of which the whole body would be the box, is left as it is.
    """
    headlines = tree.xpath("//h1")
    if len(headlines) != 1 or tree.xpath(_TOLD):
        return
    least = max(_LEAST, _SHARE * _prose(tree))
    for box in itertools.islice(headlines[0].iterancestors(), _FARTHEST):
        if box.tag in {"body", "html"}:
            return
        if _prose(box) >= least:
            box.tag = "article"
            return


def _prose(box: HtmlElement) -> int:
    """Letters of prose in a box, those of links left out: menus are lists too."""
    return sum(_letters(each) - sum(map(_letters, each.iter("a"))) for each in box.iter(*_PROSE) if _is_outermost(each))


def _is_outermost(element: HtmlElement) -> bool:
    return not any(above.tag in _PROSE for above in element.iterancestors())


def _letters(element: HtmlElement) -> int:
    return len(" ".join(element.text_content().split()))
