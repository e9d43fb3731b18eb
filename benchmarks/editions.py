"""How long the next edition of a desk takes: a year of 200 documents a day, and one more day.

python benchmarks/editions.py [DAYS [FOLDER]]        default: 365, in a temporary folder

The store is SQLite's. Among the records is an event of which 3,000 documents of the last fortnight tell; a tenth of
what comes on the last day tells of it too. The day is joined, and its edition made, in a process of its own.
"""

from __future__ import annotations

import datetime as dt
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "merging"))

from conftest import Writer  # noqa: E402
from world import START, World  # noqa: E402

from readout.clock import SystemClock  # noqa: E402
from readout.desk import Desk  # noqa: E402
from readout.desk.editions import Edition, Wanted  # noqa: E402
from readout.gc_tuning import tune_gc  # noqa: E402
from readout.report_io import read_reports  # noqa: E402
from readout_schemas import Report  # noqa: E402

A_DAY = 200
RECORDS = 4
"""Records of a document."""
HOT = 3000
FORTNIGHT = 15
KINDS = ("new", "developed", "corroborated", "disputed")


class Tomorrow(SystemClock):
    """The next day."""

    def wall(self) -> float:
        return super().wall() + 86_400


def reports(days: int) -> dict[dt.date, list[Report]]:
    """The reports of each day."""
    found: dict[dt.date, list[Report]] = {}
    for report in World(days * A_DAY * RECORDS, days=days, a_report=RECORDS).reports():
        assert report.document.published is not None
        found.setdefault(report.document.published, []).append(report)
    found.pop(START + dt.timedelta(days=days), None)  # what is told a day late of the last one
    return found


def hot(days: int, numbers: range) -> Iterator[Report]:
    """Reports of one event, each in words of its own."""
    for number in numbers:
        chance = random.Random(number)
        words = " ".join(f"w{chance.randrange(10**9)}" for _ in range(200))
        last = START + dt.timedelta(days=days - 1)
        day = last - dt.timedelta(days=FORTNIGHT - number * FORTNIGHT // HOT)
        made = Writer(f"hot{number}", min(day, last).isoformat(), words + "\n")
        met = last - dt.timedelta(days=FORTNIGHT)
        yield made.meeting("Peru", "Chile", day=met.isoformat(), told="Peru and Chile met.").report()


def build(address: Path, days: int) -> None:
    """All but the last day, which is kept in a file beside it."""
    made = reports(days)
    last = max(made)
    fresh = [*made.pop(last)[: A_DAY - A_DAY // 10], *hot(days, range(HOT, HOT + A_DAY // 10))]
    _beside(address).write_text("".join(f"{one.model_dump_json()}\n" for one in fresh), encoding="utf-8")
    started = time.perf_counter()
    with Desk.open(address) as desk:
        desk.add(report for day in sorted(made) for report in made[day])
        desk.add(hot(days, range(HOT)))
        added = time.perf_counter() - started
        turns = desk.catch_up()
    print(
        f"{days - 1} days: {sum(turn.fresh for turn in turns)} records, added in {added:.0f} s, joined in "
        f"{time.perf_counter() - started - added:.0f} s, {address.stat().st_size / 1e6:.0f} MB on disk",
        flush=True,
    )


def next_day(address: Path) -> None:
    """The last day, and its edition."""
    fresh = list(read_reports(_beside(address)))
    with Desk.open(address, Tomorrow()) as desk:
        measured = Measured()
        desk.add(fresh)
        print(f"the next day: {len(fresh)} documents added in {measured}")
        measured = Measured()
        (turn,) = desk.catch_up()
        print(
            f"  {turn.fresh} records joined in {measured}: {turn.candidates} clusters share a key, {turn.looked_at} "
            f"were merged again ({turn.records} records), {turn.changed} changed"
        )
        measured = Measured()
        edition = desk.brief(Wanted(since=dt.datetime.fromtimestamp(desk.clock.wall(), dt.UTC).date()))
        assert isinstance(edition, Edition)
        counts = ", ".join(f"{len(getattr(edition.changes, name))} {name}" for name in KINDS)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"  edition made in {measured}: {counts}; peak {peak:.0f} MB in all")


class Measured:
    """Time since it was made."""

    def __init__(self) -> None:
        self._wall, self._cpu = time.perf_counter(), time.process_time()

    def __str__(self) -> str:
        return f"{time.perf_counter() - self._wall:.1f} s ({time.process_time() - self._cpu:.1f} s of a processor)"


def _beside(address: Path) -> Path:
    return address.with_suffix(".jsonl")


def main() -> None:
    if sys.argv[1:2] == ["--next"]:
        tune_gc()
        next_day(Path(sys.argv[2]))
        return
    days = int(sys.argv[1]) if sys.argv[1:] else 365
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[2]) if sys.argv[2:] else Path(temporary)
        address = folder / f"desk{days}.sqlite3"
        if not address.exists():
            build(address, days)
        subprocess.run([sys.executable, __file__, "--next", str(address)], check=True)  # noqa: S603


if __name__ == "__main__":
    main()
