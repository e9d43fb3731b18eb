"""How many documents there are, as file names and line ends tell it, without reading one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.errors import InputError
from readout.ingest.inputs import STDIN, Source, expand

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable


def how_many(sources: Iterable[str | os.PathLike[str]]) -> int | None:
    """The number of documents that the sources hold; blank lines count, and a file that may hold several counts as one.

    Returns:
        None where it cannot be told: standard input, or sources that cannot be read.
    """
    try:
        return sum(map(_in_file, expand(sources)))
    except (InputError, OSError, ValueError, ImportError):
        return None


def _in_file(source: Source) -> int:
    if source.name == STDIN:
        raise InputError("standard input has no length")
    if source.problem is not None or source.format is None or source.format.parts is None:
        return 1
    return source.format.parts.count(source.path)
