"""E-mail: the newest message, each message that it quotes or forwards, and what is attached: a document each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default as modern
from email.utils import parseaddr
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from readout.errors import InputError
from readout.ingest.days import day_in
from readout.ingest.decoding import decode
from readout.ingest.documents import Place, failed
from readout.ingest.formats.blocks import text_of
from readout.ingest.formats.flowed import unflowed
from readout.ingest.formats.interface import Format, Opened, Skipped
from readout.ingest.formats.needs import needed
from readout.ingest.formats.webpages import declared_encoding
from readout.ingest.metadata import Metadata
from readout.ingest.word_tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readout_schemas import Document

_DEEPEST = 8
"""Messages quoted in one another that are told apart; what is deeper stays in the last."""
_FEWEST = 3
"""Words below which what stands above a forwarded message is a greeting or a signature, and no report."""
_SIGNATURE = re.compile(r"\n-- ?\n.*\Z", re.DOTALL)
"""RFC 3676, 4.3."""
_CLOCK = re.compile(r"^\d.*\d(?:\s*[ap]\.?m\.?)?[,\s]+(?=[^\W\d])", re.IGNORECASE)
"""The rest of a date that stands before a name: ``2025 at 9:00 AM Ivo Stein``."""
_HEADER_LINE = re.compile(rb"[!-9;-~]+:")
_ESCAPED_FROM = re.compile(rb"^>(>*From )")
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
    found = 0
    for number, (text, metadata) in enumerate(messages(letter, file.place.where)):
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


def messages(letter: Letter, where: str) -> Iterator[tuple[str, Metadata]]:
    """The texts of a mail, the newest first, each with what its header says; a greeting alone is none."""
    quotequail = needed("quotequail", where, "e-mail")
    text, metadata = letter.text, letter.metadata
    for _ in range(_DEEPEST):
        found = quotequail.unwrap(text)
        top, rest = _split(text, found)
        if not rest:
            break
        if len(top.split()) >= _FEWEST:
            yield _clean(top), metadata
        text, metadata = rest, _of_header(found or {}, metadata)
    if text.strip():
        yield _clean(text), metadata


def _split(text: str, found: dict[str, str] | None) -> tuple[str, str]:
    """What stands above the quoted message, and the message: nothing of the mail is lost between them."""
    if not found or found.get("type") == "quote":
        return text, ""
    top, below = found.get("text_top", ""), found.get("text_bottom", "")
    message = found.get("text") or _below_header(text, found)
    return "\n\n".join(part for part in (top, below) if part), message


def _below_header(text: str, found: dict[str, str]) -> str:
    """The text below the last line of the quoted header, where the header alone was told."""
    values = [value for key in ("from", "to", "cc", "date", "subject") if (value := found.get(key))]
    ends = [text.find(value) + len(value) for value in values if value in text]
    return text[max(ends) :].strip() if ends else ""


def _of_header(found: dict[str, str], outer: Metadata) -> Metadata:
    date = found.get("date", "")
    if "," in date and not re.search(r"\d{4}", date):  # "On Tue, Mar 4, 2025 at 10:12 AM Ivo wrote": cut at a comma
        date = f"{date}, {found.get('from', '')[:4]}"
    author = parseaddr(found.get("from", ""))
    return Metadata(
        title=found.get("subject") or outer.title,
        author=_CLOCK.sub("", author[0]) or author[1] or None,
        published=day_in(_before_an_hour().split(date)[0]),
        published_from="quoted mail header",
    )


@cache
def _before_an_hour() -> re.Pattern[str]:
    """The words of all languages that stand between a day and its hour, and the hour's first figure."""
    words = sorted({word for several in table("publication_words")["before_an_hour"].values() for word in several})
    return re.compile(rf"\s+(?:{'|'.join(map(re.escape, words))})\s+\d")


def _clean(text: str) -> str:
    return _TRACKED.sub("", _SIGNATURE.sub("", text.replace("\r\n", "\n"))).strip() or text


def _letter(message: EmailMessage) -> Letter:
    body = (
        message.get_preferencelist() if hasattr(message, "get_preferencelist") else message.get_body(("plain", "html"))
    )
    return Letter(_body_text(body), _metadata(message), tuple(_attachments(message)))


def _body_text(body: Any) -> str:
    if body is None:
        return ""
    content = _content(body)
    if str(body.get_param("format", "")).lower() == "flowed":
        return unflowed(content, without_space=str(body.get_param("delsp", "")).lower() == "yes")
    return text_of(content) if body.get_content_type() == "text/html" else content


def _content(part: Any) -> str:
    if part.get_content_maintype() == "text" and part.get_content_charset("us-ascii") == "us-ascii":
        return _undeclared(part.get_payload(decode=True) or b"")
    try:
        content = part.get_content()
    except (LookupError, UnicodeError, ValueError, KeyError):
        content = (part.get_payload(decode=True) or b"").decode("utf-8", errors="replace")
    return content if isinstance(content, str) else ""


def _undeclared(data: bytes) -> str:
    """The text of a part that names no encoding: what it is found to be, as a file's is."""
    try:
        return decode(data, "", declared=declared_encoding(data))
    except InputError:
        return data.decode("utf-8", errors="replace")


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


def _attachments(message: EmailMessage) -> Iterator[Attachment]:
    for number, part in enumerate(message.iter_attachments(), 1):
        kind = part.get_content_type()
        if kind == "message/rfc822":
            payload = part.get_payload()
            inner = payload[0] if isinstance(payload, list) and payload else payload
            if isinstance(inner, EmailMessage):
                yield Attachment(f"message-{number}.eml", inner.as_bytes(), kind)
        elif part.get_content_disposition() != "inline" or part.get_filename():
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                yield Attachment(part.get_filename() or f"attachment-{number}", content, kind)


def _read(file: Opened) -> Iterator[Document]:
    yield from _parsed(file.data(), file, file.place)


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
    suffixes=(".eml",),
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
