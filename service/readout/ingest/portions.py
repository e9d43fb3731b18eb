"""Sources cut into portions of about equal size, which may be read apart, in any order and on other machines.

A portion is some hundreds of whole files, or some lines or rows of one file. All portions in their order give the
documents that ``read`` gives, before copies and names that occur twice are looked for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readout.errors import InputError
from readout.ingest.formats import JSON, Format, Skipped
from readout.ingest.inputs import STDIN, Source, expand, ignore
from readout.ingest.readers import DEFAULT_LIMIT, guarded, opened, place_of, read_source

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator

    from readout.ingest.documents import Place
    from readout.ingest.metadata import Metadata
    from readout_schemas import Document


@dataclass(frozen=True, slots=True)
class Portion:
    """Whole files, or a part of one."""

    sources: tuple[Source, ...]
    part: Any = None


def files(sources: Iterable[str | os.PathLike[str]]) -> list[Source]:
    """The files that the sources name, in order, by places that mean the same in whatever folder one is.

    Raises:
        InputError: There is nothing to read, or standard input is among the sources, which one process alone can read.
    """
    found = expand(sources)
    if any(source.name == STDIN for source in found):
        raise InputError("standard input cannot be read by several workers; write it to a file, and name that")
    if web := next((source for source in found if source.is_web), None):
        raise InputError(f"{web.name}: addresses are not read by several workers; save the page, or leave --engine out")
    return [replace(source, path=Path(source.path).absolute(), named=source.name) for source in found]


def portions(sources: Iterable[Source], size: int) -> Iterator[Portion]:
    """The files cut into portions of at most so many files, lines or rows; one that holds many is one by itself."""
    whole: list[Source] = []
    for source in sources:
        alone = not source.problem and source.format is not None and _holds_many(source.format)
        if not alone:
            whole.append(source)
            if len(whole) < size:
                continue
        if whole:
            yield Portion(tuple(whole))
            whole = []
        if alone:
            yield from _parts(source, size)
    if whole:
        yield Portion(tuple(whole))


def _holds_many(kind: Format) -> bool:
    return kind is JSON or not (kind.is_whole or kind.has_sidecar)


def _parts(source: Source, size: int) -> Iterator[Portion]:
    """A file that cannot be cut is one portion: reading it says what is wrong with it."""
    cuts = source.format.parts if source.format else None
    try:
        parts: list[Any] = list(cuts.cut(source.path, size)) if cuts else []
    except (OSError, ValueError, NotImplementedError, ImportError):
        parts = []
    if len(parts) < 2:  # noqa: PLR2004  (what is read whole is found empty, or not fit to be read)
        yield Portion((source,))
    else:
        yield from (Portion((source,), part) for part in parts)


def read_portion(
    portion: Portion,
    metadata: Metadata,
    *,
    limit_bytes: int = DEFAULT_LIMIT,
    skip: Callable[[Skipped], None] = ignore,
) -> Iterator[Document]:
    """The documents of a portion, as ``read`` gives them, but with ids that may occur twice, and with copies."""
    if portion.part is None:
        for source in portion.sources:
            yield from read_source(source, metadata, limit_bytes, skip)
    else:
        (source,) = portion.sources
        place = place_of(source)
        yield from guarded(_some(source, portion.part, place, metadata, limit_bytes, skip), place, metadata)


def _some(
    source: Source, part: Any, place: Place, metadata: Metadata, limit: int, skip: Callable[[Skipped], None]
) -> Iterator[Document]:
    if source.format is None or source.format.parts is None:
        raise TypeError(f"{source.name} cannot be read in parts")
    with source.path.open("rb") as stream:
        yield from source.format.parts.read(opened(stream, place, metadata, limit, skip), part)
