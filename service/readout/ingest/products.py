"""What readout wrote itself: no news, however it came to lie among the reports.

A briefing, reports and changes say which schema they follow; pages and memos bear a mark that nobody sees.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from readout.ingest.formats.unread import UnreadError

if TYPE_CHECKING:
    from collections.abc import Iterable

PAGE_MARK = re.compile(rb"""<meta\s++name="generator"\s++content="readout(?:\s[^"]*+)?"\s*+/?>""")
"""In the head of a page (HTML, 4.2.5.1)."""
MEMO_MARK = re.compile(r"^\[//\]: # \(written by readout\)\s*+\Z", re.MULTILINE)
"""The last line of a memo: a link's address that nothing refers to, which no Markdown shows (CommonMark, 4.7)."""
_HEAD = 4096
"""Bytes in which the head of a page says by what it was made."""
_VERSION = "schema_version"
_MARKS = (b'"schema_version"', b'"cited_document"', b'"record"', b'"sha256"', b'"as_written"')
"""Words without one of which a line need not be parsed to be told from what readout wrote."""
_WRITTEN = {"developed": "a list of changes", "document": "reports", "documents": "a briefing"}
"""What a JSON is called that says its schema's version, by a field that it has."""
_TABLES: tuple[frozenset[str], ...] = (
    frozenset({"cited_document", "cited_start"}),
    frozenset({"record", "document", "start", "end"}),
    frozenset({"id", "source", "publisher", "sha256"}),
    frozenset({"id", "role", "country", "as_written"}),
)
"""Columns that tables have which readout exported (``readout.exporting.tables``), and no list of articles has."""
TABLES = frozenset(
    "meetings statements commitments sanctions evidence disagreements developments parties documents".split()
)
"""What they are called: one without rows has nothing else to be told by where it has no columns."""
_ADVICE = {
    "a briefing": "give it to readout show, diff or export",
    "reports": "make a briefing of them with readout merge",
}


class ProductError(UnreadError):
    """A file was written by readout itself."""

    def __init__(self, where: str, what: str) -> None:
        verb = "are" if what == "reports" else "is"
        advice = _ADVICE.get(what, "name the articles")
        super().__init__(
            f"{where}: {verb} {what} that readout wrote, and no news; {advice}", f"{verb} {what} that readout wrote"
        )


def product_in(content: object) -> str | None:
    """What a parsed JSON is, if readout wrote it: ``a briefing``, ``reports``, ``a list of changes``."""
    if not isinstance(content, dict) or not isinstance(content.get(_VERSION), str):
        return None
    return next((what for field, what in _WRITTEN.items() if field in content), None)


def check_json(content: object, where: str) -> None:
    """Make sure that a parsed JSON was not written by readout.

    Raises:
        ProductError: It was.
    """
    what = product_in(content)
    if what is not None:
        raise ProductError(where, what)


def check_columns(names: Iterable[str], where: str) -> None:
    """Make sure that columns are not those of a table that readout exported.

    Raises:
        ProductError: They are.
    """
    columns = set(names)
    if any(table <= columns for table in _TABLES):
        raise ProductError(where, "a table")


def check_line(line: bytes, where: str) -> None:
    """The same for the first line of JSON Lines.

    Raises:
        ProductError: It is a report, or a row of a table.
    """
    if any(mark in line for mark in _MARKS):
        try:
            content = json.loads(line)
        except (ValueError, RecursionError):
            return
        check_json(content, where)
        if isinstance(content, dict):
            check_columns(content, where)


def check_empty(name: str, where: str) -> None:
    """Make sure that a file of lines which has none is no table of readout's without rows.

    Raises:
        ProductError: By its name it is.
    """
    if name in TABLES:
        raise ProductError(where, "a table")


def check_page(data: bytes, where: str) -> None:
    """Make sure that a web page was not written by readout.

    Raises:
        ProductError: It was.
    """
    if PAGE_MARK.search(data, 0, _HEAD):
        raise ProductError(where, "a page")


def check_text(text: str, where: str) -> None:
    """Make sure that a text is no memo of readout's.

    Raises:
        ProductError: It is.
    """
    if MEMO_MARK.search(text, max(0, len(text) - 200)):
        raise ProductError(where, "a memo")
