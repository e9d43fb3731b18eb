"""WARC (ISO 28500): each page of a web archive, as of the day on which it was fetched."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from readout.errors import InputError
from readout.ingest.documents import failed
from readout.ingest.formats.interface import Format, Opened
from readout.ingest.formats.needs import needed
from readout.ingest.formats.webpages import page
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
        records = warc.ArchiveIterator(file.stream, record_types=warc.WarcRecordType.response, parse_http=True)
        for number, record in enumerate(records, 1):
            if _is_page(record):
                pages += 1
                yield _document(record, number, file)
    except (OSError, ValueError, RuntimeError, EOFError) as error:
        raise InputError(f"{file.place.where}: breaks off after record {number} ({error}); fetch it anew") from None
    if not pages:
        raise InputError(f"{file.place.where}: holds no page; leave it out")


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    if headers is None or (headers.status_code or 200) not in _SUCCESS:
        return False
    return (record.http_content_type or "").partition(";")[0].strip().lower() in _PAGES


def _document(record: Any, number: int, file: Opened) -> Document:
    place = file.place.item(number, "record")
    url = record.headers.get("WARC-Target-URI", "").strip("<>")
    fetched = record.record_date
    known = Metadata(url=url or None).over(file.options)
    try:
        body = replace(file, stream=record.reader, place=place)
        text, metadata = page(body.data(), place.where, charset=record.http_charset)
    except InputError as error:
        return failed(error, place, known)
    # What is on the page was public on the day on which it was fetched: good enough where it says no day.
    late = Metadata(published=fetched.date() if fetched else None, published_from="day of fetching")
    return file.document(text, metadata.over(Metadata(url=url or None)), place=place, weak=late)


WARC = Format(
    title="WARC",
    suffixes=(".warc", ".warc.gz"),
    media_types=("application/warc",),
    begins=re.compile(rb"WARC/\d"),
    read=_read,
    is_whole=False,
)
