"""E-mail: the newest message, each message that it quotes or forwards, and what is attached: a document each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.policy import default as modern
from email.utils import parseaddr
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from readout.errors import InputError
from readout.ingest.days import day_in
from readout.ingest.documents import Place, failed
from readout.ingest.formats.interface import Format, Opened, Skipped
from readout.ingest.formats.mail_armour import files_in, is_encrypted, without_signature
from readout.ingest.formats.mail_body import contents
from readout.ingest.formats.mail_header import is_of_the_program, metadata_of
from readout.ingest.formats.quoted_mail import messages_in
from readout.ingest.metadata import Metadata
from readout.text.marks import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readout_schemas import Document

_FEWEST = 3
"""Words below which what stands above a forwarded message is a greeting or a signature, and no report."""
_SIGNATURE = re.compile(r"^-- ?\n", re.MULTILINE)
_LONGEST_SIGNATURE = 4
_SENTENCE = re.compile(r"\s\S+[.!?。！？…]['\"”»]?\s*$|[。！？]")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_LENGTH = re.compile(rb"(\d{1,9})[ \t]*\r?\n")
_HEADER_LINE = re.compile(rb"[!-9;-~]+:")
_ESCAPED_FROM = re.compile(rb"^>(>*From )")
_UNTOLD = (
    "application/pgp-signature",
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "text/x-amp-html",
)
"""What signs a mail, and a version of it for one web mail: nothing is lost without them."""
_SEEN = ("image", "audio", "video")
"""What a mail shows among its words, where it has no name to be saved by."""
_TRACKED = re.compile(r"[ \t]*<(?:https?|mailto):[^>\s]*>|\[cid:[^\]]*\]")
"""Addresses that mail programs write behind words that are links."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """What is attached to a message."""

    name: str
    content: bytes
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A message, however it was kept."""

    text: str
    metadata: Metadata
    attachments: tuple[Attachment, ...] = field(default=())
    unread: tuple[str, ...] = ()
    """What is attached in a form that is not read."""


def letter_documents(letter: Letter, file: Opened, place: Place) -> Iterator[Document]:
    """The documents of a message: its newest text, what it quotes, what is attached.

    Raises:
        InputError: There is nothing in it at all.
    """
    if is_encrypted(letter.text):
        raise InputError(f"{place.where}: is encrypted; open it in a mail program and save what it holds as .eml")
    found = 0
    for number, (text, metadata) in enumerate(messages(letter)):
        own = place if number == 0 else Place(place.source, f"{place.name}-quoted-{number}", f"quoted message {number}")
        found += 1
        yield file.document(text, metadata, place=own)
    for attachment in letter.attachments:
        found += 1
        yield from file.member(attachment.name, BytesIO(attachment.content), media_type=attachment.media_type)
    for name in letter.unread:
        file.skip(
            Skipped(f"{place.source}/{name}", "what is attached as a link or an object is not read; save it by itself")
        )
    if not found:
        raise InputError(f"{place.where}: is a mail without text; leave it out")


def messages(letter: Letter) -> Iterator[tuple[str, Metadata]]:
    """The texts of a mail, the newest first, each with what its header says; a greeting above others is none."""
    found, metadata = [], letter.metadata
    for number, message in enumerate(messages_in(letter.text.replace("\r\n", "\n"))):
        if number:
            metadata = metadata_of(message.said, metadata)
        text = "\n\n".join(clean for one in message.texts if (clean := _clean(one)))
        if text:
            found.append((text, metadata))
    for number, (text, said) in enumerate(found, 1):
        if number == len(found) or _words(text) >= _FEWEST:
            yield text, said


def _words(text: str) -> int:
    """How many words somebody wrote; where none are written apart, two characters are one."""
    text = "\n".join(line for line in text.split("\n") if not is_of_the_program(line))
    return len(_UNSPACED.sub("", text).split()) + len(_UNSPACED.findall(text)) // 2


def _clean(text: str) -> str:
    return _without_signature(_TRACKED.sub("", text)).strip() or text.strip()


def _without_signature(text: str) -> str:
    """The text without the lines below ``-- `` at its end (RFC 3676, 4.3), where they are what a signature is.

    It has four lines at the most (RFC 1855, 2.1.1), and no sentence: other text below two hyphens is text.
    """
    above, mark, below = _last_mark(text)
    lines = below.strip().split("\n")
    is_signature = mark and len(lines) <= _LONGEST_SIGNATURE and not any(map(_SENTENCE.search, lines))
    return above if is_signature else text


def _last_mark(text: str) -> tuple[str, str, str]:
    marks = list(_SIGNATURE.finditer(text))
    return (text[: marks[-1].start()], marks[-1][0], text[marks[-1].end() :]) if marks else (text, "", "")


def _letter(message: EmailMessage) -> Letter:
    held = contents(message)
    text, files = files_in(without_signature(held.text.replace("\r\n", "\n")))
    attached = (*_attachments(held.attached), *(Attachment(name, content) for name, content in files))
    return Letter(text, _metadata(message), attached)


def _metadata(message: EmailMessage) -> Metadata:
    name, address = parseaddr(_header(message, "From"))
    return Metadata(
        title=_header(message, "Subject"),
        author=name or address or None,
        published=day_in(_header(message, "Date")),
        published_from="mail header",
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, IndexError, TypeError, AttributeError):  # headers that no mail program would write
        return ""


def _attachments(parts: list[MIMEPart]) -> Iterator[Attachment]:
    for number, part in enumerate((part for part in parts if part.get_content_type() not in _UNTOLD), 1):
        kind = part.get_content_type()
        if kind == "message/rfc822":
            payload = part.get_payload()
            inner = payload[0] if isinstance(payload, list) and payload else payload
            if isinstance(inner, EmailMessage):
                yield Attachment(f"message-{number}.eml", inner.as_bytes(), kind)
        elif part.get_filename() or part.is_attachment() or part.get_content_maintype() not in _SEEN:
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                yield Attachment(part.get_filename() or f"attachment-{number}", content, kind)


def _read(file: Opened) -> Iterator[Document]:
    data = file.data()
    length = _LENGTH.match(data)  # Apple Mail's own files begin with it, and end with a property list
    yield from _parsed(data[length.end() : length.end() + int(length[1])] if length else data, file, file.place)


def _parsed(data: bytes, file: Opened, place: Place) -> Iterator[Document]:
    try:
        message = message_from_bytes(data, policy=modern)
        letter = _letter(message)
    except (MessageError, ValueError, LookupError, AttributeError, TypeError, RecursionError) as error:
        raise InputError(f"{place.where}: is no mail that can be read ({type(error).__name__}); save it anew") from None
    yield from letter_documents(letter, file, place)


def _read_box(file: Opened) -> Iterator[Document]:
    """The mails of a box, one at a time in memory."""
    number = 0
    for number, data in enumerate(_mails(file.stream, file.limit + 1), 1):
        place = file.place.item(number, "mail")
        try:
            yield from _parsed(replace(file, stream=BytesIO(data), place=place).data(), file, place)
        except InputError as error:
            yield failed(error, place, file.options)
    if not number:
        raise InputError(f"{file.place.where}: holds no mail; leave it out")


def _mails(box: BinaryIO, most: int) -> Iterator[bytes]:
    """The mails of a box (RFC 4155), each without the line before it, and cut to so many bytes.

    A line in a mail may begin with *From* too, and some programs do not mark it: one between two mails stands at the
    beginning or below a blank line, and above a header.
    """
    mail, begun, blank, held = bytearray(), False, True, b""
    for line in box:
        if held:
            if _HEADER_LINE.match(line):
                if begun:
                    yield bytes(mail)
                mail, begun = bytearray(), True
            else:
                mail += held[: most - len(mail)]
            held = b""
        if blank and line.startswith(b"From "):
            held = line
        else:
            mail += _ESCAPED_FROM.sub(rb"\1", line)[: most - len(mail)]
        blank = not line.strip()
    if begun:
        yield bytes(mail + held[: most - len(mail)])


MAIL = Format(
    title="e-mail",
    suffixes=(".eml", ".emlx"),
    media_types=("message/rfc822",),
    # What a person copies, from, to and subject, is not enough: one line has to be the mail programs' own.
    begins=re.compile(
        rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,99}?"
        rb"(?:received|return-path|delivered-to|message-id|mime-version|dkim-signature|x-mailer|user-agent):",
        re.IGNORECASE,
    ),
    read=_read,
)
MAILBOX = Format(
    title="mailbox",
    suffixes=(".mbox", ".mbx"),
    media_types=("application/mbox",),
    begins=re.compile(rb"From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) "),
    read=_read_box,
    is_whole=False,
)
