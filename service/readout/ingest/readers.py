"""Reading what the user named: one document after the other, each opened when it is its turn."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from readout.errors import InputError
from readout.ingest.addresses import articles, read_address
from readout.ingest.documents import Place, failed, slug
from readout.ingest.formats import JSON, TEXT, WITH_SIDECAR, Format, Opened, Skipped, format_of
from readout.ingest.formats import told as formats_told
from readout.ingest.formats.jsonfiles import JSON_LINES
from readout.ingest.formats.unread import UnreadError
from readout.ingest.formats.webpages import WEB_PAGE
from readout.ingest.inputs import STDIN, Source, expand, ignore, kind_of
from readout.ingest.litter import opened_by_a_program
from readout.ingest.metadata import NO_METADATA, Metadata
from readout.ingest.products import ProductError
from readout.ingest.sidecar import is_sidecar, owner, sidecar
from readout.ingest.streams import DocumentStream
from readout.ingest.uniqueness import unique
from readout.web import NO_MEMORY, FetchAhead, Fetcher, WebOptions

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator

    from readout_schemas import Document

DEFAULT_LIMIT = 20_000_000
"""Bytes of a file, or of a line of JSON Lines, above which it is not read."""
_DEEPEST = 4
"""Files inside files inside files that are read: an archive in a mail in an archive."""
_QUICK = (TEXT, WEB_PAGE, JSON, JSON_LINES)
_OBJECT = re.compile(rb'(\xef\xbb\xbf)?\s*+\[?\s*+\{\s*+"')


def read(
    sources: Iterable[str | os.PathLike[str]],
    metadata: Metadata = NO_METADATA,
    *,
    limit_bytes: int = DEFAULT_LIMIT,
    skip: Callable[[Skipped], None] = ignore,
    web: WebOptions = NO_MEMORY,
) -> DocumentStream:
    """The documents in files, folders and patterns, in order, each read when it is asked for.

    Args:
        sources: Files of the formats in ``readout.ingest.formats``, folders (all such files at any depth, in sorted
            order, none that is hidden), patterns that the shell did not expand, or ``-`` for standard input: what it
            begins like, text otherwise. Addresses (``https://…``) are fetched: a page, a file, or a feed with the
            article of each entry.
        metadata: What the caller knows of documents that do not say it: a sidecar ``NAME.json`` beside the file wins
            over what the file itself holds, and that over this.
        limit_bytes: A file that is read whole, or a line of JSON Lines, that is longer is an error.
        skip: Told of each file, in a folder, an archive or a mail, that is of no kind that is read; and of each in a
            folder that is about the folder (README, LICENSE), or is JSON without an article.
        web: How addresses are read.

    Returns:
        The documents, with ids that occur once. What cannot be used (missing, empty, binary, of unknown type or
        encoding, too long, a copy of an earlier text) is a document without text and with its ``error``.

    Raises:
        InputError: There is nothing to read: no source, an empty folder, a pattern that matches nothing. It is raised
            by the call itself, before anything is read.
    """
    found = expand(sources, skip)
    documents = unique(_read_all(found, metadata, limit_bytes, skip, FetchAhead(Fetcher(web))))
    return DocumentStream(documents, is_slow=any(map(_is_slow, found)))


def read_content(
    content: bytes,
    name: str,
    metadata: Metadata = NO_METADATA,
    *,
    limit_bytes: int = DEFAULT_LIMIT,
    skip: Callable[[Skipped], None] = ignore,
    web: WebOptions = NO_MEMORY,
) -> DocumentStream:
    """The documents in the bytes of a file, as ``read`` gives them; its name tells its format, and is never opened.

    Args:
        content: The bytes.
        name: What the file is called.
        metadata: As for ``read``, like the others.
        limit_bytes: Bytes above which it is not read whole.
        skip: Told of each file inside that is of no kind that is read.
        web: How the articles are read that a feed names.
    """
    place, fetcher = place_of(Source(Path(name))), FetchAhead(Fetcher(web))
    file = opened(BytesIO(), place, metadata, limit_bytes, skip).filled(BytesIO(content))
    file = replace(file, articles=partial(articles, feed="", fetcher=fetcher))
    found = _without_products(_in_content(file, name, fetcher), file)
    return DocumentStream(unique(guarded(found, place, metadata)), is_slow=True)


def _in_content(file: Opened, name: str, fetcher: FetchAhead) -> Iterator[Document]:
    try:
        yield from _kind(file, name).read(file)
    finally:
        fetcher.close()


def _is_slow(source: Source) -> bool:
    """What is fetched or unpacked; texts, pages and lines are read in less time than a thread takes to begin."""
    return source.is_web or source.format not in _QUICK


def _read_all(
    sources: list[Source], options: Metadata, limit: int, skip: Callable[[Skipped], None], fetcher: FetchAhead
) -> Iterator[Document]:
    try:
        fetcher.plan((source.name for source in sources if source.is_web), limit)
        for source in sources:
            yield from read_source(source, options, limit, skip, fetcher)
    finally:
        fetcher.close()


def read_source(
    source: Source,
    options: Metadata,
    limit: int,
    skip: Callable[[Skipped], None] = ignore,
    fetcher: FetchAhead | None = None,
) -> Iterator[Document]:
    """The documents of one file, whatever their names; what cannot be read is one with an error.

    Without ``fetcher`` nothing is fetched: of a feed, what it holds itself is read.
    """
    place = place_of(source)
    if source.problem:
        yield failed(InputError(f"{place.where}: {source.problem}"), place, options)
        return
    file = replace(opened(BytesIO(), place, options, limit, skip), found=source.found)
    if fetcher is not None:
        file = replace(file, articles=partial(articles, feed="", fetcher=fetcher))
    if source.is_web:
        yield from guarded(_fetched(source, file, fetcher), place, options)
    else:
        yield from guarded(_without_products(_open(source, file), file), place, options)


def is_product(source: Source) -> bool:
    """Whether readout wrote a file itself; not so of one that cannot be read."""
    place = place_of(source)
    try:
        next(_open(source, opened(BytesIO(), place, NO_METADATA, DEFAULT_LIMIT, ignore)), None)
    except ProductError:
        return True
    except (InputError, OSError, RecursionError):
        return False
    return False


def _without_products(documents: Iterator[Document], file: Opened) -> Iterator[Document]:
    """The documents; of what readout wrote, and the user did not name, it is only told."""
    try:
        yield from documents
    except ProductError as error:
        if not (file.found or file.depth):
            raise
        file.skip(Skipped(file.place.source, error.reason))


def place_of(source: Source) -> Place:
    """What a source is called."""
    if source.name == STDIN:
        return Place(source=STDIN, name="stdin")
    if source.is_web:
        return Place(source=source.name, name=slug(source.name.partition("//")[2] or source.name))
    stem = source.path.name
    ending = next((end for end in (source.format.suffixes if source.format else ()) if stem.lower().endswith(end)), "")
    return Place(source=source.name, name=slug(stem[: len(stem) - len(ending)] if ending else source.path.stem))


def guarded(documents: Iterator[Document], place: Place, options: Metadata) -> Iterator[Document]:
    """The documents, and one more with an error if the file cannot be read, or not to its end."""
    try:
        yield from documents
    except OSError as error:
        yield failed(InputError(f"{place.where}: {_reason(error)}"), place, options)
    except InputError as error:
        yield failed(error, place, options)
    except RecursionError:
        yield failed(InputError(f"{place.where}: is nested too deeply to be read; mend it"), place, options)


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file; check the path"
    if isinstance(error, PermissionError):
        return "may not be read; check its permissions"
    return f"cannot be read ({error.strerror or error}); check the file"


def _fetched(source: Source, file: Opened, fetcher: FetchAhead | None) -> Iterator[Document]:
    if fetcher is None:
        raise InputError(f"{file.place.where}: addresses are not fetched here; save the page")
    yield from read_address(source.name, file, fetcher)


def _open(source: Source, empty: Opened) -> Iterator[Document]:
    place = empty.place
    if source.name == STDIN:
        file = empty.filled(BytesIO(sys.stdin.buffer.read(empty.limit + 1)))
        yield from _format_of_stdin(file).read(file)
        return
    if name := opened_by_a_program(source.path):
        raise InputError(f"{place.where}: is a program's mark that …{name} is open, and no document; leave it out")
    text = owner(source.path, WITH_SIDECAR)
    if text is not None and is_sidecar(source.path):
        raise InputError(f"{place.where}: holds only the metadata of {text.name}; name that file")
    with source.path.open("rb") as binary:
        file = empty.filled(binary) if source.path.is_file() else replace(empty, stream=binary)
        kind = _kind(file, source.path.name)
        if kind.has_sidecar:
            file = replace(file, known=sidecar(source.path, place.where, WITH_SIDECAR))
        yield from kind.read(file)


def _kind(file: Opened, name: str) -> Format:
    kind = format_of(file, name)
    if kind is None:
        ending = Path(name).suffix or "no ending"
        raise InputError(
            f"{file.place.where}: files of this type ({ending}) are not read; convert it to {formats_told()}"
        )
    return kind


def opened(stream: BinaryIO, place: Place, options: Metadata, limit: int, skip: Callable[[Skipped], None]) -> Opened:
    """A file that formats can read."""
    return Opened(stream, place, options, limit, inside=_inside, skip=skip, sidecar_owners=WITH_SIDECAR)


def _format_of_stdin(file: Opened) -> Format:
    """What standard input holds, which has no name to tell it."""
    found = format_of(file, "")
    if found is not None:
        return found
    data = file.stream.read()
    file.stream.seek(0)
    if not _OBJECT.match(data):
        return TEXT
    first, _, more = data.strip().partition(b"\n")
    return JSON_LINES if more and first.startswith(b"{") and first.rstrip().endswith(b"}") else JSON


def _inside(file: Opened) -> Iterator[Document]:
    """The documents of a file inside another."""
    yield from guarded(_member(file), file.place, file.options)


def _member(file: Opened) -> Iterator[Document]:
    try:
        kind = format_of(file, file.place.source)
    except UnreadError as error:
        file.skip(Skipped(file.place.source, error.reason))
        return
    if kind is None:
        file.skip(Skipped(file.place.source, f"{kind_of(file.place.source)} are not read"))
    elif file.depth > _DEEPEST:
        file.skip(Skipped(file.place.source, f"it is in more than {_DEEPEST} files, one in the other"))
    else:
        yield from _without_products(kind.read(file), file)
