"""What is at an address becomes documents: a page or file of any format, or each article that a feed names."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from readout.errors import InputError
from readout.ingest.documents import failed, slug
from readout.ingest.formats import JSON, TEXT, by_content, by_media_type, by_name
from readout.ingest.formats.feeds import FEED, entries, headed, is_whole
from readout.ingest.formats.webpages import WEB_PAGE
from readout.web import is_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readout.ingest.formats import Format, Opened
    from readout.ingest.metadata import Metadata
    from readout.web import Fetched, Fetcher
    from readout_schemas import Document

_BEGINNING = 8192
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version')
_PAYWALL = re.compile(rb'"isAccessibleForFree"\s*:\s*"?false', re.IGNORECASE)
"""What pages behind a paywall say of themselves (schema.org, which search engines ask for)."""
_CONSENT = re.compile(
    rb"cookielaw\.org|onetrust|didomi|usercentrics|sp_message_container|privacy-mgmt\.com|cookiebot|consensu\.org"
    rb"|quantcast[-.]?(?:choice|mgr|cmp)|sourcepoint|trustarc",
    re.IGNORECASE,
)
"""Makers of consent dialogues, as they are named in the pages that hold one."""
_CONSENT_HOST = re.compile(r"(?:^|[.-])(?:consent|guce|cmp|privacywall)\.", re.IGNORECASE)


def read_address(address: str, file: Opened, fetcher: Fetcher) -> Iterator[Document]:
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
        yield from _articles(file, got.address, fetcher)
    else:
        yield from _read(kind, file, got)


def _with(file: Opened, got: Fetched) -> Opened:
    """The file with what was fetched in it; its address is that of documents that do not say theirs."""
    options = file.options.model_copy(update={"url": got.address})
    return replace(file, stream=BytesIO(got.body), options=options, media_type=got.content_type)


def _format(got: Fetched) -> Format:
    """What was fetched: what it begins with, else what the server says, else what its name says.

    The name comes last: many an address that ends in ``.pdf`` gives a page in which one has to log in.
    """
    said, named = by_media_type(got.content_type), by_name(urlsplit(got.address).path)
    return by_content(got.body[:_BEGINNING]) or (said if said is not TEXT else None) or named or TEXT


def _read(kind: Format, file: Opened, got: Fetched) -> Iterator[Document]:
    try:
        yield from kind.read(file)
    except InputError as error:
        why = _wall(got) if kind is WEB_PAGE else None
        raise (InputError(f"{file.place.where}: {why}") if why else error) from None


def _wall(got: Fetched) -> str | None:
    """What stands before the article, where that can be told."""
    if _PAYWALL.search(got.body):
        return "is behind a paywall; save the article from a browser in which you are logged in"
    if _CONSENT_HOST.search(urlsplit(got.address).netloc) or _CONSENT.search(got.body):
        return "shows a page that asks for consent, and no article; save the article from a browser"
    return None


def _articles(file: Opened, feed: str, fetcher: Fetcher) -> Iterator[Document]:
    found = entries(file)
    if not found:
        raise InputError(f"{file.place.where}: is a feed without entries; leave it out")
    since = fetcher.options.since
    for number, (text, said) in enumerate(found, 1):
        if since is not None and said.published is not None and said.published < since:
            continue
        link = urljoin(feed, said.url) if said.url else ""
        metadata = said.model_copy(update={"url": link or feed}).from_("feed")
        yield from _article(text, metadata, file, number, fetcher)


def _article(text: str, said: Metadata, file: Opened, number: int, fetcher: Fetcher) -> Iterator[Document]:
    """The article of an entry; the entry's own text where that is whole and the article cannot be had."""
    own = replace(file, place=file.place.item(number, "entry"))
    link = said.url or ""
    if not is_address(link) or link == file.options.url:
        yield own.document(headed(text, said.title), said)
        return
    place = replace(file.place, source=link, name=slug(link.partition("//")[2]), part="")
    there = replace(file, place=place, options=said.over(file.options))
    try:
        if fetcher.first_time(link):
            got = fetcher.fetch(link, file.limit)
            yield from _read(_format(got), _with(there, got), got)
    except InputError as error:
        yield own.document(headed(text, said.title), said) if is_whole(text) else failed(error, place, said)
