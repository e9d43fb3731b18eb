"""No two documents of a run have one id, and no text is read twice."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from readout.ingest.documents import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from readout_schemas import Document

_SUFFIX_LENGTH = 8


def unique(documents: Iterable[Document]) -> Iterator[Document]:
    """The documents with ids that occur once, and copies of an earlier text as errors.

    The first document of a name keeps it; a later one gets ``-`` and the beginning of its text's SHA-256, so that its
    name does not depend on how many came before. Names that differ in case only count as one, because files are
    named after them. Only names and hashes are kept in memory.
    """
    taken: set[str] = set()
    first: dict[bytes, tuple[str, str]] = {}
    """Source and id of the first document of each text."""
    for document in documents:
        name = next(name for name in _names(document) if name.casefold() not in taken)
        taken.add(name.casefold())
        named = document.model_copy(update={"id": name})
        if named.text is None or not named.sha256:
            yield named
            continue
        mark = bytes.fromhex(named.sha256)
        earlier = first.setdefault(mark, (named.source, named.id))
        yield named if earlier == (named.source, named.id) else _copy_of(earlier, named)


def _names(document: Document) -> Iterator[str]:
    yield document.id
    mark = (document.sha256 or digest(document.source))[:_SUFFIX_LENGTH]
    yield f"{document.id}-{mark}"
    for number in count(2):
        yield f"{document.id}-{mark}-{number}"


def _copy_of(earlier: tuple[str, str], document: Document) -> Document:
    source, name = earlier
    what = source if source != document.source else f"{source} (document {name})"
    error = f"{document.source}: has the very text of {what}; leave one of them out"
    return document.model_copy(update={"text": None, "furniture": (), "error": error})
