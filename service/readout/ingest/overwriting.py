"""Whether what would be written over is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.errors import InputError
from readout.ingest.formats import WITH_SIDECAR
from readout.ingest.inputs import STDIN, expand
from readout.ingest.readers import is_product
from readout.ingest.sidecar import is_sidecar, owner

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from readout.ingest.inputs import Source


def read_and_written(places: Iterable[Path], sources: Iterable[str | Path]) -> Path | None:
    """The first place with a file that is read, under whatever name: by a link, in other letters, in a folder.

    The metadata of a file that is read is read too. What readout wrote, and is found in a folder, is not.

    Args:
        places: where something would be written.
        sources: what the user named; nothing is said of what is not there.
    """
    there = [place for place in places if place.is_file()]
    owners = {place: text for place in there if (text := owner(place, WITH_SIDECAR)) and is_sidecar(place)}
    if there:
        for source in _files(sources):
            for place in there:
                if _same(place, source.path) and not (source.found and is_product(source)):
                    return place
                if place in owners and _same(owners[place], source.path):
                    return place
    return None


def _files(sources: Iterable[str | Path]) -> Iterator[Source]:
    for source in sources:
        try:
            found = expand([source])
        except InputError:
            continue
        yield from (one for one in found if not (one.is_web or one.name == STDIN or one.problem))


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
