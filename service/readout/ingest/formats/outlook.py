"""Messages that Outlook saved."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from readout.errors import InputError
from readout.ingest.days import day_in
from readout.ingest.formats.blocks import text_of
from readout.ingest.formats.interface import Format, Opened
from readout.ingest.formats.mail import Attachment, Letter, letter_documents
from readout.ingest.formats.needs import needed
from readout.ingest.metadata import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readout_schemas import Document

_SENDER = re.compile(r'^\s*"?(?P<name>[^"<]*?)"?\s*<(?P<address>[^>]*)>\s*$')


def _read(file: Opened) -> Iterator[Document]:
    oxmsg = needed("oxmsg", file.place.where, "Outlook")
    try:
        message = oxmsg.Message.load(file.stream)
        letter = _letter(message)
    except (OSError, ValueError, KeyError, IndexError, AttributeError, TypeError, AssertionError) as error:
        raise InputError(
            f"{file.place.where}: is no Outlook message that can be read ({type(error).__name__}); save it as .eml"
        ) from None
    yield from letter_documents(letter, file, file.place)


def _letter(message: Any) -> Letter:
    sent = message.sent_date
    sender = _SENDER.match(message.sender or "")
    metadata = Metadata(
        title=message.subject or None,
        author=(sender["name"] or sender["address"]) if sender else message.sender or None,
        published=sent.date() if sent else day_in(message.message_headers.get("Date", "")),
        published_from="mail header",
    )
    unread = (
        one.file_name or f"attachment-{number}"
        for number, one in enumerate(message.attachments, 1)
        if one.file_bytes is None
    )
    attachments = tuple(
        Attachment(one.file_name or f"attachment-{number}", one.file_bytes, one.mime_type or "")
        for number, one in enumerate(message.attachments, 1)
        if one.file_bytes
    )
    return Letter(message.body or text_of(message.html_body or ""), metadata, attachments, tuple(unread))


OUTLOOK = Format(
    title="Outlook", suffixes=(".msg",), media_types=("application/vnd.ms-outlook",), read=_read, is_whole=False
)
