"""From what was handed in, or is watched, to documents: each read when it is asked for."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from readout.desk.jobs.seen import mark_of
from readout.desk.jobs.things import Given
from readout.desk.store.job_tables import JobSourceRow
from readout.errors import InputError
from readout.ingest import DEFAULT_LIMIT, Metadata, Skipped, document, read, read_content
from readout.ingest.inputs import Source as File
from readout.ingest.inputs import expand
from readout.ingest.links import addresses_in
from readout.ingest.readers import read_source
from readout.web import FetchAhead, Fetcher, WebOptions
from readout_schemas import Document

Skip = Callable[[Skipped], None]


@dataclass(frozen=True, slots=True)
class Source:
    """One thing that a job reads, as it was kept."""

    place: int
    kind: str
    name: str
    metadata: Metadata
    mark: str
    body: bytes

    @classmethod
    def of(cls, row: JobSourceRow) -> Source:
        """From its row, bytes and all."""
        told = json.loads(row.about)
        about = Metadata.model_validate(told["metadata"])
        body = b"" if row.body is None else zlib.decompress(row.body)
        return cls(row.place, row.kind, row.name, about, told["mark"], body)


def documents_of(source: Source, web: WebOptions, skip: Skip) -> Iterator[Document]:
    """The documents of a source.

    Raises:
        InputError: there is nothing to read.
    """
    if source.kind == "text":
        yield document(source.body.decode(), source=source.name, metadata=source.metadata)
    elif source.kind == "file":
        yield from read_content(source.body, source.name, source.metadata, skip=skip, web=web)
    elif source.kind == "path":
        fetcher = FetchAhead(Fetcher(web))
        try:
            yield from read_source(File(Path(source.name), found=True), source.metadata, DEFAULT_LIMIT, skip, fetcher)
        finally:
            fetcher.close()
    else:
        yield from read([source.name], source.metadata, skip=skip, web=web)


def listed(source: Source, skip: Skip) -> list[Given] | None:
    """What stands in a folder or a file of links now, one by one; ``None`` if the source is neither.

    Raises:
        InputError: it is not there, or cannot be read.
    """
    path = Path(source.name)
    if source.kind == "links":
        return [Given(kind="address", name=one, metadata=source.metadata, mark=one) for one in addresses_in(path)]
    if source.kind != "folder":
        return None
    if not path.is_dir():
        raise InputError(f"{path}: there is no such folder; check the path")
    try:
        files = expand([path], skip)
    except InputError:  # there is nothing in it that is read, which of a folder that waits for more is no fault
        return []
    return [Given(kind="path", name=str(one.path), metadata=source.metadata, mark=mark_of(one.path)) for one in files]
