"""The ledger's file: what is put in stands there, whatever happens to the process or the disk."""

from __future__ import annotations

import dataclasses
import re
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from readout.errors import LedgerError, SettingsError
from readout.ledger import Entry, Store, key_of
from readout.ledger.store import PATIENCE

if TYPE_CHECKING:
    from tests.conftest import VirtualClock

KEY = key_of("http://localhost:1/v1", b"{}")


def entry(key: bytes = KEY, answer: bytes = b'{"a": 1}') -> Entry:
    return Entry(key=key, model="m", prompt="all.v2", prompt_tokens=10, completion_tokens=2, answer=answer)


def test_an_answer_comes_back_letter_for_letter_after_the_file_was_closed(place: Path) -> None:
    with Store(place) as store:
        assert store.get(KEY) is None
        assert store.put([entry()]) == [b'{"a": 1}']
    with Store(place) as store:
        assert store.get(KEY) == b'{"a": 1}'


def test_an_answer_is_on_the_disk_when_it_was_put_and_readers_are_not_kept_waiting(place: Path) -> None:
    """SQLite's numbers: 2 is FULL, an fsync for each commit to the log."""
    with Store(place) as store:
        assert store._db.execute("PRAGMA synchronous").fetchone() == (2,)
        assert store._db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_store_waits_for_others_and_begins_its_transactions_itself(place: Path) -> None:
    with Store(place) as store:
        assert store.path == place
        assert store._db.execute("PRAGMA busy_timeout").fetchone() == (1000 * PATIENCE,)
        assert store._db.isolation_level is None


def test_all_of_an_entry_comes_back_with_the_second_in_which_it_was_put(place: Path, clock: VirtualClock) -> None:
    with Store(place, clock) as store:
        store.put([entry()])
        assert list(store.entries()) == [dataclasses.replace(entry(), at=int(clock.wall()))]
        (stats,) = store.stats()
        assert (stats.size, stats.first, stats.last) == (8, int(clock.wall()), int(clock.wall()))


@pytest.mark.parametrize(
    ("what", "work"),
    [
        ("read", lambda store: store.get(KEY)),
        ("read", lambda store: store.stats()),
        ("read", lambda store: list(store.entries())),
        ("written", lambda store: store.put([entry()])),
        ("written", lambda store: store.forget([KEY])),
        ("written", lambda store: store.prune(0)),
    ],
)
def test_what_cannot_be_done_says_so_and_what_to_do(place: Path, what: str, work: Callable[[Store], object]) -> None:
    with Store(place) as store:
        store._db.execute("DROP TABLE answers")
        told = f"the ledger {place} cannot be {what} (no such table: answers): see to that, give another place with "
        with pytest.raises(LedgerError, match=f"^{re.escape(told)}--ledger, or do without with --no-ledger$"):
            work(store)


def test_of_two_answers_to_one_question_the_first_stands(place: Path) -> None:
    with Store(place) as store, Store(place) as other:
        store.put([entry()])
        assert other.put([entry(answer=b'{"a": 2}')]) == [b'{"a": 1}']


def test_the_file_is_its_owners_alone(place: Path) -> None:
    Store(place).close()
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_a_full_disk_is_one_line_and_costs_nothing_that_was_kept(place: Path) -> None:
    with Store(place) as store:
        store.put([entry()])
        (pages,) = store._db.execute("PRAGMA page_count").fetchone()
        store._db.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(LedgerError, match=r"cannot be written \(database or disk is full\).*--no-ledger"):
            store.put([entry(b"2" * 32, b"x" * 100_000)])
        assert store.get(KEY) == b'{"a": 1}'
    with Store(place) as store:
        assert store._db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert store.get(b"2" * 32) is None


def test_a_batch_is_kept_whole_or_not_at_all(place: Path) -> None:
    with Store(place) as store:
        (pages,) = store._db.execute("PRAGMA page_count").fetchone()
        store._db.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(LedgerError):
            store.put([entry(), entry(b"2" * 32, b"x" * 100_000)])
        assert store.get(KEY) is None


@pytest.mark.parametrize("content", [b"not a database at all", b"SQLite format 3\0" + b"\1" * 4000])
def test_what_is_no_ledger_is_left_as_it_is(place: Path, content: bytes) -> None:
    place.parent.mkdir(parents=True)
    place.write_bytes(content)
    with pytest.raises(LedgerError, match="--ledger"):
        Store(place)
    assert place.read_bytes() == content


def test_another_programs_database_is_left_as_it_is(place: Path) -> None:
    place.parent.mkdir(parents=True)
    with sqlite3.connect(place) as db:
        db.execute("CREATE TABLE mail (id)")
    with pytest.raises(LedgerError, match="another program"):
        Store(place)


def test_a_ledger_of_a_later_form_is_left_as_it_is(place: Path) -> None:
    with Store(place) as store:
        store._db.execute("PRAGMA user_version = 99")
    with pytest.raises(LedgerError, match="newer readout"):
        Store(place)


def test_a_place_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LedgerError, match="cannot be opened"):
        Store(tmp_path / "file" / "ledger.sqlite3")


def test_stats_entries_and_pruning(place: Path, clock: VirtualClock) -> None:
    with Store(place, clock) as store:
        store.put([entry(), entry(b"2" * 32)])
        (stats,) = store.stats()
        assert (stats.model, stats.answers, stats.prompt_tokens, stats.completion_tokens) == ("m", 2, 20, 4)
        assert [one.key for one in store.entries()] == [KEY, b"2" * 32]
        assert store.prune(int(clock.wall())) == 0
        assert store.prune(int(clock.wall()) + 1) == 2
        assert store.stats() == []


def test_a_copy_of_a_ledger_in_use_is_a_ledger_with_the_same_answers(place: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copies" / "ledger.sqlite3"
    with Store(place) as store:
        store.put([entry()])
        assert store.backup(copy) == copy.stat().st_size
        store.put([entry(b"2" * 32)])
    with Store(copy) as copied:
        assert [one.key for one in copied.entries()] == [KEY]


def test_a_ledger_is_not_copied_over_itself(place: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(place)
    with Store(place) as store:
        store.put([entry()])
        for file in (place, tmp_path / "link"):
            with pytest.raises(SettingsError, match="is the ledger itself"):
                store.backup(file)
        assert store.get(KEY) == b'{"a": 1}'


def test_a_damaged_ledger_is_not_copied_over_a_good_copy(place: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    with Store(place) as store:
        store.put([entry(bytes([number]) * 32, b'"' + b"a" * 5_000 + b'"') for number in range(50)])
        store.backup(copy)
        store._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        good = copy.read_bytes()
        with place.open("r+b") as file:
            file.seek(8 * 4096)
            file.write(b"\xff" * 4096)
    with Store(place) as store, pytest.raises(LedgerError, match="damaged"):
        store.backup(copy)
    assert copy.read_bytes() == good
