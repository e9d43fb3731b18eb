"""Web pages as browsers save them in one file: MHTML (RFC 2557) and Safari's web archives."""

from __future__ import annotations

import plistlib
import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as modern
from typing import TYPE_CHECKING, Any
from xml.parsers.expat import ExpatError

from readout.errors import InputError
from readout.ingest.days import day_in
from readout.ingest.formats.interface import Format, Opened
from readout.ingest.formats.webpages import page_documents
from readout.ingest.metadata import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readout_schemas import Document

_PAGES = ("text/html", "application/xhtml+xml")


def _read_mhtml(file: Opened) -> Iterator[Document]:
    """The page; what is beside it, pictures and styles, is part of it, and who is said to have sent it is a browser."""
    try:
        message = message_from_bytes(file.data(), policy=modern)
        page = next((part for part in message.walk() if part.get_content_type() in _PAGES), None)
        data = page.get_payload(decode=True) if page is not None else None
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError):
        page = data = None
    if page is None or not isinstance(data, bytes):
        raise InputError(f"{file.place.where}: is no saved page that can be read; save it as .html")
    address = page.get("Content-Location") or message.get("Snapshot-Content-Location")
    around = Metadata(url=_web(str(address or "")))
    late = Metadata(published=day_in(_header(message, "Date")), published_from="day of saving")
    yield from page_documents(file, data, charset=page.get_content_charset(), around=around, weak=late)


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, ""))
    except (ValueError, IndexError, TypeError, AttributeError):  # as no browser would write it
        return ""


def _web(address: str) -> str | None:
    return address if address.startswith(("https://", "http://")) else None


def _read_archive(file: Opened) -> Iterator[Document]:
    """The main page of an archive, as Safari keeps it in a property list."""
    try:
        main: dict[str, Any] = plistlib.loads(file.data())["WebMainResource"]
        data, charset = bytes(main["WebResourceData"]), str(main.get("WebResourceTextEncodingName") or "") or None
        around = Metadata(url=_web(str(main.get("WebResourceURL") or "")))
    except (plistlib.InvalidFileException, ExpatError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        raise InputError(f"{file.place.where}: is no web archive that can be read; save the page as .html") from None
    yield from page_documents(file, data, charset=charset, around=around)


MHTML = Format(
    title="saved page",
    suffixes=(".mhtml", ".mht"),
    media_types=("multipart/related", "application/x-mimearchive"),
    begins=re.compile(
        rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,9}?(?:Snapshot-Content-Location:|From:\s*\"?<?Saved by )",
        re.IGNORECASE,
    ),
    read=_read_mhtml,
    has_sidecar=True,
)
WEB_ARCHIVE = Format(
    title="web archive of Safari",
    suffixes=(".webarchive",),
    media_types=("application/x-webarchive",),
    begins=re.compile(rb"bplist00.{0,200}WebMainResource", re.DOTALL),
    read=_read_archive,
    has_sidecar=True,
)
