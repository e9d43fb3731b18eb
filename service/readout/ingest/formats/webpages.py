"""Web pages: the main text and what the page says about itself."""

from __future__ import annotations

import logging
import re
from email.message import Message
from typing import TYPE_CHECKING

from readout.errors import InputError
from readout.ingest.article_box import mark_article
from readout.ingest.decoding import decode
from readout.ingest.formats import live_blogs
from readout.ingest.formats.interface import Format, Opened
from readout.ingest.formats.page_size import check_markup
from readout.ingest.formats.walls import wall
from readout.ingest.metadata import NO_METADATA, Metadata
from readout.ingest.page_quotations import mark_quotations
from readout.ingest.products import check_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from readout_schemas import Document

_HEAD_BYTES = 1024
"""How far browsers look for a declared encoding (https://html.spec.whatwg.org/#prescan-a-byte-stream)."""
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_ALIASES = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030",
            "shift_jis": "cp932", "euc-kr": "cp949", "iso-8859-9": "cp1254"}  # fmt: skip
"""What browsers take these labels for (https://encoding.spec.whatwg.org/#names-and-labels)."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*")
_SHORTEST = 50
"""Characters below which what was found is a button or a heading, not an article."""
_HIDDEN = (
    "//template | //*[@hidden]"
    " | //*[contains(concat(' ', normalize-space(@class), ' '), ' sr-only ')]"
    " | //*[contains(concat(' ', normalize-space(@class), ' '), ' visually-hidden ')]"
    " | //*[contains(translate(@style, ' ', ''), 'font-size:0') and not(contains(@style, '0.'))]"
)
# A search in the text would take the date of an event or of a teaser for the day of publication.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}

# What went wrong is in the document's error: nothing is to reach stderr through logging's last resort.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def _read(file: Opened) -> Iterator[Document]:
    data = file.data()
    check_page(data, file.place.where)
    yield from page_documents(file, data, charset=_charset(file.media_type))


def page_documents(
    file: Opened,
    data: bytes,
    *,
    charset: str | None = None,
    around: Metadata = NO_METADATA,
    weak: Metadata = NO_METADATA,
) -> Iterator[Document]:
    """The documents of a web page: one, or those of a live blog.

    Args:
        file: What they are called and what is known of them.
        data: The page.
        charset: Its encoding, if the server said it.
        around: What stands around the page, and holds where it does not say it itself: its address.
        weak: What the caller's word wins over (see ``Opened.document``).

    Raises:
        InputError: The page cannot be decoded, has more markup than is read, or has no main text.
    """
    html = _decoded(data, file.place.where, charset)
    tree = _tree(html) if live_blogs.is_likely(html) else None
    try:
        text, metadata = _page(html, file.place.where)
    except InputError:
        if tree is None or not (posts := live_blogs.posts_in(tree, "")):
            raise
        text, metadata = "", Metadata(language=_language(tree.get("lang")))
    else:
        posts = live_blogs.posts_in(tree, text) if tree is not None else []
    if tree is not None and posts:
        metadata = metadata.model_copy(update={"title": live_blogs.title_of(tree, posts, metadata.title)})
    said = metadata.over(around)
    if posts:
        yield from _days(posts, text, said, file, weak)
    else:
        yield file.document(text, said, weak=weak)


def _days(posts: list[live_blogs.Post], text: str, said: Metadata, file: Opened, weak: Metadata) -> Iterator[Document]:
    """A document for each day of a live blog, and one for what stands beside its posts."""
    rest = live_blogs.rest_of(text, posts, said.title)
    if len(rest) >= _SHORTEST:
        yield file.document(_with_headline(rest, said.title), said, weak=weak)
    for number, one in enumerate(live_blogs.days_of(posts, said.title), 1):
        dated = said.model_copy(update={"published": one.day, "published_from": "the posts"})
        yield file.document(one.text, dated, place=file.place.item(number, "day"), positions=one.positions)


def _charset(media_type: str) -> str | None:
    message = Message()
    message["content-type"] = media_type
    return message.get_content_charset()


def _decoded(data: bytes, where: str, charset: str | None) -> str:
    html = decode(data, where, declared=encoding_called(charset) or declared_encoding(data))
    check_markup(html, where)
    return html


def _tree(html: str) -> HtmlElement | None:
    from trafilatura import load_html

    return load_html(html)


def _page(html: str, where: str) -> tuple[str, Metadata]:
    """The main text of a page, and its metadata.

    The text is what trafilatura finds, a paragraph a line, with the headline first. ``published`` comes from meta
    tags, JSON-LD and ``time`` elements, never from dates in the text; the language is that of ``html lang``.

    Raises:
        InputError: It has no main text, or what stands before the article instead of it.
    """
    from trafilatura import bare_extraction
    from trafilatura.settings import Document as Page

    tree = _tree(html)
    if tree is not None:
        _without_hidden(tree)
        mark_article(tree)
        mark_quotations(tree)
    try:
        found = (
            None
            if tree is None
            else bare_extraction(tree, include_comments=False, with_metadata=True, date_extraction_params=_DATES)
        )
    except (RecursionError, TypeError, ValueError):
        found = None
    text = (found.text or "") if isinstance(found, Page) else ""
    if why := wall(html, text):
        raise InputError(f"{where}: {why}")
    if tree is None or not isinstance(found, Page) or len(text) < _SHORTEST:
        raise InputError(f"{where}: no main text was found in the page; save the article as .txt")
    fields = {"title": found.title, "publisher": found.sitename, "url": found.url, "published": found.date}
    metadata = Metadata.model_validate({**fields, "language": _language(tree.get("lang"))})
    return _with_headline(text, metadata.title), metadata.from_("the page")


def _without_hidden(tree: HtmlElement) -> None:
    """Drop what no reader of the page sees, and trafilatura leaves in: a place to hide words that are to be quoted."""
    for element in tree.xpath(_HIDDEN):
        parent = element.getparent()
        if parent is not None:
            element.drop_tree()  # keeps the text that follows it


def declared_encoding(data: bytes) -> str | None:
    """The encoding that the head of a page names, as Python calls what browsers take it for."""
    match = _DECLARED.search(data[:_HEAD_BYTES])
    if match is None:
        return None
    return encoding_called(match[1].decode("ascii"))


def encoding_called(label: str | None) -> str | None:
    """The encoding that a page or a server calls so, as Python calls what browsers take it for."""
    name = (label or "").strip().lower()
    return _ALIASES.get(name, name) or None


def _language(value: str | None) -> str | None:
    tag = (value or "").strip()
    return tag.replace("_", "-") if _LANGUAGE.fullmatch(tag) else None


def _with_headline(text: str, title: str | None) -> str:
    if not title or _folded(text).startswith(_folded(title)):
        return text
    return f"{title}\n{text}"


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


WEB_PAGE = Format(
    title="web page",
    suffixes=(".html", ".htm", ".xhtml"),
    media_types=("text/html", "application/xhtml+xml"),
    begins=re.compile(
        rb"(\xef\xbb\xbf)?\s*+(<\?xml[^>]*>\s*+)?((?><!--.*?-->)\s*+)*+<(!doctype\s+html|html)\b",
        re.IGNORECASE | re.DOTALL,
    ),
    read=_read,
    has_sidecar=True,
)
