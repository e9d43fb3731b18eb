"""The ledger's file: what is put in stands there, whatever happens to the process or the disk."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import re
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
import pytest

from readout.errors import LedgerError
from readout.ledger import Entry, Store, default_place, key_of, settled_place
from readout.ledger import store as store_module
from readout.ledger.keys import without_secrets
from readout.ledger.store import PATIENCE, _until_free

if TYPE_CHECKING:
    from tests.conftest import VirtualClock

KEY = key_of("http://localhost:1/v1", b"{}")
WRITER = """
import sys
from collections.abc import Callable
from pathlib import Path
from readout.ledger import Entry, Store
store = Store(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    key = f"{sys.argv[2]}{number}".encode()
    store.put([Entry(key=key, model="m", prompt="p", prompt_tokens=1, completion_tokens=1, answer=key)])
    print(number, flush=True)
"""


def entry(key: bytes = KEY, answer: bytes = b'{"a": 1}') -> Entry:
    return Entry(key=key, model="m", prompt="all.v2", prompt_tokens=10, completion_tokens=2, answer=answer)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "deeper" / "ledger.sqlite3"


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


class Busy:
    """Time, and work that finds the file busy a number of times, or fails in another way."""

    def __init__(self, times: float, code: int) -> None:
        self.times, self.code, self.done, self.now, self.naps = times, code, 0, 7.0, list[float]()

    def __call__(self) -> None:
        self.done += 1
        if self.done <= self.times:
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = self.code
            raise error

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.naps.append(seconds)


@pytest.mark.parametrize(
    ("times", "code", "tries", "fails"),
    [
        (0, sqlite3.SQLITE_BUSY, 1, False),
        (3, sqlite3.SQLITE_BUSY, 4, False),
        (1, sqlite3.SQLITE_FULL, 1, True),
        (float("inf"), sqlite3.SQLITE_BUSY, PATIENCE / 0.01, True),
    ],
    ids=["free", "free in a while", "not busy", "busy for ever"],
)
def test_a_file_that_others_hold_is_waited_for_and_not_for_ever(
    monkeypatch: pytest.MonkeyPatch, times: float, code: int, tries: float, fails: bool
) -> None:
    busy = Busy(times, code)
    monkeypatch.setattr(store_module, "time", busy)
    with pytest.raises(sqlite3.OperationalError) if fails else contextlib.nullcontext():
        _until_free(busy)
    assert busy.done == pytest.approx(tries, abs=0 if tries < 5 else 3)
    assert set(busy.naps) <= {0.01}


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


def test_processes_share_a_ledger(place: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(place), name, "40"], stdout=subprocess.DEVNULL)
        for name in "abcd"
    ]
    assert [writer.wait() for writer in writers] == [0, 0, 0, 0]
    with Store(place) as store:
        assert {store.get(f"{name}{number}".encode()) for name in "abcd" for number in range(40)} == {
            f"{name}{number}".encode() for name in "abcd" for number in range(40)
        }


SHARER = """
import sys
from collections.abc import Callable
from pathlib import Path
from readout.ledger import Entry, Store
stores = [Store(Path(sys.argv[1])), Store(Path(sys.argv[1]))]
print("open", flush=True)
for line in sys.stdin:
    key = line.strip().encode()
    stores[0].put([Entry(key=key, model="m", prompt="p", prompt_tokens=1, completion_tokens=1, answer=key)])
    print("put", flush=True)
"""


def test_a_process_that_looks_in_takes_nothing_from_one_that_writes(place: Path) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", SHARER, str(place)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert writer.stdin is not None
    assert writer.stdout is not None
    for number in range(3):
        assert writer.stdout.readline() in {"open\n", "put\n"}
        with Store(place) as store:
            assert [store.get(b"%d" % before) for before in range(number)] == [b"%d" % one for one in range(number)]
        print(number, file=writer.stdin, flush=True)
    writer.communicate()
    with Store(place) as store:
        assert {entry.key for entry in store.entries()} == {b"0", b"1", b"2"}


def test_what_was_put_before_a_kill_is_there(place: Path) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(place), "k", "100000"], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    for _ in range(20):
        last = int(writer.stdout.readline())
    writer.kill()
    last = max([last, *map(int, writer.stdout.read().split("\n")[:-1])])
    writer.wait()
    writer.stdout.close()
    with Store(place) as store:
        assert all(store.get(f"k{number}".encode()) for number in range(last + 1))


def test_stats_entries_and_pruning(place: Path, clock: VirtualClock) -> None:
    with Store(place, clock) as store:
        store.put([entry(), entry(b"2" * 32)])
        (stats,) = store.stats()
        assert (stats.model, stats.answers, stats.prompt_tokens, stats.completion_tokens) == ("m", 2, 20, 4)
        assert [one.key for one in store.entries()] == [KEY, b"2" * 32]
        assert store.prune(int(clock.wall())) == 0
        assert store.prune(int(clock.wall()) + 1) == 2
        assert store.stats() == []


def test_the_key_is_a_hash_of_the_form_the_server_and_the_request() -> None:
    """As it was written down when the form was settled: another key would have all answers asked again."""
    told = b"readout ledger 1\0http://host:8080/v1\0{}"
    assert key_of("http://me:pw@HOST:8080/v1/?key=1#x", b"{}") == hashlib.sha256(told).digest()


@pytest.mark.parametrize(
    ("address", "bare"),
    [
        ("https://me:pw@Host.Example/a/v1/?k=1#x", "https://host.example/a/v1"),
        ("http://h:81/X", "http://h:81/X"),
        ("file:///x/", "file:///x"),
    ],
)
def test_an_address_without_secrets_is_what_names_a_server(address: str, bare: str) -> None:
    assert without_secrets(address) == bare


def test_the_default_place_is_the_users_cache_folder_without_a_makers_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows a maker's name would be a folder more."""
    asked = []
    monkeypatch.setattr(
        platformdirs, "user_cache_path", lambda *given, **more: asked.append((given, more)) or Path("c")
    )
    assert default_place() == Path("c/ledger.sqlite3")
    assert asked == [(("readout",), {"appauthor": False})]


def test_the_key_depends_on_the_server_and_on_every_letter_of_the_request() -> None:
    keys = {
        key_of("http://a/v1", b"{}"),
        key_of("http://b/v1", b"{}"),
        key_of("http://a:81/v1", b"{}"),
        key_of("https://a/v1", b"{}"),
        key_of("http://a/v1", b"{ }"),
    }
    assert len(keys) == 5


@pytest.mark.parametrize("same", ["http://me:pw@a/v1", "http://A/v1/", "http://a/v1?key=1", "http://a/v1#x"])
def test_what_may_be_a_secret_has_no_part_in_the_key(same: str) -> None:
    assert key_of(same, b"{}") == key_of("http://a/v1", b"{}")


def test_the_place_is_what_is_asked_for_then_what_the_environment_says_then_the_cache_folder() -> None:
    assert settled_place(Path("x"), {"READOUT_LEDGER": "y"}) == Path("x")
    assert settled_place(True, {"READOUT_LEDGER": "y"}) == Path("y")
    assert settled_place(True, {"READOUT_LEDGER": "None"}) is None
    assert settled_place(False, {"READOUT_LEDGER": "y"}) is None
    default = settled_place(True, {})
    assert default is not None
    assert default.parts[-2:] == ("readout", "ledger.sqlite3")
