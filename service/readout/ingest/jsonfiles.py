"""JSON documents: an object with ``text`` and metadata, a list of them, or one a line."""

from __future__ import annotations

import codecs
import json
from itertools import count
from typing import TYPE_CHECKING, BinaryIO

from readout.errors import InputError
from readout.ingest.decoding import decode
from readout.ingest.documents import Place, build, failed, slug
from readout.ingest.metadata import Metadata, parse_metadata

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from readout_schemas import Document

_SKIP_CHUNK = 1 << 16


def read_json(data: bytes, place: Place, options: Metadata) -> Iterator[Document]:
    """The documents of a JSON file: one object, or a list of them.

    Raises:
        InputError: The file is no JSON, or an empty list.
    """
    content = _loads(decode(data, place.where), place.where)
    if not isinstance(content, list):
        yield item(content, place, options)
        return
    if not content:
        raise InputError(f"{place.where}: the list holds no document; leave it out")
    for number, fields in enumerate(content, 1):
        yield item(fields, place.item(number, "item"), options)


def read_lines(stream: BinaryIO, place: Place, options: Metadata, limit: int) -> Iterator[Document]:
    """The documents of a JSON Lines file, one a line; only one line at a time is in memory.

    A line that cannot be used is a document with an error. Blank lines are skipped, but counted.

    Raises:
        InputError: No line holds anything.
    """
    found = False
    for document in read_some_lines(stream, place, options, limit, count(1)):
        found = True
        yield document
    if not found:
        raise InputError(f"{place.where}: is empty; leave it out")


def read_some_lines(
    stream: BinaryIO, place: Place, options: Metadata, limit: int, numbers: Iterable[int]
) -> Iterator[Document]:
    """The documents of the lines that come next, which have these numbers in their file."""
    for number in numbers:
        line = stream.readline(limit + 1)
        if not line:
            return
        if line.removeprefix(codecs.BOM_UTF8).strip():
            yield _line(line, stream, place.item(number, "line"), options, limit)


def _line(line: bytes, stream: BinaryIO, place: Place, options: Metadata, limit: int) -> Document:
    try:
        if len(line) <= limit:
            return item(_loads(line.decode("utf-8-sig"), place.where), place, options)
        _skip_rest(line, stream)
        fault = InputError(f"{place.where}: is longer than the limit of {limit} bytes; split it or raise the limit")
    except UnicodeDecodeError as error:
        fault = InputError(f"{place.where}: byte {error.start} is not UTF-8; save the file as UTF-8")
    except InputError as error:
        fault = error
    return failed(fault, place, options)


def _skip_rest(line: bytes, stream: BinaryIO) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(_SKIP_CHUNK)


def _loads(text: str, where: str) -> object:
    try:
        content: object = json.loads(text)
    except json.JSONDecodeError as error:
        at = f"line {error.lineno}, column {error.colno}"
        raise InputError(f"{where}: is not JSON ({error.msg} at {at}); mend or remove it") from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: is not JSON that can be read ({error}); mend or remove it") from None
    return content


def item(fields: object, place: Place, options: Metadata) -> Document:
    """The document of one JSON object; one with an error if the object cannot be used.

    Its ``id``, if it has one, is the document's. Fields that are not known are ignored.
    """
    try:
        known = _object(fields, place)
        place = _named(known, place)
        options = options.over(parse_metadata(known, place.where, closed=False))
        return build(_text(known, place), place, options)
    except InputError as error:
        return failed(error, place, options)


def _object(fields: object, place: Place) -> dict[str, object]:
    if not isinstance(fields, dict):
        raise InputError(f'{place.where}: is not an object; write {{"text": "…"}} with metadata beside it')
    return fields


def _text(fields: dict[str, object], place: Place) -> str:
    text = fields.get("text")
    if not isinstance(text, str):
        what = 'its "text" is no string' if "text" in fields else 'has no "text"'
        raise InputError(f'{place.where}: {what}; put the article under the key "text"')
    return text


def _named(fields: dict[str, object], place: Place) -> Place:
    name = fields.get("id")
    if isinstance(name, bool) or not isinstance(name, str | int) or not str(name).strip():
        return place
    return Place(source=place.source, name=slug(str(name)), part=place.part)
