"""A copy of a database takes its place whole, or not at all."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest

from readout.database_copy import opened, write_copy
from readout.errors import InputError, SettingsError


def accepted(copy: sqlite3.Connection, place: Path) -> None:
    assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",), place


def refused(_: sqlite3.Connection, place: Path) -> None:
    raise InputError(f"{place} is not whole")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A database whose last row stands in its log alone, not in its file."""
    file = tmp_path / "source.sqlite3"
    with opened(file) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("CREATE TABLE kept (word TEXT)")
    return file


def test_a_copy_has_what_stands_only_in_the_log_is_one_file_and_its_owners_alone(source: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    copy.write_text("something older")
    with opened(source) as writer, opened(source) as reader:
        writer.execute("INSERT INTO kept VALUES ('here')")
        assert write_copy(reader, copy, accepted) == copy.stat().st_size
    with opened(copy, read_only=True) as found:
        assert found.execute("SELECT word FROM kept").fetchall() == [("here",)]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert sorted(file.name for file in tmp_path.iterdir()) == ["copy.sqlite3", "source.sqlite3"]


def test_a_copy_that_is_found_wanting_leaves_what_was_there(source: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    copy.write_text("something older")
    with opened(source) as database, pytest.raises(InputError, match="not whole"):
        write_copy(database, copy, refused)
    assert copy.read_text() == "something older"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["copy.sqlite3", "source.sqlite3"]


def test_a_place_that_cannot_be_written_is_said_before_anything_is_copied(source: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with opened(source) as database, pytest.raises(SettingsError, match="cannot write"):
        write_copy(database, tmp_path / "file" / "copy.sqlite3", refused)


def test_a_database_that_is_opened_to_read_cannot_be_written(source: Path) -> None:
    with opened(source, read_only=True) as database, pytest.raises(sqlite3.OperationalError, match="readonly"):
        database.execute("DELETE FROM kept")
