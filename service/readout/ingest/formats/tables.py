"""CSV and its like: a document a row, with the columns named as the fields of JSON documents are."""

from __future__ import annotations

import csv
import io
from itertools import chain
from typing import TYPE_CHECKING

from readout.errors import InputError
from readout.ingest.decoding import decode
from readout.ingest.documents import failed
from readout.ingest.formats.interface import Format, Opened, Skipped
from readout.ingest.formats.jsonfiles import item
from readout.ingest.metadata import text_key
from readout.ingest.products import check_columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readout_schemas import Document

_DELIMITERS = (",", ";", "\t", "|")


def _read(file: Opened) -> Iterator[Document]:
    """The documents of the rows; none of a table in a folder, an archive or a mail that has no articles.

    Raises:
        InputError: It has no column ``text``, no row, or is no table.
    """
    csv.field_size_limit(max(csv.field_size_limit(), file.limit))
    content = decode(file.data(), file.place.where)
    first, delimiter = _header(content)
    check_columns(first, file.place.where)
    key = text_key(first)
    if key is None:
        if file.found or file.depth:
            file.skip(Skipped(file.place.where, 'no articles, for it has no column "text"'))
            return
        shown = ", ".join(name for name in first[:9] if name)
        raise InputError(
            f'{file.place.where}: has no column "text"; rename the one of the articles to text (it has: {shown})'
        )
    first = ["text" if name == key else name for name in first]
    rows = csv.reader(io.StringIO(content), delimiter=delimiter)
    next(rows)
    number = 0
    try:
        for number, row in enumerate(rows, 1):
            if any(cell.strip() for cell in row):
                yield _document(first, row, number, file)
    except csv.Error as error:
        raise InputError(f"{file.place.where}: row {number + 1} cannot be read ({error}); mend it") from None
    if not number:
        raise InputError(f"{file.place.where}: has no rows; leave it out")


def _header(content: str) -> tuple[list[str], str]:
    """The names of the columns, in small letters, and what stands between two cells."""
    found = [(_names(content, delimiter), delimiter) for delimiter in _DELIMITERS]
    return next(chain((one for one in found if text_key(one[0])), [max(found, key=lambda one: len(one[0]))]))


def _names(content: str, delimiter: str) -> list[str]:
    try:
        return [name.strip().casefold() for name in next(csv.reader(io.StringIO(content), delimiter=delimiter), [])]
    except csv.Error:
        return []


def _document(names: list[str], row: list[str], number: int, file: Opened) -> Document:
    place = file.place.item(number, "row")
    if len(row) > len(names):
        error = InputError(f"{place.where}: has more cells than there are columns; put its text in quotation marks")
        return failed(error, place, file.options)
    fields: dict[str, object] = {name: cell for name, cell in zip(names, row, strict=False) if name and cell.strip()}
    return item(fields, place, file.options, "column")


CSV = Format(
    title="CSV",
    suffixes=(".csv", ".tsv"),
    media_types=("text/csv", "text/tab-separated-values"),
    read=_read,
)
