"""RSS, Atom and JSON Feed: each entry is a document, with its text in the feed or that at its address."""

from __future__ import annotations

import codecs
import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from readout.errors import InputError
from readout.ingest.days import day_in
from readout.ingest.formats.blocks import plain_text, text_of
from readout.ingest.formats.interface import Format, Opened, Skipped
from readout.ingest.formats.needs import needed
from readout.ingest.formats.page_size import check_feed
from readout.ingest.metadata import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readout_schemas import Document

_FEWEST_WORDS = 60
"""Words below which an entry's text is a teaser of the article behind its link."""
_BROKEN_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|[>»→])\s*$")
"""How texts end that go on elsewhere, in any language."""
_END = 20
"""Characters at the end of a text in which that is looked for."""
_JSON_FEED = "jsonfeed.org/version/"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed.

    Attributes:
        text: What the feed has of it: all, the beginning, or a summary.
        said: What the feed says of it.
        is_content: Whether the feed calls the text the entry's content, and no summary or description of it.
    """

    text: str
    said: Metadata
    is_content: bool = False

    @property
    def link(self) -> str:
        """Its address; empty if it has none."""
        return self.said.url or ""

    @property
    def is_whole(self) -> bool:
        """Whether its text is the article: given as its content, long enough, and not broken off."""
        return self.is_content and is_long_enough(self.text) and not _BROKEN_OFF.search(self.text[-_END:])

    def at(self, feed: str) -> Entry:
        """The same in the feed at this address: a link is taken from there, and one without a link is there."""
        url = urljoin(feed, self.link) if self.link else feed
        return replace(self, said=self.said.model_copy(update={"url": url or None}).from_("feed"))


def entries(file: Opened) -> list[Entry]:
    """The entries of a feed; there is one at the least.

    Raises:
        InputError: It is no feed, has no entry, or what reads feeds is not installed.
    """
    feedparser = needed("feedparser", file.place.where, "a feed")
    data = file.data()
    if data.lstrip().removeprefix(codecs.BOM_UTF8)[:1] == b"{":
        found = _items(_object(data, file))
    else:
        check_feed(data, file.place.where)
        feed = feedparser.parse(data, resolve_relative_uris=False, sanitize_html=False)
        if not feed.get("version") and not feed.entries:
            raise InputError(f"{file.place.where}: is no feed that can be read; check the file")
        found = [_entry(one, feed.feed) for one in feed.entries]
    if not found:
        raise InputError(f"{file.place.where}: is a feed without entries; leave it out")
    return found


def _object(data: bytes, file: Opened) -> dict[str, Any]:
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        content = None
    if not (isinstance(content, dict) and is_json_feed(content)):
        raise InputError(f"{file.place.where}: is no feed that can be read; check the file")
    return content


def is_json_feed(content: dict[str, Any]) -> bool:
    """Whether an object is a JSON Feed (https://www.jsonfeed.org/version/1.1/)."""
    return _JSON_FEED in str(content.get("version", "")) and isinstance(content.get("items"), list)


def _items(content: dict[str, Any]) -> list[Entry]:
    return [_item(one, content) for one in content["items"] if isinstance(one, dict)]


def is_long_enough(text: str) -> bool:
    """Whether an entry's text is long enough to be an article, and no teaser of one."""
    return len(text.split()) >= _FEWEST_WORDS


def read_feed(file: Opened) -> Iterator[Document]:
    """The articles of its entries; what the feed itself holds of them, if nothing may be fetched."""
    if file.articles is not None:
        yield from file.articles(file)
        return
    for number, entry in enumerate(entries(file), 1):
        place = file.place.item(number, "entry")
        if not is_long_enough(entry.text) and entry.link:
            file.skip(Skipped(place.where, f"only a teaser; its article is at {entry.link}"))
        else:
            yield file.document(headed(entry.text, entry.said.title), entry.said.from_("feed"), place=place)


def headed(text: str, title: str | None) -> str:
    """The text with its title above it, if it does not begin with that."""
    return text if not title or " ".join(text.split()).startswith(title) else f"{title}\n{text}"


def _entry(entry: Any, feed: Any) -> Entry:
    # RSS 2.0 has <content:encoded> and Atom (RFC 4287, 4.1.3) <content> for all of it; feedparser calls both so.
    contents = [one.value for one in entry.get("content", ())]
    text = _plain(max(contents or [entry.get("summary", "")], key=len))
    said = Metadata(
        title=_plain(entry.get("title", "")),
        author=entry.get("author"),
        publisher=entry.get("source", {}).get("title") or feed.get("title"),
        url=entry.get("link"),
        published=day_in(entry.get("published") or entry.get("updated") or ""),
        language=_language(entry.get("language") or feed.get("language")),
    )
    return Entry(text, said, is_content=bool(contents))


def _item(item: dict[str, Any], feed: dict[str, Any]) -> Entry:
    authors = item.get("authors") or feed.get("authors") or []
    names = [str(one["name"]) for one in authors if isinstance(one, dict) and one.get("name")]
    content = str(item.get("content_text") or "") or text_of(str(item.get("content_html") or ""))
    said = Metadata(
        title=str(item.get("title") or ""),
        author=", ".join(names),
        publisher=str(feed.get("title") or ""),
        url=str(item.get("url") or item.get("external_url") or ""),
        published=day_in(str(item.get("date_published") or item.get("date_modified") or "")),
        language=_language(item.get("language") or feed.get("language")),
    )
    return Entry(content or text_of(str(item.get("summary") or "")), said, is_content=bool(content))


def _plain(text: str) -> str:
    return plain_text(text).strip()


def _language(tag: object) -> str | None:
    text = str(tag or "").strip().replace("_", "-")
    return text if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", text) else None


FEED = Format(
    title="feed",
    suffixes=(".rss", ".atom", ".xml", ".rdf"),
    media_types=("application/rss+xml", "application/atom+xml", "application/feed+json", "text/xml", "application/xml"),
    begins=re.compile(rb"(?:\xef\xbb\xbf)?\s*+(?:(?><!--.*?-->|<\?.*?\?>)\s*+)*+<(?:rss|feed|rdf:RDF)\b", re.DOTALL),
    read=read_feed,
)
