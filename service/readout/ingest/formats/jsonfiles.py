"""JSON documents: an object with ``text`` and metadata, a list of them, or one a line."""

from __future__ import annotations

import codecs
import json
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any, BinaryIO

from readout.errors import InputError
from readout.ingest.decoding import decode
from readout.ingest.documents import Place, build, failed, slug
from readout.ingest.formats.chats import documents_of_telegram, is_telegram
from readout.ingest.formats.feeds import is_json_feed, read_feed
from readout.ingest.formats.interface import Format, Opened, Skipped
from readout.ingest.metadata import Metadata, parse_metadata, text_key
from readout.ingest.products import check_json, check_line
from readout.ingest.visible_dates import with_visible_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from readout_schemas import Document

_CHUNK = 1 << 20
_SKIP_CHUNK = 1 << 16


def _read(file: Opened) -> Iterator[Document]:
    """The documents of a JSON file: one object, or a list of them; none of one in a folder that has no article.

    Raises:
        InputError: The file is no JSON, or an empty list, or readout wrote it.
    """
    place, options = file.place, file.options
    content = _loads(decode(file.data(), place.where), place.where)
    if isinstance(content, dict) and is_json_feed(content):
        file.stream.seek(0)
        yield from read_feed(file)
        return
    if is_telegram(content):
        yield from documents_of_telegram(content, file)
        return
    check_json(content, place.where)
    if file.found and not _has_text(content):
        file.skip(Skipped(place.where, 'no article, for it has no "text"'))
        return
    if not isinstance(content, list):
        yield item(content, place, options)
        return
    if not content:
        raise InputError(f"{place.where}: the list holds no document; leave it out")
    for number, fields in enumerate(content, 1):
        yield item(fields, place.item(number, "item"), options)


def _has_text(content: object) -> bool:
    """Whether an object, or one of a list of them, says that it is an article."""
    several = content if isinstance(content, list) else [content]
    return any(isinstance(one, dict) and _text_key(one) for one in several)


def _read_lines(file: Opened) -> Iterator[Document]:
    """The documents of a JSON Lines file, one a line; only one line at a time is in memory.

    A line that cannot be used is a document with an error. Blank lines are skipped, but counted.

    Raises:
        InputError: No line holds anything, or readout wrote it.
    """
    check_line(file.stream.readline(file.limit + 1), file.place.where)
    file.stream.seek(0)
    found = False
    for document in _some_lines(file, count(1)):
        found = True
        yield document
    if not found:
        raise InputError(f"{file.place.where}: is empty; leave it out")


def _some_lines(file: Opened, numbers: Iterable[int]) -> Iterator[Document]:
    """The documents of the lines that come next, which have these numbers in their file."""
    for number in numbers:
        line = file.stream.readline(file.limit + 1)
        if not line:
            return
        if line.removeprefix(codecs.BOM_UTF8).strip():
            yield _line(line, file.stream, file.place.item(number, "line"), file.options, file.limit)


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


def item(fields: object, place: Place, options: Metadata, origin: str = "JSON field") -> Document:
    """The document of one JSON object; one with an error if the object cannot be used.

    Its ``id``, if it has one, is the document's. Fields that are not known are ignored. Its day is from ``origin``.
    """
    try:
        known = _object(fields, place)
        place = _named(known, place)
        said = parse_metadata(known, place.where, closed=False).from_(origin)
        text = _text(known, place)
        return build(text, place, with_visible_day(said, text).over(options))
    except InputError as error:
        return failed(error, place, options)


def _object(fields: object, place: Place) -> dict[str, object]:
    if not isinstance(fields, dict):
        raise InputError(f'{place.where}: is not an object; write {{"text": "…"}} with metadata beside it')
    return fields


def _text_key(fields: dict[str, Any]) -> str | None:
    """The key of the article; what other tools call so is another thing where it is no string."""
    key = text_key(fields)
    return key if key == "text" or (key and isinstance(fields[key], str)) else None


def _text(fields: dict[str, object], place: Place) -> str:
    key = _text_key(fields)
    text = fields.get(key) if key else None
    if not isinstance(text, str):
        what = f'its "{key}" is no string' if key else 'has no "text"'
        raise InputError(f'{place.where}: {what}; put the article under the key "text"')
    return text


def _named(fields: dict[str, object], place: Place) -> Place:
    name = fields.get("id")
    if isinstance(name, bool) or not isinstance(name, str | int) or not str(name).strip():
        return place
    return Place(source=place.source, name=slug(str(name)), part=place.part, given=slug(str(name)))


@dataclass(frozen=True, slots=True)
class Lines:
    """Some lines of a file."""

    offset: int
    """The byte with which the first one begins."""
    first: int
    """Its number in the file, counted from 1."""
    last: int


class _Lines:
    """How a file of lines is read in parts."""

    def count(self, path: Path) -> int:
        """How many lines it has, blank ones included."""
        number, last = 0, b"\n"
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                number += chunk.count(b"\n")
                last = chunk[-1:]
        return number + (last != b"\n")

    def cut(self, path: Path, size: int) -> Iterator[Lines]:
        """The lines of a file, so many at a time; no line need fit into memory."""
        number = offset = position = 0
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                end = -1
                while (end := chunk.find(b"\n", end + 1)) >= 0:
                    number += 1
                    if number % size == 0:
                        yield Lines(offset, number - size + 1, number)
                        offset = position + end + 1
                position += len(chunk)
        if position > offset:
            first = number // size * size + 1
            yield Lines(offset, first, first + size - 1)

    def read(self, file: Opened, part: Lines) -> Iterator[Document]:
        """The documents of these lines."""
        file.stream.seek(part.offset)
        yield from _some_lines(file, range(part.first, part.last + 1))


JSON = Format(title="JSON", suffixes=(".json",), media_types=("application/json", "application/feed+json"), read=_read)
JSON_LINES = Format(
    title="JSON Lines",
    suffixes=(".jsonl", ".ndjson"),
    media_types=("application/jsonl", "application/x-ndjson"),
    read=_read_lines,
    is_whole=False,
    parts=_Lines(),
)
