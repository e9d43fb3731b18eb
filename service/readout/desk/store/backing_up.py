"""A copy of the whole store while it is in use, and the way back: by SQLite's own online backup.

PostgreSQL has programs of its own for that (its manual, chapter 26).
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from readout.database_copy import opened, write_copy
from readout.desk.store.engine import APPLICATION, Store
from readout.desk.store.migrating import HEAD
from readout.desk.store.places import Place
from readout.errors import DeskError, InputError, SettingsError


def back_up(store: Store, file: Path) -> int:
    """Copy a store into a file, which takes its place when it is whole; its size in bytes.

    Raises:
        SettingsError: the store is on PostgreSQL, the file is the store, or cannot be written.
        DeskError: the store cannot be read, or the copy is not whole.
    """
    source = _file_of(store.place, "pg_dump --format=custom --file", file)
    if file.exists() and source.samefile(file):
        raise SettingsError(f"{file} is the desk itself: give another place for the copy")
    with _told(f"the desk {store.place} cannot be copied"), opened(source) as here:
        return write_copy(here, file, _check)


def restore(place: Place, file: Path, *, replace: bool = False) -> None:
    """Put a copy in the place of a store, which others may have open meanwhile.

    Args:
        place: where the store is.
        file: the copy.
        replace: whether a store that is there is overwritten.

    Raises:
        InputError: the file is no copy of a store, or of a newer release.
        SettingsError: the store is on PostgreSQL, or is there already.
        DeskError: it cannot be written.
    """
    target = _file_of(place, "pg_restore --clean --if-exists --dbname", file)
    if not file.is_file():
        raise InputError(f"{file}: there is no such file; give a copy that readout desk backup wrote")
    if target.exists() and target.stat().st_size and not replace:
        raise SettingsError(
            f"there is a desk at {target}: give --replace to overwrite it, or another place with --desk"
        )
    if target.exists() and target.samefile(file):
        raise SettingsError(f"{file} is the desk itself: give the copy")
    with _told(f"{file} cannot be restored"), opened(file, read_only=True) as copy:
        _check(copy, file)
        target.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        with opened(target) as there:
            copy.backup(there)


def _file_of(place: Place, program: str, file: Path) -> Path:
    if place.file is None:
        address = str(place)
        line = f"{program}={file} '{address}'" if program.startswith("pg_dump") else f"{program}='{address}' {file}"
        raise SettingsError(f"a desk on PostgreSQL is copied by PostgreSQL's own programs: {line}")
    return place.file


def _check(connection: sqlite3.Connection, file: Path) -> None:
    """Make sure that a file is a store, whole, and of a release that is known.

    Raises:
        InputError: it is not.
    """
    (name,) = connection.execute("PRAGMA application_id").fetchone()
    if name != APPLICATION:
        raise InputError(f"{file} is no copy of a desk: give one that readout desk backup wrote")
    (version,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if version > HEAD:
        raise InputError(f"{file} was written by a newer readout (revision {version}): update readout")
    (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise InputError(f"{file} is damaged ({found}): take an older copy")


@contextlib.contextmanager
def _told(what: str) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise DeskError(f"{what} ({error}): see to that, or give another place") from error
    except OSError as error:
        raise DeskError(f"{what} ({error.strerror}): see to that, or give another place") from error
