"""A ledger that several processes have open: each waits for the others, and a killed one leaves it whole."""

from __future__ import annotations

import contextlib
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from readout.ledger import Store
from readout.ledger import store as store_module
from readout.ledger.store import PATIENCE, _until_free

WRITER = """
import sys
from pathlib import Path
from readout.ledger import Entry, Store
store = Store(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    key = f"{sys.argv[2]}{number}".encode()
    store.put([Entry(key=key, model="m", prompt="p", prompt_tokens=1, completion_tokens=1, answer=key)])
    print(number, flush=True)
"""


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
