"""From what was handed in to documents: each read when it is asked for."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from readout.desk.store.job_tables import JobSourceRow
from readout.ingest import Metadata, Skipped, document, read, read_content
from readout.web import WebOptions
from readout_schemas import Document


@dataclass(frozen=True, slots=True)
class Source:
    """One thing that a job reads, as it was kept."""

    place: int
    kind: str
    name: str
    metadata: Metadata
    body: bytes

    @classmethod
    def of(cls, row: JobSourceRow) -> Source:
        """From its row, bytes and all."""
        about = Metadata.model_validate_json(row.about)
        return cls(row.place, row.kind, row.name, about, b"" if row.body is None else zlib.decompress(row.body))


def documents_of(source: Source, web: WebOptions, skip: Callable[[Skipped], None]) -> Iterator[Document]:
    """The documents of a source.

    Raises:
        InputError: there is nothing to read.
    """
    if source.kind == "text":
        yield document(source.body.decode(), source=source.name, metadata=source.metadata)
    elif source.kind == "file":
        yield from read_content(source.body, source.name, source.metadata, skip=skip, web=web)
    else:
        yield from read([source.name], source.metadata, skip=skip, web=web)
