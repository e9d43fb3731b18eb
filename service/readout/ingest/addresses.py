"""What is at an address becomes documents: a page or file of any format, or each article that a feed names."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urlsplit

from readout.errors import InputError
from readout.ingest.documents import failed, slug
from readout.ingest.formats import JSON, TEXT, by_content, by_media_type, by_name
from readout.ingest.formats.archives import ZIP
from readout.ingest.formats.feeds import FEED, entries, headed, is_long_enough
from readout.ingest.formats.unread import unread
from readout.ingest.formats.walls import CONSENT, wall
from readout.ingest.formats.webpages import WEB_PAGE
from readout.web import is_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readout.ingest.formats import Format, Opened
    from readout.ingest.formats.feeds import Entry
    from readout.web import FetchAhead, Fetched
    from readout_schemas import Document

_BEGINNING = 8192
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version')
_CONSENT_HOST = re.compile(r"(?:^|[.-])(?:consent|guce|cmp|privacywall)\.", re.IGNORECASE)


def read_address(address: str, file: Opened, fetcher: FetchAhead) -> Iterator[Document]:
    """The documents at an address that the user named.

    An address that was read before in this run gives none.

    Raises:
        InputError: It cannot be fetched, or what is there cannot be read.
    """
    if not fetcher.first_time(address):
        return
    got = fetcher.fetch(address, file.limit)
    kind = _format(got)
    file = _with(file, got)
    if kind is FEED or (kind is JSON and _JSON_FEED.search(got.body[:_BEGINNING])):
        yield from articles(file, got.address, fetcher)
    else:
        yield from _read(kind, file, got)


def _with(file: Opened, got: Fetched) -> Opened:
    """The file with what was fetched in it; its address is that of documents that do not say theirs."""
    options = file.options.model_copy(update={"url": got.address})
    return replace(file.filled(BytesIO(got.body)), options=options, media_type=got.content_type)


def _format(got: Fetched) -> Format:
    """What was fetched: what it begins with, else what the server says, else what its name says.

    The name comes last: many an address that ends in ``.pdf`` gives a page in which one has to log in.

    Raises:
        InputError: It is of a kind that is known, and not read.
    """
    path = urlsplit(got.address).path
    said, named, begun = by_media_type(got.content_type), by_name(path), by_content(got.body[:_BEGINNING])
    kind = unread(path, got.content_type, got.body[:_BEGINNING]) if begun in (None, ZIP) else None
    if kind is not None:
        raise InputError(f"{got.address}: {kind.told}")
    return begun or (said if said is not TEXT else None) or named or TEXT


def _read(kind: Format, file: Opened, got: Fetched) -> Iterator[Document]:
    try:
        yield from kind.read(file)
    except InputError as error:
        why = _wall(got) if kind is WEB_PAGE else None
        raise (InputError(f"{file.place.where}: {why}") if why else error) from None


def _wall(got: Fetched) -> str | None:
    """What stands before the article, where that can be told."""
    why = wall(got.body.decode("latin-1"), "")
    return why or (CONSENT if _CONSENT_HOST.search(urlsplit(got.address).netloc) else None)


def articles(file: Opened, feed: str, fetcher: FetchAhead) -> Iterator[Document]:
    """The article of each entry of a feed: the one that the feed holds whole, else that at the entry's address.

    Args:
        file: The feed.
        feed: Its address; empty if it is a file.
        fetcher: Fetches the articles.

    Raises:
        InputError: It cannot be read, or is empty.
    """
    since = fetcher.options.since
    found = [
        (number, entry.at(feed))
        for number, entry in enumerate(entries(file), 1)
        if since is None or entry.said.published is None or entry.said.published >= since
    ]
    known = fetcher.options.known
    if known is not None:
        found = [one for one in found if not (_is_elsewhere(one[1], feed) and known(urldefrag(one[1].link).url))]
    fetcher.plan((entry.link for _, entry in found if _is_fetched(entry, feed)), file.limit)
    for number, entry in found:
        yield from _article(entry, feed, replace(file, place=file.place.item(number, "entry")), fetcher)


def _is_fetched(entry: Entry, feed: str) -> bool:
    return _is_elsewhere(entry, feed) and not entry.is_whole


def _is_elsewhere(entry: Entry, feed: str) -> bool:
    """Whether it names an address of its own."""
    return is_address(entry.link) and entry.link != feed


def _article(entry: Entry, feed: str, file: Opened, fetcher: FetchAhead) -> Iterator[Document]:
    """The article of an entry; the entry's own text where that is long enough and the article cannot be had."""
    said, link = entry.said, entry.link
    if not _is_fetched(entry, feed):
        if entry.link == feed or not is_address(link) or fetcher.first_time(link):
            yield file.document(headed(entry.text, said.title), said)
        return
    place = replace(file.place, source=link, name=slug(link.partition("//")[2]), part="")
    there = replace(file, place=place, options=said.over(file.options))
    try:
        if fetcher.first_time(link):
            got = fetcher.fetch(link, file.limit)
            yield from _read(_format(got), _with(there, got), got)
    except InputError as error:
        is_long = is_long_enough(entry.text)
        yield file.document(headed(entry.text, said.title), said) if is_long else failed(error, place, said)
