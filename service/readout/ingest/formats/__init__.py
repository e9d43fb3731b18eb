"""The formats that are read. This is the only list of them: a new one is a module beside these, and a line here."""

from __future__ import annotations

from readout.errors import InputError
from readout.ingest.formats.archives import TAR, ZIP
from readout.ingest.formats.books import EPUB
from readout.ingest.formats.compressed import COMPRESSED
from readout.ingest.formats.feeds import FEED
from readout.ingest.formats.interface import Format, Opened, Skipped
from readout.ingest.formats.jsonfiles import JSON, JSON_LINES
from readout.ingest.formats.mail import MAIL, MAILBOX
from readout.ingest.formats.newsml import NEWSML
from readout.ingest.formats.open_documents import OPEN_SLIDES, OPEN_TEXT
from readout.ingest.formats.outlook import OUTLOOK
from readout.ingest.formats.parquet import PARQUET
from readout.ingest.formats.pdf import PDF
from readout.ingest.formats.rich_text import RICH_TEXT
from readout.ingest.formats.saved_pages import MHTML, WEB_ARCHIVE
from readout.ingest.formats.slides import POWERPOINT
from readout.ingest.formats.subtitles import SUBTITLES
from readout.ingest.formats.tables import CSV
from readout.ingest.formats.text import TEXT
from readout.ingest.formats.unread import UnreadError, unread
from readout.ingest.formats.web_archives import WARC
from readout.ingest.formats.webpages import WEB_PAGE
from readout.ingest.formats.word import WORD
from readout.ingest.products import check_empty

__all__ = ["FORMATS", "JSON", "TEXT", "WITH_SIDECAR", "Format", "Opened", "Skipped", "by_content", "by_name", "told"]

FORMATS = (TEXT, WEB_PAGE, MHTML, WEB_ARCHIVE, PDF, WORD, OPEN_TEXT, RICH_TEXT, POWERPOINT, OPEN_SLIDES, EPUB,
           MAIL, MAILBOX, OUTLOOK, FEED, NEWSML, SUBTITLES, JSON, JSON_LINES, CSV, PARQUET, ZIP, TAR, COMPRESSED,
           WARC)  # fmt: skip
"""In the order in which users are told of them, and in which content is looked at: Word before ZIP, which it is."""
WITH_SIDECAR = tuple(suffix for one in FORMATS if one.has_sidecar for suffix in one.suffixes)
_BY_SUFFIX = {suffix: one for one in FORMATS for suffix in one.suffixes}
_BY_MEDIA_TYPE = {kind: one for one in reversed(FORMATS) for kind in one.media_types}
_BEGINNING = 8192
"""Bytes that are looked at where a name does not tell."""
_OF_OFFICE = (WORD, POWERPOINT)
_OFFICE_PART = b"[Content_Types].xml"
"""The part that every document of Office has, and a ZIP with a folder ``word`` has not (ECMA-376, part 2, 7.2.3.2)."""
_PACKED = (WORD, OPEN_TEXT, POWERPOINT, OPEN_SLIDES, EPUB)
"""Formats that are a ZIP of XML."""
_ALIKE = (*({one, ZIP} for one in _PACKED), {MAIL, MAILBOX}, {MAIL, MHTML}, {TAR, COMPRESSED})
"""Formats of which one may begin as the other."""
_CONTENT_WINS = (*((ZIP, one) for one in _PACKED), (MAIL, MHTML), (TEXT, SUBTITLES))
"""Formats that a name says, and what such files are nevertheless: a transcript is a text, and people call it one."""
_CONTENT_DECIDES = ".xml"
"""The ending that files of several formats have."""


def by_name(name: str) -> Format | None:
    """The format that the end of a file's name says; the longest end that is known."""
    parts = name.lower().rpartition("/")[2].split(".")
    ends = (f".{'.'.join(parts[start:])}" for start in range(1, len(parts)))
    return next((_BY_SUFFIX[end] for end in ends if end in _BY_SUFFIX), None)


def by_media_type(media_type: str) -> Format | None:
    """The format that a server or a mail says."""
    return _BY_MEDIA_TYPE.get(media_type.partition(";")[0].strip().lower())


def by_content(beginning: bytes) -> Format | None:
    """The format that the first bytes tell, where they do."""
    return next((one for one in FORMATS if one.begins and one.begins.match(beginning)), None)


def told() -> str:
    """The usual ending of each format, for a message."""
    ends = [one.suffixes[0] for one in FORMATS]
    return f"{', '.join(ends[:-1])} or {ends[-1]}"


def format_of(file: Opened, name: str) -> Format | None:
    """The format of an open file: what its name says, else what it was said to be, else what it begins with.

    Files called .xml are what they begin with, and so are subtitles called .txt. The stream is at its beginning
    afterwards.

    Raises:
        InputError: It is empty, or called one thing and begins as another.
        UnreadError: It is of a kind that is known, and not read; or readout wrote it.
    """
    named = by_name(name)
    beginning = file.stream.read(_BEGINNING)
    file.stream.seek(0)
    if not beginning and named is not None:
        if named is JSON_LINES:
            check_empty(file.place.name, file.place.where)
        raise InputError(f"{file.place.where}: is empty; leave it out")
    begun = by_content(beginning)
    if named is None or name.lower().endswith(_CONTENT_DECIDES):
        _check_is_read(file, name, beginning, begun)
        return begun or by_media_type(file.media_type) or named
    if (named, begun) in _CONTENT_WINS and (begun not in _OF_OFFICE or _OFFICE_PART in beginning):
        return begun
    if begun is not None and begun is not named and not any({begun, named} <= alike for alike in _ALIKE):
        raise InputError(
            f"{file.place.where}: its format is {begun.title}, but its name says {named.title}; give it the ending "
            f"{' or '.join(begun.suffixes[:2])}"
        )
    return named


def _check_is_read(file: Opened, name: str, beginning: bytes, begun: Format | None) -> None:
    """Tell what is known and not read by what it is.

    Raises:
        UnreadError: It is such a file, and does not hold another kind.
    """
    kind = unread(name, file.media_type, beginning)
    if kind is not None and not (kind.may_hold_another and begun is not None):
        raise UnreadError(f"{file.place.where}: {kind.told}", kind.reason(name))
