"""RSS, Atom and JSON Feed: each entry whose text is in the feed is a document."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from readout.errors import InputError
from readout.ingest.days import day_in
from readout.ingest.formats.blocks import text_of
from readout.ingest.formats.interface import Format, Opened, Skipped
from readout.ingest.formats.needs import needed
from readout.ingest.metadata import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readout_schemas import Document

_FEWEST_WORDS = 60
"""Words below which an entry's text is a teaser of the article behind its link."""
_MARKUP = re.compile(r"<\w+[^>]*>|&#?\w+;")
_JSON_FEED = "jsonfeed.org/version/"


def _read(file: Opened) -> Iterator[Document]:
    yield from _documents(entries(file), file)


def entries(file: Opened) -> list[tuple[str, Metadata]]:
    """The text of each entry of a feed, which may be a teaser, and what the feed says of it.

    Raises:
        InputError: It is no feed, or what reads feeds is not installed.
    """
    feedparser = needed("feedparser", file.place.where, "a feed")
    data = file.data()
    if data.lstrip()[:1] == b"{":
        return _items(_object(data, file))
    feed = feedparser.parse(data, resolve_relative_uris=False, sanitize_html=False)
    if not feed.get("version") and not feed.entries:
        raise InputError(f"{file.place.where}: is no feed that can be read; check the file")
    return [_entry(one, feed.feed) for one in feed.entries]


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


def json_feed(content: dict[str, Any], file: Opened) -> Iterator[Document]:
    """The documents of a JSON Feed."""
    yield from _documents(_items(content), file)


def _items(content: dict[str, Any]) -> list[tuple[str, Metadata]]:
    return [_item(one, content) for one in content["items"] if isinstance(one, dict)]


def is_whole(text: str) -> bool:
    """Whether an entry's text is long enough to be an article, and no teaser of one."""
    return len(text.split()) >= _FEWEST_WORDS


def _documents(entries: list[tuple[str, Metadata]], file: Opened) -> Iterator[Document]:
    if not entries:
        raise InputError(f"{file.place.where}: is a feed without entries; leave it out")
    for number, (text, metadata) in enumerate(entries, 1):
        place = file.place.item(number, "entry")
        if not is_whole(text) and metadata.url:
            file.skip(Skipped(place.where, f"only a teaser; its article is at {metadata.url}"))
        else:
            yield file.document(headed(text, metadata.title), metadata.from_("feed"), place=place)


def headed(text: str, title: str | None) -> str:
    """The text with its title above it, if it does not begin with that."""
    return text if not title or " ".join(text.split()).startswith(title) else f"{title}\n{text}"


def _entry(entry: Any, feed: Any) -> tuple[str, Metadata]:
    contents = [one.value for one in entry.get("content", ())] or [entry.get("summary", "")]
    return _plain(max(contents, key=len)), Metadata(
        title=_plain(entry.get("title", "")),
        author=entry.get("author"),
        publisher=entry.get("source", {}).get("title") or feed.get("title"),
        url=entry.get("link"),
        published=day_in(entry.get("published") or entry.get("updated") or ""),
        language=_language(entry.get("language") or feed.get("language")),
    )


def _item(item: dict[str, Any], feed: dict[str, Any]) -> tuple[str, Metadata]:
    authors = item.get("authors") or feed.get("authors") or []
    names = [str(one["name"]) for one in authors if isinstance(one, dict) and one.get("name")]
    text = str(item.get("content_text") or "") or text_of(str(item.get("content_html") or item.get("summary") or ""))
    return text, Metadata(
        title=str(item.get("title") or ""),
        author=", ".join(names),
        publisher=str(feed.get("title") or ""),
        url=str(item.get("url") or item.get("external_url") or ""),
        published=day_in(str(item.get("date_published") or item.get("date_modified") or "")),
        language=_language(item.get("language") or feed.get("language")),
    )


def _plain(text: str) -> str:
    return text_of(text) if _MARKUP.search(text) else text.strip()


def _language(tag: object) -> str | None:
    text = str(tag or "").strip().replace("_", "-")
    return text if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", text) else None


FEED = Format(
    title="feed",
    suffixes=(".rss", ".atom", ".xml", ".rdf"),
    media_types=("application/rss+xml", "application/atom+xml", "application/feed+json", "text/xml", "application/xml"),
    begins=re.compile(
        rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>)?\s*(?:<!--.*?-->\s*|<\?.*?\?>\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL
    ),
    read=_read,
)
