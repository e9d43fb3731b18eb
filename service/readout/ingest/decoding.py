"""From bytes to text: which encoding, which line ends, and what is no text at all."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from readout.errors import InputError
from readout.ingest.mojibake import is_mojibake
from readout.writable import writable

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch

# The marks of UTF-32 come first: that of UTF-16 LE is the beginning of that of UTF-32 LE.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = bytes({*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F})
_MAGIC = 4
"""Bytes that tell a kind of file; fewer are met by chance."""
_WRITTEN_IN_ASCII = (b"{\\rtf", b"%PDF-", b"%!PS-")
"""How files begin that a decoder would take for text, though their words stand between commands."""
_ARE_TEXT = frozenset(
    {".html", ".htm", ".xhtml", ".xml", ".svg", ".vtt", ".srt", ".json", ".txt", ".eml", ".mbox", ".ics", ".csv"}
)
"""Kinds of which a file may be and be text, in an encoding that is still to be found."""
_MOST_CONTROL = 0.1
"""Share of control characters from which a file is binary; prose has none."""

_WINDOWS = {
    "cp1250": {"Czech", "Croatian", "Hungarian", "Polish", "Romanian", "Slovak", "Slovene"},
    "cp1252": {"Danish", "Dutch", "English", "Finnish", "French", "German", "Indonesian", "Italian", "Norwegian",
               "Portuguese", "Spanish", "Swedish"},
    "cp1254": {"Turkish"},
    "cp1257": {"Estonian", "Lithuanian"},
    "cp1258": {"Vietnamese"},
}  # fmt: skip
"""The Windows code pages that differ in a few accents only, and the languages that each was made for."""
_ASIAN = ("big5", "cp932", "cp949", "euc_jp", "gb18030")
_CANDIDATES = [*_WINDOWS, *_ASIAN, "cp874", "cp1251", "cp1253", "cp1255", "cp1256", "koi8_r", "koi8_u"]
"""Encodings in which text files still occur, of those that browsers know (https://encoding.spec.whatwg.org/)."""
_CHAOS_MARGIN, _COHERENCE_MARGIN = 0.04, 0.1
"""How near a second reading must come, in charset-normalizer's two scores (0 to 1), to be a rival of the best."""


def decode(data: bytes, where: str, *, declared: str | None = None) -> str:
    r"""The text in ``data``, with line ends as ``\n`` and without a byte order mark, otherwise unchanged.

    The encoding is that of the byte order mark; else UTF-8 if all of it is valid; else the declared one; else what
    charset-normalizer finds, if no other reading comes near.

    Args:
        data: The whole file.
        where: The file as the user named it, for messages.
        declared: The encoding that the file itself names, as a web page does.

    Raises:
        InputError: It is empty, binary, or its encoding is not certain.
    """
    if not data:
        raise InputError(f"{where}: is empty; leave it out")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return tidy(_strict(data[len(mark) :], encoding, where), where)
    if b"\0" in data or data.lstrip().startswith(_WRITTEN_IN_ASCII):
        raise InputError(_binary(where, data.lstrip()))
    for encoding in ("utf-8", declared or "utf-8"):
        try:
            return tidy(data.decode(encoding), where)
        except (UnicodeDecodeError, LookupError):
            continue
    return _guess(data, where)


def tidy(text: str, where: str) -> str:
    r"""The text with line ends as ``\n`` and without a byte order mark, and writable.

    Raises:
        InputError: It is blank or binary.
    """
    text = writable(text).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise InputError(f"{where}: holds nothing but white space; leave it out")
    data = text.encode()
    if b"\0" in data or _controls(data) > _MOST_CONTROL * len(text):
        raise InputError(_binary(where))
    return text


def _controls(data: bytes) -> int:
    return len(data) - len(data.translate(None, _CONTROL))


def _binary(where: str, data: bytes = b"") -> str:
    kind = _kind(data)
    if kind:
        return f"{where}: is {kind}, not text; give it the ending that it should have, or convert it"
    return f"{where}: is binary, not text; convert it to text or HTML first"


def _kind(data: bytes) -> str | None:
    """What a file is that is no text, by what it begins with."""
    import puremagic

    try:
        found = puremagic.magic_string(data)
    except (puremagic.PureError, ValueError):
        return None
    sure = [
        one
        for one in found
        if one.name and one.extension and len(one.byte_match or b"") >= _MAGIC and one.extension not in _ARE_TEXT
    ]
    return f"of the kind {sure[0].extension} ({sure[0].name})" if sure else None


def _strict(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{where}: its byte order mark says {encoding}, but byte {error.start} is not; save it as UTF-8"
        ) from None


def _guess(data: bytes, where: str) -> str:
    if _controls(data) > _MOST_CONTROL * len(data) or _kind(data):
        raise InputError(_binary(where, data))
    text = None if _is_broken_utf8(data) else _charset(data)
    if text is None:
        raise InputError(f"{where}: is not UTF-8, and its encoding cannot be told for certain; save it as UTF-8")
    return tidy(text, where)


def _is_broken_utf8(data: bytes) -> bool:
    """Whether UTF-8 fits most of what is not ASCII: a guess would then read it as mojibake."""
    lenient = data.decode("utf-8", errors="replace")
    broken = lenient.count("\ufffd")
    return sum(not char.isascii() for char in lenient) - broken >= broken


def _charset(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    matches = list(from_bytes(data, cp_isolation=_CANDIDATES, enable_fallback=False))
    if not matches:
        return None
    best = matches[0]
    near = [match for match in matches if _rivals(match, best) and _fits(match)]
    return str(near[0]) if len(near) == 1 and not is_mojibake(str(near[0])) else None


def _fits(match: CharsetMatch) -> bool:
    """Whether the code page was made for the language that is found when it is read so."""
    pages = [_WINDOWS[name] for name in match.could_be_from_charset if name in _WINDOWS]
    return not pages or any(match.language in languages for languages in pages)


def _rivals(match: CharsetMatch, best: CharsetMatch) -> bool:
    """Whether a reading comes as near as the best; readings to the same text are one match already."""
    return match.chaos <= best.chaos + _CHAOS_MARGIN and match.coherence >= best.coherence - _COHERENCE_MARGIN
