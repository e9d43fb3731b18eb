"""Messages that Outlook saved."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from email.message import EmailMessage
from email.utils import format_datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, BinaryIO

from readout.errors import InputError
from readout.ingest.days import day_in
from readout.ingest.formats.interface import Format, Opened
from readout.ingest.formats.mail import Attachment, Letter, letter_documents
from readout.ingest.formats.mail_html import text_of_mail
from readout.ingest.formats.needs import needed
from readout.ingest.metadata import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readout_schemas import Document

_MESSAGE, _PROPERTIES, _HEADER = "__substg1.0_3701000D", "__properties_version1.0", 24
"""Where an attached message is, and its properties, below so many bytes: MS-OXMSG, 2.2.2.1 and 2.4.1.2."""
_NOTHING: Mapping[int, EmailMessage] = MappingProxyType({})
_SENDER = re.compile(r'^\s*"?(?P<name>[^"<]*?)"?\s*<(?P<address>[^>]*)>\s*$')


def _read(file: Opened) -> Iterator[Document]:
    oxmsg = needed("oxmsg", file.place.where, "Outlook")
    try:
        message = oxmsg.Message.load(file.stream)
        letter = _letter(message, _embedded(file.stream))
    except (OSError, ValueError, KeyError, IndexError, AttributeError, TypeError, AssertionError) as error:
        raise InputError(
            f"{file.place.where}: is no Outlook message that can be read ({type(error).__name__}); save it as .eml"
        ) from None
    yield from letter_documents(letter, file, file.place)


def _letter(message: Any, embedded: Mapping[int, EmailMessage] = _NOTHING) -> Letter:
    """What a message says; of what is attached, the messages are given by the number of each."""
    sent = message.sent_date
    sender = _SENDER.match(message.sender or "")
    metadata = Metadata(
        title=message.subject or None,
        author=(sender["name"] or sender["address"]) if sender else message.sender or None,
        published=sent.date() if sent else day_in(message.message_headers.get("Date", "")),
        published_from="mail header",
    )
    attachments, unread = [], []
    for number, one in enumerate(message.attachments, 1):
        name = one.file_name or f"attachment-{number}"
        if number in embedded:
            attachments.append(Attachment(f"message-{number}.eml", embedded[number].as_bytes(), "message/rfc822"))
        elif one.file_bytes:
            attachments.append(Attachment(name, one.file_bytes, one.mime_type or ""))
        elif one.file_bytes is None:
            unread.append(name)
    return Letter(message.body or text_of_mail(message.html_body or ""), metadata, tuple(attachments), tuple(unread))


def _embedded(stream: BinaryIO) -> dict[int, EmailMessage]:
    """The messages that are attached, by the number of the attachment."""
    import olefile  # type: ignore[import-untyped]
    from oxmsg.storage import Storage

    stream.seek(0)
    with olefile.OleFileIO(stream) as ole:
        return dict(_mails(Storage.from_ole(ole)))


def _mails(storage: Any) -> Iterator[tuple[int, EmailMessage]]:
    for number, attachment in enumerate(storage.iter_attachment_storages(), 1):
        for inner in attachment.storages:
            if inner.name == _MESSAGE:
                yield number, _mail(inner)


def _mail(storage: Any) -> EmailMessage:
    """An attached message as the mail that it was."""
    import oxmsg

    message = oxmsg.Message(_as_if_saved(storage))
    sent = message.sent_date
    mail = EmailMessage()
    mail["Subject"] = " ".join(message.subject.split())
    mail["From"] = " ".join((message.sender or "").split())
    mail["Date"] = format_datetime(sent) if sent else " ".join(message.message_headers.get("Date", "").split())
    mail.set_content(message.body or text_of_mail(message.html_body or ""))
    inside = dict(_mails(storage))
    for number, one in enumerate(message.attachments, 1):
        if number in inside:
            mail.add_attachment(inside[number])
        elif one.file_bytes:
            kind, _, form = (one.mime_type or "application/octet-stream").partition("/")
            name = one.file_name or f"attachment-{number}"
            mail.add_attachment(one.file_bytes, maintype=kind, subtype=form or "octet-stream", filename=name)
    return mail


def _as_if_saved(storage: Any) -> Any:
    """An attached message as one that was saved by itself, whose list of properties begins 8 bytes later."""
    streams = tuple(
        replace(one, bytes_=one.bytes_[:_HEADER] + bytes(8) + one.bytes_[_HEADER:]) if one.name == _PROPERTIES else one
        for one in storage.streams
    )
    return replace(storage, streams=streams)


OUTLOOK = Format(
    title="Outlook", suffixes=(".msg",), media_types=("application/vnd.ms-outlook",), read=_read, is_whole=False
)
