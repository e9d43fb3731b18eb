"""Writing what a command made: whole files, or standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from readout.errors import SettingsError

if TYPE_CHECKING:
    from readout_schemas import Model


def json_of(model: Model) -> str:
    """A model as JSON that reads well and compares well: indented, keys in the order of the schema."""
    return model.model_dump_json(indent=1) + "\n"


def write(text: str, output: Path) -> None:
    """Write to a file, whole, or to standard output for ``-``."""
    from readout.files import write_whole

    if str(output) == "-":
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except BrokenPipeError:  # the reader has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    else:
        write_whole(output, text)


def check(places: Iterable[Path | None], sources: Iterable[str | Path] = ()) -> None:
    """Raise now, before a model is paid, if something could not be written later, or in the place of what is read.

    Args:
        places: where something is to be written; ``-`` and ``None`` take no place.
        sources: what is read: files, folders, patterns; addresses and ``-`` have no place.

    Raises:
        SettingsError: a place cannot be written to, is to be written twice, or is read, by whatever name.
    """
    from readout.files import check_place

    written = [place for place in places if place is not None]
    _check_once(written)
    files = [place for place in written if str(place) != "-"]
    check_apart(files, sources)
    for place in files:
        check_place(place)


def _check_once(places: Sequence[Path]) -> None:
    for number, place in enumerate(places):
        if any(one == place or _same(one, place) for one in places[:number]):
            where = "standard output" if str(place) == "-" else str(place)
            raise SettingsError(f"two things would be written to {where}: give each a place of its own")


def check_apart(places: Iterable[Path], sources: Iterable[str | Path]) -> None:
    """Make sure that nothing is written over what is read: one file by two names, or a text's metadata, included.

    Raises:
        SettingsError: a place is read.
    """
    there = [place for place in places if str(place) != "-" and place.is_file()]
    for one in there:
        _check_is_not_settings(one)
    if not there:  # so that nothing is looked for, nor imported, where nothing can be lost
        return
    from readout.ingest.overwriting import read_and_written

    place = read_and_written(there, sources)
    if place is not None:
        raise SettingsError(f"{place} is read and would be written: give another place")


def _check_is_not_settings(place: Path) -> None:
    from readout.cli.settings_file import IN_FORCE

    settings = IN_FORCE.get().path
    if settings is not None and _same(place, settings):
        raise SettingsError(f"{place} has the settings and would be written over: give another place")


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there
        return str(one) != "-" and one.absolute() == other.absolute()
