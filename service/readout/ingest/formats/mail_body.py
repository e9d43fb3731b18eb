"""The words of a mail: its plain text or its HTML, whichever has them, and what else it shows below."""

from __future__ import annotations

from dataclasses import dataclass, field
from email.message import MIMEPart

from readout.errors import InputError
from readout.ingest.decoding import decode
from readout.ingest.formats.flowed import unflowed
from readout.ingest.formats.mail_html import text_of_mail
from readout.ingest.formats.webpages import declared_encoding

_LEAST_SHARE = 0.5
"""Share of the fullest version's letters below which a plain text is a notice that there is HTML."""


@dataclass(slots=True)
class Contents:
    """What a mail holds: its words, and what is attached, wherever that stands among the words."""

    text: str = ""
    attached: list[MIMEPart] = field(default_factory=list)


def contents(part: MIMEPart) -> Contents:
    """What a part of a mail holds, and all parts in it (RFC 2046, 5.1)."""
    if part.is_multipart() and part.get_content_maintype() == "multipart":
        inside = [contents(one) for one in part.iter_parts()]
        attached = [one for some in inside for one in some.attached]
        texts = [some.text for some in inside if some.text.strip()]
        if part.get_content_subtype() == "alternative":
            return Contents(_fullest(texts), attached)
        return Contents("\n".join(_once(texts)), attached)
    if is_of_the_body(part):
        return Contents(_text_of(part))
    return Contents(attached=[part])


def is_of_the_body(part: MIMEPart) -> bool:
    """Whether a part is shown as text; one in several parts that are not told apart is, too."""
    is_text = part.get_content_type() in ("text/plain", "text/html") or part.get_content_maintype() == "multipart"
    return is_text and part.get_content_disposition() != "attachment" and not part.get_filename()


def _fullest(versions: list[str]) -> str:
    """The first of several versions, the plainest, unless another says far more."""
    most = max(map(_letters, versions), default=0)
    return next((text for text in versions if _letters(text) >= _LEAST_SHARE * most), "")


def _once(texts: list[str]) -> list[str]:
    """Texts of which none is there twice, as plain text and as HTML."""
    plain = ["".join(filter(str.isalnum, text)) for text in texts]
    return [
        text
        for number, text in enumerate(texts)
        if not any(
            plain[number] in other and (plain[number] != other or at < number)
            for at, other in enumerate(plain)
            if at != number
        )
    ]


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _text_of(body: MIMEPart) -> str:
    content = _content(body)
    if str(body.get_param("format", "")).lower() == "flowed":
        return unflowed(content, without_space=str(body.get_param("delsp", "")).lower() == "yes")
    return text_of_mail(content) if body.get_content_type() == "text/html" else content


def _content(part: MIMEPart) -> str:
    if part.get_content_maintype() == "multipart":  # its parts are not told apart
        return str(part.get_payload())
    if part.get_content_maintype() == "text" and part.get_content_charset("us-ascii") == "us-ascii":
        return _undeclared(_payload(part))
    try:
        content = part.get_content()
    except (LookupError, UnicodeError, ValueError, KeyError):
        content = _payload(part).decode("utf-8", errors="replace")
    return content if isinstance(content, str) else ""


def _payload(part: MIMEPart) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _undeclared(data: bytes) -> str:
    """The text of a part that names no encoding: what it is found to be, as a file's is."""
    try:
        return decode(data, "", declared=declared_encoding(data))
    except InputError:
        return data.decode("utf-8", errors="replace")
