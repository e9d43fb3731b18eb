"""WARC (ISO 28500): each page of a web archive, as of the day on which it was fetched."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from readout.errors import InputError
from readout.ingest.documents import failed
from readout.ingest.formats.interface import Format, Opened
from readout.ingest.formats.needs import needed
from readout.ingest.formats.webpages import page_documents
from readout.ingest.metadata import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readout_schemas import Document

_PAGES = ("text/html", "application/xhtml+xml")
_SUCCESS = range(200, 300)


def _read(file: Opened) -> Iterator[Document]:
    warc = needed("fastwarc.warc", file.place.where, "a web archive")
    number = pages = 0
    try:
        # What was sent packed or in chunks is kept so by some archives.
        records = warc.ArchiveIterator(
            file.stream, record_types=warc.WarcRecordType.response, parse_http=True, auto_decode="all"
        )
        for number, record in enumerate(records, 1):
            if _is_page(record):
                pages += 1
                yield from _documents(record, number, file)
    except (OSError, ValueError, RuntimeError, EOFError) as error:
        raise InputError(f"{file.place.where}: breaks off after record {number} ({error}); fetch it anew") from None
    if not pages:
        raise InputError(f"{file.place.where}: holds no page; leave it out")


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    if headers is None or (headers.status_code or 200) not in _SUCCESS:
        return False
    return (record.http_content_type or "").partition(";")[0].strip().lower() in _PAGES


def _documents(record: Any, number: int, file: Opened) -> Iterator[Document]:
    """The page of a record, or the days of a live blog."""
    place = file.place.item(number, "record")
    known = Metadata(url=record.headers.get("WARC-Target-URI", "").strip("<>") or None)
    fetched = record.record_date
    # What is on the page was public on the day on which it was fetched: good enough where it says no day.
    late = Metadata(published=fetched.date() if fetched else None, published_from="day of fetching")
    body = replace(file, stream=record.reader, place=place)
    try:
        data = body.data()
        if len(data) < record.content_length and not _is_packed(record):
            raise InputError(f"{place.where}: breaks off before its end; fetch it anew")  # noqa: TRY301  (told as all are)
        yield from page_documents(body, data, charset=record.http_charset, around=known, weak=late)
    except InputError as error:
        yield failed(error, place, known.over(file.options))


def _is_packed(record: Any) -> bool:
    """Whether the page is longer or shorter than what was sent of it."""
    return any(record.http_headers.get(name) for name in ("Content-Encoding", "Transfer-Encoding"))


WARC = Format(
    title="WARC",
    suffixes=(".warc", ".warc.gz"),
    media_types=("application/warc",),
    begins=re.compile(rb"WARC/\d"),
    read=_read,
    is_whole=False,
)
