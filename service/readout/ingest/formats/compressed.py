"""One file that is packed by itself: ``article.txt.gz``."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from typing import TYPE_CHECKING

from readout.errors import InputError
from readout.ingest.formats.archives import budget
from readout.ingest.formats.interface import Format, Opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from readout_schemas import Document

_OPENERS: dict[str, Callable[[Any], Any]] = {".gz": gzip.GzipFile, ".bz2": bz2.BZ2File, ".xz": lzma.LZMAFile}


def _read(file: Opened) -> Iterator[Document]:
    name = file.place.source.rpartition("/")[2]
    ending = next((end for end in _OPENERS if name.lower().endswith(end)), ".gz")
    try:
        with gzip.GzipFile(fileobj=file.stream) if ending == ".gz" else _OPENERS[ending](file.stream) as stream:
            copy = file.spooled(stream, budget(file))
    except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
        raise InputError(f"{file.place.where}: cannot be unpacked ({error}); pack it anew") from None
    with copy:
        yield from file.member(name[: -len(ending)] or "unnamed", copy)


COMPRESSED = Format(
    title="compressed file",
    suffixes=tuple(_OPENERS),
    media_types=("application/gzip", "application/x-gzip", "application/x-bzip2", "application/x-xz"),
    read=_read,
    is_whole=False,
)
